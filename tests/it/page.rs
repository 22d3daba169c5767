//! What a page says: its text, headings, links and anchors. Read with html5ever, as a browser reads it, so that the
//! tests do not see pages with the eyes of the program that wrote them.

use std::collections::BTreeSet;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

/// A page of the output.
pub struct Page {
    address: String,
    html: Html,
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destination {
    /// A file of the site, and the anchor in it.
    Here(String, Option<String>),
    /// Another site, or an address of mail or telephone.
    Elsewhere,
    /// Above the top of the site, or counted from the server's root.
    Outside,
}

impl Page {
    /// Parses a page; `address` is its file, from the site's root.
    pub fn parse(address: &str, html: &str) -> Self {
        Self { address: address.to_owned(), html: Html::parse_document(html) }
    }

    /// Its file, from the site's root.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What an HTML parser stumbles on.
    pub fn errors(&self) -> Vec<String> {
        self.html.errors.iter().map(ToString::to_string).collect()
    }

    /// The language that the page says it is in.
    pub fn language(&self) -> &str {
        self.html.root_element().value().attr("lang").unwrap_or_default()
    }

    /// What stands in its window's title.
    pub fn title(&self) -> String {
        let title = self.select("title").into_iter().next();
        title.map(|title| title.text().collect::<String>().trim().to_owned()).unwrap_or_default()
    }

    /// The main part, distilled.
    pub fn main(&self) -> String {
        let main = self.select("main").into_iter().next();
        main.map(|main| self.distilled(main)).unwrap_or_default()
    }

    /// The whole body, distilled.
    pub fn body(&self) -> String {
        let body = self.select("body").into_iter().next();
        body.map(|body| self.distilled(body)).unwrap_or_default()
    }

    /// Every anchor.
    pub fn anchors(&self) -> BTreeSet<&str> {
        self.select("[id]").into_iter().filter_map(|element| element.value().attr("id")).collect()
    }

    /// Every reference as written: of links, images, styles, scripts.
    pub fn references(&self) -> Vec<&str> {
        let found = self.select("[href], [src], [action], [poster], [data]");
        let names = ["href", "src", "action", "poster", "data"];
        found
            .into_iter()
            .flat_map(|element| names.iter().filter_map(move |name| element.value().attr(name)))
            .collect()
    }

    /// Where the links of the page lead, without what only the head names.
    pub fn links(&self) -> Vec<Destination> {
        let found = self.select("body a[href]");
        found
            .into_iter()
            .filter_map(|link| link.value().attr("href"))
            .map(|href| self.resolve(href))
            .collect()
    }

    /// Where a reference on this page leads, with the rules of a browser.
    pub fn resolve(&self, written: &str) -> Destination {
        let has_scheme = written.split_once(':').is_some_and(|(scheme, _)| {
            !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
        });
        if has_scheme || written.starts_with("//") {
            return Destination::Elsewhere;
        }
        if written.starts_with('/') {
            return Destination::Outside;
        }
        let (path, anchor) = match written.split_once('#') {
            Some((path, anchor)) => (path, Some(percent_decoded(anchor)).filter(|anchor| !anchor.is_empty())),
            None => (written, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return Destination::Here(self.address.clone(), anchor);
        }
        let mut parts: Vec<&str> = self.address.split('/').collect();
        parts.pop();
        for part in path.split('/') {
            match part {
                "." | "" => {}
                ".." if parts.pop().is_none() => return Destination::Outside,
                ".." => {}
                _ => parts.push(part),
            }
        }
        let folder = path.ends_with(['/', '.']) || parts.is_empty();
        if folder {
            parts.push("index.html");
        }
        Destination::Here(percent_decoded(&parts.join("/")), anchor)
    }

    fn select(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.html.select(&Selector::parse(selector).unwrap()).collect()
    }

    fn distilled(&self, from: ElementRef<'_>) -> String {
        let mut distiller =
            Distiller { page: self, lines: String::new(), line: String::new(), start: String::new() };
        distiller.inside(from);
        distiller.end_line();
        distiller.lines
    }
}

/// Writes what a reader meets: a line for each block, `#` before headings, `-` before list items, `|` between cells,
/// `[text](address)` for links.
struct Distiller<'p> {
    page: &'p Page,
    lines: String,
    line: String,
    /// What the line begins with.
    start: String,
}

impl Distiller<'_> {
    fn inside(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.words(text),
                Node::Element(_) => self.element(ElementRef::wrap(child).unwrap()),
                _ => {}
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        match value.name() {
            "script" | "style" | "template" | "head" => {}
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level: usize = value.name()[1..].parse().unwrap();
                self.block(element, &format!("{} ", "#".repeat(level)));
                if let Some(id) = value.attr("id") {
                    self.lines.truncate(self.lines.trim_end().len());
                    self.lines.push_str(&format!(" {{#{id}}}\n"));
                }
            }
            "li" => self.block(element, "- "),
            "dd" => self.block(element, "  "),
            "dt" => {
                self.block(element, "");
                self.lines.truncate(self.lines.trim_end().len());
                self.lines.push_str(":\n");
            }
            "td" | "th" => {
                self.line.push_str(" | ");
                self.inside(element);
            }
            "br" => self.end_line(),
            "a" if value.attr("href").is_some() => self.link(element),
            "img" => {
                let (alt, src) = (value.attr("alt").unwrap_or_default(), self.place(value, "src"));
                self.line.push_str(&format!("![{alt}]({src})"));
            }
            "a" | "span" | "strong" | "em" | "b" | "i" | "code" | "time" | "sup" | "sub" | "abbr"
            | "small" | "mark" | "cite" | "q" | "label" | "svg" | "title" | "kbd" | "del" | "ins" => {
                self.inside(element)
            }
            _ => self.block(element, ""),
        }
    }

    fn block(&mut self, element: ElementRef<'_>, start: &str) {
        self.end_line();
        self.start.push_str(start);
        self.inside(element);
        self.end_line();
        self.start.clear();
    }

    fn link(&mut self, element: ElementRef<'_>) {
        let place = self.place(element.value(), "href");
        let kept = self.line.len();
        self.inside(element);
        // A link around blocks has ended lines of its own.
        if self.line.len() < kept {
            self.line.push_str(&format!("→ {place}"));
            return;
        }
        let space = if self.line[kept..].starts_with(' ') { " " } else { "" };
        let text = self.line[kept..].trim().to_owned();
        self.line.truncate(kept);
        self.line.push_str(&format!("{space}[{text}]({place})"));
    }

    /// An address from the site's root as a reader sees it; the mark in an asset's name is a star.
    fn place(&self, element: &Element, name: &str) -> String {
        let written = element.attr(name).unwrap_or_default();
        match self.page.resolve(written) {
            Destination::Here(path, anchor) => {
                let path = path.strip_suffix("index.html").unwrap_or(&path).to_owned();
                let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                format!("/{}{anchor}", without_mark(&path))
            }
            Destination::Elsewhere => written.to_owned(),
            Destination::Outside => format!("OUTSIDE {written}"),
        }
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            // A space that does not break is content; others are one.
            if c.is_whitespace() && c != '\u{A0}' {
                if !self.line.is_empty() && !self.line.ends_with(' ') {
                    self.line.push(' ');
                }
            } else {
                self.line.push(c);
            }
        }
    }

    fn end_line(&mut self) {
        let line = self.line.trim();
        if !line.is_empty() {
            self.lines.push_str(&self.start);
            self.lines.push_str(line);
            self.lines.push('\n');
            self.start.clear();
        }
        self.line.clear();
    }
}

/// `tillgangar/stil-1f2e3d4c.css` as `tillgangar/stil-*.css`.
pub fn without_mark(path: &str) -> String {
    let Some((stem, ending)) = path.rsplit_once('.') else { return path.to_owned() };
    match stem.rsplit_once('-') {
        Some((name, mark)) if mark.len() == 8 && mark.bytes().all(|b| b.is_ascii_hexdigit()) => {
            format!("{name}-*.{ending}")
        }
        _ => path.to_owned(),
    }
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[test]
fn references_lead_where_a_browser_goes() {
    let page = Page::parse("a/b/index.html", "");
    let here = |path: &str, anchor: Option<&str>| Destination::Here(path.into(), anchor.map(Into::into));
    for (written, expected) in [
        ("../c/index.html", here("a/c/index.html", None)),
        ("../../index.html#x", here("index.html", Some("x"))),
        ("#y", here("a/b/index.html", Some("y"))),
        ("", here("a/b/index.html", None)),
        ("x%20y.pdf", here("a/b/x y.pdf", None)),
        ("..", here("a/index.html", None)),
        ("./", here("a/b/index.html", None)),
        ("../../../x", Destination::Outside),
        ("/x", Destination::Outside),
        ("//x", Destination::Elsewhere),
        ("https://exempel.se", Destination::Elsewhere),
        ("mailto:a@exempel.se", Destination::Elsewhere),
    ] {
        assert_eq!(page.resolve(written), expected, "{written}");
    }
}

#[test]
fn a_page_is_distilled_to_what_it_says() {
    let html = "<!doctype html><html lang=sv><title>T</title><main><h2 id=x>Rub <em>rik</em></h2><p>Ett\n stycke \
                <a href=\"../c/index.html#d\">till  c</a>.</p><ul><li>en<li>två</ul><dl><dt>Vad<dd>Detta</dl>\
                <table><tr><th>A</th><td>1&nbsp;2</td></tr></table></main>";
    let page = Page::parse("a/b/index.html", html);
    let expected =
        "## Rub rik {#x}\nEtt stycke [till c](/a/c/#d).\n- en\n- två\nVad:\n  Detta\n| A | 1\u{A0}2\n";
    assert_eq!(page.main(), expected);
    assert_eq!((page.title().as_str(), page.language()), ("T", "sv"));
}
