//! The page of a follow-up report: what it says of each goal, beside the figures of its time.

use serde::Serialize;

use super::decision::{Parts, parts};
use super::desk::{Desk, Link};
use super::facts::{Fact, Facts};
use super::layout::{Head, Shell};
use super::plan::{goal_link, indicator_link};
use super::relations::{RelationGroup, relations};
use super::state::State;
use super::thread::{ShortThread, short_thread};
use crate::documents::FollowUp;
use crate::figures::{TOTAL, assess};
use crate::site::{CaseId, DocumentId, ListOf, Plan, Subject};
use crate::terms::Period;

/// What the template of a report gets.
#[derive(Debug, Serialize)]
pub struct FollowUpView {
    /// What surrounds the page.
    pub shell: Shell,
    /// What it is.
    pub kind: String,
    /// The title, as printed.
    pub heading: String,
    /// A few plain sentences.
    pub summary: Option<String>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// What it says of each goal.
    pub assessments: Vec<AssessmentRow>,
    /// The figures of its time.
    pub figures: Vec<FigureRow>,
    /// The text.
    pub text: Parts,
    /// The stations around it.
    pub thread: Option<ShortThread>,
    /// Relations.
    pub relations: Vec<RelationGroup>,
}

/// What the report says of a goal.
#[derive(Debug, Serialize)]
pub struct AssessmentRow {
    /// The goal.
    pub goal: Link,
    /// How far, in the report's judgement.
    pub state: State,
    /// Why.
    pub text: Option<String>,
}

/// An indicator in the period of the report.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    /// The indicator.
    pub indicator: Link,
    /// What is asked, as a sentence.
    pub target: String,
    /// The outcome of the period, and the one before it, as a sentence.
    pub outcome: String,
    /// How far by the rule, with what was known then.
    pub state: State,
}

/// The view of a report.
pub fn view(desk: &Desk<'_>, id: DocumentId, report: &FollowUp) -> FollowUpView {
    let document = desk.site.document(id);
    let municipality = desk.site.tie(id).municipality;
    let cases: Vec<CaseId> =
        report.cases.iter().filter_map(|number| desk.site.case_of(municipality, number)).collect();
    let plan = desk.site.plan_followed_by(id);
    let period = report.period.as_ref().and_then(|period| Period::parse(&period.value));
    FollowUpView {
        shell: Shell::of(desk, Subject::Document(id), head(desk, id, report)),
        kind: desk.term("rapporttyp", report.kind.name()),
        heading: document.head.title.clone(),
        summary: document.head.summary.clone(),
        facts: facts(desk, id, report),
        assessments: plan.map(|plan| assessments(desk, plan, report)).unwrap_or_default(),
        figures: plan.zip(period).map(|(plan, period)| figures(desk, plan, &period)).unwrap_or_default(),
        text: parts(desk, document),
        thread: short_thread(desk, id, &cases),
        relations: relations(desk, id.into()),
    }
}

fn head(desk: &Desk<'_>, id: DocumentId, report: &FollowUp) -> Head {
    let tie = desk.site.tie(id);
    let document = desk.site.document(id);
    Head {
        title: document.head.title.clone(),
        owner: desk
            .municipality(tie.municipality)
            .map_or_else(|| desk.term("rapporttyp", report.kind.name()), str::to_owned),
        description: document.head.summary.clone(),
        part: Some(ListOf::FollowUps),
        municipalities: tie.municipality.into_iter().collect(),
        ..Head::default()
    }
}

fn facts(desk: &Desk<'_>, id: DocumentId, report: &FollowUp) -> Vec<Fact> {
    let tie = desk.site.tie(id);
    let origin = &desk.site.document(id).origin;
    let file = report.file.as_ref();
    let mut facts = Facts::new(desk);
    facts
        .text("kommun", desk.municipality(tie.municipality))
        .html("styrdokument", desk.site.plan_followed_by(id).map(|plan| desk.anchor_to(plan.document)))
        .text("period", report.period.as_ref().map(|period| period.value.as_str()))
        .date("datum", report.date)
        .html("agare", tie.body.map(|body| desk.anchor_to(body)))
        .cases(tie.municipality, &report.cases)
        .html(
            "original",
            file.and_then(|file| desk.file(origin, &file.value, desk.word("handling.original"))),
        );
    facts.done()
}

fn assessments(desk: &Desk<'_>, plan: &Plan, report: &FollowUp) -> Vec<AssessmentRow> {
    let row = |one: &crate::documents::GoalAssessment| {
        let goal = plan.goals.find(&one.goal.value)?;
        Some(AssessmentRow {
            goal: goal_link(desk, plan, goal),
            state: desk.attainment(one.status),
            text: one.reason.clone(),
        })
    };
    report.assessments.iter().filter_map(row).collect()
}

fn figures(desk: &Desk<'_>, plan: &Plan, period: &Period) -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for at in 0..plan.figures.indicators.len() {
        let one = &plan.figures.indicators[at];
        let unit = one.unit.as_ref();
        let known: Vec<_> = plan
            .outcomes(at)
            .into_iter()
            .filter(|outcome| outcome.is_own() && outcome.period.last() <= period.last())
            .collect();
        let totals: Vec<_> = known.iter().filter(|outcome| outcome.group == TOTAL).collect();
        let Some(at_last) = totals.iter().rposition(|one| one.period.within(period)) else { continue };
        let (latest, mut earlier) = (totals[at_last], totals[..at_last].iter().rev());
        let assessment = assess(one, &known);
        let said = |quantity| desk.quantity_in(quantity, unit);
        let outcome = said(&latest.value);
        rows.push(FigureRow {
            indicator: indicator_link(desk, plan, at),
            target: desk.target_sentence(assessment.target.map(|at| &one.targets[at]), unit),
            outcome: match earlier.find(|one| one.period.is_like(&latest.period)) {
                Some(before) => {
                    let values = [("utfall", &*outcome), ("fore", &*said(&before.value))];
                    desk.locale.phrase("rapport.utfall_fore", &values)
                }
                None => desk.locale.phrase("rapport.utfall", &[("utfall", &*outcome)]),
            },
            state: desk.attainment(assessment.attainment),
        });
    }
    rows
}
