//! Reads a finished page in one pass over its tags.

use std::ops::Range;

use html5gum::{DefaultEmitter, EndTag, HtmlString, Spanned, StartTag, Token, Tokenizer};

use super::super::block::BlockKind;
use super::super::finding::{Finding, FindingKind};
use super::WebPage;
use super::elements::{is_inline, is_silent, is_void, level};
use super::names::Names;
use super::tables::Table;
use super::words::Words;
use crate::terms::is_language;

/// Elements deeper than this in each other are read and not remembered: what closes them is not looked for.
const DEPTH: usize = 256;

/// Reads a page.
pub fn read(html: &str) -> WebPage {
    let mut reader = Reader { html, last_level: 1, ..Reader::default() };
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(EndTag { name, span }) => reader.end(&said(&name), &(span.start..span.end)),
            Token::String(Spanned { value, span }) => reader.text(&said(&value), span.start..span.end),
            Token::Doctype(_) => reader.is_whole = true,
            Token::Comment(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

/// An element whose end is still to come.
struct Open {
    name: String,
    span: Range<usize>,
    /// What names it, where that is not its text.
    label: Option<String>,
    /// Where its text begins among the words that readers hear.
    heard: usize,
    /// Whether its text is none of the page's.
    silent: bool,
    /// Whether it leads somewhere.
    is_link: bool,
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "what a page must have, each met or not")]
struct Reader<'h> {
    html: &'h str,
    open: Vec<Open>,
    words: Words,
    names: Names,
    tables: Vec<Table>,
    findings: Vec<Finding>,
    /// All that is heard: text, alternatives of images, labels.
    heard: String,
    last_level: u8,
    /// Whether the file is a page and not a piece of one.
    is_whole: bool,
    language: bool,
    title: bool,
    top_heading: bool,
    main: bool,
    leads_on: bool,
    /// Elements that are open whose text is none of the page's, or bold.
    silent: usize,
    bold: usize,
}

fn said(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

/// The attributes of a tag.
struct Attributes<'t>(&'t StartTag<usize>);

impl Attributes<'_> {
    fn get(&self, name: &str) -> Option<String> {
        self.0.attributes.get(name.as_bytes()).map(|value| said(value))
    }

    fn has(&self, name: &str) -> bool {
        self.0.attributes.contains_key(name.as_bytes())
    }

    /// A name that is not its text; `title` counts where nothing else is.
    fn label(&self) -> Option<String> {
        ["aria-label", "aria-labelledby", "title"]
            .iter()
            .find_map(|name| self.get(name))
            .filter(|label| !label.trim().is_empty())
    }

    fn is_hidden(&self) -> bool {
        self.has("hidden") || self.get("aria-hidden").is_some_and(|hidden| hidden.trim() == "true")
    }

    fn is_decoration(&self) -> bool {
        self.get("role").is_some_and(|role| matches!(role.trim(), "presentation" | "none"))
    }
}

impl Reader<'_> {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = said(&tag.name);
        let span = tag.span.start..tag.span.end;
        let attributes = Attributes(tag);
        if !is_inline(&name) {
            self.words.close(span.start);
        }
        self.attributes_of_any(&name, &attributes, &span);
        self.page(&name, &attributes, &span);
        self.field(&name, &attributes, &span);
        self.content(&name, &attributes, &span);
        let label = attributes.label();
        if !(is_void(&name) || tag.self_closing && self.silent > 0) && self.open.len() < DEPTH {
            let silent = is_silent(&name) || attributes.is_hidden();
            let is_link = name == "a" && attributes.has("href");
            self.silent += usize::from(silent);
            self.bold += usize::from(matches!(name.as_str(), "b" | "strong"));
            let heard = self.heard.len();
            self.open.push(Open { name, span, label: label.clone(), heard, silent, is_link });
        }
        // What names a part names the whole: a link around a picture with a name.
        if let Some(label) = label {
            self.heard.push_str(&label);
        }
    }

    fn attributes_of_any(&mut self, name: &str, attributes: &Attributes<'_>, span: &Range<usize>) {
        if let Some(id) = attributes.get("id")
            && !self.names.id(&id)
        {
            self.found(FindingKind::DuplicateId(id), span);
        }
        for reference in ["aria-labelledby", "aria-describedby", "headers"] {
            if let Some(ids) = attributes.get(reference) {
                self.names.refer(&ids, span);
            }
        }
        if let Some(tag) =
            attributes.get("lang").filter(|tag| !tag.trim().is_empty() && !is_language(tag.trim()))
        {
            self.found(FindingKind::UnknownLanguage(tag), span);
        }
        if attributes.get("tabindex").and_then(|at| at.trim().parse::<i64>().ok()).is_some_and(|at| at > 0) {
            self.found(FindingKind::ForcedTabOrder, span);
        }
        let inert = matches!(name, "div" | "span" | "p" | "li" | "td" | "img" | "i" | "h2" | "h3");
        if attributes.has("onclick") && inert && !(attributes.has("role") && attributes.has("tabindex")) {
            self.found(FindingKind::ClickWithoutRole, span);
        }
    }

    /// What is said of the page as a whole.
    fn page(&mut self, name: &str, attributes: &Attributes<'_>, span: &Range<usize>) {
        self.main |= name == "main" || attributes.get("role").is_some_and(|role| role.trim() == "main");
        match name {
            "html" => {
                self.is_whole = true;
                self.language |= attributes.get("lang").is_some_and(|tag| !tag.trim().is_empty());
            }
            "body" => self.is_whole = true,
            "meta" => self.meta(attributes, span),
            "iframe" | "frame" if !attributes.has("aria-hidden") && attributes.label().is_none() => {
                self.found(FindingKind::FrameWithoutTitle, span);
            }
            _ => {}
        }
    }

    fn meta(&mut self, attributes: &Attributes<'_>, span: &Range<usize>) {
        let content = attributes.get("content").unwrap_or_default().to_lowercase();
        if attributes.get("name").is_some_and(|name| name.eq_ignore_ascii_case("viewport")) {
            let parts = content.split([',', ';']).filter_map(|part| part.split_once('='));
            let blocked =
                parts.map(|(key, value)| (key.trim(), value.trim())).any(|(key, value)| match key {
                    "user-scalable" => matches!(value, "no" | "0"),
                    "maximum-scale" => value.parse::<f32>().is_ok_and(|scale| scale < 2.0),
                    _ => false,
                });
            if blocked {
                self.found(FindingKind::ZoomBlocked, span);
            }
        }
        if attributes.get("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh")) {
            self.leads_on = true;
            let wait = content.split([';', ',']).next().unwrap_or_default().trim();
            // At once is no time limit (WCAG technique G110).
            if !wait.trim_start_matches('0').is_empty() {
                self.found(FindingKind::Refresh, span);
            }
        }
    }

    fn field(&mut self, name: &str, attributes: &Attributes<'_>, span: &Range<usize>) {
        let kind = attributes.get("type").unwrap_or_default().to_lowercase();
        match (name, kind.as_str()) {
            ("input", "hidden" | "submit" | "reset") => {}
            ("input", "image" | "button") => {
                let worded = attributes.get(if kind == "image" { "alt" } else { "value" });
                if attributes.label().is_none() && worded.is_none_or(|words| words.trim().is_empty()) {
                    self.found(FindingKind::ButtonWithoutName, span);
                }
            }
            ("input" | "select" | "textarea", _) => {
                let wrapped = self.open.iter().rev().any(|open| open.name == "label");
                if !wrapped && attributes.label().is_none() {
                    self.names.field(attributes.get("id").as_deref(), span.clone());
                }
            }
            ("label", _) => {
                if let Some(field) = attributes.get("for") {
                    self.names.label(&field, span);
                }
            }
            _ => {}
        }
    }

    fn content(&mut self, name: &str, attributes: &Attributes<'_>, span: &Range<usize>) {
        match name {
            "p" | "li" | "caption" | "figcaption" => self.words.begin(BlockKind::Paragraph, span.start),
            "dt" | "dd" => self.words.begin(BlockKind::Definition, span.start),
            "table" => {
                let is_data = !attributes.is_decoration();
                let named = attributes.has("aria-label") || attributes.has("aria-labelledby") || !is_data;
                self.tables.push(Table::new(span.clone(), named));
                if !is_data && let Some(table) = self.tables.last_mut() {
                    table.cell(true);
                }
            }
            "tr" => self.in_table(Table::row),
            "td" | "th" => {
                self.in_table(|table| table.cell(name == "th"));
                self.words.begin(BlockKind::Cell, span.start);
            }
            "br" => self.words.line(span.start),
            "a" if attributes.has("href") => self.link(&attributes.get("href").unwrap_or_default(), span),
            "img" => self.image(attributes, span),
            _ => {
                if let Some(level) = level(name) {
                    self.heading(level, span);
                }
            }
        }
        if name == "caption" {
            self.in_table(Table::caption);
        }
    }

    fn link(&mut self, target: &str, span: &Range<usize>) {
        // A link ends where the next begins.
        self.end_open("a", span);
        if self.open.len() < DEPTH {
            self.words.begin_link(target, span.clone());
        }
        let fragment = target.strip_prefix('#').unwrap_or_default();
        if !fragment.is_empty()
            && fragment != "top"
            && fragment.chars().all(|c| c.is_alphanumeric() || c == '-')
        {
            self.names.refer(fragment, span);
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn image(&mut self, attributes: &Attributes<'_>, span: &Range<usize>) {
        let hidden = attributes.is_decoration() || attributes.is_hidden() || self.silent > 0;
        match attributes.get("alt").or_else(|| attributes.label()) {
            Some(words) if !words.trim().is_empty() => {
                self.heard.push_str(&words);
                self.words.image(&words, &attributes.get("src").unwrap_or_default(), span.clone());
            }
            None if !hidden => self.found(FindingKind::NoAlternative, span),
            _ => {}
        }
    }

    fn heading(&mut self, level: u8, span: &Range<usize>) {
        if level > self.last_level + 1 {
            self.found(FindingKind::SkippedLevel { from: self.last_level, to: level }, span);
        }
        self.last_level = level;
        self.top_heading |= level == 1;
        self.words.begin(BlockKind::Heading(level), span.start);
    }

    fn text(&mut self, text: &str, span: Range<usize>) {
        if self.open.last().is_some_and(|open| open.name == "title") {
            // In a picture it is the picture's name.
            if self.open.iter().any(|open| open.name == "svg") {
                self.heard.push_str(text);
            } else {
                self.title |= !text.trim().is_empty();
            }
        }
        if self.silent > 0 {
            return;
        }
        self.heard.push_str(text);
        let source = self.html.get(span.clone()).unwrap_or_default();
        self.words.text(text, (source, &span), self.bold > 0);
    }

    /// The end of an element: everything that is open within it ends too.
    fn end(&mut self, name: &str, span: &Range<usize>) {
        if !is_inline(name) {
            self.words.close(span.start);
        }
        self.end_open(name, span);
    }

    fn end_open(&mut self, name: &str, span: &Range<usize>) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        while self.open.len() > at {
            if let Some(open) = self.open.pop() {
                self.ended(open, span);
            }
        }
    }

    fn ended(&mut self, open: Open, end: &Range<usize>) {
        self.silent -= usize::from(open.silent);
        self.bold -= usize::from(matches!(open.name.as_str(), "b" | "strong"));
        let heard = self.heard.get(open.heard..).is_some_and(|heard| !heard.trim().is_empty());
        let whole = open.span.start..end.end;
        let named = heard || open.label.is_some() || open.silent;
        match open.name.as_str() {
            "a" if open.is_link => {
                self.words.end_link(end.end, open.label);
                if !named {
                    self.found(FindingKind::EmptyLink, &whole);
                }
            }
            "button" if !named => self.found(FindingKind::ButtonWithoutName, &whole),
            "th" if !named => self.found(FindingKind::EmptyColumnHeading, &whole),
            "table" => {
                if let Some(table) = self.tables.pop() {
                    table.settle(&mut self.findings);
                }
            }
            name if level(name).is_some() && !named => self.found(FindingKind::EmptyHeading, &whole),
            _ => {}
        }
    }

    fn found(&mut self, kind: FindingKind, span: &Range<usize>) {
        self.findings.push(Finding { kind, span: span.clone() });
    }

    fn finish(mut self) -> WebPage {
        let end = self.html.len()..self.html.len();
        while let Some(open) = self.open.pop() {
            self.ended(open, &end);
        }
        if self.is_whole {
            let page = 0..0;
            let leads_on = self.leads_on;
            for (has, kind) in [
                (self.language, FindingKind::NoLanguage),
                (self.title, FindingKind::NoTitle),
                (self.top_heading || leads_on, FindingKind::NoTopHeading),
                (self.main || leads_on, FindingKind::NoMain),
            ] {
                if !has {
                    self.found(kind, &page);
                }
            }
        }
        self.names.settle(&mut self.findings);
        self.findings.sort_by_key(|finding| finding.span.start);
        WebPage { blocks: self.words.finish(self.html.len()), findings: self.findings }
    }
}
