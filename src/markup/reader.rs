//! Reads Markdown: CommonMark with tables, footnotes, definition lists and heading attributes.

use pulldown_cmark::{Options, Parser};

use super::prose::Prose;
use super::writer::Writer;

/// Parses the text of a document, which begins `offset` bytes into its file.
pub fn parse(text: &str, offset: usize) -> Prose {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let events: Vec<_> = Parser::new_ext(text, options).into_offset_iter().collect();
    Writer::new(text, offset, &events).write()
}
