//! Templates as one language fills them, and what all templates may use.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, UndefinedBehavior, Value};

use rustc_hash::FxHashMap;

use super::locale::{Locale, filled};
use super::worded::{Shifts, Worded};
use crate::terms::{Tongue, escaped};

/// A theme in one language.
pub struct Speech {
    /// Its words as they are.
    pub words: Arc<Locale>,
    /// Its words as pages of this language get them: marked, but in the main language.
    pub spoken: Arc<Locale>,
    pub environment: Environment<'static>,
    shifts: FxHashMap<String, Shifts>,
}

/// How many steps a page may take in its templates: a loop without end is a fault, not a hang.
const FUEL: u64 = 50_000_000;

impl Speech {
    /// The speech of a language, without templates yet.
    pub fn of(words: Locale, tongue: Tongue) -> Self {
        let words = Arc::new(words);
        let spoken = if tongue.is_main() { Arc::clone(&words) } else { Arc::new(words.marked()) };
        Self { words, spoken, environment: Environment::empty(), shifts: FxHashMap::default() }
    }

    /// Compiles a template.
    ///
    /// # Errors
    /// The template's fault.
    pub fn add(&mut self, name: &str, template: Worded) -> Result<(), Error> {
        let (source, shifts) = template.into_parts();
        self.shifts.insert(name.to_owned(), shifts);
        self.environment.add_template_owned(name.to_owned(), source)
    }

    /// Where something of a compiled template stands in its file.
    pub fn in_file(&self, template: &str, span: Range<usize>) -> Range<usize> {
        self.shifts.get(template).map_or(span.clone(), |shifts| shifts.in_file(span))
    }

    /// Gives templates the words of the language.
    pub fn learn(&mut self, mut environment: Environment<'static>) {
        environment.add_global("t", self.spoken.as_value());
        let locale = Arc::clone(&self.spoken);
        environment.add_function("antal", move |name: &str, n: usize| locale.count(name, n));
        let locale = Arc::clone(&self.spoken);
        environment.add_function("ord", move |group: &str, name: &str| {
            let word = locale.in_group(group, name).map(str::to_owned);
            word.ok_or_else(|| missing_word(&format!("{group}.{name}")))
        });
        let locale = Arc::clone(&self.spoken);
        environment.add_function("fras", move |name: &str, values: minijinja::value::Kwargs| {
            let phrase = locale.get(name).ok_or_else(|| missing_word(name))?;
            let given = values.args().map(|key| Ok((key, values.peek::<Value>(key)?)));
            let given = given.collect::<Result<Vec<(&str, Value)>, Error>>()?;
            // With HTML in it, all of it is HTML.
            let is_html = given.iter().any(|(_, value)| value.is_safe());
            let phrase = if is_html { locale.html(name) } else { phrase };
            let texts: Vec<Cow<'_, str>> = given.iter().map(|(_, value)| text_of(value, is_html)).collect();
            let pairs = given.iter().zip(&texts).map(|((key, _), text)| (*key, &**text));
            let pairs: Vec<(&str, &str)> = pairs.collect();
            let made = filled(phrase, &pairs);
            Ok::<_, Error>(if is_html { Value::from_safe_string(made) } else { Value::from(made) })
        });
        self.environment = environment;
    }
}

/// What templates of every language use.
pub fn furnished() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // Lines that hold only a tag leave no blank line behind, and a part of a page in a file of its own ends its last line.
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true);
    if let Ok(syntax) = syntax.build() {
        environment.set_syntax(syntax);
    }
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|name| match name.rsplit_once('.') {
        Some((_, "html" | "xml" | "svg")) => AutoEscape::Html,
        _ => AutoEscape::None,
    });
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if *state.auto_escape() == AutoEscape::Html && !value.is_safe() => escape(out, text),
        _ => minijinja::escape_formatter(out, state, value),
    });
    environment
}

/// Writes a text so that it is text in HTML, in either kind of quotes too. Slashes stay, for addresses to be
/// read.
fn escape(out: &mut Output<'_>, text: &str) -> Result<(), Error> {
    let is_sign = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    // Most texts have none, and without an early end the compiler looks at many bytes at once.
    if !text.bytes().fold(false, |any, byte| any | is_sign(byte)) {
        return out.write_str(text).map_err(Error::from);
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_sign) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)?;
    Ok(())
}

/// A value as a template would write it, in HTML or in text.
fn text_of(value: &Value, in_html: bool) -> Cow<'_, str> {
    let text = value.as_str().map_or_else(|| value.to_string().into(), Cow::Borrowed);
    if in_html && !value.is_safe() { escaped(&text).into() } else { text }
}

/// How the fault of a word that is missing begins.
pub const NO_WORD: &str = "the locale lacks";

fn missing_word(name: &str) -> Error {
    Error::new(ErrorKind::UndefinedError, format!("{NO_WORD} \"{name}\""))
}
