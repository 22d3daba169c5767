//! What is wrong, where, and what to do about it.

#[macro_use]
mod text;

mod code;
mod diagnostic;
mod excerpt;
mod json;
mod kept;
mod report;
mod screen;
mod source;

pub use code::{Code, Explanation, Severity};
pub use diagnostic::{Diagnostic, Line, Place};
pub use excerpt::Position;
pub use json::to_json;
pub use kept::{KeptReport, KeptText};
pub use report::Report;
pub use screen::{Screen, Style};
pub use source::{Source, Undecodable};
pub use text::{Language, Text, Words, nearest};
