//! What is missing in a plan: goals without indicator, indicators without target or outcome, figures that are hidden,
//! late or lost.

use serde::Serialize;

use super::desk::{Desk, Link};
use super::layout::{Head, Shell};
use super::plan::{goal_link, indicator_link};
use crate::figures::Operator;
use crate::site::{ListOf, Plan, Subject};
use crate::terms::State;

/// What the template of the page gets.
#[derive(Debug, Serialize)]
pub struct GapsView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The document.
    pub plan: Link,
    /// What is missing, sort by sort.
    pub sorts: Vec<Sort>,
}

/// One sort of gap.
#[derive(Debug, Serialize)]
pub struct Sort {
    /// Its name.
    pub heading: String,
    /// Where.
    pub lines: Vec<Gap>,
}

/// A gap.
#[derive(Debug, Serialize)]
pub struct Gap {
    /// Where.
    pub link: Link,
    /// Why, where it is said.
    pub reason: Option<String>,
}

/// The view of what is missing in a plan.
pub fn view(desk: &Desk<'_>, plan: &Plan) -> GapsView {
    let sorts = [
        ("lucka.mal_utan_matt", without_measure(desk, plan)),
        ("lucka.matt_utan_mal", without_target(desk, plan)),
        ("lucka.matt_utan_utfall", without_outcome(desk, plan)),
        ("lucka.utgangsvarde", without_baseline(desk, plan)),
        ("lucka.varden", values(desk, plan)),
    ];
    let sorts = sorts.into_iter().filter(|(_, lines)| !lines.is_empty());
    GapsView {
        shell: Shell::of(desk, Subject::Gaps(plan.document), head(desk, plan)),
        plan: desk.link_to(plan.document),
        sorts: sorts.map(|(name, lines)| Sort { heading: desk.word(name).to_owned(), lines }).collect(),
    }
}

fn head(desk: &Desk<'_>, plan: &Plan) -> Head {
    Head {
        title: desk.word("lucka.titel").to_owned(),
        owner: desk.site.title(plan.document.into()).to_owned(),
        part: Some(ListOf::Steering),
        municipalities: desk.site.municipalities_of(plan.document),
        ..Head::default()
    }
}

fn without_measure(desk: &Desk<'_>, plan: &Plan) -> Vec<Gap> {
    let gap = |goal: usize| {
        let id = &plan.goals.get(goal)?.id;
        let said = plan.figures.unmeasured.iter().find(|one| &one.goal.value == id);
        Some(Gap { link: goal_link(desk, plan, goal), reason: said.map(|one| one.reason.clone()) })
    };
    let lowest = |goal: &usize| plan.goals.get(*goal).is_some_and(|goal| goal.children.is_empty());
    plan.goals_without_measure().into_iter().filter(lowest).filter_map(gap).collect()
}

fn without_target(desk: &Desk<'_>, plan: &Plan) -> Vec<Gap> {
    let all = plan.figures.indicators.iter().enumerate();
    let without = all.filter(|(at, one)| {
        plan.goal_of(*at).is_some()
            && one.targets.iter().all(|target| {
                target.operator == Operator::Nothing
                    || (target.operator != Operator::NoLaterThan && target.value.state() == State::Missing)
            })
    });
    without
        .map(|(at, one)| Gap {
            link: indicator_link(desk, plan, at),
            reason: one.targets.iter().find_map(|target| target.note.clone()).or_else(|| one.note.clone()),
        })
        .collect()
}

fn without_outcome(desk: &Desk<'_>, plan: &Plan) -> Vec<Gap> {
    let all = 0..plan.figures.indicators.len();
    let without = all.filter(|at| plan.outcomes(*at).is_empty());
    without
        .map(|at| {
            let interval = plan.figures.indicators[at].interval.clone();
            Gap { link: indicator_link(desk, plan, at), reason: interval }
        })
        .collect()
}

fn without_baseline(desk: &Desk<'_>, plan: &Plan) -> Vec<Gap> {
    let all = plan.figures.indicators.iter().enumerate();
    let unknown = all.filter_map(|(at, one)| {
        let base = one.baseline.as_ref().filter(|base| base.value.number().is_none())?;
        Some(Gap { link: indicator_link(desk, plan, at), reason: Some(desk.quantity(&base.value)) })
    });
    unknown.collect()
}

fn values(desk: &Desk<'_>, plan: &Plan) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for at in 0..plan.figures.indicators.len() {
        for one in plan.outcomes(at) {
            let gap = matches!(
                one.value.state(),
                State::Missing
                    | State::Suppressed
                    | State::ReportedLater
                    | State::Unreadable
                    | State::NotComparable
                    | State::NotDue
            );
            if gap {
                let period = desk.period(&one.period);
                let said = format!("{period}, {}: {}", one.group, desk.quantity(&one.value));
                let reason = match &one.comment {
                    Some(comment) => format!("{said} ({comment})"),
                    None => said,
                };
                gaps.push(Gap { link: indicator_link(desk, plan, at), reason: Some(reason) });
            }
        }
    }
    gaps
}
