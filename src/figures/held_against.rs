//! Which outcome of an indicator is held against which of its targets.

use super::groups::TOTAL;
use super::indicator::{Indicator, Operator, Target};
use super::measurement::Measurement;
use crate::terms::{Period, State};

/// The latest outcome that has come. Of those that end together, as a year and its last quarter, the one that a target
/// is for, else the longest.
pub fn latest<'m>(indicator: &Indicator, totals: &[&'m Measurement]) -> Option<&'m Measurement> {
    let has_come = |one: &&&Measurement| !matches!(one.value.state(), State::ReportedLater | State::NotDue);
    let longest = totals.iter().rev().find(has_come)?;
    let mut together = totals.iter().rev().filter(|one| one.period.last() == longest.period.last());
    let asked = usable_targets(indicator);
    let is_asked =
        |one: &Measurement| asked.iter().any(|at| indicator.targets[*at].period.same_days(&one.period));
    together.find(|one| has_come(one) && is_asked(one)).or(Some(longest)).copied()
}

/// The target of the outcome's period, else the next one, else the last.
pub fn target_for(indicator: &Indicator, outcome: Option<&Period>) -> Option<usize> {
    let usable = usable_targets(indicator);
    let Some(outcome) = outcome else { return usable.first().copied() };
    let period = |at: &usize| &indicator.targets[*at].period;
    let own = usable.iter().find(|at| period(at).same_days(outcome));
    let next = usable.iter().find(|at| period(at).last() >= outcome.last());
    own.or(next).or(usable.last()).copied()
}

/// The targets that an outcome of the whole can be held against, by their places, in the order of time.
fn usable_targets(indicator: &Indicator) -> Vec<usize> {
    let is_usable = |target: &Target| {
        let has_value = target.value.state() != State::Missing || target.operator == Operator::NoLaterThan;
        target.group == TOTAL && target.operator != Operator::Nothing && has_value
    };
    let mut usable: Vec<usize> =
        (0..indicator.targets.len()).filter(|at| is_usable(&indicator.targets[*at])).collect();
    usable.sort_by_key(|at| indicator.targets[*at].period.order());
    usable
}

#[cfg(test)]
mod tests {
    use crate::figures::{assess, tests};
    use crate::terms::Attainment;

    #[test]
    fn the_outcome_of_the_targets_own_period_decides() {
        let judged = |period: &str, rows: &[(&str, &str)]| {
            let settings = format!(
                "[[matt]]\nid = \"a\"\nnamn = \"A\"\nmal = \"m\"\nenhet = \"andel\"\nriktning = \"upp\"\n\
                 malvarde = [{{ period = \"{period}\", krav = \"minst\", tal = \"80\" }}]\n"
            );
            let rows: String =
                rows.iter().map(|(when, value)| format!("a;{when};totalt;{value};\n")).collect();
            let table = format!("matt;period;grupp;varde;kommentar\n{rows}");
            let (set, told) = tests::set(&settings, &table);
            assert_eq!(told, Vec::<String>::new());
            let made = assess(&set.indicators[0], &set.outcomes(&set.indicators[0]));
            (made.outcome.unwrap().0.printed().to_owned(), made.attainment)
        };
        let year = [("2019", "81"), ("2019-K4", "70"), ("2019-12", "60")];
        assert_eq!(judged("2019", &year), ("2019".to_owned(), Attainment::Met));
        assert_eq!(judged("2019-K4", &year), ("2019-K4".to_owned(), Attainment::NotMet));
        assert_eq!(judged("2018", &year), ("2019".to_owned(), Attainment::Met));
        let years = [("2019", "81"), ("2015–2019", "70")];
        assert_eq!(judged("2019", &years), ("2019".to_owned(), Attainment::Met));
        assert_eq!(judged("2015–2019", &years), ("2015–2019".to_owned(), Attainment::NotMet));
        // What is reported later is no outcome yet.
        let late = [("2019-K4", "70"), ("2019", "VB")];
        assert_eq!(judged("2019", &late), ("2019-K4".to_owned(), Attainment::NotMet));
    }
}
