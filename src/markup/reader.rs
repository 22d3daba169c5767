//! Reads Markdown: CommonMark with tables, footnotes, definition lists and heading attributes.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use super::block::{self, Block};
use super::prose::Prose;
use super::writer::Writer;

/// A text, parsed once: checks look at its blocks, pages are made of its prose.
pub struct Parsed<'t> {
    text: &'t str,
    offset: usize,
    events: Vec<(Event<'t>, Range<usize>)>,
}

impl<'t> Parsed<'t> {
    /// Parses the text of a document, which begins `offset` bytes into its file.
    pub fn new(text: &'t str, offset: usize) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_HEADING_ATTRIBUTES;
        // About one event a line, and lines are long.
        let mut events = Vec::with_capacity(text.len() / 32);
        events.extend(Parser::new_ext(text, options).into_offset_iter());
        Self { text, offset, events }
    }

    /// The text as HTML with slots.
    pub fn prose(&self) -> Prose {
        Writer::new(self.text, self.offset, &self.events).write()
    }

    /// The text of a glossary: each word in its definition lists has an anchor, the next of those given or one of its own.
    pub fn glossary(&self, anchors: &[String]) -> Prose {
        Writer::new(self.text, self.offset, &self.events).explaining(anchors).write()
    }

    /// The text as blocks of words.
    pub fn blocks(&self) -> Vec<Block<'_>> {
        block::blocks(&self.events, self.offset)
    }
}
