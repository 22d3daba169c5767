//! Links, stretches in another language, and images.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::{Writer, plain};
use crate::markup::block::LANGUAGE;
use crate::markup::finding::FindingKind;
use crate::markup::prose::Fill;
use crate::terms::{escape_into, is_language};

impl Writer<'_> {
    pub(super) fn link(&mut self, kind: LinkType, target: &str, span: &Range<usize>) {
        if let Some(tag) = target.strip_prefix(LANGUAGE) {
            if !is_language(tag) {
                self.found(FindingKind::UnknownLanguage(tag.to_owned()), span);
            }
            self.in_language = true;
            self.raw("<span lang=\"");
            escape_into(&mut self.prose.html, tag);
            return self.raw("\">");
        }
        let target = if kind == LinkType::Email { format!("mailto:{target}") } else { target.to_owned() };
        self.raw("<a href=\"");
        self.address(target, span, Fill::Address);
        self.raw("\">");
        self.link_start = self.prose.html.len();
    }

    pub(super) fn end_link(&mut self, span: &Range<usize>) {
        if std::mem::take(&mut self.in_language) {
            return self.raw("</span>");
        }
        if self.prose.html[self.link_start..].trim().is_empty() {
            self.found(FindingKind::EmptyLink, span);
        }
        let latest = self.prose.slots.iter().rev().find_map(|slot| match &slot.fill {
            Fill::Address(target) => Some(target.clone()),
            _ => None,
        });
        if let Some(target) = latest.filter(|target| !target.contains(':') && !target.starts_with('#')) {
            self.slot(Fill::FileNote(target), span);
        }
        self.raw("</a>");
    }

    pub(super) fn image(&mut self, at: usize) -> usize {
        let (Event::Start(Tag::Image { dest_url, title, .. }), span) = &self.events[at] else {
            return at + 1;
        };
        let end = self.end_of(at);
        let alternative = plain(&self.events[at + 1..end]);
        if alternative.trim().is_empty() {
            self.found(FindingKind::NoAlternative, span);
        }
        if dest_url.contains("://") {
            self.found(FindingKind::RemoteImage, span);
        }
        self.raw("<img src=\"");
        self.address(dest_url.to_string(), span, Fill::Image);
        self.raw("\" alt=\"");
        escape_into(&mut self.prose.html, &alternative);
        if !title.is_empty() {
            self.raw("\" title=\"");
            escape_into(&mut self.prose.html, title);
        }
        self.raw("\">");
        end + 1
    }

    /// A slot for an address, or nothing where its scheme is not allowed.
    fn address(&mut self, target: String, span: &Range<usize>, fill: fn(String) -> Fill) {
        match scheme(&target) {
            Some(scheme) if !matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel") => {
                self.found(FindingKind::Scheme(scheme), span);
            }
            _ => self.slot(fill(target), span),
        }
    }
}

/// The scheme of an address, in lower case, as browsers see it: control characters and spaces fall away.
fn scheme(target: &str) -> Option<String> {
    let seen: String = target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let (scheme, _) = seen.split_once(':')?;
    let named = !scheme.is_empty()
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
    named.then(|| scheme.to_ascii_lowercase())
}
