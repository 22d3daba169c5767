//! The time for appeal (laglighetsprövning): when it ends, and when its notice may come down.

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::next_weekday;

/// The last day of appeal of a decision whose approved minutes were announced on a day: three weeks later
/// (kommunallagen 13 kap. 5 §), which is the day of the same name (lag (1930:173) 1 §); where nothing falls due
/// on that day, the next weekday (2 §).
pub fn last_day_of_appeal(announced: Date) -> Date {
    next_weekday(announced.saturating_add(3.weeks()))
}

/// The first day on which a notice announced on a day may be gone: the day after the last day of appeal
/// (kommunallagen 8 kap. 12 §).
pub fn earliest_removal(announced: Date) -> Date {
    last_day_of_appeal(announced).saturating_add(1.day())
}

/// The last day to announce that minutes were approved on a day: the second day after (kommunallagen 8 kap. 12 §),
/// or the next weekday.
pub fn latest_announcement(approved: Date) -> Date {
    next_weekday(approved.saturating_add(2.days()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_last_day_moves_past_days_on_which_nothing_falls_due() {
        for (announced, last) in [
            (date(2026, 3, 12), date(2026, 4, 2)),
            (date(2026, 3, 16), date(2026, 4, 7)),
            (date(2026, 4, 10), date(2026, 5, 4)),
            (date(2026, 5, 15), date(2026, 6, 5)),
            (date(2026, 5, 29), date(2026, 6, 22)),
            (date(2026, 10, 10), date(2026, 11, 2)),
            (date(2026, 12, 4), date(2026, 12, 28)),
            (date(2026, 12, 10), date(2027, 1, 4)),
            (date(2027, 3, 5), date(2027, 3, 30)),
            (date(2003, 12, 15), date(2004, 1, 5)),
            (date(2025, 3, 31), date(2025, 4, 22)),
        ] {
            assert_eq!(last_day_of_appeal(announced), last, "announced {announced}");
        }
        assert_eq!(earliest_removal(date(2026, 12, 10)), date(2027, 1, 5));
    }
}
