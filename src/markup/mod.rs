//! Markdown in, prose out: HTML with slots for what only the finished site knows, headings, parts, findings. Finished
//! pages in, blocks and findings out.

mod block;
mod code_block;
mod finding;
mod mentions;
mod plain;
mod prose;
mod reader;
mod table;
mod web;
mod writer;

pub use block::{Block, BlockKind, LinkText, Reference};
pub use finding::{Finding, FindingKind};
pub use prose::{Definition, Fact, Fill, Heading, Part, Prose, Slot};
pub use reader::Parsed;
pub use web::WebPage;
