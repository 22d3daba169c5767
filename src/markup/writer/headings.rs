//! Headings: their level, anchor and facts.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag};

use super::{Points, Writer, plain};
use crate::markup::finding::FindingKind;
use crate::markup::prose::Heading;
use crate::terms::slug;

impl Writer<'_> {
    pub(super) fn heading(&mut self, at: usize) -> usize {
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
        let name = name(level);
        self.prose.html.extend(["<", name, " id=\"", &id, "\">"]);
        self.stretch(at + 1..end);
        self.prose.html.extend(["</", name, ">\n"]);
        let html = start..self.prose.html.len();
        self.prose.headings.push(Heading {
            level,
            id,
            text,
            // As anchors are: `.mål` is `.mal`.
            classes: classes.iter().map(|class| slug(class)).collect(),
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
    pub(super) fn close_content(&mut self) {
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

    pub(super) fn made_id(&mut self, text: &str) -> String {
        let mut id = slug(text);
        if id.is_empty() {
            id.push_str("rubrik");
        }
        let length = id.len();
        let mut count = 1;
        while self.ids.contains(&id) {
            count += 1;
            id = format!("{}-{count}", &id[..length]);
        }
        self.ids.insert(id.clone());
        id
    }
}

/// The element of a level from the second on.
fn name(level: u8) -> &'static str {
    match level {
        0..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
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
