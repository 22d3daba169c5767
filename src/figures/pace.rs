//! How much of the way from a baseline to a target is gone, beside how much of the time.

use super::indicator::{Indicator, Operator, Target};
use crate::terms::{Decimal, Period, Quantity};

/// How much is gone of the way from the baseline to the target, and of the time between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Of the way, in whole percent, rounded down; less than nought where it went backwards. None where baseline and
    /// target are the same, so that there is no way to go.
    pub done: Option<i64>,
    /// Of the time, in whole percent, rounded down.
    pub gone: i64,
    /// Whether as much of the way is gone as of the time, by these numbers: a leap day makes nobody late.
    pub keeps: bool,
}

/// The time between baseline and target, and how much of it has gone, in days.
#[derive(Debug, Clone, Copy)]
struct Time {
    gone: i64,
    whole: i64,
}

impl Pace {
    /// The pace of an outcome of a period; none where baseline, target and outcome are not three numbers in order of time.
    pub fn of(
        indicator: &Indicator,
        target: &Target,
        (period, outcome): (&Period, &Quantity),
    ) -> Option<Self> {
        let baseline = indicator.baseline.as_ref()?;
        let from = baseline.period.as_ref()?.last()?;
        let days = |until: &Period| Some(i64::from((until.last()? - from).get_days()));
        let time = Time { gone: days(period)?, whole: days(&target.period)? };
        let aim =
            if target.operator == Operator::All { Decimal::whole(100) } else { target.value.number()? };
        Self::between((baseline.value.number()?, aim, outcome.number()?), time)
    }

    fn between((start, target, outcome): (Decimal, Decimal, Decimal), time: Time) -> Option<Self> {
        if time.whole <= 0 || time.gone < 0 {
            return None;
        }
        let done = outcome.minus(start)?.percent_of(target.minus(start)?);
        let gone = 100 * time.gone / time.whole;
        Some(Self { done, gone, keeps: done.is_some_and(|done| done >= gone) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_that_is_gone_is_held_against_the_time() {
        for (start, target, outcome, gone, done, keeps) in [
            ("38", "30", "34", 731, Some(50), true),
            ("38", "30", "34", 733, Some(50), true),
            ("38", "30", "34", 747, Some(50), false),
            ("38", "30", "34,1", 732, Some(48), false),
            ("11", "34", "24", 732, Some(56), true),
            ("11", "34", "11", 732, Some(0), false),
            ("11", "34", "9", 732, Some(-9), false),
            ("0,5", "0", "0,6", 732, Some(-20), false),
            ("5", "5", "4", 732, None, false),
        ] {
            let number = |text| Decimal::parse(text).unwrap();
            let pace =
                Pace::between((number(start), number(target), number(outcome)), Time { gone, whole: 1464 });
            let gone = 100 * gone / 1464;
            assert_eq!(pace, Some(Pace { done, gone, keeps }), "{start} {target} {outcome}");
        }
    }

    #[test]
    fn there_is_no_pace_before_the_baseline_nor_where_no_time_is_given() {
        let numbers = (Decimal::whole(1), Decimal::whole(3), Decimal::whole(2));
        assert_eq!(Pace::between(numbers, Time { gone: -1, whole: 10 }), None);
        assert_eq!(Pace::between(numbers, Time { gone: 0, whole: 0 }), None);
        assert!(Pace::between(numbers, Time { gone: 0, whole: 10 }).is_some_and(|pace| pace.keeps));
    }
}
