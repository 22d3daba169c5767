//! Texts of documents with their slots filled: links, files, images, words; and their words explained.

use std::ops::Range;

use super::desk::{Desk, Html, html};
use crate::documents::Loaded;
use crate::markup::{Fill, Heading, Slot};
use crate::site::{Named, Node, Reference, Target};
use crate::terms::tongue::{CLOSE, OPEN, unmarked};
use crate::terms::{escape_into, slug};

const OPEN_LINK: &str = "href=\"";

impl Desk<'_> {
    /// A stretch of a document's text.
    pub fn prose(&self, document: &Loaded, stretch: Range<usize>) -> Html {
        let mut out = String::new();
        self.prose_into(&mut out, document, stretch);
        html(out)
    }

    /// Appends a stretch of a document's text.
    pub fn prose_into(&self, out: &mut String, document: &Loaded, stretch: Range<usize>) {
        if stretch.is_empty() {
            return;
        }
        let is_translated = document.prose.is_translated();
        if is_translated {
            out.push(OPEN);
        }
        let from = out.len();
        document.prose.write_into(out, stretch, |slot, out| self.fill(document, slot, out));
        self.explain(out, from);
        if is_translated {
            out.push(CLOSE);
        }
    }

    fn fill(&self, document: &Loaded, slot: &Slot, out: &mut String) {
        match &slot.fill {
            Fill::Word(name) => escape_into(out, self.word(&format!("ord.{name}"))),
            Fill::Image(written) => self.fill_image(document, written, out),
            Fill::Address(written) => self.fill_address(document, written, out),
            Fill::FileNote(written) => self.fill_note(document, written, out),
            Fill::Opens(number) => {
                if let Some(node) = self.named_elsewhere(document, *number) {
                    out.push_str("<a href=\"");
                    escape_into(out, &self.link(self.site.address_of_node(node)));
                    out.push_str("\">");
                }
            }
            Fill::Closes(number) => {
                if self.named_elsewhere(document, *number).is_some() {
                    out.push_str("</a>");
                } else if self.is_first_without_page(document, *number) {
                    out.push_str(" <span class=\"inte-har\">");
                    escape_into(out, self.word("text.inte_har"));
                    out.push_str("</span>");
                }
            }
        }
    }

    /// What a name in a text leads to, unless that is the page it stands on.
    fn named_elsewhere(&self, document: &Loaded, number: usize) -> Option<Node> {
        let Named::Here(node) = self.site.named(document, number) else { return None };
        let own = match node {
            Node::Document(id) => Some(id),
            Node::Case(id) => self.site.case(id).summary,
        };
        let is_this = |id| self.site.document(id).origin.path == document.origin.path;
        (!own.is_some_and(is_this)).then_some(node)
    }

    /// Whether a name leads to nothing here, and the text has not said so of it before.
    fn is_first_without_page(&self, document: &Loaded, number: usize) -> bool {
        let names = document.prose.mentions();
        let before = |slot: &Slot| matches!(slot.fill, Fill::Opens(other) if other < number && names.get(other) == names.get(number));
        self.site.named(document, number) == Named::NotHere && !document.prose.slots().iter().any(before)
    }

    fn fill_address(&self, document: &Loaded, written: &str, out: &mut String) {
        match self.site.resolve(&document.origin, written) {
            Reference::Here(target, anchor) => {
                let link = self.link_at(self.site.address_of(target), anchor.as_deref());
                escape_into(out, &link);
            }
            Reference::Elsewhere => escape_into(out, written),
            // A link that leads nowhere is text; the note after it says why.
            Reference::NotPublic | Reference::Nothing => {
                if out.ends_with(OPEN_LINK) {
                    out.truncate(out.len() - OPEN_LINK.len());
                }
                out.push_str("class=\"saknas");
            }
        }
    }

    fn fill_image(&self, document: &Loaded, written: &str, out: &mut String) {
        if let Reference::Here(target, _) = self.site.resolve(&document.origin, written) {
            escape_into(out, &self.link(self.site.address_of(target)));
        }
    }

    fn fill_note(&self, document: &Loaded, written: &str, out: &mut String) {
        match self.site.resolve(&document.origin, written) {
            Reference::Here(Target::File(id), _) => {
                out.push(' ');
                escape_into(out, &self.file_note(self.site.file(id)));
            }
            Reference::NotPublic | Reference::Nothing => {
                out.push(' ');
                escape_into(out, self.word("text.inte_har"));
            }
            _ => {}
        }
    }

    /// A text with goals: their headings are marked, and named where they do not say their own level.
    pub fn goals(&self, document: &Loaded, levels: &[String]) -> Html {
        let main = document.prose.main();
        let mut out = String::with_capacity(main.len() + 1024);
        let mut from = main.start;
        let mut open: Vec<u8> = Vec::new();
        for heading in document.prose.headings() {
            while open.last().is_some_and(|level| *level >= heading.level) {
                open.pop();
            }
            if !is_goal(heading) {
                continue;
            }
            self.prose_into(&mut out, document, from..heading.html.start);
            let level = levels.get(open.len()).filter(|name| !says(heading, name));
            self.goal_heading(&mut out, document, (heading, level));
            open.push(heading.level);
            from = heading.html.end;
        }
        self.prose_into(&mut out, document, from..main.end);
        html(out)
    }

    fn goal_heading(
        &self,
        out: &mut String,
        document: &Loaded,
        (heading, level): (&Heading, Option<&String>),
    ) {
        let start = out.len();
        self.prose_into(out, document, heading.html.clone());
        let Some(end) = out[start..].find('>') else { return };
        let mut put = " class=\"mal\">".to_owned();
        if let Some(level) = level {
            put.push_str("<span class=\"niva\">");
            escape_into(&mut put, level);
            put.push_str(":</span> ");
        }
        out.replace_range(start + end..=start + end, &put);
    }
}

/// The heading of a part of an item, by its title in the main language: in a translation its anchor tells.
pub struct Called<'t> {
    title: &'t str,
    anchor: String,
}

impl<'t> Called<'t> {
    /// What is called by a title.
    pub fn by(title: &'t str) -> Self {
        Self { title, anchor: slug(title) }
    }

    /// Whether a heading is that one.
    pub fn is(&self, heading: &Heading) -> bool {
        heading.id == self.anchor || heading.text.eq_ignore_ascii_case(self.title)
    }
}

/// Whether a heading is a goal.
pub fn is_goal(heading: &Heading) -> bool {
    heading.classes.iter().any(|class| class == "mal")
}

/// Whether a goal's heading begins with the name of its level.
fn says(heading: &Heading, level: &str) -> bool {
    unmarked(&heading.text).to_lowercase().starts_with(&unmarked(level).to_lowercase())
}
