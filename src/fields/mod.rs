//! Typed reading of TOML tables, with every fault told at its exact place.
//!
//! The code that reads a table is its schema: each key is asked for once, by name and type. What is
//! missing, of another type, outside its values or never asked for becomes a fault of its own, and
//! reading goes on, so that one run tells them all.

mod codes;
mod in_order;
mod scalars;
mod syntax;
mod table;
mod texts;
mod value;

pub use codes::{CODES, PLACEHOLDER, SYNTAX, UNKNOWN_KEY, UNKNOWN_VALUE};
pub use table::{Fields, Placed};
