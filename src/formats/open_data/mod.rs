//! What other programs read: each document as JSON, and lists of them.

mod record;
mod records;

pub use records::FORMAT as RECORDS;
