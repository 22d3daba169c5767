//! Writes the events of a Markdown text as HTML and remembers what the site needs to know of it.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::block::LANGUAGE;
use super::code_block::write_code;
use super::escape::escape_into;
use super::finding::{Finding, FindingKind};
use super::mentions;
use super::prose::{Fact, Fill, Heading, Prose, Slot};
use super::table::Shape;
use crate::terms::{is_language, placeholder, slug};

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
        }
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

    fn heading(&mut self, at: usize) -> usize {
        let (Event::Start(Tag::Heading { level, id, classes, .. }), span) = &self.events[at] else {
            return at + 1;
        };
        let end = self.end_of(at);
        let text = plain(&self.events[at + 1..end]);
        let level = number(*level);
        self.check_heading(level, &text, span);
        self.close_content();
        let id = match id {
            Some(given) => self.given_id(given, span),
            None => self.made_id(&text),
        };
        if level <= 2 {
            self.points = Points { heading: Some(id.clone()), ..Points::default() };
        }
        let level = level.max(2);
        let start = self.prose.html.len();
        self.raw(&format!("<h{level} id=\"{id}\">"));
        self.stretch(at + 1..end);
        self.raw(&format!("</h{level}>\n"));
        let html = start..self.prose.html.len();
        self.prose.headings.push(Heading {
            level,
            id,
            text,
            classes: classes.iter().map(ToString::to_string).collect(),
            content: html.end..html.end,
            html,
            facts: Vec::new(),
            span: self.shifted(span),
        });
        end + 1
    }

    fn check_heading(&mut self, level: u8, text: &str, span: &Range<usize>) {
        let before = self.prose.headings.last().map_or(1, |heading| heading.level);
        if level == 1 {
            self.found(FindingKind::TopHeading, span);
        } else if level > before + 1 {
            self.found(FindingKind::SkippedLevel { from: before, to: level }, span);
        }
        if text.trim().is_empty() {
            self.found(FindingKind::EmptyHeading, span);
        }
    }

    /// The content of the latest heading ends here.
    fn close_content(&mut self) {
        let end = self.prose.html.len();
        if let Some(last) = self.prose.headings.last_mut() {
            last.content.end = end;
        }
    }

    fn given_id(&mut self, given: &str, span: &Range<usize>) -> String {
        let id = slug(given);
        if !self.ids.insert(id.clone()) {
            self.found(FindingKind::DuplicateId(id.clone()), span);
        }
        id
    }

    fn made_id(&mut self, text: &str) -> String {
        let base = slug(text);
        let base = if base.is_empty() { "rubrik".to_owned() } else { base };
        let mut id = base.clone();
        let mut count = 1;
        while !self.ids.insert(id.clone()) {
            count += 1;
            id = format!("{base}-{count}");
        }
        id
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

    fn ordered_list(&mut self, first: u64) {
        if self.lists.is_empty() && self.points.heading.is_some() && self.points.next == 0 {
            self.points.counting = true;
            self.points.next = first;
        }
        self.lists.push(TagEnd::List(true));
        if first == 1 {
            self.raw("<ol>\n");
        } else {
            self.raw(&format!("<ol start=\"{first}\">\n"));
        }
    }

    fn item(&mut self) {
        match &self.points.heading {
            Some(heading) if self.points.counting && self.lists.len() == 1 => {
                let id = format!("{heading}-{}", self.points.next);
                self.points.next += 1;
                self.raw(&format!("<li id=\"{id}\">"));
                self.ids.insert(id);
            }
            _ => self.raw("<li>"),
        }
    }

    fn link(&mut self, kind: LinkType, target: &str, span: &Range<usize>) {
        if let Some(tag) = target.strip_prefix(LANGUAGE) {
            if !is_language(tag) {
                self.found(FindingKind::UnknownLanguage(tag.to_owned()), span);
            }
            self.in_language = true;
            self.raw("<span lang=\"");
            escape_into(&mut self.prose.html, tag);
            return self.raw("\">");
        }
        let target = if kind == LinkType::Email { format!("mailto:{target}") } else { target.to_owned() };
        self.raw("<a href=\"");
        self.address(target, span, Fill::Address);
        self.raw("\">");
        self.link_start = self.prose.html.len();
    }

    fn end_link(&mut self, span: &Range<usize>) {
        if std::mem::take(&mut self.in_language) {
            return self.raw("</span>");
        }
        if self.prose.html[self.link_start..].trim().is_empty() {
            self.found(FindingKind::EmptyLink, span);
        }
        let latest = self.prose.slots.iter().rev().find_map(|slot| match &slot.fill {
            Fill::Address(target) => Some(target.clone()),
            _ => None,
        });
        if let Some(target) = latest.filter(|target| !target.contains(':') && !target.starts_with('#')) {
            self.slot(Fill::FileNote(target), span);
        }
        self.raw("</a>");
    }

    fn image(&mut self, at: usize) -> usize {
        let (Event::Start(Tag::Image { dest_url, title, .. }), span) = &self.events[at] else {
            return at + 1;
        };
        let end = self.end_of(at);
        let alternative = plain(&self.events[at + 1..end]);
        if alternative.trim().is_empty() {
            self.found(FindingKind::NoAlternative, span);
        }
        if dest_url.contains("://") {
            self.found(FindingKind::RemoteImage, span);
        }
        self.raw("<img src=\"");
        self.address(dest_url.to_string(), span, Fill::Image);
        self.raw("\" alt=\"");
        escape_into(&mut self.prose.html, &alternative);
        if !title.is_empty() {
            self.raw("\" title=\"");
            escape_into(&mut self.prose.html, title);
        }
        self.raw("\">");
        end + 1
    }

    /// A slot for an address, or nothing where its scheme is not allowed.
    fn address(&mut self, target: String, span: &Range<usize>, fill: fn(String) -> Fill) {
        match scheme(&target) {
            Some(scheme) if !matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel") => {
                self.found(FindingKind::Scheme(scheme), span);
            }
            _ => self.slot(fill(target), span),
        }
    }

    /// Whether a paragraph is a table's caption: it begins `Tabell:` and the table follows.
    fn is_caption(&self, at: usize) -> bool {
        let begins =
            matches!(self.events.get(at + 1), Some((Event::Text(text), _)) if text.starts_with("Tabell:"));
        begins && matches!(self.events.get(self.end_of(at) + 1), Some((Event::Start(Tag::Table(_)), _)))
    }

    /// A table, with its caption where the paragraph before it is one.
    fn table(&mut self, at: usize, caption: Option<usize>) -> usize {
        let start = caption.map_or(at, |caption| self.end_of(caption) + 1);
        let end = self.end_of(start);
        self.tables += 1;
        let id = format!("tabell-{}", self.tables);
        self.raw(&format!(
            "<div class=\"tabell\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\n<table>\n<caption id=\"{id}\">"
        ));
        if let Some(caption) = caption {
            let written = self.prose.html.len();
            self.stretch(caption + 1..start - 1);
            let said = self.prose.html[written..].trim_start_matches("Tabell:").trim_start().to_owned();
            // Slots in a caption move with the text they stand in.
            let cut = self.prose.html.len() - written - said.len();
            self.prose.html.truncate(written);
            self.raw(&said);
            for slot in self.prose.slots.iter_mut().rev().take_while(|slot| slot.at > written) {
                slot.at -= cut;
            }
        } else {
            self.found(FindingKind::TableWithoutCaption, &self.events[start].1);
        }
        self.raw("</caption>\n");
        let shape = Shape::of(self.text, &self.events[start + 1..=end]);
        for (cells, span) in &shape.uneven {
            self.found(FindingKind::RowWidth { columns: shape.columns, cells: *cells }, span);
        }
        self.table = TableState { shape, ..TableState::default() };
        self.stretch(start + 1..end);
        self.raw("</tbody>\n</table>\n</div>\n");
        end + 1
    }

    fn cell(&mut self, span: &Range<usize>) {
        let column = self.table.column;
        let empty = self.text[span.clone()].trim_matches(['|', ' ']).is_empty();
        if self.table.in_head {
            if empty && column > 0 {
                self.found(FindingKind::EmptyColumnHeading, span);
            }
            if empty {
                return self.raw("<td>");
            }
        }
        let figures = column > 0 && self.table.shape.figures.get(column).copied().unwrap_or(false);
        self.raw(match (self.table.in_head, column, figures) {
            (true, _, true) => "<th scope=\"col\" class=\"tal\">",
            (true, _, false) => "<th scope=\"col\">",
            (false, 0, _) => "<th scope=\"row\">",
            (false, _, true) => "<td class=\"tal\">",
            (false, _, false) => "<td>",
        });
    }

    /// A definition list; directly under a heading it gives the heading's facts.
    fn definitions(&mut self, at: usize) -> usize {
        let end = self.end_of(at);
        let of_heading =
            self.prose.headings.last().is_some_and(|heading| heading.html.end == self.prose.html.len());
        let mut facts = Vec::new();
        let mut term = String::new();
        self.raw("<dl>\n");
        let mut next = at + 1;
        while next < end {
            let close = self.end_of(next);
            let inner = next + 1..close;
            if matches!(self.events[next].0, Event::Start(Tag::DefinitionListTitle)) {
                term = plain(&self.events[inner.clone()]);
                self.raw("<dt>");
                self.stretch(inner);
                self.raw("</dt>\n");
            } else {
                let text = plain(&self.events[inner.clone()]);
                self.raw("<dd>");
                let start = self.prose.html.len();
                self.stretch(inner);
                let html = start..self.prose.html.len();
                self.raw("</dd>\n");
                facts.push(Fact { term: term.clone(), text, html });
            }
            next = close + 1;
        }
        self.raw("</dl>\n");
        if let Some(heading) = self.prose.headings.last_mut().filter(|_| of_heading) {
            heading.facts = facts;
        }
        end + 1
    }

    fn note_reference(&mut self, label: &CowStr<'e>, span: &Range<usize>) {
        if !self.note_events.iter().any(|(known, _)| known == label) {
            self.found(FindingKind::MissingNote(label.to_string()), span);
            return;
        }
        let known = self.notes.iter().position(|note| note == label);
        let number = known.map_or(self.notes.len() + 1, |index| index + 1);
        // A note that is referred to twice leads back to the first.
        let id = if known.is_none() { format!(" id=\"notref-{number}\"") } else { String::new() };
        if known.is_none() {
            self.notes.push(label.clone());
        }
        self.raw(&format!("<sup><a href=\"#not-{number}\"{id} role=\"doc-noteref\"><span class=\"dold\">"));
        self.slot(Fill::Word("not"), span);
        self.raw(&format!(" </span>{number}</a></sup>"));
    }

    fn write_notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.raw("<ol>\n");
        let mut number = 0;
        while let Some(label) = self.notes.get(number).cloned() {
            number += 1;
            let Some(range) =
                self.note_events.iter().find(|(known, _)| *known == label).map(|(_, range)| range.clone())
            else {
                continue;
            };
            let span = self.events[range.start].1.clone();
            self.raw(&format!("<li id=\"not-{number}\">"));
            self.stretch(range.start + 1..range.end);
            self.raw(&format!("<p><a href=\"#notref-{number}\" role=\"doc-backlink\">"));
            self.slot(Fill::Word("tillbaka_till_texten"), &span);
            self.raw("</a></p></li>\n");
        }
        self.raw("</ol>\n");
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

fn note_events<'e>(events: &'e [Spanned<'e>]) -> Vec<(CowStr<'e>, Range<usize>)> {
    let mut found = Vec::new();
    let mut open = None;
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => open = Some((label.clone(), index)),
            Event::End(TagEnd::FootnoteDefinition) => {
                found.extend(open.take().map(|(label, start)| (label, start..index)));
            }
            _ => {}
        }
    }
    found
}

/// The label of what looks like a reference to a note: `[^1]`.
fn note_label(text: &str) -> Option<&str> {
    let (label, _) = text.strip_prefix("[^")?.split_once(']')?;
    (!label.is_empty() && !label.contains(char::is_whitespace)).then_some(label)
}

/// The text of some events, without markup.
fn plain(events: &[Spanned<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The scheme of an address, in lower case, as browsers see it: control characters and spaces fall away.
fn scheme(target: &str) -> Option<String> {
    let seen: String = target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let (scheme, _) = seen.split_once(':')?;
    let named = !scheme.is_empty()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    named.then(|| scheme.to_ascii_lowercase())
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
