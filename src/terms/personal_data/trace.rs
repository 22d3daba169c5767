//! Everything of the kind in one text, each with its place.

use std::ops::Range;

use super::{contact, key, wording};
use crate::terms::personal_number::{self, Certainty, Sort};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// A personal, coordination or interim number. Its digits are not kept.
    Number(Sort, Certainty),
    /// An address of mail that looks like a person's.
    Email(String),
    /// A mobile telephone's number.
    Telephone(String),
    /// Words that are used of people whose data are protected.
    Wording(&'static str),
    /// A key or password, by its kind. Its characters are not kept.
    Key(&'static str),
}

/// Something found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What.
    pub found: Found,
    /// Where, in bytes.
    pub span: Range<usize>,
    /// The name by which a waiver calls a number; empty for everything else.
    pub seal: String,
}

/// What finds one kind of thing in a text. Nearly all texts have nothing of most of them, which each sees at a glance.
type Find = fn(&str) -> Vec<(Found, Range<usize>)>;

/// Finders.
const FINDERS: [Find; 4] = [contact::emails, contact::telephones, wording::wordings, key::keys];

/// Everything in the text of a file, in order of place.
pub fn traces(path: &str, text: &str) -> Vec<Trace> {
    let numbers = personal_number::scan(text).into_iter().map(|hit| Trace {
        seal: personal_number::seal(path, text, &hit),
        found: Found::Number(hit.sort, hit.certainty),
        span: hit.span,
    });
    let mut all: Vec<Trace> = numbers.collect();
    let found = FINDERS.iter().flat_map(|find| find(text));
    all.extend(found.map(|(found, span)| Trace { found, span, seal: String::new() }));
    all.sort_by_key(|trace| trace.span.start);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found() {
        let token = format!("ghp_{}", "a1B2".repeat(9));
        let text = format!(
            "Ring 070-174 06 05 eller +46 70 174 06 06, skriv till f.efternamn%40exempel.se. SKYDDAD identitet. {token}"
        );
        let found: Vec<Found> = traces("content/a.md", &text).into_iter().map(|trace| trace.found).collect();
        assert!(
            matches!(
                found.as_slice(),
                [
                    Found::Telephone(_),
                    Found::Telephone(_),
                    Found::Email(_),
                    Found::Wording("skyddad identitet"),
                    Found::Key("GitHub")
                ]
            ),
            "{found:?}"
        );
        let private = format!("-----BEGIN {} KEY-----", "RSA PRIVATE");
        assert_eq!(traces("content/a.md", &private).len(), 1);
        assert_eq!(traces("content/a.md", "En vanlig text om 2006 och 17 andra år."), []);
    }
}
