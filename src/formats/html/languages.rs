//! The language of every part of a finished page.
//!
//! On a page of another language than the main one, words that carry marks are in the page's language and all others in
//! the main one: documents that nobody has translated, names, the site's own name. Each element whose words are all in
//! another language than what surrounds it gets `lang`; words that stand among others get an element of their own.
//! Signs and numbers have no language.

use std::fmt::Write;
use std::ops::Range;

use super::spoken::{Spoken, Voice, pieces};
use crate::terms::tongue::{CLOSE, OPEN};

/// Elements without content.
const VOID: [&str; 10] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];
/// Elements whose content is no HTML.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];
/// Elements that hold text alone: their words cannot have an element of their own.
const PLAIN: [&str; 4] = ["option", "textarea", "title", "desc"];
/// Attributes that hold words.
const WORDS: [&str; 6] = ["alt", "aria-label", "aria-roledescription", "label", "placeholder", "title"];
/// The languages of a page: its own, and the main one of the site.
#[derive(Clone, Copy)]
pub struct Languages<'l> {
    /// Of the page.
    pub own: &'l str,
    /// Of all that is not translated.
    pub main: &'l str,
}

/// A finished page with the language of every part, and without marks.
pub fn settle(html: &str, languages: Languages<'_>) -> String {
    let page = Page::read(html);
    page.write(languages)
}

#[derive(Debug)]
struct Element<'h> {
    name: &'h str,
    parent: Option<usize>,
    /// It says its language itself: the language switch, a part in a language of its own.
    said: bool,
    /// What its attributes say.
    attributes: Spoken,
    /// What it and all in it say.
    all: Spoken,
    in_body: bool,
    in_svg: bool,
}

#[derive(Debug)]
enum Part<'h> {
    /// A tag that begins an element.
    Begins(Range<usize>, usize),
    /// A tag that ends the latest element.
    Ends(Range<usize>),
    /// Words of one language, or of none.
    Words(&'h str, Option<Voice>),
    /// Something else, to be written as it is.
    Other(&'h str),
}

struct Page<'h> {
    html: &'h str,
    elements: Vec<Element<'h>>,
    parts: Vec<Part<'h>>,
}

impl<'h> Page<'h> {
    fn read(html: &'h str) -> Self {
        let mut page = Self { html, elements: Vec::new(), parts: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut depth = 0;
        let mut at = 0;
        while at < html.len() {
            let rest = &html[at..];
            if !rest.starts_with('<') {
                let end = at + rest.find('<').unwrap_or(rest.len());
                page.words(&html[at..end], open.last().copied(), &mut depth);
                at = end;
            } else if rest.starts_with("<!") {
                let sign = if rest.starts_with("<!--") { "-->" } else { ">" };
                let end = at + rest.find(sign).map_or(rest.len(), |found| found + sign.len());
                page.parts.push(Part::Other(&html[at..end]));
                at = end;
            } else if rest.starts_with("</") {
                let end = at + rest.find('>').map_or(rest.len(), |found| found + 1);
                page.parts.push(Part::Ends(at..end));
                open.pop();
                at = end;
            } else {
                let end = at + tag_end(rest);
                let element = page.begin(at..end, open.last().copied(), depth > 0);
                let name = page.elements[element].name;
                at = end;
                if VOID.contains(&name) || html[..end].ends_with("/>") {
                    continue;
                }
                open.push(element);
                if RAW.contains(&name) && !page.elements[element].in_svg {
                    let close = html[at..].find(&format!("</{name}")).map_or(html.len(), |found| at + found);
                    page.parts.push(Part::Other(&html[at..close]));
                    at = close;
                }
            }
        }
        // What an element says its parent says too, unless it says so itself. Children come after their parents.
        for at in (0..page.elements.len()).rev() {
            let element = &page.elements[at];
            if let (Some(parent), false) = (element.parent, element.said) {
                let all = element.all;
                page.elements[parent].all.join(all);
            }
        }
        page
    }

    fn begin(&mut self, at: Range<usize>, parent: Option<usize>, within: bool) -> usize {
        let tag = &self.html[at.clone()];
        let name = tag[1..].split([' ', '\n', '\t', '>', '/']).next().unwrap_or_default();
        let above = parent.map(|parent| &self.elements[parent]);
        let mut element = Element {
            name,
            parent,
            said: false,
            attributes: Spoken::default(),
            all: Spoken::default(),
            in_body: name != "head" && above.is_some_and(|above| above.in_body || above.name == "body"),
            in_svg: name == "svg" || above.is_some_and(|above| above.in_svg),
        };
        for (name, value) in attributes(tag) {
            if name == "lang" {
                element.said = element.in_body;
            } else if WORDS.contains(&name) {
                let mut depth = usize::from(within);
                pieces(value, &mut depth, |_, tongue| {
                    if let Some(tongue) = tongue {
                        element.attributes.add(tongue);
                    }
                });
            }
        }
        element.all = element.attributes;
        self.elements.push(element);
        let number = self.elements.len() - 1;
        self.parts.push(Part::Begins(at, number));
        number
    }

    fn words(&mut self, text: &'h str, inside: Option<usize>, depth: &mut usize) {
        let Self { elements, parts, .. } = self;
        pieces(text, depth, |piece, tongue| {
            if let (Some(inside), Some(tongue)) = (inside, tongue) {
                elements[inside].all.add(tongue);
            }
            parts.push(Part::Words(piece, tongue));
        });
    }

    fn write(&self, languages: Languages<'_>) -> String {
        let named = |tongue| match tongue {
            Voice::Own => languages.own,
            Voice::Main => languages.main,
        };
        let mut out = String::with_capacity(self.html.len() + self.html.len() / 16);
        // The language inside each open element; none where the element says it itself.
        let mut open: Vec<(Option<Voice>, usize)> = Vec::new();
        for part in &self.parts {
            let (here, inside) =
                open.last().map_or((Some(Voice::Own), None), |(here, at)| (*here, Some(*at)));
            match part {
                Part::Begins(at, number) => {
                    let element = &self.elements[*number];
                    let tag = &self.html[at.clone()];
                    let wanted = if element.said { None } else { here.map(|here| element.wants(here)) };
                    match wanted.filter(|wanted| Some(*wanted) != here) {
                        Some(wanted) => {
                            let split = 1 + element.name.len();
                            out.push_str(&tag[..split]);
                            let name =
                                if element.in_svg && element.name != "svg" { "xml:lang" } else { "lang" };
                            let _ = write!(out, " {name}=\"{}\"", named(wanted));
                            push_plain(&mut out, &tag[split..]);
                        }
                        None => push_plain(&mut out, tag),
                    }
                    if !VOID.contains(&element.name) && !tag.ends_with("/>") {
                        open.push((wanted, *number));
                    }
                }
                Part::Ends(at) => {
                    open.pop();
                    out.push_str(&self.html[at.clone()]);
                }
                Part::Words(piece, tongue) => {
                    let element = inside.map(|at| &self.elements[at]);
                    let own = element.is_some_and(|one| one.in_body && !PLAIN.contains(&one.name));
                    match (*tongue, here) {
                        (Some(tongue), Some(here)) if tongue != here && own => {
                            let words = piece.trim();
                            let from = piece.len() - piece.trim_start().len();
                            let (name, attribute) = match element {
                                Some(one) if one.in_svg => ("tspan", "xml:lang"),
                                _ => ("span", "lang"),
                            };
                            out.push_str(&piece[..from]);
                            let _ = write!(out, "<{name} {attribute}=\"{}\">{words}</{name}>", named(tongue));
                            out.push_str(&piece[from + words.len()..]);
                        }
                        _ => out.push_str(piece),
                    }
                }
                Part::Other(text) => push_plain(&mut out, text),
            }
        }
        out
    }
}

impl Element<'_> {
    /// The language that the element ought to be in, where what surrounds it is in one.
    fn wants(&self, here: Voice) -> Voice {
        if !self.in_body {
            return here;
        }
        // Attributes have the language of their element; a word in them has no other way to say its own.
        let attributes = self.attributes.alone();
        let all = self.all.alone();
        let plain = self.all.main && PLAIN.contains(&self.name);
        attributes.or(all).or(plain.then_some(Voice::Main)).unwrap_or(here)
    }
}

/// Where a tag ends, after its `>`: values in quotes may hold one.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, sign) in tag.bytes().enumerate() {
        match (quote, sign) {
            (None, b'"' | b'\'') => quote = Some(sign),
            (Some(open), _) if sign == open => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// The names and values in a tag, of those that have a value in quotes.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let at = rest.find("=\"")?;
        let name = rest[..at].rsplit([' ', '\n', '\t']).next().unwrap_or_default();
        let value = &rest[at + 2..];
        let end = value.find('"')?;
        rest = &value[end + 1..];
        Some((name, &value[..end]))
    })
}

/// Appends a text without its marks.
fn push_plain(out: &mut String, text: &str) {
    out.extend(text.split([OPEN, CLOSE]));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::tongue::own;

    fn settled(html: &str) -> String {
        let marked = html.replace('[', &OPEN.to_string()).replace(']', &CLOSE.to_string());
        let page = format!("<html lang=\"en\"><head></head><body>{marked}</body></html>");
        let made = settle(&page, Languages { own: "en", main: "sv" });
        let made = made.strip_prefix("<html lang=\"en\"><head></head><body>").unwrap();
        made.strip_suffix("</body></html>").unwrap().to_owned()
    }

    #[test]
    fn every_part_has_its_language() {
        for (html, wanted) in [
            ("<p>[Decision]</p>", "<p>Decision</p>"),
            ("<p>Beslut om bad</p>", "<p lang=\"sv\">Beslut om bad</p>"),
            (
                "<ul><li><a href=\"x\">Beslut</a></li></ul>",
                "<ul lang=\"sv\"><li><a href=\"x\">Beslut</a></li></ul>",
            ),
            (
                "<p>Styrelsen [decided] <a href=\"x\">badet</a> [on] 3 [May], 12 %</p>",
                "<p><span lang=\"sv\">Styrelsen</span> decided <a lang=\"sv\" href=\"x\">badet</a> on 3 May, 12 %</p>",
            ),
            ("<p>12 % (PDF), KS 2023/118 a@b.se</p>", "<p>12 % (PDF), KS 2023/118 a@b.se</p>"),
            ("<img alt=\"En bild\" src=\"x.png\">", "<img lang=\"sv\" alt=\"En bild\" src=\"x.png\">"),
            (
                "<nav aria-label=\"[Menu]\"><a>Start här</a></nav>",
                "<nav aria-label=\"Menu\"><a lang=\"sv\">Start här</a></nav>",
            ),
            (
                "<div aria-label=\"Karta här\"><p>[Map] <b>kartan</b></p></div>",
                "<div lang=\"sv\" aria-label=\"Karta här\"><p><span lang=\"en\">Map</span> <b>kartan</b></p></div>",
            ),
            (
                "<a lang=\"fi\" hreflang=\"fi\">suomi</a><p>[Words]</p>",
                "<a lang=\"fi\" hreflang=\"fi\">suomi</a><p>Words</p>",
            ),
            ("<option>Beslut</option>", "<option lang=\"sv\">Beslut</option>"),
            (
                "<svg><text>Andel [in] 2020</text></svg>",
                "<svg><text><tspan xml:lang=\"sv\">Andel</tspan> in 2020</text></svg>",
            ),
            (
                "<section>[<h2>Aims</h2><p>One <em>two</em></p>]</section>",
                "<section><h2>Aims</h2><p>One <em>two</em></p></section>",
            ),
            ("<script>let a = \"[x]</p>\";</script>", "<script>let a = \"x</p>\";</script>"),
            (
                "<p title=\"a > b\">[Yes]<br>Ja då</p>",
                "<p title=\"a > b\">Yes<br><span lang=\"sv\">Ja då</span></p>",
            ),
        ] {
            assert_eq!(settled(html), wanted, "{html}");
        }
    }

    #[test]
    fn marks_that_do_not_match_end_nothing() {
        for html in ["]]<p>[[[Yes</p>", "<p", "<p a=\"", "<", "</p></p></p>", "<!--", "<script>", "&amp;"] {
            let marked = html.replace('[', &OPEN.to_string()).replace(']', &CLOSE.to_string());
            let made = settle(&marked, Languages { own: "en", main: "sv" });
            assert!(!made.contains([OPEN, CLOSE]), "{made}");
        }
        assert_eq!(own("a"), format!("{OPEN}a{CLOSE}"));
    }
}
