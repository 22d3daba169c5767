//! Notes: their numbers in the text, and themselves at its end.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::{Spanned, Writer};
use crate::markup::finding::FindingKind;
use crate::markup::prose::Fill;

impl<'e> Writer<'e> {
    pub(super) fn note_reference(&mut self, label: &CowStr<'e>, span: &Range<usize>) {
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

    pub(super) fn write_notes(&mut self) {
        self.tell_unused();
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
}

impl Writer<'_> {
    /// Notes that no text refers to, and those whose label an earlier one has. What a note refers to is written with it.
    fn tell_unused(&mut self) {
        let referred = |label: &CowStr<'_>| {
            let is_it =
                |(event, _): &Spanned<'_>| matches!(event, Event::FootnoteReference(other) if other == label);
            self.events.iter().any(is_it)
        };
        let is_first = |at: usize, label: &CowStr<'_>| {
            !self.note_events[..at].iter().any(|(earlier, _)| earlier == label)
        };
        let defined = self.note_events.iter().enumerate();
        let unused = defined.filter(|(at, (label, _))| !referred(label) || !is_first(*at, label));
        let unused: Vec<_> = unused
            .map(|(_, (label, range))| (label.to_string(), self.events[range.start].1.clone()))
            .collect();
        for (label, span) in unused {
            self.found(FindingKind::UnusedNote(label), &span);
        }
    }
}

pub(super) fn note_events<'e>(events: &'e [Spanned<'e>]) -> Vec<(CowStr<'e>, Range<usize>)> {
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
pub(super) fn note_label(text: &str) -> Option<&str> {
    let (label, _) = text.strip_prefix("[^")?.split_once(']')?;
    (!label.is_empty() && !label.contains(char::is_whitespace)).then_some(label)
}
