//! The page of a paper that stands on its own.

use serde::Serialize;

use super::decision::{Parts, parts};
use super::desk::Desk;
use super::facts::{Fact, Facts};
use super::layout::{Head, Shell};
use super::person;
use super::relations::{RelationGroup, relations};
use super::thread::{ShortThread, short_thread};
use crate::documents::StandingPaper;
use crate::site::{CaseId, DocumentId, ListOf, Subject};

/// What the template of a paper gets.
#[derive(Debug, Serialize)]
pub struct PaperView {
    /// What surrounds the page.
    pub shell: Shell,
    /// What it is.
    pub kind: String,
    /// The title, as printed.
    pub heading: String,
    /// A few plain sentences.
    pub summary: Option<String>,
    /// That names have been removed here.
    pub removed: Option<String>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// The text.
    pub text: Parts,
    /// The stations around it.
    pub thread: Option<ShortThread>,
    /// Relations.
    pub relations: Vec<RelationGroup>,
}

/// The view of a paper.
pub fn view(desk: &Desk<'_>, id: DocumentId, paper: &StandingPaper) -> PaperView {
    let document = desk.site.document(id);
    let municipality = desk.site.tie(id).municipality;
    let cases: Vec<CaseId> =
        paper.cases.iter().filter_map(|number| desk.site.case_of(municipality, number)).collect();
    PaperView {
        shell: Shell::of(desk, Subject::Document(id), head(desk, id, paper)),
        kind: desk.term("handlingstyp", paper.kind.name()),
        heading: document.head.title.clone(),
        summary: document.head.summary.clone(),
        removed: person::removed(desk, &paper.persons),
        facts: facts(desk, id, paper),
        text: parts(desk, document),
        thread: short_thread(desk, id, &cases),
        relations: relations(desk, id.into()),
    }
}

fn head(desk: &Desk<'_>, id: DocumentId, paper: &StandingPaper) -> Head {
    let tie = desk.site.tie(id);
    let document = desk.site.document(id);
    let kind = desk.term("handlingstyp", paper.kind.name());
    let owner = [paper.from.as_deref(), desk.municipality(tie.municipality)];
    let owner: Vec<&str> = owner.into_iter().flatten().collect();
    Head {
        title: desk.locale.phrase("handling.sidtitel", &[("titel", &document.head.title), ("typ", &kind)]),
        owner: owner.join(", "),
        description: document.head.summary.clone(),
        part: Some(ListOf::Papers),
        municipalities: tie.municipality.into_iter().collect(),
        ..Head::default()
    }
}

fn facts(desk: &Desk<'_>, id: DocumentId, paper: &StandingPaper) -> Vec<Fact> {
    let tie = desk.site.tie(id);
    let origin = &desk.site.document(id).origin;
    let file = paper.file.as_ref();
    let file = file.and_then(|file| desk.file(origin, &file.value, desk.word("handling.original")));
    let mut facts = Facts::new(desk);
    facts
        .text("kommun", desk.municipality(tie.municipality))
        .text("fran", paper.from.as_deref())
        .date("datum", paper.date)
        .cases(tie.municipality, &paper.cases)
        .texts("delges", &paper.sent_to)
        .texts("personer", &person::named(desk, &paper.persons))
        .html("original", file);
    facts.done()
}
