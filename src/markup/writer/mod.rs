//! Writes the events of a Markdown text as HTML and remembers what the site needs to know of it.

mod headings;
mod links;
mod lists;
mod notes;
mod tables;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use self::notes::{note_events, note_label};
use super::code_block::write_code;
use super::finding::{Finding, FindingKind};
use super::mentions;
use super::prose::{Fill, Prose, Slot};
use super::table::Shape;
use crate::terms::{escape_into, placeholder};

type Spanned<'e> = (Event<'e>, Range<usize>);

/// Writes one text.
pub struct Writer<'e> {
    text: &'e str,
    offset: usize,
    events: &'e [Spanned<'e>],
    prose: Prose,
    ids: BTreeSet<String>,
    /// Notes in the order of their first reference.
    notes: Vec<CowStr<'e>>,
    /// Where the definition of a note stands among the events.
    note_events: Vec<(CowStr<'e>, Range<usize>)>,
    /// The list under the latest heading of the second level whose points have anchors.
    points: Points,
    table: TableState,
    tables: usize,
    /// Lists that are open, ordered or not.
    lists: Vec<TagEnd>,
    /// Link texts that are open: where they begin in the HTML.
    link_start: usize,
    /// Whether what is open as a link is a stretch in another language.
    in_language: bool,
    /// The anchors that are given to the words of a glossary, in order; none where the text is no glossary.
    explains: Option<&'e [String]>,
}

/// Anchors for the points of the first numbered list under a heading of the second level.
#[derive(Default)]
struct Points {
    heading: Option<String>,
    counting: bool,
    next: u64,
}

#[derive(Default)]
struct TableState {
    shape: Shape,
    in_head: bool,
    column: usize,
}

impl<'e> Writer<'e> {
    /// Ready to write.
    pub fn new(text: &'e str, offset: usize, events: &'e [Spanned<'e>]) -> Self {
        Self {
            text,
            offset,
            events,
            prose: Prose::default(),
            ids: BTreeSet::new(),
            notes: Vec::new(),
            note_events: note_events(events),
            points: Points::default(),
            table: TableState::default(),
            tables: 0,
            lists: Vec::new(),
            link_start: 0,
            in_language: false,
            explains: None,
        }
    }

    /// The text is a glossary, whose first words have the anchors given.
    pub fn explaining(self, anchors: &'e [String]) -> Self {
        Self { explains: Some(anchors), ..self }
    }

    /// Writes all, notes last.
    pub fn write(mut self) -> Prose {
        self.prose.html.reserve(self.text.len() * 5 / 4);
        self.stretch(0..self.events.len());
        self.close_content();
        self.prose.notes_at = self.prose.html.len();
        self.write_notes();
        mentions::find(&mut self.prose);
        self.prose
    }

    fn stretch(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.event(at);
        }
    }

    /// Writes one event, or a whole element where that needs looking ahead; gives the next event's index.
    fn event(&mut self, at: usize) -> usize {
        let (event, span) = &self.events[at];
        match event {
            Event::Start(Tag::Heading { .. }) => return self.heading(at),
            Event::Start(Tag::CodeBlock(kind)) => return self.code_block(at, kind),
            Event::Start(Tag::FootnoteDefinition(_)) => return self.end_of(at) + 1,
            Event::Start(Tag::Image { .. }) => return self.image(at),
            Event::Start(Tag::Paragraph) if self.is_caption(at) => return self.table(at, Some(at)),
            Event::Start(Tag::Table(_)) => return self.table(at, None),
            Event::Start(Tag::DefinitionList) => return self.definitions(at),
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag, span),
            Event::Text(text) => self.words(text, span),
            Event::Code(code) => {
                self.raw("<code>");
                escape_into(&mut self.prose.html, code);
                self.raw("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                // The end of an element is told with its beginning.
                if !html.starts_with("</") {
                    self.found(FindingKind::RawHtml, span);
                }
                escape_into(&mut self.prose.html, html);
            }
            Event::FootnoteReference(label) => self.note_reference(label, span),
            Event::SoftBreak => self.raw("\n"),
            Event::HardBreak => self.raw("<br>\n"),
            Event::Rule => self.raw("<hr>\n"),
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::TaskListMarker(_) => {}
        }
        at + 1
    }

    fn start(&mut self, tag: &Tag<'e>, span: &Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.raw("<p>"),
            Tag::BlockQuote(_) => self.raw("<blockquote>\n"),
            Tag::List(None) => {
                self.lists.push(TagEnd::List(false));
                self.raw("<ul>\n");
            }
            Tag::List(Some(first)) => self.ordered_list(*first),
            Tag::Item => self.item(),
            Tag::Emphasis => self.raw("<em>"),
            Tag::Strong => self.raw("<strong>"),
            Tag::Link { link_type, dest_url, .. } => self.link(*link_type, dest_url, span),
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.raw("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.raw("<tr>");
            }
            Tag::TableCell => self.cell(span),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: &Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.raw("</p>\n"),
            TagEnd::BlockQuote(_) => self.raw("</blockquote>\n"),
            TagEnd::List(ordered) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.points.counting = false;
                }
                self.raw(if ordered { "</ol>\n" } else { "</ul>\n" });
            }
            TagEnd::Item => self.raw("</li>\n"),
            TagEnd::Emphasis => self.raw("</em>"),
            TagEnd::Strong => self.raw("</strong>"),
            TagEnd::Link => self.end_link(span),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.raw("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.raw("</tr>\n"),
            TagEnd::TableCell => {
                let header = self.table.in_head || self.table.column == 0;
                self.raw(if header && !self.prose.html.ends_with("<td>") { "</th>" } else { "</td>" });
                self.table.column += 1;
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str, span: &Range<usize>) {
        escape_into(&mut self.prose.html, text);
        // A bracket may begin a new event, so the source decides, from where this one begins.
        if let Some(left) = placeholder(&self.text[span.clone()])
            .or_else(|| (text == "[").then(|| placeholder(self.line_from(span.start))).flatten())
        {
            let start = span.start + left.start;
            self.found(FindingKind::Placeholder, &(start..start + left.len()));
        }
        // A reference to a note that is not there is read as plain text.
        let escaped = self.text[..span.start].ends_with('\\');
        if let Some(label) =
            (text == "[" && !escaped).then(|| note_label(self.line_from(span.start))).flatten()
        {
            let length = "[^]".len() + label.len();
            self.found(FindingKind::MissingNote(label.to_owned()), &(span.start..span.start + length));
        }
    }

    fn line_from(&self, start: usize) -> &'e str {
        let rest = &self.text[start..];
        &rest[..rest.find('\n').unwrap_or(rest.len())]
    }

    fn code_block(&mut self, at: usize, kind: &CodeBlockKind<'_>) -> usize {
        let end = self.end_of(at);
        let code = plain(&self.events[at + 1..end]);
        let language = match kind {
            CodeBlockKind::Fenced(language) => language.as_ref(),
            CodeBlockKind::Indented => "",
        };
        write_code(&mut self.prose.html, &code, language);
        end + 1
    }

    fn slot(&mut self, fill: Fill, span: &Range<usize>) {
        let slot = Slot { at: self.prose.html.len(), fill, span: self.shifted(span) };
        self.prose.slots.push(slot);
    }

    fn found(&mut self, kind: FindingKind, span: &Range<usize>) {
        let span = self.shifted(span);
        self.prose.findings.push(Finding { kind, span });
    }

    fn shifted(&self, span: &Range<usize>) -> Range<usize> {
        span.start + self.offset..span.end + self.offset
    }

    fn raw(&mut self, html: &str) {
        self.prose.html.push_str(html);
    }

    /// The index of the event that ends the element that begins at `at`.
    fn end_of(&self, at: usize) -> usize {
        let mut depth = 0;
        for (index, (event, _)) in self.events.iter().enumerate().skip(at) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return index;
            }
        }
        self.events.len() - 1
    }
}

/// The text of some events, without markup.
fn plain(events: &[Spanned<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => text.push(' '),
            _ => {}
        }
    }
    text
}
