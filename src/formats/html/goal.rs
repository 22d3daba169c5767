//! The page of a goal: what is asked, what is done, who answers for it, and how it went.

use serde::Serialize;

use super::desk::{Desk, Html, Link, html};
use super::facts::{Fact, Facts};
use super::figure::{CountLine, IndicatorLine};
use super::layout::{Head, Shell};
use super::plan::{GoalLine, goal_line, goal_link};
use super::relations::{RelationGroup, relations_to_part};
use super::state::State;
use crate::documents::{Data, Goal};
use crate::figures::{Action, ActionState};
use crate::site::{End, ListOf, Node, Plan, Subject};

/// What the template of a goal gets.
#[derive(Debug, Serialize)]
pub struct GoalView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The name of its level.
    pub kind: Option<String>,
    /// Its title.
    pub heading: String,
    /// How far.
    pub state: State,
    /// How many indicators at and below it.
    pub indicators: usize,
    /// How many of each degree.
    pub counts: Vec<CountLine>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// What the document says of it.
    pub text: Html,
    /// Its own indicators.
    pub measures: Vec<IndicatorLine>,
    /// Why it has none.
    pub unmeasured: Option<String>,
    /// The goals under it.
    pub goals: Vec<GoalLine>,
    /// What is to be done, beyond the text.
    pub actions: Vec<ActionLine>,
    /// What reports have said of it.
    pub reports: Vec<ReportLine>,
    /// Its place in the document.
    pub source: Link,
    /// What decisions and other documents do with it.
    pub relations: Vec<RelationGroup>,
}

/// An action in a list.
#[derive(Debug, Serialize)]
pub struct ActionLine {
    /// What.
    pub name: String,
    /// Who.
    pub responsible: Option<String>,
    /// When.
    pub period: Option<String>,
    /// How far.
    pub state: Option<State>,
    /// Why.
    pub reason: Option<String>,
}

/// What a report has said of a goal.
#[derive(Debug, Serialize)]
pub struct ReportLine {
    /// The report.
    pub link: Link,
    /// How far, in its judgement.
    pub state: State,
    /// Why.
    pub text: Option<String>,
}

/// The view of a goal.
pub fn view(desk: &Desk<'_>, plan: &Plan, at: usize) -> Option<GoalView> {
    let goal = plan.goals.get(at)?;
    let document = desk.site.document(plan.document);
    let heading = document.prose.headings().get(goal.heading)?;
    let counts = plan.counts_under(at);
    let source = desk.link_at(desk.site.address(plan.document), Some(&goal.id));
    let subject = Subject::Goal(plan.document, u32::try_from(at).unwrap_or(u32::MAX));
    Some(GoalView {
        shell: Shell::of(desk, subject, head(desk, plan, at, goal)),
        kind: goal.level_name.clone(),
        heading: goal.title.clone(),
        state: desk.attainment(counts.whole()),
        indicators: counts.all(),
        counts: desk.count_lines(&counts, |_| Vec::new()),
        facts: facts(desk, plan, goal),
        text: text(desk, plan, heading.content.clone()),
        measures: plan.indicators_of(at).into_iter().map(|at| desk.indicator_line(plan, at)).collect(),
        unmeasured: plan
            .figures
            .unmeasured
            .iter()
            .find(|one| one.goal.value == goal.id)
            .map(|one| one.reason.clone()),
        goals: goal.children.iter().map(|child| goal_line(desk, plan, *child)).collect(),
        actions: actions(desk, plan, goal),
        reports: reports(desk, plan, goal),
        source: Link { href: source, text: document.head.title.clone() },
        relations: relations_to_part(desk, plan.document.into(), &goal.id),
    })
}

/// What stands under the goal's heading. The notes stay with the document, and their signs lead there.
fn text(desk: &Desk<'_>, plan: &Plan, stretch: std::ops::Range<usize>) -> Html {
    let mut out = String::with_capacity(stretch.len() + 64);
    desk.prose_into(&mut out, desk.site.document(plan.document), stretch);
    let there = desk.link(desk.site.address(plan.document));
    html(out.replace("href=\"#not-", &format!("href=\"{there}#not-")))
}

fn head(desk: &Desk<'_>, plan: &Plan, at: usize, goal: &Goal) -> Head {
    Head {
        title: goal.title.clone(),
        owner: desk.site.title(plan.document.into()).to_owned(),
        description: None,
        part: Some(ListOf::Steering),
        municipalities: desk.site.municipalities_of(plan.document),
        around: (
            at.checked_sub(1).map(|before| goal_link(desk, plan, before)),
            (at + 1 < plan.goals.len()).then(|| goal_link(desk, plan, at + 1)),
        ),
    }
}

fn facts(desk: &Desk<'_>, plan: &Plan, goal: &Goal) -> Vec<Fact> {
    let document = desk.anchor_to(plan.document);
    let mut facts = Facts::new(desk);
    facts.html("styrdokument", document).texts("ansvarig", &goal.responsible);
    facts.done()
}

fn actions(desk: &Desk<'_>, plan: &Plan, goal: &Goal) -> Vec<ActionLine> {
    let of_goal = |action: &&Action| action.goal.as_ref().is_some_and(|at| at.value == goal.id);
    plan.figures
        .actions
        .iter()
        .filter(of_goal)
        .map(|action| ActionLine {
            name: action.name.clone(),
            responsible: action.responsible.clone(),
            period: action.period.clone(),
            state: action.state.map(|state| desk.action_state(state)),
            reason: action.reason.clone(),
        })
        .collect()
}

fn reports(desk: &Desk<'_>, plan: &Plan, goal: &Goal) -> Vec<ReportLine> {
    let mut lines = Vec::new();
    for edge in desk.site.relations_to(plan.document) {
        let Node::Document(id) = edge.from else { continue };
        let Data::FollowUp(report) = &desk.site.document(id).data else { continue };
        if !matches!(&edge.to, End::Here(..)) {
            continue;
        }
        lines.extend(report.assessments.iter().filter(|one| one.goal.value == goal.id).map(|one| {
            ReportLine {
                link: desk.link_to(id),
                state: desk.attainment(one.status),
                text: one.reason.clone(),
            }
        }));
    }
    lines
}

impl Desk<'_> {
    /// How far an action has come.
    pub fn action_state(&self, state: ActionState) -> State {
        let (shape, class) = match state {
            ActionState::Done => ("●", "god"),
            ActionState::UnderWay => ("◐", "vantar"),
            ActionState::Late => ("○", "nej"),
            ActionState::Planned => ("○", "vantar"),
            ActionState::Cancelled => ("–", "neutral"),
        };
        self.state("atgardsstatus", state.name(), (shape, class))
    }
}
