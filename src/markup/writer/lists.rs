//! Lists: numbered points with anchors, and definitions.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Writer, plain};
use crate::markup::prose::{Definition, Fact};

impl Writer<'_> {
    pub(super) fn ordered_list(&mut self, first: u64) {
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

    pub(super) fn item(&mut self) {
        match &self.points.heading {
            Some(heading) if self.points.counting && self.lists.len() == 1 => {
                let id = format!("{heading}-{}", self.points.next);
                self.points.next += 1;
                self.prose.html.extend(["<li id=\"", &id, "\">"]);
                self.ids.insert(id);
            }
            _ => self.raw("<li>"),
        }
    }

    /// A definition list; directly under a heading it gives the heading's facts.
    pub(super) fn definitions(&mut self, at: usize) -> usize {
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
                self.term(&term, next);
                self.stretch(inner);
                self.raw("</dt>\n");
            } else {
                let text = plain(&self.events[inner.clone()]);
                self.raw("<dd>");
                let start = self.prose.html.len();
                self.stretch(inner);
                let html = start..self.prose.html.len();
                self.raw("</dd>\n");
                if let Some(explained) = self.prose.definitions.last_mut().filter(|one| one.term == term) {
                    explained.text.push_str(if explained.text.is_empty() { "" } else { " " });
                    explained.text.push_str(text.trim());
                }
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

    /// The beginning of a term; in a glossary it has an anchor, of its headword.
    fn term(&mut self, term: &str, at: usize) {
        let Some(given) = self.explains else { return self.raw("<dt>") };
        let id = match given.get(self.prose.definitions.len()) {
            Some(given) => given.clone(),
            None => self.made_id(term.split(',').next().unwrap_or(term)),
        };
        self.raw(&format!("<dt id=\"{id}\">"));
        let written = &self.events[at].1;
        let length = self.text[written.clone()].trim_end().len();
        let span = self.shifted(&(written.start..written.start + length));
        self.prose.definitions.push(Definition { term: term.to_owned(), id, text: String::new(), span });
    }
}
