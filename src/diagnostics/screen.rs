//! Faults for people: excerpt, caret, reason and next step, in the terminal.

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet, renderer::DecorStyle,
};

use super::code::Severity;
use super::diagnostic::{Diagnostic, Line, Place};
use super::excerpt::Position;
use super::report::Report;
use super::text::Language;

/// Whether the terminal shows colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Words and signs alone.
    Plain,
    /// With colour beside the words.
    Colour,
}

/// Faults beyond this number are counted, not shown.
const SHOWN: usize = 50;

/// Tells faults to people.
pub struct Screen<'s> {
    /// In which language.
    pub language: Language,
    /// With or without colour.
    pub style: Style,
    /// Gives the decoded text of a file named from the site's folder.
    pub read: &'s dyn Fn(&str) -> Option<String>,
}

impl Screen<'_> {
    /// All faults, ready to print: at most fifty in full, the rest as a count.
    pub fn show(&self, report: &Report) -> String {
        let sorted = report.sorted();
        let mut shown = String::new();
        for found in sorted.iter().take(SHOWN) {
            shown.push_str(&self.one(found));
            shown.push_str("\n\n");
        }
        if let Some(rest) = sorted.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
            let line = text!("… och {rest} till.\n\n", "… and {rest} more.\n\n");
            shown.push_str(line.in_language(self.language));
        }
        shown
    }

    fn one(&self, found: &Diagnostic) -> String {
        let source = found.place.as_ref().and_then(|place| (self.read)(&place.path));
        let shown = found.place.as_ref().filter(|place| place.line == Line::Shown);
        let text = source.as_ref().filter(|text| shown.is_some_and(|place| !is_long_line(text, place)));
        let other = found.related.as_ref().and_then(|(place, _)| (self.read)(&place.path));
        let title = self
            .level(found.severity)
            .primary_title(found.message.in_language(self.language))
            .id(found.code.id);
        let first = Group::with_title(title);
        let mut groups = vec![match (&found.place, text) {
            // A file as a whole is named and not shown: its words may be what must not be seen.
            (Some(place), Some(_)) if place.span == (0..0) => {
                first.element(Origin::path(&*place.path).line(1).char_column(1))
            }
            (Some(place), Some(text)) => first.element(self.excerpt(found, place, text)),
            (Some(place), None) => first.element(origin(place, source.as_deref())),
            (None, _) => first,
        }];
        if let (Some((place, why)), Some(text)) = (&found.related, &other) {
            let note = Level::NOTE.with_name(self.word("not", "note"));
            let position = Position::of(text, place.span.start);
            groups.push(
                Group::with_title(note.secondary_title(why.in_language(self.language)))
                    .element(Origin::path(&*place.path).line(position.line)),
            );
        }
        if let Some(help) = &found.help {
            groups.push(self.help(found, help.in_language(self.language), text.map(String::as_str)));
        }
        if let Some(rule) = found.code.explanation.rule {
            let level = Level::NOTE.with_name(self.word("regel", "rule"));
            groups.push(Group::with_title(level.secondary_title(rule)));
        }
        let renderer = match self.style {
            Style::Plain => Renderer::plain(),
            Style::Colour => Renderer::styled(),
        };
        renderer.decor_style(DecorStyle::Ascii).render(&groups)
    }

    fn level(&self, severity: Severity) -> Level<'static> {
        match severity {
            Severity::Error => Level::ERROR.with_name(self.word("fel", "error")),
            Severity::Warning => Level::WARNING.with_name(self.word("varning", "warning")),
            Severity::Note => Level::NOTE.with_name(self.word("not", "note")),
        }
    }

    fn excerpt<'t>(
        &'t self,
        found: &'t Diagnostic,
        place: &'t Place,
        text: &'t str,
    ) -> Snippet<'t, annotate_snippets::Annotation<'t>> {
        let label = found.label.as_ref().map(|label| label.in_language(self.language));
        Snippet::source(text)
            .path(&*place.path)
            .annotation(AnnotationKind::Primary.span(within(place, text)).label(label))
    }

    fn help<'t>(&self, found: &'t Diagnostic, help: &'t str, text: Option<&'t str>) -> Group<'t> {
        let level = Level::HELP.with_name(self.word("hjälp", "help"));
        match (&found.replacement, &found.place, text) {
            (Some(replacement), Some(place), Some(text)) => Group::with_title(level.secondary_title(help))
                .element(
                    Snippet::source(text)
                        .path(&*place.path)
                        .patch(Patch::new(within(place, text), replacement.as_str())),
                ),
            _ => Group::with_title(level.secondary_title(help)),
        }
    }

    fn word(&self, sv: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::Swedish => sv,
            Language::English => en,
        }
    }
}

/// Whether the line of a place is longer than anybody reads: a page without line ends, made by a program.
fn is_long_line(text: &str, place: &Place) -> bool {
    const LONGEST: usize = 2_000;
    let at = place.span.start.min(text.len());
    let bytes = text.as_bytes();
    let before = bytes[..at].iter().rev().take(LONGEST).take_while(|byte| **byte != b'\n').count();
    let after = bytes[at..].iter().take(LONGEST).take_while(|byte| **byte != b'\n').count();
    place.span != (0..0) && before + after >= LONGEST
}

/// A place without the words of its line: path, and line and column where it is more than the file as a whole.
fn origin<'p>(place: &'p Place, source: Option<&str>) -> Origin<'p> {
    let origin = Origin::path(&*place.path);
    match source {
        Some(source) if place.span != (0..0) => {
            let position = Position::of(source, place.span.start);
            origin.line(position.line).char_column(position.column)
        }
        _ => origin,
    }
}

/// The span of a place, kept inside the text and on whole characters: the file may have changed since.
fn within(place: &Place, text: &str) -> std::ops::Range<usize> {
    let whole = |mut offset: usize| {
        offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    };
    let start = whole(place.span.start);
    let mut end = whole(place.span.end).max(start);
    // A caret under several lines hides what it points at: only the first is marked.
    if let Some(line_end) = text[start..end].find('\n') {
        end = start + line_end;
    }
    start..end
}
