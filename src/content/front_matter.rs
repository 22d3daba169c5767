//! Splits a text into its fields (between `+++` lines) and its body.

use super::codes::{NO_FRONT_MATTER, OPEN_FRONT_MATTER};
use crate::diagnostics::Code;

/// The two halves of a text and the bytes before each.
#[derive(Debug, PartialEq, Eq)]
pub struct Halves<'t> {
    /// The TOML between the lines.
    pub fields: &'t str,
    /// Bytes before it.
    pub fields_at: usize,
    /// The Markdown after them.
    pub body: &'t str,
    /// Bytes before it.
    pub body_at: usize,
}

/// Splits a decoded text.
///
/// # Errors
/// The code of what is missing: the first line or the last.
pub fn split(text: &str) -> Result<Halves<'_>, &'static Code> {
    let start = text.find(|c: char| !c.is_whitespace()).unwrap_or(text.len());
    let opened = text[start..].strip_prefix("+++").and_then(|rest| rest.strip_prefix('\n'));
    let Some(inner) = opened else { return Err(&NO_FRONT_MATTER) };
    let fields_at = text.len() - inner.len();
    let mut at = fields_at;
    for line in inner.split_inclusive('\n') {
        if line.trim_end() == "+++" {
            let body_at = at + line.len();
            return Ok(Halves { fields: &text[fields_at..at], fields_at, body: &text[body_at..], body_at });
        }
        at += line.len();
    }
    Err(&OPEN_FRONT_MATTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_halves_know_where_they_stand() {
        let text = "\n+++\na = 1\n+++\nText\n";
        let halves = split(text).unwrap();
        assert_eq!((halves.fields, halves.body), ("a = 1\n", "Text\n"));
        assert_eq!(&text[halves.fields_at..=halves.fields_at], "a");
        assert_eq!(&text[halves.body_at..], "Text\n");
    }

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(split("Text\n"), Err(&NO_FRONT_MATTER));
        assert_eq!(split(""), Err(&NO_FRONT_MATTER));
        assert_eq!(split("+++\na = 1\n"), Err(&OPEN_FRONT_MATTER));
    }

    #[test]
    fn a_document_of_fields_alone_is_whole() {
        assert_eq!(split("+++\na = 1\n+++").unwrap().body, "");
    }
}
