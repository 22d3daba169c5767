//! Numbers, days, times and switches out of a table.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::DeValue;

use super::codes::IMPOSSIBLE_DATE;
use super::table::{Fields, Placed};
use super::value::Expected;
use crate::diagnostics::Diagnostic;
use crate::terms::PartialDate;

impl Fields<'_, '_> {
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

    fn existing(&mut self, date: toml::value::Date, span: &Range<usize>) -> Option<Date> {
        let made = i16::try_from(date.year)
            .ok()
            .zip(i8::try_from(date.month).ok())
            .zip(i8::try_from(date.day).ok())
            .and_then(|((year, month), day)| Date::new(year, month, day).ok());
        if made.is_none() { self.impossible(&date.to_string(), span) } else { made }
    }

    fn impossible<T>(&mut self, given: &str, span: &Range<usize>) -> Option<T> {
        self.fault_at(impossible(given), span.clone());
        None
    }
}

pub(super) fn impossible(given: &str) -> Diagnostic {
    Diagnostic::new(&IMPOSSIBLE_DATE, text!("\"{given}\" är inget datum", "\"{given}\" is no date"))
        .help(IMPOSSIBLE_DATE.explanation.fix)
}
