//! One table of keys, read key by key.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::codes::{
    CONTROL_CHARACTER, EMPTY_VALUE, IMPOSSIBLE_DATE, MISSING_KEY, PLACEHOLDER, SYNTAX, UNKNOWN_KEY,
    UNKNOWN_VALUE, WRONG_TYPE,
};
use super::value::{Expected, described};
use crate::diagnostics::{Code, Diagnostic, Place, Position, Report, Words, nearest};
use crate::terms::{PartialDate, placeholder};

/// A value and the bytes in the file's decoded text where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Range<usize>,
}

/// A table that is being read. Every key that is asked for is known; when the table is
/// [finished](Fields::finish), the others are told as unknown.
pub struct Fields<'t, 'r> {
    path: &'t Arc<str>,
    /// Bytes before the TOML text in the file.
    offset: usize,
    entries: Vec<(Spanned<String>, Spanned<DeValue<'t>>)>,
    /// The place of the table as a whole, for what is missing in it.
    whole: Range<usize>,
    known: Vec<&'static str>,
    /// Values that the parser could not read: told once, and not again as of the wrong type.
    unreadable: Rc<[Range<usize>]>,
    report: &'r mut Report,
}

impl<'t, 'r> Fields<'t, 'r> {
    /// Parses a TOML text that begins `offset` bytes into its file. Faults in the syntax are told, and what
    /// can be read is.
    pub fn parse(text: &'t str, path: &'t Arc<str>, offset: usize, report: &'r mut Report) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        // One slip makes the parser stumble several times on a line: the first is the one to tell.
        let mut told = Vec::new();
        let mut unreadable = Vec::new();
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            unreadable.push(shift(&span, offset));
            let line = Position::of(text, span.start).line;
            if told.contains(&line) {
                continue;
            }
            told.push(line);
            report.push(
                syntax(error.message(), &text[span.clone()]).at(Place::new(path, shift(&span, offset))),
            );
        }
        // A table with faults in its syntax has lost keys: nothing more is said of what it lacks.
        let whole = if told.is_empty() { offset..offset } else { usize::MAX..usize::MAX };
        Self {
            path,
            offset,
            entries: entries(table.into_inner()),
            whole,
            known: Vec::new(),
            unreadable: unreadable.into(),
            report,
        }
    }

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

    /// A whole number, where the key is given.
    pub fn integer(&mut self, key: &'static str) -> Option<i64> {
        let value = self.take(key)?;
        let span = self.span(&value);
        match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            other => self.wrong_type(key, other, Expected::Integer, span),
        }
    }

    /// A number with or without decimals, or a text, as the characters that stand there and its place: a decimal
    /// point becomes a comma, so that a number of TOML is never taken for one with parted thousands.
    pub fn number_text(&mut self, key: &'static str) -> Option<Placed<String>> {
        if !matches!(self.peek(key), Some(DeValue::Integer(_) | DeValue::Float(_))) {
            return self.placed_text(key);
        }
        let value = self.take(key)?;
        let span = self.span(&value);
        let text = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().to_owned(),
            DeValue::Float(number) => number.as_str().replace('.', ","),
            _ => return None,
        };
        Some(Placed { value: text.replace('_', ""), span })
    }

    fn peek(&self, key: &str) -> Option<&DeValue<'t>> {
        self.entries.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value.get_ref())
    }

    /// True or false; false where the key is not given.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.take(key) else { return false };
        let span = self.span(&value);
        match value.get_ref() {
            DeValue::Boolean(flag) => *flag,
            other => self.wrong_type(key, other, Expected::Boolean, span).unwrap_or(false),
        }
    }

    /// A day, where the key is given.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.take(key)?;
        let span = self.span(&value);
        match value.get_ref() {
            DeValue::Datetime(given) => match given.date {
                Some(date) => self.existing(date, &span),
                None => self.wrong_type(key, value.get_ref(), Expected::Date, span),
            },
            DeValue::String(text) => match PartialDate::parse(text).and_then(PartialDate::date) {
                Some(date) => Some(date),
                None => self.impossible(text, &span),
            },
            other => self.wrong_type(key, other, Expected::Date, span),
        }
    }

    /// A day that must be there.
    pub fn required_date(&mut self, key: &'static str) -> Option<Date> {
        self.require(key);
        self.date(key)
    }

    /// A day, month or year, where the key is given.
    pub fn partial_date(&mut self, key: &'static str) -> Option<PartialDate> {
        let value = self.take(key)?;
        let span = self.span(&value);
        match value.get_ref() {
            DeValue::Datetime(given) => match given.date {
                Some(date) => self.existing(date, &span).map(PartialDate::from),
                None => self.wrong_type(key, value.get_ref(), Expected::PartialDate, span),
            },
            DeValue::String(text) => match PartialDate::parse(text) {
                Some(date) => Some(date),
                None => self.impossible(text, &span),
            },
            DeValue::Integer(number) => match PartialDate::parse(number.as_str()) {
                Some(year) => Some(year),
                None => self.impossible(number.as_str(), &span),
            },
            other => self.wrong_type(key, other, Expected::PartialDate, span),
        }
    }

    /// A time of day as `HH:MM`, where the key is given.
    pub fn time(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        let span = self.span(&value);
        let given = match value.get_ref() {
            DeValue::String(text) => text.trim().replace('.', ":"),
            DeValue::Datetime(given) if given.date.is_none() => given.to_string(),
            other => return self.wrong_type(key, other, Expected::Time, span),
        };
        let mut parts = given.split(':').map(|part| part.parse::<u8>().ok());
        match (parts.next().flatten(), parts.next().flatten()) {
            (Some(hour), Some(minute)) if hour < 24 && minute < 60 => Some(format!("{hour:02}:{minute:02}")),
            _ => self.wrong_type(key, value.get_ref(), Expected::Time, span),
        }
    }

    /// One of a few named values, where the key is given.
    pub fn choice<T: Copy>(&mut self, key: &'static str, values: &[(&'static str, T)]) -> Option<T> {
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
            .at(Place::new(self.path, placed.span))
            .help(text!("välj ett av: {list}", "choose one of: {list}"));
            if let Some(meant) = nearest(given, names) {
                found = found.help(text!(
                    "menade du \"{meant}\"? Värdena är: {list}",
                    "did you mean \"{meant}\"? The values are: {list}"
                ));
                found.replacement = Some(format!("\"{meant}\""));
            }
            self.report.push(found);
        }
        chosen
    }

    /// One of a few named values, which must be there.
    pub fn required_choice<T: Copy>(&mut self, key: &'static str, values: &[(&'static str, T)]) -> Option<T> {
        self.require(key);
        self.choice(key, values)
    }

    /// A table in the table, where the key is given.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Fields<'t, '_>) -> T) -> Option<T> {
        let value = self.take(key)?;
        let span = self.span(&value);
        match value.into_inner() {
            DeValue::Table(table) => Some(self.nested(table, span, read)),
            other => self.wrong_type(key, &other, Expected::Table, span),
        }
    }

    /// A list of tables; none where the key is not given.
    pub fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Fields<'t, '_>) -> T) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let span = self.span(&value);
        let items = match value.into_inner() {
            DeValue::Array(items) => items,
            other => return self.wrong_type(key, &other, Expected::Tables, span).unwrap_or_default(),
        };
        let mut made = Vec::with_capacity(items.len());
        for item in items {
            let span = self.span(&item);
            match item.into_inner() {
                DeValue::Table(table) => made.push(self.nested(table, span, &mut read)),
                other => {
                    self.wrong_type::<()>(key, &other, Expected::Tables, span);
                }
            }
        }
        made
    }

    /// The keys of a table whose keys are the editor's own, with their values as texts.
    pub fn open_table(&mut self, key: &'static str) -> Vec<(Placed<String>, Placed<String>)> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let span = self.span(&value);
        let table = match value.into_inner() {
            DeValue::Table(table) => table,
            other => return self.wrong_type(key, &other, Expected::Table, span).unwrap_or_default(),
        };
        let mut made = Vec::new();
        for (name, value) in entries(table) {
            let placed = Placed { span: shift(&name.span(), self.offset), value: name.into_inner() };
            if let Some(text) = self.text_of_list(key, value) {
                made.push((placed, text));
            }
        }
        made
    }

    /// Whether the key stands in the table, without reading it.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.get_ref() == key)
    }

    /// Where the values of these keys stand in the text, in its order. They may have been read already.
    pub fn stretches(&self, keys: &[&str]) -> Vec<Range<usize>> {
        let given = self.entries.iter().filter(|(name, _)| keys.contains(&name.get_ref().as_str()));
        let mut found: Vec<Range<usize>> = given.map(|(_, value)| value.span()).collect();
        found.sort_unstable_by_key(|stretch| stretch.start);
        found
    }

    /// The place of a key, else of the table as a whole.
    pub fn place(&self, key: &str) -> Place {
        let span = self
            .entries
            .iter()
            .find(|(name, _)| name.get_ref() == key)
            .map_or_else(|| self.whole_place(), |(name, _)| shift(&name.span(), self.offset));
        Place::new(self.path, span)
    }

    /// Tells a fault of the caller's own.
    pub fn fault(&mut self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }

    /// Tells every key that was never asked for. A table is finished once.
    pub fn finish(&mut self) {
        for (name, _) in &self.entries {
            let key = name.get_ref();
            if self.known.contains(&key.as_str()) {
                continue;
            }
            let found =
                Diagnostic::new(&UNKNOWN_KEY, text!("okänd nyckel \"{key}\"", "unknown key \"{key}\""))
                    .at(Place::new(self.path, shift(&name.span(), self.offset)))
                    .did_you_mean(nearest(key, self.known.iter().copied()));
            let found = if found.help.is_none() {
                let list = self.known.join(", ");
                found.help(text!("nycklarna här är: {list}", "the keys here are: {list}"))
            } else {
                found
            };
            self.report.push(found);
        }
    }

    fn nested<T>(
        &mut self,
        table: DeTable<'t>,
        span: Range<usize>,
        read: impl FnOnce(&mut Fields<'t, '_>) -> T,
    ) -> T {
        let mut fields = Fields {
            path: self.path,
            offset: self.offset,
            entries: entries(table),
            whole: span,
            known: Vec::new(),
            unreadable: Rc::clone(&self.unreadable),
            report: &mut *self.report,
        };
        let made = read(&mut fields);
        fields.finish();
        made
    }

    /// The value of a key, which from now on is known. The entry stays, with a value that is read once.
    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'t>>> {
        self.known.push(key);
        let (_, value) = self.entries.iter_mut().find(|(name, _)| name.get_ref() == key)?;
        let span = value.span();
        Some(std::mem::replace(value, Spanned::new(span, DeValue::Boolean(false))))
    }

    fn require(&mut self, key: &'static str) {
        if !self.has(key) && self.whole.start != usize::MAX {
            self.report.push(
                Diagnostic::new(&MISSING_KEY, text!("{key} saknas", "{key} is missing"))
                    .at(Place::new(self.path, self.whole_place()))
                    .help(text!("lägg till en rad som börjar {key} =", "add a line that begins {key} =")),
            );
        }
    }

    fn text_of_list(&mut self, key: &'static str, item: Spanned<DeValue<'t>>) -> Option<Placed<String>> {
        let span = self.span(&item);
        match item.into_inner() {
            DeValue::String(text) => self
                .filled_in(key, &text, span.clone())
                .then(|| Placed { value: without_controls(&text), span }),
            other => self.wrong_type(key, &other, Expected::Texts, span),
        }
    }

    /// Whether a text says something: neither empty nor a template's placeholder.
    fn filled_in(&mut self, key: &str, text: &str, span: Range<usize>) -> bool {
        let code: &'static Code = if text.trim().is_empty() {
            &EMPTY_VALUE
        } else if placeholder(text).is_some() {
            &PLACEHOLDER
        } else {
            if text.contains(is_unprintable) {
                self.report.push(
                    Diagnostic::new(
                        &CONTROL_CHARACTER,
                        text!("{key} har osynliga styrtecken", "{key} has invisible control characters"),
                    )
                    .at(Place::new(self.path, span))
                    .help(CONTROL_CHARACTER.explanation.fix),
                );
            }
            return true;
        };
        let found = if code == &EMPTY_VALUE {
            Diagnostic::new(code, text!("{key} är tom", "{key} is empty"))
        } else {
            let text = text.trim();
            Diagnostic::new(
                code,
                text!("{key} är inte ifylld: \"{text}\"", "{key} is not filled in: \"{text}\""),
            )
        };
        let help = code.explanation.fix;
        self.report.push(found.at(Place::new(self.path, span)).help(help));
        false
    }

    fn existing(&mut self, date: toml::value::Date, span: &Range<usize>) -> Option<Date> {
        let made = i16::try_from(date.year)
            .ok()
            .zip(i8::try_from(date.month).ok())
            .zip(i8::try_from(date.day).ok())
            .and_then(|((year, month), day)| Date::new(year, month, day).ok());
        if made.is_none() { self.impossible(&date.to_string(), span) } else { made }
    }

    fn impossible<T>(&mut self, given: &str, span: &Range<usize>) -> Option<T> {
        self.report.push(impossible(given).at(Place::new(self.path, span.clone())));
        None
    }

    fn wrong_type<T>(
        &mut self,
        key: &str,
        value: &DeValue<'_>,
        expected: Expected,
        span: Range<usize>,
    ) -> Option<T> {
        if self.unreadable.iter().any(|told| told.start < span.end && span.start < told.end) {
            return None;
        }
        let (sv, en) = described(value);
        let Words(wanted_sv, wanted_en) = expected.words();
        self.report.push(
            Diagnostic::new(&WRONG_TYPE, text!("{key} är {sv}", "{key} is {en}"))
                .at(Place::new(self.path, span))
                .help(text!("skriv {wanted_sv}", "write {wanted_en}")),
        );
        None
    }

    fn span(&self, value: &Spanned<DeValue<'_>>) -> Range<usize> {
        shift(&value.span(), self.offset)
    }

    fn whole_place(&self) -> Range<usize> {
        if self.whole.start == usize::MAX { self.offset..self.offset } else { self.whole.clone() }
    }
}

/// A date outside every calendar told as what it is; else the parser's own words.
fn syntax(message: &str, given: &str) -> Diagnostic {
    let like_a_date = given.starts_with(|c: char| c.is_ascii_digit()) && given.contains('-');
    if like_a_date {
        return impossible(given);
    }
    Diagnostic::new(
        &SYNTAX,
        text!("raden går inte att läsa ({message})", "the line cannot be read ({message})"),
    )
    .help(SYNTAX.explanation.fix)
}

fn impossible(given: &str) -> Diagnostic {
    Diagnostic::new(&IMPOSSIBLE_DATE, text!("\"{given}\" är inget datum", "\"{given}\" is no date"))
        .help(IMPOSSIBLE_DATE.explanation.fix)
}

fn entries(table: DeTable<'_>) -> Vec<(Spanned<String>, Spanned<DeValue<'_>>)> {
    let mut entries: Vec<_> = table
        .into_iter()
        .map(|(key, value)| (Spanned::new(key.span(), key.into_inner().into_owned()), value))
        .collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

fn shift(span: &Range<usize>, offset: usize) -> Range<usize> {
    span.start + offset..span.end + offset
}

/// What neither a page nor XML 1.0 can hold, and what tells a reader nothing.
fn is_unprintable(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

fn without_controls(text: &str) -> String {
    if !text.contains(is_unprintable) {
        return text.trim().to_owned();
    }
    let kept: String = text.chars().filter(|c| !is_unprintable(*c)).collect();
    kept.trim().to_owned()
}
