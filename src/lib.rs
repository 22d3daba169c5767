//! Insyn.

#[macro_use]
pub mod diagnostics;
pub mod config;
pub mod documents;
pub mod fields;
pub mod formats;
pub mod markup;
pub mod site;
pub mod terms;
pub mod theme;
