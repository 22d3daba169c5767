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

/// Everything in the text of a file, in order of place.
pub fn traces(path: &str, text: &str) -> Vec<Trace> {
    let numbers = personal_number::scan(text).into_iter().map(|hit| Trace {
        seal: personal_number::seal(path, text, &hit),
        found: Found::Number(hit.sort, hit.certainty),
        span: hit.span,
    });
    let plain = |(found, span)| Trace { found, span, seal: String::new() };
    let mut all: Vec<Trace> = numbers.collect();
    all.extend(contact::emails(text).into_iter().map(plain));
    all.extend(contact::telephones(text).into_iter().map(plain));
    all.extend(wording::wordings(text).into_iter().map(plain));
    all.extend(key::keys(text).into_iter().map(plain));
    all.sort_by_key(|trace| trace.span.start);
    all
}
