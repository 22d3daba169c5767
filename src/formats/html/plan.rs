//! What a steering document's page says of its goals: how many are met, on track, not met, not measured.

use serde::Serialize;

use super::desk::{Desk, Link};
use super::figure::CountLine;
use super::state::State;
use crate::config::Part;
use crate::site::{DocumentId, Plan};
use crate::terms::Attainment;

/// The most names behind a count.
const NAMES: usize = 40;

/// The overview of a plan.
#[derive(Debug, Serialize)]
pub struct PlanView {
    /// The whole in a word.
    pub whole: State,
    /// How many indicators.
    pub indicators: usize,
    /// How many of each degree, with their names.
    pub counts: Vec<CountLine>,
    /// The goals at the top.
    pub goals: Vec<GoalLine>,
    /// The indicators that belong to no goal.
    pub others: Vec<Link>,
    /// The page that says what is missing.
    pub gaps: String,
    /// All figures as CSV; none where there are none.
    pub csv: Option<String>,
}

/// A goal in a list.
#[derive(Debug, Serialize)]
pub struct GoalLine {
    /// Its page.
    pub link: Link,
    /// How far.
    pub state: State,
    /// How many indicators below it.
    pub indicators: usize,
    /// How many of each degree.
    pub counts: Vec<CountLine>,
}

/// How far a plan has come.
#[derive(Debug, Serialize)]
pub struct Progress {
    /// The plan.
    pub link: Link,
    /// The whole in a word.
    pub whole: State,
    /// How many of its indicators of each degree.
    pub counts: Vec<CountLine>,
}

/// The overview of a steering document; none where it has neither goals nor figures.
pub fn overview(desk: &Desk<'_>, id: DocumentId) -> Option<PlanView> {
    let plan = desk.site.plan(id)?;
    let counts = plan.counts();
    let with_goal: Vec<usize> =
        (0..plan.figures.indicators.len()).filter(|at| plan.goal_of(*at).is_some()).collect();
    let which = |degree: Attainment| {
        let of_degree = with_goal.iter().filter(|at| plan.assessments[**at].attainment == degree);
        of_degree.take(NAMES).map(|at| indicator_link(desk, plan, *at)).collect()
    };
    let others = (0..plan.figures.indicators.len()).filter(|at| plan.goal_of(*at).is_none());
    Some(PlanView {
        whole: desk.attainment(counts.whole()),
        indicators: counts.all(),
        counts: desk.count_lines(&counts, which),
        goals: plan.goals.tops().map(|goal| goal_line(desk, plan, goal)).collect(),
        others: others.map(|at| indicator_link(desk, plan, at)).collect(),
        gaps: desk.link(&plan.gaps_page),
        csv: (!plan.figures.is_empty() && desk.site.config.has(Part::Tables)).then(|| desk.link(&plan.csv)),
    })
}

/// A goal in a list.
pub fn goal_line(desk: &Desk<'_>, plan: &Plan, goal: usize) -> GoalLine {
    let counts = plan.counts_under(goal);
    GoalLine {
        link: goal_link(desk, plan, goal),
        state: desk.attainment(counts.whole()),
        indicators: counts.all(),
        counts: desk.count_lines(&counts, |_| Vec::new()),
    }
}

/// A link to a goal's page.
pub fn goal_link(desk: &Desk<'_>, plan: &Plan, goal: usize) -> Link {
    let text = plan.goals.get(goal).map(|goal| goal.title.clone()).unwrap_or_default();
    Link { href: desk.link(&plan.goal_pages[goal]), text }
}

/// A link to an indicator's page.
pub fn indicator_link(desk: &Desk<'_>, plan: &Plan, at: usize) -> Link {
    Link { href: desk.link(&plan.indicator_pages[at]), text: plan.figures.indicators[at].name.clone() }
}

/// How far a plan has come; none where nothing in it is measured.
pub fn progress(desk: &Desk<'_>, id: DocumentId) -> Option<Progress> {
    let counts = desk.site.plan(id)?.counts();
    (counts.all() > 0).then(|| Progress {
        link: desk.link_to(id),
        whole: desk.attainment(counts.whole()),
        counts: desk.count_lines(&counts, |_| Vec::new()),
    })
}
