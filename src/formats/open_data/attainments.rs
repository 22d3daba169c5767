//! The rows of the table of indicators: how far each has come, and by what rule.

use std::borrow::Cow;

use super::cells::Rows;
use crate::documents::SteeringState;
use crate::formats::csvw::{Cell, Column, DECIMAL};
use crate::formats::teller::Teller;
use crate::site::Plan;
use crate::terms::{Decimal, Period, Quantity, Side, State, Unit};

/// What each row says.
pub const COLUMNS: &[Column] = &[
    ("adress", "anyURI", Cell::Always),
    ("styrdokument", "string", Cell::Always),
    ("lage", "string", Cell::Maybe),
    ("mal", "string", Cell::Maybe),
    ("matt", "string", Cell::Always),
    ("enhet", "string", Cell::Maybe),
    ("riktning", "string", Cell::Always),
    ("krav", "string", Cell::Maybe),
    ("malvarde", DECIMAL, Cell::Maybe),
    ("malord", "string", Cell::Maybe),
    ("malperiod", "string", Cell::Maybe),
    ("utfall", DECIMAL, Cell::Maybe),
    ("utfallsord", "string", Cell::Maybe),
    ("utfallsperiod", "string", Cell::Maybe),
    ("bedomning", "string", Cell::Always),
    ("regel", "string", Cell::Always),
    ("skal", "string", Cell::Maybe),
];

/// Each indicator: its page, whose it is, what is asked of it, what came, and how far that is.
pub fn rows(teller: Teller<'_>) -> Rows<'_> {
    let plans = teller.site.plans().iter();
    Box::new(plans.flat_map(move |plan| (0..plan.assessments.len()).map(move |at| row(teller, plan, at))))
}

fn row<'s>(teller: Teller<'s>, plan: &'s Plan, at: usize) -> Vec<Cow<'s, str>> {
    let site = teller.site;
    let (one, assessment) = (&plan.figures.indicators[at], &plan.assessments[at]);
    let state = site.steering(plan.document).map(|document| SteeringState::of(document, site.as_of).name());
    let goal = plan.goal_of(at).and_then(|goal| plan.goals.get(goal));
    let target = assessment.target.map(|at| &one.targets[at]);
    let outcome = assessment.outcome.as_ref();
    let [asked, asked_words] = parts(target.map(|target| &target.value));
    let [came, came_words] = parts(outcome.map(|(_, value)| value));
    let period = |period: Option<&'s Period>| period.map(Period::printed).unwrap_or_default().into();
    vec![
        teller.url(&plan.indicator_pages[at]).into(),
        site.title(plan.document.into()).into(),
        state.unwrap_or_default().into(),
        goal.map(|goal| goal.title.as_str()).unwrap_or_default().into(),
        one.name.as_str().into(),
        one.unit.as_ref().map(Unit::printed).unwrap_or_default().into(),
        one.direction.name().into(),
        target.map(|target| target.operator.name()).unwrap_or_default().into(),
        asked,
        asked_words,
        period(target.map(|target| &target.period)),
        came,
        came_words,
        period(outcome.map(|(period, _)| period)),
        assessment.attainment.name().into(),
        assessment.ground.name().into(),
        one.verdict.as_ref().map(|verdict| verdict.reason.as_str()).unwrap_or_default().into(),
    ]
}

/// A quantity as a number, and as the words that a number does not say.
fn parts(quantity: Option<&Quantity>) -> [Cow<'_, str>; 2] {
    let Some(quantity) = quantity else { return [Cow::default(), Cow::default()] };
    let number = quantity.number().map(Decimal::machine).unwrap_or_default();
    let says_all = matches!(quantity.state(), State::Number | State::Zero) && quantity.side() == Side::At;
    [number.into(), if says_all { Cow::default() } else { quantity.printed().into() }]
}
