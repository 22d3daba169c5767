//! A date that may lack its day or month: "antogs i oktober 2017".

use std::fmt;

use jiff::civil::Date;

/// A year, a month or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    /// 0 where it is not known.
    month: i8,
    /// 0 where it is not known.
    day: i8,
}

impl PartialDate {
    /// Reads `2017`, `2017-10` or `2017-10-24`; `None` for anything else and for dates that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let year = number(parts.next()?, 4)?;
        let month = match parts.next() {
            Some(part) => number(part, 2).filter(|month| (1..=12).contains(month))?,
            None => 0,
        };
        let day = match parts.next() {
            Some(part) => number(part, 2).filter(|day| *day >= 1)?,
            None => 0,
        };
        if parts.next().is_some() {
            return None;
        }
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        if day > 0 {
            Date::new(year, month, day).ok()?;
        }
        Some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1–12, where it is known.
    pub fn month(self) -> Option<i8> {
        (self.month > 0).then_some(self.month)
    }

    /// The whole date, where the day is known.
    pub fn date(self) -> Option<Date> {
        (self.day > 0).then(|| Date::new(self.year, self.month, self.day).ok()).flatten()
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

/// As in ISO 8601: `2017`, `2017-10` or `2017-10-24`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Only a whole date can be before the year 0.
        if self.year < 0 {
            return write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day);
        }
        // By hand, for a site says tens of thousands of days.
        let mut signs = *b"0000-00-00";
        let parts = [(0..4, self.year), (5..7, self.month.into()), (8..10, self.day.into())];
        for (place, mut number) in parts {
            for sign in signs[place].iter_mut().rev() {
                *sign += u8::try_from(number % 10).unwrap_or_default();
                number /= 10;
            }
        }
        let length = match (self.month, self.day) {
            (0, _) => 4,
            (_, 0) => 7,
            _ => 10,
        };
        f.write_str(str::from_utf8(&signs[..length]).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn year_month_and_day_are_read_and_written_alike() {
        for text in ["2017", "2017-10", "2017-10-24"] {
            assert_eq!(PartialDate::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in
            ["25010-05-26", "2019-13", "2019-02-30", "2019-00", "i juni", "", "2019-1-1", "2019-01-01-01"]
        {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_sorts_before_its_days() {
        assert!(PartialDate::parse("2017-10") < PartialDate::parse("2017-10-01"));
    }
}
