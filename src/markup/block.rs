//! The blocks of a text as plain text, each letter with its place in the file: what checks of wording look at.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// A stretch of text that a reader meets as one: a paragraph, a heading, a cell.
#[derive(Debug, Default)]
pub struct Block<'t> {
    /// What it is.
    pub kind: BlockKind,
    /// Its text without markup; lines of the source stay lines.
    pub text: Cow<'t, str>,
    /// Its links and images.
    pub links: Vec<LinkText>,
    /// Where it stands in the file's decoded text.
    pub span: Range<usize>,
    /// Whether all its text is bold.
    pub all_bold: bool,
    /// Where its first stretch begins in the file.
    first: Option<usize>,
    /// Where the other stretches begin: in the text, and in the file.
    runs: Vec<(usize, usize)>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BlockKind {
    /// A paragraph, also in a list or quotation.
    #[default]
    Paragraph,
    /// A heading, with its level.
    Heading(u8),
    /// A cell of a table.
    Cell,
    /// A term of a definition list or what it means.
    Definition,
}

/// A link or image, and what stands for it in words.
#[derive(Debug)]
pub struct LinkText {
    /// The words: a link's text, an image's alternative.
    pub text: String,
    /// As the editor wrote it.
    pub target: String,
    /// Link or image.
    pub is: Reference,
    /// Where it stands in the file's decoded text.
    pub span: Range<usize>,
}

/// Link or image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference {
    /// A link.
    Link,
    /// An image.
    Image,
}

impl<'t> Block<'t> {
    /// A block begins here in the file.
    pub(super) fn begun(kind: BlockKind, at: usize) -> Self {
        Self { kind, span: at..at, all_bold: true, ..Self::default() }
    }

    /// A stretch of the text begins here: in the text, and in the file.
    pub(super) fn run(&mut self, text: usize, file: usize) {
        // Most blocks have but one.
        match self.first {
            None => self.first = Some(file),
            Some(_) => self.runs.push((text, file)),
        }
    }

    /// More text, which stands in the file from there on. Where there is but one stretch of it, it is not copied.
    fn add(&mut self, text: &'t str, file: usize) {
        self.run(self.text.len(), file);
        if self.text.is_empty() {
            self.text = Cow::Borrowed(text);
        } else {
            if let Cow::Borrowed(first) = self.text {
                // A list within a point is not of its own words.
                let mut whole = String::with_capacity(self.span.len().min(LONG));
                whole.push_str(first);
                self.text = Cow::Owned(whole);
            }
            self.text.to_mut().push_str(text);
        }
    }

    /// The place in the file of a stretch of the block's text.
    pub fn place(&self, stretch: Range<usize>) -> Range<usize> {
        let source = |at: usize| {
            let run = self.runs.partition_point(|(text, _)| *text <= at).checked_sub(1);
            let (text, file) = run.map_or((0, self.first.unwrap_or(self.span.start)), |run| self.runs[run]);
            file + (at - text)
        };
        let start = source(stretch.start);
        let end = if stretch.is_empty() { start } else { source(stretch.end - 1) + 1 };
        start..end.max(start)
    }
}

/// What a link begins with that is none: `[Summary](sprak:en)` is a stretch in another language.
pub const LANGUAGE: &str = "sprak:";

/// The blocks of a text whose events these are, which begins `offset` bytes into its file. Code is left out.
pub fn blocks<'t>(events: &'t [(Event<'_>, Range<usize>)], offset: usize) -> Vec<Block<'t>> {
    // A block begins, has words and ends.
    let mut gatherer = Gatherer { offset, made: Vec::with_capacity(events.len() / 3), ..Gatherer::default() };
    for (event, span) in events {
        gatherer.event(event, span);
    }
    gatherer.close();
    gatherer.made
}

/// How many bytes most paragraphs have at the most.
const LONG: usize = 1000;

#[derive(Default)]
struct Gatherer<'t> {
    offset: usize,
    made: Vec<Block<'t>>,
    open: Option<Block<'t>>,
    links: Vec<LinkText>,
    bold: usize,
    in_code: usize,
}

impl<'t> Gatherer<'t> {
    fn event(&mut self, event: &'t Event<'_>, span: &Range<usize>) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.in_code += 1,
            Event::End(TagEnd::CodeBlock) => self.in_code -= 1,
            Event::Start(Tag::Paragraph | Tag::Item) => self.begin(BlockKind::Paragraph, span),
            Event::Start(Tag::Heading { level, .. }) => self.begin(BlockKind::Heading(*level as u8), span),
            Event::Start(Tag::TableCell) => self.begin(BlockKind::Cell, span),
            Event::Start(Tag::DefinitionListTitle | Tag::DefinitionListDefinition) => {
                self.begin(BlockKind::Definition, span);
            }
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold -= 1,
            Event::Start(Tag::Link { dest_url, .. }) => self.link(dest_url, Reference::Link, span),
            Event::Start(Tag::Image { dest_url, .. }) => self.link(dest_url, Reference::Image, span),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let link = self.links.pop().filter(|link| !link.target.starts_with(LANGUAGE));
                if let (Some(link), Some(block)) = (link, &mut self.open) {
                    block.links.push(link);
                }
            }
            Event::Text(text) if self.in_code == 0 => self.words(text, span),
            Event::SoftBreak | Event::HardBreak => self.words("\n", span),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::Heading(_)
                | TagEnd::TableCell
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition,
            ) => self.close(),
            _ => {}
        }
    }

    fn begin(&mut self, kind: BlockKind, span: &Range<usize>) {
        self.close();
        let span = span.start + self.offset..span.end + self.offset;
        self.open = Some(Block { span, ..Block::begun(kind, 0) });
    }

    fn close(&mut self) {
        if let Some(mut block) =
            self.open.take().filter(|block| !block.text.trim().is_empty() || !block.links.is_empty())
        {
            block.all_bold &= !block.text.trim().is_empty();
            self.made.push(block);
        }
    }

    fn link(&mut self, target: &str, is: Reference, span: &Range<usize>) {
        let span = span.start + self.offset..span.end + self.offset;
        self.links.push(LinkText { text: String::new(), target: target.to_owned(), is, span });
    }

    fn words(&mut self, text: &'t str, span: &Range<usize>) {
        for link in &mut self.links {
            link.text.push_str(text);
        }
        let Some(block) = &mut self.open else { return };
        if self.links.last().is_some_and(|link| link.is == Reference::Image) {
            return;
        }
        block.all_bold &= self.bold > 0 || text.trim().is_empty();
        block.add(text, span.start + self.offset);
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::Parsed;

    #[test]
    fn every_word_knows_its_place_in_the_file() {
        let text = "Ett *viktigt* ord\nfinns [här](a.md).\n\n| a |\n|---|\n| b |\n";
        let parsed = Parsed::new(text, 100);
        let blocks = parsed.blocks();
        let paragraph = &blocks[0];
        assert_eq!(paragraph.text, "Ett viktigt ord\nfinns här.");
        let at = paragraph.text.find("ord").unwrap();
        assert_eq!(paragraph.place(at..at + 3), 100 + 14..100 + 17);
        assert_eq!((paragraph.links[0].text.as_str(), paragraph.links[0].target.as_str()), ("här", "a.md"));
        assert_eq!(blocks.iter().map(|block| &*block.text).skip(1).collect::<Vec<_>>(), ["a", "b"]);
    }
    #[test]
    fn a_stretch_in_another_language_is_no_link() {
        let parsed = Parsed::new("Läs [Welcome to Exempelby](sprak:en) & [fel](sprak:engelska!).", 0);
        assert!(parsed.blocks()[0].links.is_empty());
        let prose = parsed.prose();
        let mut html = String::new();
        prose.write_into(&mut html, prose.main(), |_, _| ());
        assert!(html.contains("Läs <span lang=\"en\">Welcome to Exempelby</span> &amp; <span"), "{html}");
        assert_eq!(prose.findings().len(), 1, "{:?}", prose.findings());
    }
}
