//! Every number in a text, with its place and how sure we are.

use std::borrow::Cow;
use std::ops::Range;

use super::context::says_otherwise;
use super::run::{Run, runs};
use super::shape::{Form, Row, row};
use super::value::{self, Value};

/// What sort of number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Personnummer.
    Personal,
    /// Samordningsnummer.
    Coordination,
    /// A number given for the time being, with a letter.
    Interim,
}

/// How sure it is that digits are a person's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Date, serial, check digit and the way it is written all agree.
    Sure,
    /// The digits agree, and the words around them or the way they are written say something else.
    Doubtful,
    /// The way it is written agrees, and the check digit does not.
    NearMiss,
}

/// A number that was found. It carries its place, never its digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What sort of number.
    pub sort: Sort,
    /// How sure.
    pub certainty: Certainty,
    /// Where it stands, in bytes.
    pub span: Range<usize>,
}

/// All numbers in a text, in order.
pub fn scan(text: &str) -> Vec<Hit> {
    let (runs, tags) = runs(text);
    let mut hits = Vec::new();
    gather(text, &runs, &mut hits);
    for tag in tags {
        // Without its first character the inside of a tag is read as text.
        let inside = tag.start + 1..tag.end;
        for mut hit in scan(&text[inside.clone()]) {
            hit.span = hit.span.start + inside.start..hit.span.end + inside.start;
            hits.push(hit);
        }
    }
    hits.sort_by_key(|hit| hit.span.start);
    hits
}

/// The same text, byte for byte as long, with every number crossed out.
pub fn mask(text: &str) -> Cow<'_, str> {
    let hits = scan(text);
    if hits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for hit in hits {
        if hit.span.start < from {
            continue;
        }
        masked.push_str(&text[from..hit.span.start]);
        masked.extend(text[hit.span.clone()].chars().map(crossed_out));
        from = hit.span.end;
    }
    masked.push_str(&text[from..]);
    Cow::Owned(masked)
}

fn crossed_out(c: char) -> char {
    match c.len_utf8() {
        _ if c == '\n' => '\n',
        1 => 'x',
        2 => '·',
        3 => '•',
        _ => '𝄪',
    }
}

fn gather(text: &str, runs: &[Run], hits: &mut Vec<Hit>) {
    let mut at = 0;
    while at < runs.len() {
        let step = match row(&runs[at..]) {
            Some(found) => {
                let taken = &runs[at..at + found.count];
                let span = taken[0].span.start..taken[found.count - 1].span.end;
                judge(text, &found, span.clone()).map(|(sort, certainty)| {
                    hits.push(Hit { sort, certainty, span });
                    found.count
                })
            }
            None => None,
        };
        at += step.unwrap_or(1);
    }
}

fn judge(text: &str, row: &Row, span: Range<usize>) -> Option<(Sort, Certainty)> {
    if row.interim {
        let date = &row.digits[..row.digits.len() - 4];
        value::of_date(date)?;
        let sure = row.form == Form::Clear;
        return Some((Sort::Interim, if sure { Certainty::Sure } else { Certainty::Doubtful }));
    }
    let sort = match value::of_digits(&row.digits)? {
        Value::Personal => Sort::Personal,
        Value::Coordination => Sort::Coordination,
        Value::WrongCheckDigit => {
            let meant = row.form == Form::Clear && (row.signed || row.count == 1);
            return meant.then_some((Sort::Personal, Certainty::NearMiss));
        }
        Value::Moment => return None,
    };
    let certainty = match row.form {
        Form::Clear => Certainty::Sure,
        Form::Bare if !says_otherwise(text, span.start) => Certainty::Sure,
        Form::Bare | Form::Loose => Certainty::Doubtful,
    };
    Some((sort, certainty))
}

#[cfg(test)]
mod tests;
