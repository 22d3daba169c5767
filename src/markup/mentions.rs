//! What a text names by number — entries in minutes, cases — with places where a page can make links of them.

use std::ops::Range;

use super::prose::{Fill, Prose, Slot};
use crate::terms::{Mention, has_figure, mentions};

/// Finds what a text names, paragraph by paragraph, and opens two slots around each name that a link can be made
/// of: one that stands in one piece, outside headings, links and code.
pub fn find(prose: &mut Prose) {
    let mut finder = Finder::default();
    let html = std::mem::take(&mut prose.html);
    finder.walk(&html);
    prose.html = html;
    prose.mentions = finder.found;
    if !finder.slots.is_empty() {
        prose.slots.append(&mut finder.slots);
        prose.slots.sort_by_key(|slot| slot.at);
    }
}

#[derive(Default)]
struct Finder {
    /// The pieces of the paragraph that is open.
    pieces: Vec<Piece>,
    /// How many elements are open in which no link can stand.
    closed: usize,
    found: Vec<Mention>,
    slots: Vec<Slot>,
}

/// A piece of text between two tags.
struct Piece {
    /// Where it stands in the text of its paragraph, as long there as in the HTML.
    text: Range<usize>,
    /// Where it begins in the HTML.
    html: usize,
    /// Whether a link can stand in it.
    open: bool,
}

impl Finder {
    fn walk(&mut self, html: &str) {
        let mut at = 0;
        while let Some(tag) = memchr::memchr(b'<', &html.as_bytes()[at..]).map(|found| at + found) {
            self.words(at..tag);
            at = memchr::memchr(b'>', &html.as_bytes()[tag..]).map_or(html.len(), |end| tag + end + 1);
            self.tag(html, &html[tag..at]);
        }
        self.words(at..html.len());
        self.paragraph(html);
    }

    fn words(&mut self, html: Range<usize>) {
        if !html.is_empty() {
            let begin = self.pieces.last().map_or(0, |piece| piece.text.end);
            let text = begin..begin + html.len();
            self.pieces.push(Piece { text, html: html.start, open: self.closed == 0 });
        }
    }

    fn tag(&mut self, html: &str, tag: &str) {
        let inner = tag.as_bytes().strip_prefix(b"<").unwrap_or_default();
        let (ends, inner) = inner.strip_prefix(b"/").map_or((false, inner), |inner| (true, inner));
        let name = &inner[..inner.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()];
        // All others end a sentence.
        if !matches!(name, b"a" | b"em" | b"strong" | b"code" | b"sup" | b"sub" | b"span") {
            self.paragraph(html);
        }
        if matches!(name, b"a" | b"code" | b"sup" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6") {
            self.closed = if ends { self.closed.saturating_sub(1) } else { self.closed + 1 };
        }
    }

    /// A paragraph ends.
    fn paragraph(&mut self, html: &str) {
        if self.parts(html).any(has_figure) {
            self.name_what_is_in(html);
        }
        self.pieces.clear();
    }

    /// The pieces as they stand in the HTML.
    fn parts<'h>(&self, html: &'h str) -> impl Iterator<Item = &'h str> {
        self.pieces.iter().map(|piece| &html[piece.html..piece.html + piece.text.len()])
    }

    /// Finds what the open paragraph names.
    fn name_what_is_in(&mut self, html: &str) {
        let mut text = String::new();
        for part in self.parts(html) {
            add_unescaped(&mut text, part);
        }
        for (mention, place) in mentions(&text) {
            if mention == Mention::Law {
                continue;
            }
            let number = self.found.len();
            self.found.push(mention);
            let piece = self.pieces.iter().find(|piece| piece.text.contains(&place.start));
            let Some(piece) = piece.filter(|piece| piece.open && place.end <= piece.text.end) else {
                continue;
            };
            let start = piece.html + (place.start - piece.text.start);
            let end = start + place.len();
            if html.get(start..end).is_some() {
                self.slots.push(Slot { at: start, fill: Fill::Opens(number), span: 0..0 });
                self.slots.push(Slot { at: end, fill: Fill::Closes(number), span: 0..0 });
            }
        }
    }
}

/// Adds text from HTML, as long as it is there: no name holds a sign that is escaped, and a space as long as that keeps
/// its neighbours apart.
fn add_unescaped(text: &mut String, html: &str) {
    let mut rest = html;
    while let Some(escaped) = rest.find('&') {
        let end = rest[escaped..].find(';').map_or(rest.len(), |end| escaped + end + 1);
        text.push_str(&rest[..escaped]);
        text.extend(std::iter::repeat_n(' ', end - escaped));
        rest = &rest[end..];
    }
    text.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::super::reader::Parsed;
    use super::super::{Fill, Prose};

    fn marked(text: &str) -> (String, Prose) {
        let prose = Parsed::new(text, 0).prose();
        let mut out = String::new();
        prose.write_into(&mut out, 0..prose.notes().end, |slot, out| match slot.fill {
            Fill::Opens(number) => out.push_str(&["{", &number.to_string(), ":"].concat()),
            Fill::Closes(_) => out.push('}'),
            _ => out.push('#'),
        });
        (out, prose)
    }

    #[test]
    fn names_in_running_text_have_places_for_links() {
        let (html, prose) = marked(
            "Enligt KSAU 2013-12-04\n§ 298 och KLK 2019/144 & (\"§ 16/2019\").\n\n- dnr 2013/1183\n\n| a |\n|---|\n| KF 86/05 |\n",
        );
        assert!(html.contains("Enligt {0:KSAU 2013-12-04\n§ 298} och {1:KLK 2019/144} &amp; ("), "{html}");
        assert!(html.contains("(&quot;{2:§ 16/2019}&quot;)"), "{html}");
        assert!(html.contains("<li>{3:dnr 2013/1183}"), "{html}");
        assert!(html.contains("{4:KF 86/05}</"), "{html}");
        assert_eq!(prose.mentions().len(), 5);
    }

    #[test]
    fn what_is_a_link_a_heading_or_in_pieces_is_known_and_left_alone() {
        let (html, prose) =
            marked("## Om KLK 2019/144\n\n[KSAU § 1/2019](a.md), `KS § 2/2019` och *KF* § 3/2019\n");
        assert!(!html.contains('{'), "{html}");
        assert_eq!(prose.mentions().len(), 4);
    }

    #[test]
    fn laws_and_what_stands_in_two_paragraphs_are_not_names() {
        let (html, prose) = marked("14 § LVU, KL 5 kap. 3 § och SOU 2018:69\n\nKommunstyrelsen\n\n§ 298\n");
        assert!(!html.contains('{'), "{html}");
        assert!(prose.mentions().is_empty(), "{:?}", prose.mentions());
    }
}
