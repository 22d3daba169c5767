//! The rows of the table of indicators: how far each has come, and by what rule.

use std::borrow::Cow;

use super::cells::Rows;
use crate::documents::SteeringState;
use crate::figures::Operator;
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
    ("vag_procent", "integer", Cell::Maybe),
    ("tid_procent", "integer", Cell::Maybe),
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
    let percent = |share: Option<i64>| share.map(|share| share.to_string()).unwrap_or_default().into();
    let period = |period: Option<&'s Period>| period.map(Period::printed).unwrap_or_default().into();
    vec![
        teller.url(&plan.indicator_pages[at]).into(),
        site.title(plan.document.into()).into(),
        state.unwrap_or_default().into(),
        goal.map(|goal| goal.title.as_str()).unwrap_or_default().into(),
        one.name.as_str().into(),
        one.unit.as_ref().map(Unit::printed).unwrap_or_default().into(),
        one.direction.name().into(),
        target.map(|target| demand(target.operator)).unwrap_or_default().into(),
        asked,
        asked_words,
        period(target.map(|target| &target.period)),
        came,
        came_words,
        period(outcome.map(|(period, _)| period)),
        percent(assessment.pace.and_then(|pace| pace.done)),
        percent(assessment.pace.map(|pace| pace.gone)),
        assessment.attainment.name().into(),
        assessment.ground.name().into(),
        one.verdict.as_ref().map(|verdict| verdict.reason.as_str()).unwrap_or_default().into(),
    ]
}

/// What a target asks; in a word, for spreadsheets take a lone `=` for a formula.
fn demand(operator: Operator) -> &'static str {
    match operator {
        Operator::Equal => "lika",
        other => other.name(),
    }
}

/// A quantity as a number, and as the words that a number does not say.
fn parts(quantity: Option<&Quantity>) -> [Cow<'_, str>; 2] {
    let Some(quantity) = quantity else { return [Cow::default(), Cow::default()] };
    let number = quantity.number().map(Decimal::machine).unwrap_or_default();
    let says_all = matches!(quantity.state(), State::Number | State::Zero)
        && quantity.side() == Side::At
        && !number.is_empty();
    [number.into(), if says_all { Cow::default() } else { quantity.printed().into() }]
}
