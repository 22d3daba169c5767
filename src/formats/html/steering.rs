//! The page of a steering document: its standing, its text with goals, its place among the others.

use serde::Serialize;

use super::desk::{Day, Desk, Html, escaped, html};
use super::facts::{Fact, Facts};
use super::layout::{Head, Shell};
use super::plan::{PlanView, overview};
use super::prose::is_goal;
use super::relations::{RelationGroup, relations};
use super::state::State;
use super::thread::{ShortThread, short_thread};
use crate::documents::{Adoption, SteeringDocument, SteeringState, Validity};
use crate::site::{CaseId, DocumentId, ListOf, Node, Reference, Scope, Subject, Target};

/// How many headings make a table of contents worth its place.
const CONTENTS: usize = 3;

/// What the template of a steering document gets.
#[derive(Debug, Serialize)]
pub struct SteeringView {
    /// What surrounds the page.
    pub shell: Shell,
    /// What it is.
    pub kind: String,
    /// The title, as printed.
    pub heading: String,
    /// A few plain sentences.
    pub summary: Option<String>,
    /// Where it stands.
    pub state: State,
    /// From when and until when, in words.
    pub validity: Option<Html>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// Its adoptions, where there are several.
    pub adoptions: Vec<AdoptionView>,
    /// The version log.
    pub versions: Vec<VersionView>,
    /// The headings.
    pub contents: Vec<ContentsEntry>,
    /// How many goals.
    pub goals: usize,
    /// How far its goals are.
    pub plan: Option<PlanView>,
    /// The text.
    pub text: Html,
    /// Notes to the text.
    pub notes: Html,
    /// The stations around it.
    pub thread: Option<ShortThread>,
    /// Relations.
    pub relations: Vec<RelationGroup>,
}

/// An adoption.
#[derive(Debug, Serialize)]
pub struct AdoptionView {
    /// The day.
    pub date: Option<Day>,
    /// The municipality.
    pub municipality: Option<String>,
    /// The body, linked to the item that decided it, and the number in its minutes.
    pub made: Html,
    /// The case.
    pub case: Option<Html>,
    /// What is not known of it, in a sentence.
    pub missing: Option<String>,
}

/// A line of the version log.
#[derive(Debug, Serialize)]
pub struct VersionView {
    /// When.
    pub date: Option<Day>,
    /// As printed.
    pub number: Option<String>,
    /// What happened.
    pub text: String,
}

/// A heading in the table of contents.
#[derive(Debug, Serialize)]
pub struct ContentsEntry {
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: String,
    /// 2 or 3.
    pub level: u8,
}

/// The view of a steering document.
pub fn view(desk: &Desk<'_>, id: DocumentId, steering: &SteeringDocument) -> SteeringView {
    let document = desk.site.document(id);
    let municipality = desk.site.tie(id).municipality;
    let cases: Vec<CaseId> =
        steering.cases.iter().filter_map(|number| desk.site.case_of(municipality, number)).collect();
    SteeringView {
        shell: Shell::of(desk, Subject::Document(id), head(desk, id, steering)),
        kind: desk.term("dokumenttyp", steering.kind.name()),
        heading: document.head.title.clone(),
        summary: document.head.summary.clone(),
        state: desk.steering_state(SteeringState::of(steering, desk.site.as_of)),
        validity: dates(desk, &steering.validity).map(html),
        facts: facts(desk, id, steering),
        adoptions: adoptions(desk, id, steering),
        versions: versions(desk, steering),
        contents: contents(document.prose.headings()),
        goals: document.prose.headings().iter().filter(|heading| is_goal(heading)).count(),
        plan: overview(desk, id),
        text: desk.goals(document, &steering.levels),
        notes: desk.prose(document, document.prose.notes()),
        thread: short_thread(desk, id, &cases),
        relations: relations(desk, id.into()),
    }
}

fn head(desk: &Desk<'_>, id: DocumentId, steering: &SteeringDocument) -> Head {
    let tie = desk.site.tie(id);
    let document = desk.site.document(id);
    let owner = match desk.municipality(tie.municipality) {
        Some(name) => name.to_owned(),
        None => desk.term("dokumenttyp", steering.kind.name()),
    };
    Head {
        title: document.head.title.clone(),
        owner,
        description: document.head.summary.clone(),
        part: Some(ListOf::Steering),
        municipalities: desk.site.municipalities_of(id),
        ..Head::default()
    }
}

/// From when and until when, where there are dates.
fn dates(desk: &Desk<'_>, validity: &Validity) -> Option<String> {
    let from = validity.from.map(|date| desk.time(date));
    let until = validity.until.map(|date| desk.time(date));
    Some(match (&from, &until) {
        (Some(from), Some(until)) => desk.phrase("giltighet.fran_till", &[("fran", from), ("till", until)]),
        (Some(from), None) if validity.until_further_notice => {
            desk.phrase("giltighet.fran_tillsvidare", &[("fran", from)])
        }
        (Some(from), None) => desk.phrase("giltighet.fran", &[("fran", from)]),
        (None, Some(until)) => desk.phrase("giltighet.till", &[("till", until)]),
        (None, None) if validity.until_further_notice => desk.phrase("giltighet.tillsvidare", &[]),
        (None, None) => return None,
    })
}

/// The dates, and what is printed instead of or beside them.
pub fn validity(desk: &Desk<'_>, validity: &Validity) -> Option<String> {
    let printed = validity.text.as_deref().map(escaped);
    match (dates(desk, validity), printed) {
        (Some(dates), Some(printed)) => Some(format!("{dates} ({printed})")),
        (dates, printed) => dates.or(printed),
    }
}

/// The steering documents that stand so, the latest adopted first.
pub fn in_state(desk: &Desk<'_>, state: SteeringState) -> Vec<DocumentId> {
    let site = desk.site;
    let standing_so = |node: &Node| match node {
        Node::Document(id) => {
            let steering = site.steering(*id)?;
            (SteeringState::of(steering, site.as_of) == state).then_some(*id)
        }
        Node::Case(_) => None,
    };
    let all = site.list_of(ListOf::Steering, Scope::All).map_or(&[][..], |list| &list.entries);
    let mut found: Vec<DocumentId> = all.iter().filter_map(standing_so).collect();
    found.sort_by_key(|id| std::cmp::Reverse(site.latest_date((*id).into())));
    found
}

fn facts(desk: &Desk<'_>, id: DocumentId, steering: &SteeringDocument) -> Vec<Fact> {
    let tie = desk.site.tie(id);
    let origin = &desk.site.document(id).origin;
    let interval = steering.follow_up.interval;
    let interval = interval.map(|interval| desk.term("intervall", interval.name()));
    let file = steering.file.as_ref();
    let single = steering.adoptions.first().filter(|_| steering.adoptions.len() == 1);
    let mut facts = Facts::new(desk);
    facts
        .text("kommun", desk.municipality(tie.municipality))
        .html("antaget", single.map(|one| adopted(desk, id, one)))
        .html("giltighet", validity(desk, &steering.validity))
        .text("uppsagning", steering.validity.notice.as_deref())
        .cases(tie.municipality, &steering.cases)
        .html("agare", tie.body.map(|body| desk.anchor_to(body)))
        .texts("galler_for", &steering.applies_to)
        .text("ansvarig_revidering", steering.revision_by.as_deref())
        .text("ansvarig_uppfoljning", steering.follow_up.by.as_deref())
        .text("uppfoljning", interval.as_deref())
        .html(
            "original",
            file.and_then(|file| desk.file(origin, &file.value, desk.word("styrdokument.original"))),
        );
    facts.done()
}

/// One adoption in a sentence.
pub fn adopted(desk: &Desk<'_>, id: DocumentId, one: &Adoption) -> String {
    let date = one.date.map(|date| desk.day(date).element());
    sentence([Some(body_of(desk, id, one)), date, number_of(desk, one)])
}

/// What is known of something that the record may tell in part.
fn sentence<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The body that adopted, linked to the item that decided it.
fn body_of(desk: &Desk<'_>, id: DocumentId, one: &Adoption) -> String {
    let origin = &desk.site.document(id).origin;
    let printed = one.body.as_deref().unwrap_or_default();
    let item = one.decided_in.as_ref().and_then(|at| match desk.site.resolve(origin, &at.value) {
        Reference::Here(Target::Document(id), _) => Some(id),
        _ => None,
    });
    let Some(item) = item else { return escaped(printed) };
    let body = desk.site.tie(item).body;
    let name = body.map_or_else(|| printed.to_owned(), |body| desk.site.title(body.into()).to_owned());
    desk.anchor(item, &name)
}

/// The number in the minutes.
fn number_of(desk: &Desk<'_>, one: &Adoption) -> Option<String> {
    let number = one.minute_number.as_deref()?;
    Some(escaped(&desk.locale.phrase("mote.paragraf", &[("nummer", number)])))
}

/// The adoptions in order of their days, where there are several: a single one is among the facts.
fn adoptions(desk: &Desk<'_>, id: DocumentId, steering: &SteeringDocument) -> Vec<AdoptionView> {
    let mut all: Vec<&Adoption> = steering.adoptions.iter().collect();
    all.sort_by_key(|one| (one.date.is_none(), one.date));
    if all.len() > 1 { all.into_iter().map(|one| adoption(desk, id, one)).collect() } else { Vec::new() }
}

fn adoption(desk: &Desk<'_>, id: DocumentId, one: &Adoption) -> AdoptionView {
    let municipality = one.municipality.as_ref().map(|name| name.value.clone());
    let register = municipality.as_deref().and_then(|name| desk.site.config.municipality(name));
    let case = one.case.as_ref().map(|number| {
        let register = register.or(desk.site.tie(id).municipality);
        match desk.site.case_of(register, number) {
            Some(case) => desk.anchor(case, number.printed()),
            None => escaped(number.printed()),
        }
    });
    AdoptionView {
        date: one.date.map(|date| desk.day(date)),
        municipality,
        made: html(sentence([Some(body_of(desk, id, one)), number_of(desk, one)])),
        case: case.map(html),
        missing: missing(desk, one),
    }
}

/// What the record does not say of an adoption, in a sentence.
fn missing(desk: &Desk<'_>, one: &Adoption) -> Option<String> {
    let facts = [
        ("organ", one.body.is_some() || one.decided_in.is_some()),
        ("dag", one.date.is_some()),
        ("paragraf", one.minute_number.is_some()),
        ("arende", one.case.is_some()),
    ];
    let lost = facts.into_iter().filter(|(_, known)| !known);
    let lost: Vec<String> = lost.map(|(name, _)| desk.term("styrdokument.saknas", name)).collect();
    (!lost.is_empty()).then(|| desk.locale.phrase("styrdokument.framgar_inte", &[("vad", &lost.join(", "))]))
}

fn versions(desk: &Desk<'_>, steering: &SteeringDocument) -> Vec<VersionView> {
    let view = |version: &crate::documents::Version| VersionView {
        date: version.date.map(|date| desk.day(date)),
        number: version.number.clone(),
        text: version.text.clone(),
    };
    steering.versions.iter().map(view).collect()
}

/// The headings of the two upper levels, where there are enough of them.
pub fn contents(headings: &[crate::markup::Heading]) -> Vec<ContentsEntry> {
    let tops = headings.iter().filter(|heading| heading.level <= 2).count();
    let deepest = if tops > 12 { 2 } else { 3 };
    let entries: Vec<ContentsEntry> = headings
        .iter()
        .filter(|heading| heading.level <= deepest)
        .map(|heading| ContentsEntry {
            id: heading.id.clone(),
            text: heading.text.clone(),
            level: heading.level.max(2),
        })
        .collect();
    if entries.len() < CONTENTS { Vec::new() } else { entries }
}
