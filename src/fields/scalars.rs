//! Numbers, days, times and switches out of a table.

use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;
use toml::de::DeValue;

use super::codes::{IMPOSSIBLE_DATE, IMPOSSIBLE_NUMBER};
use super::table::{Fields, Placed};
use super::value::Expected;
use crate::diagnostics::Diagnostic;
use crate::terms::PartialDate;

impl Fields<'_, '_> {
    /// A whole number, where the key is given.
    pub fn integer(&mut self, key: &'static str) -> Option<i64> {
        self.integer_in(key, i64::MIN..=i64::MAX)
    }

    /// A number of something, which is never below nought.
    pub fn count(&mut self, key: &'static str) -> Option<i64> {
        self.integer_in(key, 0..=i64::MAX)
    }

    /// A whole number between two others, where the key is given.
    pub fn integer_in(&mut self, key: &'static str, possible: RangeInclusive<i64>) -> Option<i64> {
        let value = self.take(key)?;
        let span = self.span(&value);
        let DeValue::Integer(number) = value.get_ref() else {
            return self.wrong_type(key, value.get_ref(), Expected::Integer, span);
        };
        let given = i64::from_str_radix(number.as_str(), number.radix()).ok();
        let found = given.filter(|given| possible.contains(given));
        if found.is_none() {
            let (least, most) = possible.into_inner();
            let help = match (least, most) {
                (i64::MIN, _) => text!("skriv ett mindre tal", "write a smaller number"),
                (least, i64::MAX) => {
                    text!(
                        "skriv ett rimligt heltal, minst {least}",
                        "write a reasonable integer, at least {least}"
                    )
                }
                _ => {
                    text!(
                        "skriv ett heltal från {least} till {most}",
                        "write an integer from {least} to {most}"
                    )
                }
            };
            let given = number.as_str();
            let message = text!("{key} kan inte vara {given}", "{key} cannot be {given}");
            self.fault_at(Diagnostic::new(&IMPOSSIBLE_NUMBER, message).help(help), span);
        }
        found
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
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(made) if number.radix() != 10 => made.to_string(),
                _ => number.as_str().to_owned(),
            },
            DeValue::Float(number) => number.as_str().replace('.', ","),
            _ => return None,
        };
        let text = text.replace('_', "");
        if text.contains(|c: char| c.is_ascii_alphabetic()) {
            let message =
                text!("{key} är inte skrivet med siffror: {text}", "{key} is not in digits: {text}");
            let help =
                text!("skriv ut talet: 1000 i stället för 1e3", "write the number out: 1000 instead of 1e3");
            self.fault_at(Diagnostic::new(&IMPOSSIBLE_NUMBER, message).help(help), span);
            return None;
        }
        Some(Placed { value: text, span })
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::diagnostics::Report;
    use crate::fields::Fields;

    /// What a reader makes of a text, and the faults that are told.
    fn read<T>(text: &str, read: impl Fn(&mut Fields<'_, '_>) -> T) -> (T, Vec<&'static str>) {
        let mut report = Report::new();
        let path = Arc::from("a");
        let made = read(&mut Fields::parse(text, &path, 0, &mut report));
        (made, report.sorted().iter().map(|found| found.code.id).collect())
    }

    #[test]
    fn a_number_that_its_key_cannot_have_is_told() {
        let whole = |text| read(text, |fields| fields.integer("a"));
        assert_eq!(whole("a = -7"), (Some(-7), vec![]));
        assert_eq!(whole("a = 99999999999999999999"), (None, vec!["impossible-number"]));
        let count = |text| read(text, |fields| fields.count("a"));
        assert_eq!(count("a = 0"), (Some(0), vec![]));
        assert_eq!(count("a = -7"), (None, vec!["impossible-number"]));
        let port = |text| read(text, |fields| fields.integer_in("a", 1..=65_535));
        assert_eq!(port("a = 0x16"), (Some(22), vec![]));
        assert_eq!(port("a = 99999"), (None, vec!["impossible-number"]));
    }

    #[test]
    fn a_number_keeps_its_characters_unless_they_are_no_digits() {
        let text = |text| read(text, |fields| fields.number_text("a").map(|given| given.value));
        for (given, made) in
            [("a = 4.50", "4,50"), ("a = 1_000", "1000"), ("a = 0x1F", "31"), ("a = \"3 %\"", "3 %")]
        {
            assert_eq!(text(given), (Some(made.to_owned()), vec![]), "{given}");
        }
        for given in ["a = 1e3", "a = inf", "a = nan"] {
            assert_eq!(text(given), (None, vec!["impossible-number"]), "{given}");
        }
    }
}
