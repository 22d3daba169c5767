//! The page of a case: its thread from the first station to what is still missing.

use serde::Serialize;

use super::card::mention;
use super::deed::is_coming;
use super::desk::{Desk, Html, escaped, html};
use super::facts::{Fact, Facts};
use super::ladder::{Rung, ladder};
use super::layout::{Head, Shell};
use super::next_step::next_steps;
use super::outcome::{Outcome, outcomes};
use super::relations::{RelationGroup, relations};
use super::thread::{Thread, thread};
use crate::documents::RelationType;
use crate::site::{Case, CaseId, ListOf, Subject};

/// What the template of a case gets.
#[derive(Debug, Serialize)]
pub struct CaseView {
    /// What surrounds the page.
    pub shell: Shell,
    /// Its number.
    pub number: String,
    /// Its title.
    pub heading: String,
    /// A few plain sentences.
    pub summary: Option<String>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// What the editor wrote about it.
    pub text: Html,
    /// Notes to the text.
    pub notes: Html,
    /// The thread.
    pub thread: Html,
    /// How many stations are missing.
    pub missing: usize,
    /// Which bodies take it up, and which decides finally.
    pub ladder: Vec<Rung>,
    /// What happens next with the latest item.
    pub steps: Vec<Html>,
    /// What came of the steering documents that it led to.
    pub outcomes: Vec<Outcome>,
    /// Relations.
    pub relations: Vec<RelationGroup>,
}

/// The view of a case.
pub fn view(desk: &Desk<'_>, id: CaseId) -> CaseView {
    let case = desk.site.case(id);
    let summary = case.summary.map(|summary| desk.site.document(summary));
    let thread = thread(desk, id);
    let empty = || html(String::new());
    CaseView {
        shell: Shell::of(desk, Subject::Case(id), head(desk, id)),
        number: case.number.clone(),
        heading: desk.site.title(id.into()).to_owned(),
        summary: summary.and_then(|document| document.head.summary.clone()),
        facts: facts(desk, id, &thread),
        text: summary.map_or_else(empty, |document| desk.prose(document, document.prose.main())),
        notes: summary.map_or_else(empty, |document| desk.prose(document, document.prose.notes())),
        missing: thread.missing,
        ladder: ladder(desk, case),
        steps: next(desk, case),
        outcomes: outcomes(desk, case),
        thread: thread.stations,
        // Its documents are its stations already.
        relations: relations(desk, id.into())
            .into_iter()
            .filter(|group| {
                group.label != desk.word(&format!("relation.till.{}", RelationType::Handles.name()))
            })
            .collect(),
    }
}

/// What happens next with the latest item of a case.
fn next(desk: &Desk<'_>, case: &Case) -> Vec<Html> {
    let items = case.documents.iter().rev().filter_map(|id| Some((*id, desk.site.item(*id)?)));
    let latest = items.max_by_key(|(id, _)| desk.site.tie(*id).date);
    latest.map_or_else(Vec::new, |(id, item)| {
        let mut steps = next_steps(desk, id, item);
        if !steps.is_empty() {
            // A case goes by many bodies: what follows is of this item.
            let name = if is_coming(desk, id) { "nasta.harnast" } else { "nasta.senast" };
            steps.insert(0, html(desk.phrase(name, &[("punkt", &mention(desk, id.into()))])));
        }
        steps
    })
}

fn head(desk: &Desk<'_>, id: CaseId) -> Head {
    let case = desk.site.case(id);
    let summary = case.summary.and_then(|summary| desk.site.document(summary).head.summary.clone());
    let title = desk
        .locale
        .phrase("arende.sidtitel", &[("titel", desk.site.title(id.into())), ("nummer", &case.number)]);
    Head {
        title,
        owner: desk.municipality(case.municipality).unwrap_or_default().to_owned(),
        description: summary,
        part: Some(ListOf::Cases),
        municipalities: case.municipality.into_iter().collect(),
        ..Head::default()
    }
}

fn facts(desk: &Desk<'_>, id: CaseId, thread: &Thread) -> Vec<Fact> {
    let case = desk.site.case(id);
    let dates: Vec<_> = case.documents.iter().filter_map(|id| desk.site.tie(*id).date).collect();
    let mut facts = Facts::new(desk);
    let Thread { count, missing, .. } = *thread;
    facts
        .text("diarienummer", case.number.as_str())
        .text("kommun", desk.municipality(case.municipality))
        .date("forsta", dates.first().copied())
        .date("senaste", dates.last().copied().filter(|_| dates.len() > 1))
        .html("handelser", Some(escaped(&desk.locale.count("antal.handelser", count - missing))))
        .html("luckor", (missing > 0).then(|| escaped(&desk.locale.count("antal.luckor", missing))));
    facts.done()
}
