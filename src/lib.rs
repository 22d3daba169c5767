//! Insyn.

#[macro_use]
pub mod diagnostics;
pub mod checks;
pub mod cli;
pub mod config;
pub mod content;
pub mod documents;
pub mod fields;
pub mod formats;
pub mod markup;
pub mod output;
pub mod pipeline;
pub mod site;
pub mod terms;
pub mod theme;
