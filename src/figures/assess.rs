//! How far a target is reached: one written rule per operator, direction and state of the outcome.
//!
//! | the outcome is | then |
//! |---|---|
//! | missing, hidden, unreadable, not due, to come later | not measured |
//! | not comparable with earlier years | not comparable |
//! | a number or word, and there is no target, or a target in words | not measured, unless set by hand |
//! | on one side of a number (`färre än 5`), and the target does not lie clear of that side | not measured |
//! | such that it fulfils the target | met (a target of keeping a level: met when its period has come, else on track) |
//! | such that it does not, and the period of the target has come | not met |
//! | such that it does not, with time left, and as far as time has gone from the baseline | on track |
//! | such that it does not, with time left, and not as far | behind |
//! | such that it does not, with time left, and there is no baseline or no number | not measured |
//!
//! A status set by hand, with its reason, goes before all of these.

use super::ground::Ground;
use super::groups::TOTAL;
use super::held_against::{latest, target_for};
use super::indicator::{Direction, Indicator, Operator, Target};
use super::measurement::Measurement;
use super::pace::Pace;
use crate::terms::{Amount, Attainment, Decimal, Period, Quantity, Side, State};

/// How far an indicator is, and by what rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// How far.
    pub attainment: Attainment,
    /// By what rule.
    pub ground: Ground,
    /// The target that was used, by its place among the indicator's.
    pub target: Option<usize>,
    /// The period of the outcome that was used.
    pub outcome: Option<(Period, Quantity)>,
    /// How far it has come on its way, where that decided.
    pub pace: Option<Pace>,
}

/// How far an indicator is, by its total.
pub fn assess(indicator: &Indicator, outcomes: &[&Measurement]) -> Assessment {
    let totals: Vec<&Measurement> =
        outcomes.iter().copied().filter(|one| one.is_own() && one.group == TOTAL).collect();
    let latest = latest(indicator, &totals);
    let target = target_for(indicator, latest.map(|one| &one.period));
    let made = |attainment, ground| Assessment {
        attainment,
        ground,
        target,
        outcome: latest.map(|one| (one.period.clone(), one.value.clone())),
        pace: None,
    };
    if let Some(verdict) = &indicator.verdict {
        return made(verdict.status, Ground::ByHand);
    }
    let Some(latest) = latest else { return made(Attainment::NotMeasured, Ground::NoOutcome) };
    let Some(target) = target.map(|at| &indicator.targets[at]) else {
        let (degree, ground) = without_target(&latest.value);
        return made(degree, ground);
    };
    let pace = Pace::of(indicator, target, (&latest.period, &latest.value));
    let (degree, ground) = judge(
        (target.operator, indicator.direction),
        (&target.value, &latest.value),
        (pace, period_has_come(target, &latest.period)),
    );
    let pace = pace.filter(|_| matches!(ground, Ground::OnPace | Ground::Behind));
    Assessment { pace, ..made(degree, ground) }
}

fn without_target(outcome: &Quantity) -> (Attainment, Ground) {
    match outcome.state() {
        State::NotComparable => (Attainment::NotComparable, Ground::NotComparable),
        _ if outcome.amount().is_none() && outcome.state() != State::Text => {
            (Attainment::NotMeasured, Ground::NoNumber)
        }
        _ => (Attainment::NotMeasured, Ground::NoTarget),
    }
}

fn period_has_come(target: &Target, outcome: &Period) -> bool {
    match (target.period.last(), outcome.last()) {
        (Some(target), Some(outcome)) => outcome >= target,
        _ => false,
    }
}

/// The rule itself.
fn judge(
    (operator, direction): (Operator, Direction),
    (target, outcome): (&Quantity, &Quantity),
    (pace, come): (Option<Pace>, bool),
) -> (Attainment, Ground) {
    match outcome.state() {
        State::NotComparable => return (Attainment::NotComparable, Ground::NotComparable),
        State::Missing
        | State::Suppressed
        | State::ReportedLater
        | State::NotDue
        | State::Unreadable
        | State::NoTarget => return (Attainment::NotMeasured, Ground::NoNumber),
        State::Number | State::Zero | State::Approximate | State::Text => {}
    }
    if operator == Operator::Nothing {
        return (Attainment::NotMeasured, Ground::NoTarget);
    }
    let Some(fulfilled) = fulfils(operator, direction, (target, outcome)) else {
        let is_sided = outcome.side() != Side::At && target.number().is_some();
        let ground = if is_sided { Ground::OneSided } else { Ground::InWords };
        return (Attainment::NotMeasured, ground);
    };
    match (fulfilled, come) {
        (true, false) if direction == Direction::Same => (Attainment::OnTrack, Ground::HoldsSoFar),
        (true, _) => (Attainment::Met, Ground::Fulfilled),
        (false, true) => (Attainment::NotMet, Ground::TimeIsUp),
        // Nobody knows how far below or above its number the outcome has come.
        (false, false) if outcome.side() != Side::At => (Attainment::NotMeasured, Ground::OneSided),
        (false, false) if outcome.number().is_none() => (Attainment::NotMeasured, Ground::TimeLeft),
        (false, false) => match pace {
            Some(Pace { keeps: true, .. }) => (Attainment::OnTrack, Ground::OnPace),
            Some(_) => (Attainment::Behind, Ground::Behind),
            None => (Attainment::NotMeasured, Ground::NoStart),
        },
    }
}

/// Whether an outcome fulfils a target; `None` where only a person can say.
fn fulfils(
    operator: Operator,
    direction: Direction,
    (target, outcome): (&Quantity, &Quantity),
) -> Option<bool> {
    let said = outcome.printed().to_lowercase();
    match operator {
        Operator::Words | Operator::Nothing => return None,
        Operator::Yes | Operator::NoLaterThan => {
            return match outcome.amount() {
                Some(Amount::Truth(yes)) => Some(yes),
                _ => None,
            };
        }
        Operator::All if matches!(said.as_str(), "alla" | "samtliga" | "ja") => return Some(true),
        Operator::All => {
            let (number, all) = (outcome.number()?, Decimal::whole(100));
            return match outcome.side() {
                Side::At => Some(number == all),
                // Nearly all are not all; how many "fewer than 110" are, nobody knows.
                Side::Below if number <= all => Some(false),
                Side::Below | Side::Above => None,
            };
        }
        _ => {}
    }
    let (side, target, outcome) = (outcome.side(), target.number()?, outcome.number()?);
    let (at_least, at_most) = match (operator, direction) {
        (Operator::AtLeast, _) | (Operator::Equal, Direction::Up) => (true, false),
        (Operator::AtMost, _) | (Operator::Equal, Direction::Down) => (false, true),
        _ => (false, false),
    };
    match side {
        Side::At if at_least => Some(outcome >= target),
        Side::At if at_most => Some(outcome <= target),
        // What lies beyond the target on its own side has passed it; what lies short of it may have.
        Side::Below if outcome > target => None,
        Side::Above if outcome < target => None,
        Side::Below => Some(at_most || operator == Operator::Below),
        Side::Above => Some(at_least || operator == Operator::Above),
        Side::At => Some(match operator {
            Operator::Below => outcome < target,
            Operator::Above => outcome > target,
            _ => outcome == target,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Attainment::{Behind, Met, NotComparable, NotMeasured, NotMet, OnTrack};
    use Direction::{Down, None as Neither, Same, Up};
    use Operator::{Above, All, AtLeast, AtMost, Below, Equal, NoLaterThan, Nothing, Words, Yes};

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    fn said(operator: Operator, direction: Direction, target: &str, outcome: &str, come: bool) -> Attainment {
        judge((operator, direction), (&quantity(target), &quantity(outcome)), (None, come)).0
    }

    #[test]
    fn every_operator_and_direction_has_its_rule() {
        for (operator, direction, target, outcome, degree) in [
            (Equal, Up, "34", "34", Met),
            (Equal, Up, "34", "35", Met),
            (Equal, Up, "34", "33", NotMet),
            (Equal, Down, "0", "0", Met),
            (Equal, Down, "10", "9", Met),
            (Equal, Down, "10", "11", NotMet),
            (Equal, Same, "5,3", "5,3", Met),
            (Equal, Same, "5,3", "5,2", NotMet),
            (Equal, Neither, "±0", "0", Met),
            (Equal, Neither, "±0", "-30,9", NotMet),
            (AtLeast, Up, "80", "80", Met),
            (AtLeast, Up, "80", "79,9", NotMet),
            (AtLeast, Down, "-5", "-6", NotMet),
            (AtMost, Down, "30", "30", Met),
            (AtMost, Down, "30", "30,1", NotMet),
            (Below, Down, "7,8", "7,7", Met),
            (Below, Down, "7,8", "7,8", NotMet),
            (Above, Up, "50", "50", NotMet),
            (Above, Up, "50", "51", Met),
            (All, Up, "alla", "samtliga", Met),
            (All, Up, "alla", "100 %", Met),
            (All, Up, "alla", "98,5", NotMet),
            (Yes, Neither, "ja", "ja", Met),
            (Yes, Neither, "ja", "nej", NotMet),
            (Yes, Neither, "ja", "delvis", NotMeasured),
            (NoLaterThan, Neither, "2020", "ja", Met),
            (NoLaterThan, Neither, "2020", "nej", NotMet),
            (Words, Neither, "-2 procentenheter årligen", "5", NotMeasured),
            (Nothing, Neither, "utan målvärde", "5", NotMeasured),
        ] {
            assert_eq!(
                said(operator, direction, target, outcome, true),
                degree,
                "{operator:?} {direction:?} {target} {outcome}"
            );
        }
    }

    /// What an outcome below, at and above a target of five gives, for each operator and direction.
    #[rustfmt::skip]
    const RULE: &[(Operator, Direction, [Attainment; 3])] = &[
        (Equal, Up, [NotMet, Met, Met]), (Equal, Down, [Met, Met, NotMet]),
        (Equal, Same, [NotMet, Met, NotMet]), (Equal, Neither, [NotMet, Met, NotMet]),
        (AtLeast, Up, [NotMet, Met, Met]), (AtLeast, Down, [NotMet, Met, Met]),
        (AtLeast, Same, [NotMet, Met, Met]), (AtLeast, Neither, [NotMet, Met, Met]),
        (AtMost, Up, [Met, Met, NotMet]), (AtMost, Down, [Met, Met, NotMet]),
        (AtMost, Same, [Met, Met, NotMet]), (AtMost, Neither, [Met, Met, NotMet]),
        (Below, Up, [Met, NotMet, NotMet]), (Below, Down, [Met, NotMet, NotMet]),
        (Below, Same, [Met, NotMet, NotMet]), (Below, Neither, [Met, NotMet, NotMet]),
        (Above, Up, [NotMet, NotMet, Met]), (Above, Down, [NotMet, NotMet, Met]),
        (Above, Same, [NotMet, NotMet, Met]), (Above, Neither, [NotMet, NotMet, Met]),
        (All, Up, [NotMet; 3]), (All, Down, [NotMet; 3]), (All, Same, [NotMet; 3]), (All, Neither, [NotMet; 3]),
        (NoLaterThan, Up, [NotMeasured; 3]), (NoLaterThan, Down, [NotMeasured; 3]),
        (NoLaterThan, Same, [NotMeasured; 3]), (NoLaterThan, Neither, [NotMeasured; 3]),
        (Yes, Up, [NotMeasured; 3]), (Yes, Down, [NotMeasured; 3]),
        (Yes, Same, [NotMeasured; 3]), (Yes, Neither, [NotMeasured; 3]),
        (Words, Up, [NotMeasured; 3]), (Words, Down, [NotMeasured; 3]),
        (Words, Same, [NotMeasured; 3]), (Words, Neither, [NotMeasured; 3]),
        (Nothing, Up, [NotMeasured; 3]), (Nothing, Down, [NotMeasured; 3]),
        (Nothing, Same, [NotMeasured; 3]), (Nothing, Neither, [NotMeasured; 3]),
    ];

    /// Every state: as a source writes it, and whether the rule sees it as below (0) or above (2) five, or as no number.
    const STATES: &[(State, &str, Result<usize, Attainment>)] = &[
        (State::Number, "6", Ok(2)),
        (State::Zero, "0", Ok(0)),
        (State::Approximate, "ca 6", Ok(2)),
        (State::Text, "delvis", Err(NotMeasured)),
        (State::Missing, "-", Err(NotMeasured)),
        (State::Suppressed, "--", Err(NotMeasured)),
        (State::ReportedLater, "VB", Err(NotMeasured)),
        (State::NotDue, "mäts inte", Err(NotMeasured)),
        (State::Unreadable, ",7", Err(NotMeasured)),
        (State::NoTarget, "utan målvärde", Err(NotMeasured)),
        (State::NotComparable, "ej jämförbart", Err(NotComparable)),
        (State::NotComparable, "6 (ej jämförbart)", Err(NotComparable)),
    ];

    #[test]
    fn every_operator_direction_and_state_has_its_case() {
        for (_, operator) in Operator::VALUES {
            for (_, direction) in Direction::VALUES {
                let found = RULE.iter().filter(|(one, way, _)| (one, way) == (operator, direction));
                assert_eq!(found.count(), 1, "{operator:?} {direction:?}");
            }
        }
        for (_, state) in State::VALUES {
            assert!(STATES.iter().any(|(one, ..)| one == state), "{state:?}");
        }
        for (operator, direction, degrees) in RULE {
            let said = |outcome: &str, come| said(*operator, *direction, "5", outcome, come);
            for (outcome, degree) in ["4", "5", "6"].into_iter().zip(degrees) {
                let case = format!("{operator:?} {direction:?} {outcome}");
                assert_eq!(said(outcome, true), *degree, "{case}");
                // With time left a level that holds is on track; what is short of its target is no failure yet, and
                // without a baseline nobody knows its pace.
                let kept = match (*degree, *direction) {
                    (Met, Same) => OnTrack,
                    (NotMet, _) => NotMeasured,
                    (degree, _) => degree,
                };
                assert_eq!(said(outcome, false), kept, "{case}, time left");
            }
            for (state, outcome, seen) in STATES {
                assert_eq!(quantity(outcome).state(), *state);
                let degree = match seen {
                    Ok(at) => degrees[*at],
                    Err(degree) => *degree,
                };
                assert_eq!(said(outcome, true), degree, "{operator:?} {direction:?} {outcome}");
            }
        }
    }

    #[test]
    fn an_outcome_on_one_side_of_a_number_is_judged_only_where_that_side_decides() {
        for (operator, target, outcome, degree) in [
            (AtLeast, "5", "färre än 5", NotMet),
            (AtLeast, "3", "färre än 5", NotMeasured),
            (AtMost, "5", "färre än 5", Met),
            (AtLeast, "80", "knappt 80", NotMet),
            (AtLeast, "80", "drygt 80", Met),
            (AtMost, "30", "fler än 30", NotMet),
            (AtMost, "40", "fler än 30", NotMeasured),
            (Above, "30", "fler än 30", Met),
            (Below, "5", "färre än 5", Met),
            (Equal, "5", "färre än 5", NotMet),
            (AtLeast, "80", "ca 80", Met),
            (All, "alla", "nästan 100 %", NotMet),
            (All, "alla", "färre än 100", NotMet),
            (All, "alla", "fler än 90", NotMeasured),
        ] {
            assert_eq!(
                said(operator, Neither, target, outcome, true),
                degree,
                "{operator:?} {target} {outcome}"
            );
        }
        let sides = (&quantity("3"), &quantity("färre än 5"));
        assert_eq!(judge((AtLeast, Up), sides, (None, true)).1, Ground::OneSided);
        assert_eq!(said(AtLeast, Up, "80", "knappt 70", false), NotMeasured);
    }

    #[test]
    fn with_time_left_the_pace_counts() {
        let judged = |keeps| {
            let pace = Some(Pace { done: Some(40), gone: 50, keeps });
            judge((AtLeast, Up), (&quantity("85"), &quantity("70")), (pace, false))
        };
        assert_eq!(judged(true), (OnTrack, Ground::OnPace));
        assert_eq!(judged(false), (Behind, Ground::Behind));
        assert_eq!(said(AtLeast, Up, "85", "70", false), NotMeasured);
        assert_eq!(said(Yes, Neither, "ja", "nej", false), NotMeasured);
        assert_eq!(said(Equal, Same, "5,3", "5,3", false), OnTrack);
        assert_eq!(said(Equal, Up, "7", "7", false), Met);
    }
}
