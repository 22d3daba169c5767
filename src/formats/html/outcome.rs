//! What came of a case: the goals of its steering documents, each with its latest outcome or the gap.

use std::collections::BTreeSet;

use serde::Serialize;

use super::desk::{Desk, Link};
use super::figure::IndicatorLine;
use super::plan::goal_link;
use crate::documents::RelationType;
use crate::site::{Case, DocumentId, End, Node, Plan};

/// How many goals of one document are shown, and how many indicators of one goal: the document's page has all.
const GOALS: usize = 20;
const MEASURES: usize = 6;

/// What came of one steering document.
#[derive(Debug, Serialize)]
pub struct Outcome {
    /// The document.
    pub document: Link,
    /// Its goals with what measures them: of a goal with goals below it, those.
    pub goals: Vec<GoalOutcome>,
    /// How many goals are not shown.
    pub more: usize,
}

/// What came of a goal.
#[derive(Debug, Serialize)]
pub struct GoalOutcome {
    /// Its page.
    pub link: Link,
    /// Target and latest outcome of each indicator; none is a gap.
    pub measures: Vec<IndicatorLine>,
    /// How many indicators are not shown.
    pub more: usize,
}

/// What came of the steering documents of a case: those that carry its number, and those that its items adopt.
pub fn outcomes(desk: &Desk<'_>, case: &Case) -> Vec<Outcome> {
    let mut seen = BTreeSet::new();
    let documents = case.documents.iter().flat_map(|id| std::iter::once(*id).chain(adopted(desk, *id)));
    let plans = documents.filter(|id| seen.insert(*id)).filter_map(|id| desk.site.plan(id));
    plans.filter(|plan| !plan.goals.is_empty()).map(|plan| outcome(desk, plan)).collect()
}

fn adopted(desk: &Desk<'_>, id: DocumentId) -> impl Iterator<Item = DocumentId> {
    let adopts = desk.site.relations_from(id).filter(|edge| edge.kind == RelationType::Adopts);
    adopts.filter_map(|edge| match edge.to {
        End::Here(Node::Document(to), _) => Some(to),
        _ => None,
    })
}

fn outcome(desk: &Desk<'_>, plan: &Plan) -> Outcome {
    let lowest = |goal: &usize| plan.goals.get(*goal).is_some_and(|goal| goal.children.is_empty());
    let has_own = |goal: &usize| lowest(goal) || !plan.indicators_of(*goal).is_empty();
    let goals: Vec<usize> = (0..plan.goals.len()).filter(has_own).collect();
    Outcome {
        document: desk.link_to(plan.document),
        goals: goals.iter().take(GOALS).map(|goal| of_goal(desk, plan, *goal)).collect(),
        more: goals.len().saturating_sub(GOALS),
    }
}

fn of_goal(desk: &Desk<'_>, plan: &Plan, goal: usize) -> GoalOutcome {
    let measures = plan.indicators_of(goal);
    GoalOutcome {
        link: goal_link(desk, plan, goal),
        measures: measures.iter().take(MEASURES).map(|at| desk.indicator_line(plan, *at)).collect(),
        more: measures.len().saturating_sub(MEASURES),
    }
}
