//! One table of keys, read key by key.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::codes::{MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE};
use super::syntax;
use super::value::{Expected, described};
use crate::diagnostics::{Diagnostic, Place, Position, Report, Words, nearest};

/// A value and the bytes in the file's decoded text where it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    entries: Entries<'t>,
    /// The place of the table as a whole, for what is missing in it.
    whole: Range<usize>,
    known: Vec<&'static str>,
    /// Values that the parser could not read: told once, and not again as of the wrong type.
    unreadable: Rc<[Range<usize>]>,
    /// Keys in the tables in it that nobody asked for: told when all of the text is read.
    unknown: Vec<Unknown>,
    report: &'r mut Report,
}

/// A key that nobody asked for, where it stands, and those that its table knows.
struct Unknown {
    key: String,
    span: Range<usize>,
    known: Vec<&'static str>,
}

/// Keys and their values.
type Entries<'t> = Vec<Entry<'t>>;
type Entry<'t> = (Spanned<Cow<'t, str>>, Spanned<DeValue<'t>>);

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
            let (found, span) = syntax::told(text, &span, error.message());
            report.push(found.at(Place::new(path, shift(&span, offset))));
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
            unknown: Vec::new(),
            report,
        }
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
            let placed =
                Placed { span: shift(&name.span(), self.offset), value: name.into_inner().into_owned() };
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

    /// The keys and values that have not been read, in the order of the text.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &DeValue<'t>)> {
        self.entries.iter().map(|(name, value)| (name.get_ref().as_ref(), value.get_ref()))
    }

    /// Whether faults in its syntax have cost it keys.
    pub(super) fn has_lost_keys(&self) -> bool {
        self.whole.start == usize::MAX
    }

    /// Where the values of these keys stand in the text, in its order. They may have been read already.
    pub fn stretches(&self, keys: &[&str]) -> Vec<Range<usize>> {
        let given = self.entries.iter().filter(|(name, _)| keys.contains(&name.get_ref().as_ref()));
        let mut found: Vec<Range<usize>> = given.map(|(_, value)| value.span()).collect();
        found.sort_unstable_by_key(|stretch| stretch.start);
        found
    }

    /// The place of a key, else of the table as a whole.
    pub fn place(&self, key: &str) -> Place {
        self.place_in_entry(key, |(name, _)| name.span())
    }

    /// The place of a key's value, which may have been read already, else of the table as a whole.
    pub fn place_of_value(&self, key: &str) -> Place {
        self.place_in_entry(key, |(_, value)| value.span())
    }

    fn place_in_entry(&self, key: &str, part: impl Fn(&Entry<'t>) -> Range<usize>) -> Place {
        let entry = self.entries.iter().find(|(name, _)| name.get_ref() == key);
        let span = entry.map_or_else(|| self.whole_place(), |entry| shift(&part(entry), self.offset));
        Place::new(self.path, span)
    }

    /// Tells a fault of the caller's own.
    pub fn fault(&mut self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }

    /// Tells a fault at a stretch of the table.
    pub(super) fn fault_at(&mut self, diagnostic: Diagnostic, span: Range<usize>) {
        if self.is_unreadable(&span) {
            return;
        }
        let place = Place::new(self.path, span);
        self.report.push(diagnostic.at(place));
    }

    /// Tells every key that was never asked for, in it and in the tables in it. A whole text is finished once.
    pub fn finish(&mut self) {
        self.gather_unknown();
        for Unknown { key, span, known } in std::mem::take(&mut self.unknown) {
            let found =
                Diagnostic::new(&UNKNOWN_KEY, text!("okänd nyckel \"{key}\"", "unknown key \"{key}\""))
                    .at(Place::new(self.path, span));
            let list = known.join(", ");
            self.report.push(if !known.contains(&&*key) && self.known.contains(&&*key) {
                found.help(text!(
                    "{key} hör inte till en tabell: flytta raden ovanför den första som börjar med [",
                    "{key} does not belong to a table: move the line above the first that begins with ["
                ))
            } else {
                found
                    .help(text!("nycklarna här är: {list}", "the keys here are: {list}"))
                    .did_you_mean(nearest(&key, known))
            });
        }
    }

    fn gather_unknown(&mut self) {
        let unknown = self.entries.iter().filter(|(name, _)| !self.known.contains(&name.get_ref().as_ref()));
        let unknown = unknown.map(|(name, _)| Unknown {
            key: name.get_ref().to_string(),
            span: shift(&name.span(), self.offset),
            known: self.known.clone(),
        });
        self.unknown.extend(unknown);
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
            unknown: Vec::new(),
            report: &mut *self.report,
        };
        let made = read(&mut fields);
        fields.gather_unknown();
        let unknown = fields.unknown;
        self.unknown.extend(unknown);
        made
    }

    /// The value of a key, which from now on is known. The entry stays, with a value that is read once.
    pub(super) fn peek(&self, key: &str) -> Option<&DeValue<'t>> {
        self.entries.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value.get_ref())
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'t>>> {
        self.known.push(key);
        let (_, value) = self.entries.iter_mut().find(|(name, _)| name.get_ref() == key)?;
        let span = value.span();
        Some(std::mem::replace(value, Spanned::new(span, DeValue::Boolean(false))))
    }

    pub(super) fn require(&mut self, key: &'static str) {
        // Of what a slip has cost keys, nothing more is said.
        let around = self.whole.start..self.whole.end.saturating_add(1);
        if !self.has(key) && !self.has_lost_keys() && !self.is_unreadable(&around) {
            self.report.push(
                Diagnostic::new(&MISSING_KEY, text!("{key} saknas", "{key} is missing"))
                    .at(Place::new(self.path, self.whole_place()))
                    .help(text!("lägg till nyckeln {key} här", "add the key {key} here"))
                    .without_words(),
            );
        }
    }

    pub(super) fn wrong_type<T>(
        &mut self,
        key: &str,
        value: &DeValue<'_>,
        expected: Expected,
        span: Range<usize>,
    ) -> Option<T> {
        if self.is_unreadable(&span) {
            return None;
        }
        if let (Expected::Time, DeValue::String(given)) = (expected, value) {
            let found = text!("\"{given}\" är inget klockslag", "\"{given}\" is no time of day");
            let help = text!("skriv klockslaget så här: \"18:00\"", "write the time like this: \"18:00\"");
            self.fault_at(Diagnostic::new(&WRONG_TYPE, found).help(help), span);
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

    /// Whether something in a stretch was told as a slip already.
    fn is_unreadable(&self, span: &Range<usize>) -> bool {
        let touches = |told: &Range<usize>| told == span || (told.start < span.end && span.start < told.end);
        self.unreadable.iter().any(touches)
    }

    pub(super) fn span(&self, value: &Spanned<DeValue<'_>>) -> Range<usize> {
        shift(&value.span(), self.offset)
    }

    fn whole_place(&self) -> Range<usize> {
        if self.has_lost_keys() { self.offset..self.offset } else { self.whole.clone() }
    }
}

fn entries(table: DeTable<'_>) -> Entries<'_> {
    let mut entries: Entries<'_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

fn shift(span: &Range<usize>, offset: usize) -> Range<usize> {
    span.start + offset..span.end + offset
}
