//! The words of a language: headings, labels, months, numbers.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;
use minijinja::Value;
use minijinja::value::{Enumerator, Object};
use rustc_hash::FxHashMap;

use crate::terms::tongue::own_phrase;
use crate::terms::{Days, PartialDate, escaped};

/// No name of the words that are shipped is as long, in bytes.
const LONG_NAME: usize = 64;

/// The words of one language, by dotted names: `mote.plats`.
#[derive(Debug, Default)]
pub struct Locale {
    words: FxHashMap<String, Word>,
    /// Days in words, each made when it is first needed.
    days: Days,
}

/// A word or a phrase.
#[derive(Debug)]
struct Word {
    text: String,
    /// The same as HTML, where that is another.
    html: Option<String>,
}

impl Word {
    fn of(text: String) -> Self {
        let html = Some(escaped(&text)).filter(|html| *html != text);
        Self { text, html }
    }
}

impl Locale {
    /// Reads a locale file: TOML, tables in tables, every leaf a text.
    ///
    /// # Errors
    /// The parser's error, with its span.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        let table: toml::Table = toml::from_str(text)?;
        let mut words = FxHashMap::default();
        flatten("", &table, &mut words);
        Ok(Self { words, days: Days::default() })
    }

    /// The words of another file on top of these.
    pub fn overlay(&mut self, other: Self) {
        self.words.extend(other.words);
        self.days = Days::default();
    }

    /// The same words with marks: they are in the language of their page.
    #[must_use]
    pub fn marked(&self) -> Self {
        let own = |(name, word): (&String, &Word)| (name.clone(), Word::of(own_phrase(&word.text)));
        Self { words: self.words.iter().map(own).collect(), days: Days::default() }
    }

    /// A word by its name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.words.get(name).map(|word| word.text.as_str())
    }

    /// A word of a group by its name there.
    pub fn in_group(&self, group: &str, name: &str) -> Option<&str> {
        // Asked for many times on each page: the whole name is put together where it costs nothing.
        let mut room = [0; LONG_NAME];
        let length = group.len() + 1 + name.len();
        let Some(whole) = room.get_mut(..length) else { return self.get(&[group, ".", name].concat()) };
        whole[..group.len()].copy_from_slice(group.as_bytes());
        whole[group.len()] = b'.';
        whole[group.len() + 1..].copy_from_slice(name.as_bytes());
        str::from_utf8(whole).ok().and_then(|whole| self.get(whole))
    }

    /// A word of a group by its name there; the whole name where the language lacks it.
    pub fn term(&self, group: &str, name: &str) -> Cow<'_, str> {
        self.in_group(group, name).map_or_else(|| [group, ".", name].concat().into(), Cow::Borrowed)
    }

    /// A word by its name; the name itself where the language lacks it, which the tests forbid for the
    /// languages that are shipped.
    pub fn word<'l>(&'l self, name: &'l str) -> &'l str {
        self.get(name).unwrap_or(name)
    }

    /// A word by its name, as HTML.
    pub fn html<'l>(&'l self, name: &'l str) -> &'l str {
        self.words.get(name).map_or(name, |word| word.html.as_deref().unwrap_or(&word.text))
    }

    /// A word with `{name}` replaced by values.
    pub fn phrase(&self, name: &str, values: &[(&str, &str)]) -> String {
        filled(self.word(name), values)
    }

    /// A number of things: the words `<name>.ett` and `<name>.flera`, with `{n}`.
    pub fn count(&self, name: &str, n: usize) -> String {
        let form = if n == 1 { "ett" } else { "flera" };
        filled(&self.term(name, form), &[("n", &n.to_string())])
    }

    /// A date in words: `27 mars 2006`, `oktober 2017`, `2017`.
    pub fn date(&self, date: impl Into<PartialDate>) -> Cow<'_, str> {
        let date = date.into();
        let place = date.date().and_then(|day| self.days.place(day));
        match place {
            Some(place) => Cow::Borrowed(place.get_or_init(|| self.say(date).into_boxed_str())),
            None => Cow::Owned(self.say(date)),
        }
    }

    fn say(&self, date: PartialDate) -> String {
        let year = date.year().to_string();
        let Some(month) = date.month() else { return year };
        match date.date() {
            Some(day) => {
                let month = self.word_owned(&format!("manader.{month}"));
                self.phrase("datum.dag", &[("dag", &day.day().to_string()), ("manad", &month), ("ar", &year)])
            }
            None => self.of_month("datum.manad", (date.year(), month)),
        }
    }

    /// A month in words of a name, as `datum.manad`. Some languages bend its name where a day stands before it.
    pub fn of_month(&self, name: &str, (year, month): (i16, i8)) -> String {
        let month = self.word_owned(&format!("manaden.{month}"));
        self.phrase(name, &[("manad", &month), ("ar", &year.to_string())])
    }

    /// A date with its weekday: `onsdag 29 maj 2019`.
    pub fn day(&self, date: Date) -> String {
        let weekday = date.weekday().to_monday_one_offset();
        let weekday = self.word_owned(&format!("veckodagar.{weekday}"));
        self.phrase("datum.veckodag", &[("veckodag", &weekday), ("datum", &self.date(date))])
    }

    /// The size of a file: `340 kB`, `1,2 MB`.
    pub fn size(&self, bytes: u64) -> String {
        if bytes < 1_000_000 {
            return format!("{} kB", bytes.div_ceil(1000).max(1));
        }
        let tenths = bytes.div_ceil(100_000);
        format!("{}{}{} MB", tenths / 10, self.word("tal.decimal"), tenths % 10)
    }

    /// All words as nested maps, for templates: `t.mote.plats`.
    pub fn as_value(&self) -> Value {
        let words = self.words.iter().map(|(name, word)| (&**name, &*word.text));
        Value::from_object(Nest::of(words))
    }

    /// The names of all words, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<&str> = self.words.keys().map(String::as_str).collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// A word by a name that is put together.
    pub fn word_owned(&self, name: &str) -> String {
        self.word(name).to_owned()
    }
}

/// A text with each `{name}` replaced by its value, in one pass; what stands in a value stays as it is.
pub fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut made =
        String::with_capacity(text.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
    let mut rest = text;
    while let Some(open) = memchr::memchr(b'{', rest.as_bytes()) {
        made.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let known = memchr::memchr(b'}', after.as_bytes()).and_then(|close| {
            values.iter().find(|(name, _)| *name == &after[..close]).map(|(_, value)| (close, value))
        });
        if let Some((close, value)) = known {
            made.push_str(value);
            rest = &after[close + 1..];
        } else {
            made.push('{');
            rest = after;
        }
    }
    made.push_str(rest);
    made
}

fn flatten(prefix: &str, table: &toml::Table, words: &mut FxHashMap<String, Word>) {
    for (key, value) in table {
        let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            toml::Value::Table(inner) => flatten(&name, inner, words),
            toml::Value::String(word) => {
                words.insert(name, Word::of(word.clone()));
            }
            other => {
                words.insert(name, Word::of(other.to_string()));
            }
        }
    }
}

/// Words as templates ask for them: by the first segment of their names, under which stands the rest.
#[derive(Debug, Default)]
struct Nest(FxHashMap<Box<str>, Value>);

impl Nest {
    fn of<'w>(words: impl Iterator<Item = (&'w str, &'w str)>) -> Self {
        let mut inner: FxHashMap<&str, Vec<(&str, &str)>> = FxHashMap::default();
        let mut made = Self::default();
        for (name, word) in words {
            match name.split_once('.') {
                Some((first, rest)) => inner.entry(first).or_default().push((rest, word)),
                None => {
                    made.0.insert(name.into(), Value::from(word));
                }
            }
        }
        made.0.extend(inner.into_iter().map(|(name, rest)| {
            let nest = Self::of(rest.into_iter());
            (name.into(), Value::from_object(nest))
        }));
        made
    }
}

impl Object for Nest {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        self.0.get(key).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let mut names: Vec<&str> = self.0.keys().map(|name| &**name).collect();
        names.sort_unstable();
        Enumerator::Values(names.into_iter().map(Value::from).collect())
    }
}
