//! Reads Markdown: CommonMark with tables, footnotes, definition lists and heading attributes.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, RefDefs, Tag};

use super::block::{self, Block};
use super::finding::{Finding, FindingKind};
use super::prose::Prose;
use super::writer::Writer;

/// A text, parsed once: checks look at its blocks, pages are made of its prose.
pub struct Parsed<'t> {
    text: &'t str,
    offset: usize,
    events: Vec<(Event<'t>, Range<usize>)>,
    /// Lines that are read as addresses of links that no text has.
    unused: Vec<Finding>,
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
        let mut parser = Parser::new_ext(text, options).into_offset_iter();
        events.extend(parser.by_ref());
        let unused = unused_addresses(parser.reference_definitions(), &events, offset);
        Self { text, offset, events, unused }
    }

    /// The text as HTML with slots.
    pub fn prose(&self) -> Prose {
        self.with_unused(Writer::new(self.text, self.offset, &self.events).write())
    }

    /// The text of a glossary: each word in its definition lists has an anchor, the next of those given or one of its own.
    pub fn glossary(&self, anchors: &[String]) -> Prose {
        self.with_unused(Writer::new(self.text, self.offset, &self.events).explaining(anchors).write())
    }

    /// The text as blocks of words.
    pub fn blocks(&self) -> Vec<Block<'_>> {
        block::blocks(&self.events, self.offset)
    }

    fn with_unused(&self, mut prose: Prose) -> Prose {
        prose.findings.extend(self.unused.iter().cloned());
        prose
    }
}

/// Definitions of links (`[Telefon]: 0123-45 67 89`) that no link uses: their words are shown nowhere.
fn unused_addresses(
    defined: &RefDefs<'_>,
    events: &[(Event<'_>, Range<usize>)],
    offset: usize,
) -> Vec<Finding> {
    let uses = |label: &str| {
        events.iter().any(|(event, _)| match event {
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut)
                    && id.to_lowercase() == label.to_lowercase()
            }
            _ => false,
        })
    };
    let unused = defined.iter().filter(|(label, _)| !uses(label));
    let mut found: Vec<Finding> = unused
        .map(|(label, one)| Finding {
            kind: FindingKind::UnusedAddress(label.to_owned()),
            span: one.span.start + offset..one.span.end + offset,
        })
        .collect();
    found.sort_by_key(|one| one.span.start);
    found
}
