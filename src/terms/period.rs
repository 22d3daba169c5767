//! A period that a figure is for: a year, a part of it, a day, rolling months, several years.

use std::cmp::Reverse;
use std::fmt;
use std::mem::discriminant;

use jiff::civil::Date;

use super::calendar::MONTHS;

/// A period as printed, with the days it covers where they are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    printed: String,
    stretch: Stretch,
}

/// What a period covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stretch {
    /// A year.
    Year(i16),
    /// A half-year: 1 or 2.
    HalfYear(i16, i8),
    /// A term of school: 1 spring, 2 autumn.
    Term(i16, i8),
    /// A third of a year: 1–3.
    Tertial(i16, i8),
    /// A quarter: 1–4.
    Quarter(i16, i8),
    /// A month.
    Month(i16, i8),
    /// Twelve months that end with this one.
    RollingYear(i16, i8),
    /// The state on a day.
    Day(Date),
    /// Several years, both counted.
    Years(i16, i16),
    /// Not known: the source has lost it.
    Unknown,
}

impl Period {
    /// Reads a period as editors and systems write it: `2019`, `2019-08`, `augusti 2019`, `tertial 3 2019`,
    /// `2019-T3`, `kvartal 3, 2019`, `2019K3`, `första halvåret 2015`, `höstterminen 2013`, `r12 2018-08`,
    /// `2018-08-31`, `2015–2019`, `okänt`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let printed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let stretch = stretch(&printed.to_lowercase().replace('–', "-"))?;
        Some(Self { printed, stretch })
    }

    /// A year.
    pub fn year(year: i16) -> Self {
        Self { printed: year.to_string(), stretch: Stretch::Year(year) }
    }

    /// As printed.
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// What it covers.
    pub fn stretch(&self) -> Stretch {
        self.stretch
    }

    /// Its first day; none where it is not known.
    pub fn first(&self) -> Option<Date> {
        let (year, month) = match self.stretch {
            Stretch::Year(year) | Stretch::Years(year, _) | Stretch::RollingYear(year, 12) => (year, 1),
            Stretch::HalfYear(year, n) | Stretch::Term(year, n) => (year, n * 6 - 5),
            Stretch::Tertial(year, n) => (year, n * 4 - 3),
            Stretch::Quarter(year, n) => (year, n * 3 - 2),
            Stretch::Month(year, month) => (year, month),
            Stretch::RollingYear(year, month) => (year - 1, month + 1),
            Stretch::Day(day) => return Some(day),
            Stretch::Unknown => return None,
        };
        Date::new(year, month, 1).ok()
    }

    /// Its last day; none where it is not known.
    pub fn last(&self) -> Option<Date> {
        let (year, month) = match self.stretch {
            Stretch::Year(year) | Stretch::Years(_, year) => (year, 12),
            Stretch::HalfYear(year, n) | Stretch::Term(year, n) => (year, n * 6),
            Stretch::Tertial(year, n) => (year, n * 4),
            Stretch::Quarter(year, n) => (year, n * 3),
            Stretch::Month(year, month) | Stretch::RollingYear(year, month) => (year, month),
            Stretch::Day(day) => return Some(day),
            Stretch::Unknown => return None,
        };
        Date::new(year, month, 1).ok().map(Date::last_of_month)
    }

    /// Its first and last day; of one that is not known what stands in their place. Equal for the same days, however
    /// they are written.
    pub fn days(&self) -> (Option<Date>, Option<Date>, Option<&str>) {
        let (first, last) = (self.first(), self.last());
        (first, last, first.is_none().then_some(self.printed.as_str()))
    }

    /// Whether two periods are the same days, however they are written.
    pub fn same_days(&self, other: &Self) -> bool {
        self.days() == other.days()
    }

    /// Whether the two are of a kind, as two years are and a year and a month are not.
    pub fn is_like(&self, other: &Self) -> bool {
        discriminant(&self.stretch) == discriminant(&other.stretch)
    }

    /// Whether this period lies in the other.
    pub fn within(&self, other: &Self) -> bool {
        match (self.first(), self.last(), other.first(), other.last()) {
            (Some(first), Some(last), Some(from), Some(until)) => from <= first && last <= until,
            _ => self.same_days(other),
        }
    }

    /// Its place in time: by its last day, and of those that end together the longest last, as a year stands after
    /// its quarters; what is not known stands first.
    pub fn order(&self) -> (Option<Date>, Reverse<Option<Date>>) {
        (self.last(), Reverse(self.first()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed)
    }
}

fn stretch(text: &str) -> Option<Stretch> {
    if matches!(text, "?" | "okänt" | "okänd" | "år okänt" | "år tappat") {
        return Some(Stretch::Unknown);
    }
    let named = |text: &str| in_numbers(text).or_else(|| in_words(text));
    let Some(end) = text.strip_prefix("r12") else { return named(text) };
    match named(end.trim().trim_start_matches("per ").trim())? {
        Stretch::Month(year, month) => Some(Stretch::RollingYear(year, month)),
        Stretch::Day(day) => Some(Stretch::RollingYear(day.year(), day.month())),
        Stretch::Year(year) => Some(Stretch::RollingYear(year, 12)),
        _ => None,
    }
}

/// `2019`, `2019-08`, `2019-08-31`, `2015-2019`, `2025/2026`, `2019-T3`, `2019K3`.
fn in_numbers(text: &str) -> Option<Stretch> {
    let year = year_of(text.get(..4)?)?;
    let rest = &text[4..];
    if rest.is_empty() {
        return Some(Stretch::Year(year));
    }
    let part = rest.strip_prefix(['-', '/', ' ']).unwrap_or(rest).trim();
    if let Some(until) = year_of(part) {
        return (until > year).then_some(Stretch::Years(year, until));
    }
    if let Some(number) = part.get(1..).and_then(|number| number.parse().ok()) {
        match part.as_bytes().first() {
            Some(b't') => return numbered(Stretch::Tertial(year, number), number, 3),
            Some(b'k' | b'q') => return numbered(Stretch::Quarter(year, number), number, 4),
            Some(b'h') => return numbered(Stretch::HalfYear(year, number), number, 2),
            _ => {}
        }
    }
    let mut parts = part.split('-');
    let month = two_digits(parts.next()?).filter(|month| (1..=12).contains(month))?;
    match (parts.next(), parts.next()) {
        (None, _) => Some(Stretch::Month(year, month)),
        (Some(day), None) => Date::new(year, month, two_digits(day)?).ok().map(Stretch::Day),
        _ => None,
    }
}

/// `augusti 2018`, `31 augusti 2018`, `tertial 3 2019`, `kvartal 3, 2019`, `höstterminen 2013`.
fn in_words(text: &str) -> Option<Stretch> {
    let text = text.replace(',', " ");
    // `mars2015` has lost its space.
    let at = text.len().checked_sub(4)?;
    let year = year_of(text.get(at..)?)?;
    let words: Vec<&str> = text[..at].split_whitespace().collect();
    let month_of = |word: &str| {
        MONTHS.iter().position(|name| *name == word || (word.len() == 3 && name.starts_with(word)))
    };
    match words.as_slice() {
        ["vt" | "vårterminen"] => Some(Stretch::Term(year, 1)),
        ["ht" | "höstterminen"] => Some(Stretch::Term(year, 2)),
        ["första", "halvåret"] | ["halvår", "1"] => Some(Stretch::HalfYear(year, 1)),
        ["andra", "halvåret"] | ["halvår", "2"] => Some(Stretch::HalfYear(year, 2)),
        ["helår" | "helåret" | "år"] => Some(Stretch::Year(year)),
        ["tertial", number] => number.parse().ok().and_then(|n| numbered(Stretch::Tertial(year, n), n, 3)),
        ["kvartal", number] => number.parse().ok().and_then(|n| numbered(Stretch::Quarter(year, n), n, 4)),
        [month] => {
            month_of(month).and_then(|at| i8::try_from(at + 1).ok()).map(|month| Stretch::Month(year, month))
        }
        [day, month] => {
            let month = month_of(month).and_then(|at| i8::try_from(at + 1).ok())?;
            Date::new(year, month, day.parse().ok()?).ok().map(Stretch::Day)
        }
        _ => None,
    }
}

fn numbered(made: Stretch, number: i8, most: i8) -> Option<Stretch> {
    (1..=most).contains(&number).then_some(made)
}

fn year_of(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1800..=2200).contains(year))
}

fn two_digits(text: &str) -> Option<i8> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_spelling_covers_its_days() {
        for (text, first, last) in [
            ("2019", "2019-01-01", "2019-12-31"),
            ("2018-08", "2018-08-01", "2018-08-31"),
            ("augusti 2018", "2018-08-01", "2018-08-31"),
            ("mars2015", "2015-03-01", "2015-03-31"),
            ("aug 2018", "2018-08-01", "2018-08-31"),
            ("tertial 3 2015", "2015-09-01", "2015-12-31"),
            ("2015-T3", "2015-09-01", "2015-12-31"),
            ("Kvartal 3, 2019", "2019-07-01", "2019-09-30"),
            ("2019K3", "2019-07-01", "2019-09-30"),
            ("första halvåret 2015", "2015-01-01", "2015-06-30"),
            ("Höstterminen 2013", "2013-07-01", "2013-12-31"),
            ("r12 2018-08", "2017-09-01", "2018-08-31"),
            ("r12 per 31 augusti 2018", "2017-09-01", "2018-08-31"),
            ("2018-08-31", "2018-08-31", "2018-08-31"),
            ("31 augusti 2018", "2018-08-31", "2018-08-31"),
            ("2015–2019", "2015-01-01", "2019-12-31"),
        ] {
            let period = Period::parse(text).unwrap();
            let days = (period.first().unwrap().to_string(), period.last().unwrap().to_string());
            assert_eq!((days.0.as_str(), days.1.as_str(), period.printed()), (first, last, text));
        }
        assert_eq!(Period::parse("okänt").unwrap().first(), None);
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in [
            "i juni",
            "",
            "tertial 4 2019",
            "2019-13",
            "2019-02-30",
            "25010-05-26",
            "2019-2015",
            "kommande planeringsperiod",
            "r12 r12 2018-08",
            &"r12".repeat(300_000),
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_stands_after_its_parts_and_before_the_next() {
        let sorted = ["okänt", "2019-06-30", "2019K3", "2019-12", "2019K4", "2019-T3", "2019", "2020K1"];
        let mut periods: Vec<Period> = sorted.iter().rev().filter_map(|text| Period::parse(text)).collect();
        periods.sort_by_key(Period::order);
        assert_eq!(periods.iter().map(Period::printed).collect::<Vec<_>>(), sorted);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_stumble(text in "\\PC{0,20}") {
            let _ = Period::parse(&text);
        }

        #[test]
        fn a_period_ends_after_it_begins(year in 1900i16..2100, n in 1i8..=4, kind in "[tkh]") {
            if let Some(period) = Period::parse(&format!("{year}{kind}{n}")) {
                prop_assert!(period.first() < period.last());
                prop_assert!(period.within(&Period::year(year)));
            }
        }
    }
}
