//! Texts and choices out of a table.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::codes::{CONTROL_CHARACTER, EMPTY_VALUE, PLACEHOLDER, UNKNOWN_VALUE};
use super::table::{Fields, Placed};
use super::value::Expected;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::terms::{CaseNumber, placeholder};

impl<'t> Fields<'t, '_> {
    /// A text, where the key is given.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.placed_text(key).map(|placed| placed.value)
    }

    /// A text and its place, where the key is given.
    pub fn placed_text(&mut self, key: &'static str) -> Option<Placed<String>> {
        let value = self.take(key)?;
        let span = self.span(&value);
        match value.into_inner() {
            DeValue::String(text) => self
                .filled_in(key, &text, span.clone())
                .then(|| Placed { value: without_controls(&text), span }),
            other => self.wrong_type(key, &other, Expected::Text, span),
        }
    }

    /// A text that must be there; empty after a fault.
    pub fn required_text(&mut self, key: &'static str) -> String {
        self.required_placed_text(key).map(|placed| placed.value).unwrap_or_default()
    }

    /// A text that must be there, and its place.
    pub fn required_placed_text(&mut self, key: &'static str) -> Option<Placed<String>> {
        self.require(key);
        self.placed_text(key)
    }

    /// A list of texts; a text alone is a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.placed_texts(key).into_iter().map(|placed| placed.value).collect()
    }

    /// A list of case numbers; one alone is a list of one.
    pub fn case_numbers(&mut self, key: &'static str) -> Vec<CaseNumber> {
        self.texts(key).iter().map(|text| CaseNumber::new(text)).collect()
    }

    /// A list of texts and their places.
    pub fn placed_texts(&mut self, key: &'static str) -> Vec<Placed<String>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let span = self.span(&value);
        match value.into_inner() {
            DeValue::String(text) if self.filled_in(key, &text, span.clone()) => {
                vec![Placed { value: without_controls(&text), span }]
            }
            DeValue::String(_) => Vec::new(),
            DeValue::Array(items) => {
                items.into_iter().filter_map(|item| self.text_of_list(key, item)).collect()
            }
            other => self.wrong_type(key, &other, Expected::Texts, span).unwrap_or_default(),
        }
    }

    /// One of a few named values, where the key is given.
    pub fn choice<T: Copy>(&mut self, key: &'static str, values: &[(&'static str, T)]) -> Option<T> {
        self.choice_or_meant(key, values, &[])
    }

    /// One of a few named values, where the key is given. Who writes one of the words that are often written instead is
    /// asked whether the value beside it is meant.
    pub fn choice_or_meant<T: Copy>(
        &mut self,
        key: &'static str,
        values: &[(&'static str, T)],
        words: &[(&str, &'static str)],
    ) -> Option<T> {
        let placed = self.placed_text(key)?;
        let chosen = values.iter().find(|(name, _)| *name == placed.value).map(|(_, value)| *value);
        if chosen.is_none() {
            let given = &placed.value;
            let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
            let list = names.join(", ");
            let mut found = Diagnostic::new(
                &UNKNOWN_VALUE,
                text!("\"{given}\" är inget värde för {key}", "\"{given}\" is no value of {key}"),
            )
            .help(text!("välj ett av: {list}", "choose one of: {list}"));
            let meant = words.iter().find(|(said, _)| *said == given.to_lowercase()).map(|(_, meant)| *meant);
            let meant = meant.or_else(|| nearest(given, names));
            if let Some(meant) = meant {
                found = found.help(text!(
                    "menade du \"{meant}\"? Värdena är: {list}",
                    "did you mean \"{meant}\"? The values are: {list}"
                ));
                found.replacement = Some(format!("\"{meant}\""));
            }
            self.fault_at(found, placed.span);
        }
        chosen
    }

    /// One of a few named values, which must be there.
    pub fn required_choice<T: Copy>(&mut self, key: &'static str, values: &[(&'static str, T)]) -> Option<T> {
        self.require(key);
        self.choice(key, values)
    }

    pub(super) fn text_of_list(
        &mut self,
        key: &'static str,
        item: Spanned<DeValue<'t>>,
    ) -> Option<Placed<String>> {
        let span = self.span(&item);
        match item.into_inner() {
            DeValue::String(text) => self
                .filled_in(key, &text, span.clone())
                .then(|| Placed { value: without_controls(&text), span }),
            other => self.wrong_type(key, &other, Expected::Texts, span),
        }
    }

    /// Whether a text says something: neither empty nor a template's placeholder. Control characters are told, and the
    /// text is taken without them.
    fn filled_in(&mut self, key: &str, text: &str, span: Range<usize>) -> bool {
        let shown = text.trim();
        let (code, message): (&'static Code, _) = if shown.is_empty() {
            (&EMPTY_VALUE, text!("{key} är tom", "{key} is empty"))
        } else if placeholder(text).is_some() {
            (&PLACEHOLDER, text!("{key} är inte ifylld: \"{shown}\"", "{key} is not filled in: \"{shown}\""))
        } else if has_unprintable(text) {
            (
                &CONTROL_CHARACTER,
                text!("{key} har osynliga styrtecken", "{key} has invisible control characters"),
            )
        } else {
            return true;
        };
        self.fault_at(Diagnostic::new(code, message).help(code.explanation.fix), span);
        code == &CONTROL_CHARACTER
    }
}

/// What neither a page nor XML 1.0 can hold, and what tells a reader nothing.
fn is_unprintable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

fn has_unprintable(text: &str) -> bool {
    // Each begins with one of these bytes, which hardly any text has.
    let may_begin_one = |byte: u8| byte < b' ' || matches!(byte, 0x7F | 0xC2 | 0xEF);
    text.bytes().any(may_begin_one) && text.contains(is_unprintable)
}

fn without_controls(text: &str) -> String {
    if !has_unprintable(text) {
        return text.trim().to_owned();
    }
    let kept: String = text.chars().filter(|c| !is_unprintable(*c)).collect();
    kept.trim().to_owned()
}
