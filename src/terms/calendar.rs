//! The months, Swedish public holidays by rule, and the days on which nothing falls due.

use jiff::civil::{Date, Weekday};

/// The months, in order.
pub const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// Why a day is no day for public business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayOff {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A public holiday, lag (1989:253).
    Holiday,
    /// Midsummer, Christmas or New Year's Eve.
    Eve,
}

/// Why nothing falls due on a day, lag (1930:173) 2 §; none on an ordinary weekday. The eve of Epiphany and
/// Maundy Thursday are ordinary weekdays (RÅ 2004 not. 40).
pub fn day_off(day: Date) -> Option<DayOff> {
    if is_holiday(day) {
        return Some(DayOff::Holiday);
    }
    match day.weekday() {
        Weekday::Saturday => Some(DayOff::Saturday),
        Weekday::Sunday => Some(DayOff::Sunday),
        _ => is_eve(day).then_some(DayOff::Eve),
    }
}

/// The day itself or the next weekday, where nothing falls due on it.
pub fn next_weekday(mut day: Date) -> Date {
    while day_off(day).is_some() {
        let Ok(tomorrow) = day.tomorrow() else { break };
        day = tomorrow;
    }
    day
}

/// Whether a day is a public holiday by lag (1989:253): the fixed days, those that follow Easter, Midsummer Day
/// and All Saints' Day. Whit Monday until 2004, the National Day from 2005.
fn is_holiday(day: Date) -> bool {
    let (year, month, date) = (day.year(), day.month(), day.day());
    let fixed = matches!((month, date), (1, 1 | 6) | (5, 1) | (12, 25 | 26))
        || (year >= 2005 && (month, date) == (6, 6));
    let saturday = day.weekday() == Weekday::Saturday;
    let floating = saturday && matches!((month, date), (6, 20..=26) | (10, 31) | (11, 1..=6));
    // Good Friday, Easter Day and Monday, Ascension Day, Whit Sunday, Whit Monday.
    let after_easter = match easter(year).and_then(|easter| day.since(easter).ok()) {
        Some(span) => match span.get_days() {
            -2 | 0 | 1 | 39 | 49 => true,
            50 => year <= 2004,
            _ => false,
        },
        None => false,
    };
    fixed || floating || after_easter
}

/// Midsummer Eve, Christmas Eve and New Year's Eve, which lag (1930:173) puts beside the holidays.
fn is_eve(day: Date) -> bool {
    let midsummer = day.weekday() == Weekday::Friday && day.month() == 6 && (19..=25).contains(&day.day());
    midsummer || matches!((day.month(), day.day()), (12, 24 | 31))
}

/// Easter Day of a year in the Gregorian calendar (the anonymous algorithm, Nature 1876); none before 1583.
pub fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * to_sunday) / 451;
    let count = moon + to_sunday - 7 * late + 114;
    Date::new(year, i8::try_from(count / 31).ok()?, i8::try_from(count % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for (year, month, day) in [
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2024, 3, 31),
            (2026, 4, 5),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn holidays_and_eves_are_told_from_weekdays() {
        for off in [
            date(2026, 1, 1),
            date(2026, 1, 6),
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 5, 1),
            date(2026, 5, 14),
            date(2025, 6, 6),
            date(2026, 6, 19),
            date(2026, 6, 20),
            date(2026, 10, 31),
            date(2026, 12, 24),
            date(2026, 12, 31),
            date(2004, 5, 31),
        ] {
            assert!(day_off(off).is_some(), "{off}");
        }
        // Maundy Thursday, the eve of Epiphany, Walpurgis Night, Whit Monday and the National Day as they are now
        // and were.
        for weekday in
            [date(2026, 4, 2), date(2004, 1, 5), date(2026, 4, 30), date(2026, 5, 25), date(2003, 6, 6)]
        {
            assert_eq!(day_off(weekday), None, "{weekday}");
        }
    }
}
