//! A text as HTML, with slots for what only the finished site knows.

use std::ops::Range;

use memchr::memmem::Finder;

use super::finding::Finding;
use super::plain;
use crate::terms::Mention;
use crate::terms::tongue::own;

/// A text, parsed once. Its source is dropped; places in it stay known.
#[derive(Debug, Default)]
pub struct Prose {
    pub(super) html: String,
    pub(super) slots: Vec<Slot>,
    pub(super) headings: Vec<Heading>,
    pub(super) notes_at: usize,
    pub(super) findings: Vec<Finding>,
    pub(super) mentions: Vec<Mention>,
    pub(super) definitions: Vec<Definition>,
    /// Whether its words are in the language of the pages that show it, other than the main one.
    pub(super) translated: bool,
}

/// A place in the HTML where something is put in when a page is made.
#[derive(Debug, Clone)]
pub struct Slot {
    /// The byte in the HTML before which it goes.
    pub at: usize,
    /// What goes there.
    pub fill: Fill,
    /// Where it stands in the file's decoded text.
    pub span: Range<usize>,
}

/// What goes into a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fill {
    /// The address of a link as the editor wrote it: a path, a fragment or a whole address.
    Address(String),
    /// The address of an image as the editor wrote it.
    Image(String),
    /// Type and size of the file a link leads to; nothing for other links.
    FileNote(String),
    /// A word of the page's language, by its name in the locale.
    Word(&'static str),
    /// The beginning of a link, where the mention with this number leads somewhere.
    Opens(usize),
    /// Its end, or a note that it leads nowhere.
    Closes(usize),
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 2–6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text without markup.
    pub text: String,
    /// Classes the editor gave it, as `mal`.
    pub classes: Vec<String>,
    /// The heading element in the HTML.
    pub html: Range<usize>,
    /// What stands between it and the next heading of any level, in the HTML.
    pub content: Range<usize>,
    /// The definition list directly under it.
    pub facts: Vec<Fact>,
    /// Where it stands in the file's decoded text.
    pub span: Range<usize>,
}

/// One line of the definition list under a heading.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The term, as text.
    pub term: String,
    /// The definition, as text.
    pub text: String,
    /// The definition in the HTML.
    pub html: Range<usize>,
}

/// A word of a glossary, and what it means.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The words, the first one the headword: `Bordläggning, bordlägga`.
    pub term: String,
    /// Its anchor.
    pub id: String,
    /// The meaning, as text.
    pub text: String,
    /// Where the words stand in the file's decoded text.
    pub span: Range<usize>,
}

/// What stands under one heading of the second level.
#[derive(Debug, Clone)]
pub struct Part<'p> {
    /// The heading.
    pub heading: &'p Heading,
    /// What stands under it, up to the next such heading, in the HTML.
    pub content: Range<usize>,
}

impl Prose {
    /// Whether there is any text.
    pub fn is_empty(&self) -> bool {
        self.html.trim().is_empty()
    }

    /// Whether it is a translation.
    pub fn is_translated(&self) -> bool {
        self.translated
    }

    /// The same text as a translation, whose words carry marks.
    #[must_use]
    pub fn marked(mut self) -> Self {
        self.translated = true;
        for heading in &mut self.headings {
            heading.text = own(&heading.text);
            for fact in &mut heading.facts {
                fact.term = own(&fact.term);
                fact.text = own(&fact.text);
            }
        }
        for definition in &mut self.definitions {
            definition.term = definition.term.split(',').map(own).collect::<Vec<_>>().join(",");
            definition.text = own(&definition.text);
        }
        self
    }

    /// The same text with its places those of another reading of it, and with what was noticed then.
    #[must_use]
    pub fn placed_as(mut self, other: &Self) -> Self {
        for (slot, known) in self.slots.iter_mut().zip(&other.slots) {
            slot.span = known.span.clone();
        }
        for (heading, known) in self.headings.iter_mut().zip(&other.headings) {
            heading.span = known.span.clone();
        }
        self.findings.clone_from(&other.findings);
        self
    }

    /// The same text with nothing noticed.
    #[must_use]
    pub fn without_findings(mut self) -> Self {
        self.findings.clear();
        self
    }

    /// All headings, in order.
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The slots, in order.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// What was noticed.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The entries in minutes and the cases that it names by number, notes last. Laws are left out.
    pub fn mentions(&self) -> &[Mention] {
        &self.mentions
    }

    /// The words that it explains; only a glossary's text has any.
    pub fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// The whole text without its notes, in the HTML.
    pub fn main(&self) -> Range<usize> {
        0..self.notes_at
    }

    /// The notes (an `ol`), in the HTML; empty where there are none.
    pub fn notes(&self) -> Range<usize> {
        self.notes_at..self.html.len()
    }

    /// What stands before the first heading of the second level.
    pub fn lead(&self) -> Range<usize> {
        0..self.headings.iter().find(|heading| heading.level <= 2).map_or(self.notes_at, |h| h.html.start)
    }

    /// The parts under headings of the second level.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let tops: Vec<&Heading> = self.headings.iter().filter(|heading| heading.level <= 2).collect();
        tops.iter()
            .enumerate()
            .map(|(index, heading)| Part {
                heading,
                content: heading.html.end..tops.get(index + 1).map_or(self.notes_at, |next| next.html.start),
            })
            .collect()
    }

    /// The points of the first numbered list of a part, in the HTML: those that have anchors
    /// (`beslut-1`, `beslut-2` …).
    pub fn points(&self, part: &Part<'_>) -> Vec<Range<usize>> {
        let mut points: Vec<Range<usize>> = Vec::new();
        let opening = ["<li id=\"", &part.heading.id, "-"].concat();
        let opening = Finder::new(&opening);
        for found in opening.find_iter(self.html[part.content.clone()].as_bytes()) {
            let begin = part.content.start + found;
            if let Some(last) = points.last_mut() {
                last.end = begin;
            }
            points.push(begin..part.content.end);
        }
        if let Some(last) = points.last_mut() {
            let end = self.html[last.clone()].find("\n</ol>").unwrap_or(last.len());
            last.end = last.start + end;
        }
        points
    }

    /// What stands in a stretch of the HTML after the tag that it begins with.
    pub fn inside(&self, stretch: &Range<usize>) -> &str {
        let html = &self.html[stretch.clone()];
        html.split_once('>').map_or(html, |(_, inside)| inside)
    }

    /// Whether the text has an anchor of this name.
    pub fn has_anchor(&self, id: &str) -> bool {
        self.headings.iter().any(|heading| heading.id == id)
            || self.definitions.iter().any(|definition| definition.id == id)
            || id.rsplit_once('-').is_some_and(|_| self.html.contains(&format!(" id=\"{id}\"")))
    }

    /// Every name that can be led to, in order.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let begins = self.html.match_indices(" id=\"").map(|(at, sign)| at + sign.len());
        begins.filter_map(|at| self.html[at..].split_once('"').map(|(id, _)| id))
    }

    /// Appends a stretch of the HTML, with each slot filled.
    pub fn write_into(
        &self,
        out: &mut String,
        stretch: Range<usize>,
        mut fill: impl FnMut(&Slot, &mut String),
    ) {
        out.reserve(stretch.len());
        let first = self.slots.partition_point(|slot| slot.at < stretch.start);
        let mut from = stretch.start;
        for slot in self.slots[first..].iter().take_while(|slot| slot.at <= stretch.end) {
            out.push_str(&self.html[from..slot.at]);
            fill(slot, out);
            from = slot.at;
        }
        out.push_str(&self.html[from..stretch.end]);
    }

    /// A stretch of the HTML as plain text: no tags, one space where there was white space or a block's end.
    pub fn plain_text(&self, stretch: Range<usize>) -> String {
        let mut text = String::new();
        self.plain_text_into(&mut text, stretch);
        text
    }

    /// Appends a stretch of the HTML as plain text.
    pub fn plain_text_into(&self, text: &mut String, stretch: Range<usize>) {
        text.reserve(stretch.len());
        plain::push(text, &self.html[stretch], usize::MAX);
    }

    /// The whole text as plain text, or its beginning with more than so many characters.
    pub fn plain_beginning(&self, longest: usize) -> String {
        let mut text = String::new();
        // No character has more than four bytes, and a space at the end is not one that counts.
        plain::push(&mut text, &self.html[self.main()], 4 * (longest + 1) + 1);
        text
    }
}

#[cfg(test)]
mod tests {
    use crate::markup::Parsed;

    #[test]
    fn plain_text_has_single_spaces_and_no_markup() {
        let prose = Parsed::new(
            "# Ett  &amp; &lt;två&gt;\u{a0}\u{2003}tre\n\n*Fyra*fem [sex](a.md)\n\tsju &\n\n- åtta\n- \"nio\" &amp;lt; tio  \n",
            0,
        )
        .prose();
        let text = prose.plain_text(prose.main());
        assert_eq!(text, "Ett & <två> tre Fyrafem sex sju & åtta \"nio\" &lt; tio");
    }
}
