//! The page of an agenda item: what was proposed, what was decided, what happens next.

use serde::Serialize;

use super::decision::{CommissionView, Parts, VoteView, commissions, parts};
use super::desk::{Desk, Html, Link, escaped, html};
use super::facts::{Fact, Facts};
use super::layout::{Head, Shell};
use super::next_step::next_steps;
use super::papers::{PaperLine, papers};
use super::person;
use super::relations::{RelationGroup, relations};
use super::state::State;
use super::thread::{ShortThread, short_thread};
use crate::documents::{AgendaItem, ItemType};
use crate::site::{DocumentId, End, ListOf, Portion, Register, Subject, register_address};

/// What the template of an item gets.
#[derive(Debug, Serialize)]
pub struct ItemView {
    /// What surrounds the page.
    pub shell: Shell,
    /// Its number in the minutes or on the agenda, in words: `§ 25`, `Punkt 4`.
    pub number: Option<String>,
    /// What kind of item.
    pub kind: String,
    /// The title, as printed.
    pub heading: String,
    /// A few plain sentences.
    pub summary: Option<String>,
    /// The legal ground, where the item is secret.
    pub secret: Option<Secret>,
    /// How the proposal fared.
    pub verdict: Option<State>,
    /// What happens next.
    pub steps: Vec<Html>,
    /// That names were removed, where their time is over.
    pub removed: Option<String>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// The text.
    pub text: Parts,
    /// The count.
    pub vote: Option<VoteView>,
    /// Who had their dissent recorded.
    pub dissents: Vec<String>,
    /// What was ordered.
    pub commissions: Vec<CommissionView>,
    /// The register of all commissions.
    pub commissions_register: String,
    /// Its parts.
    pub subitems: Vec<SubitemView>,
    /// Its papers.
    pub papers: Vec<PaperLine>,
    /// The tabled question that comes back here, where it is not published.
    pub origin: Option<Html>,
    /// The stations around it.
    pub thread: Option<ShortThread>,
    /// Relations.
    pub relations: Vec<RelationGroup>,
}

/// What is public of a secret item.
#[derive(Debug, Serialize)]
pub struct Secret {
    /// The legal ground.
    pub legal_ground: Option<Html>,
}

/// A part of an item.
#[derive(Debug, Serialize)]
pub struct SubitemView {
    /// As printed.
    pub title: String,
    /// Who presents it, who raised it.
    pub about: String,
}

/// The view of an item.
pub fn view(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> ItemView {
    let document = desk.site.document(id);
    let cases: Vec<_> = item
        .cases
        .iter()
        .filter_map(|number| desk.site.case_of(desk.site.tie(id).municipality, number))
        .collect();
    let secret = item.kind == ItemType::Secret;
    ItemView {
        shell: Shell::of(desk, Subject::Document(id), head(desk, id, item)),
        number: number(desk, item),
        kind: desk.term("arendetyp", item.kind.name()),
        heading: document.head.title.clone(),
        summary: document.head.summary.clone().filter(|_| !secret),
        secret: secret.then(|| Secret {
            legal_ground: item.legal_ground.as_deref().map(|ground| desk.explained(ground)),
        }),
        verdict: item.decision.verdict.map(|verdict| desk.verdict(id, verdict).explained(desk)),
        steps: next_steps(desk, id, item),
        removed: person::removed(desk, &item.persons),
        facts: facts(desk, id, item),
        text: parts(desk, document),
        vote: item.decision.vote.as_ref().map(VoteView::from),
        dissents: item.decision.dissents.clone(),
        commissions: commissions(desk, id),
        commissions_register: desk.link(&register_address(desk.site, Register::Commissions(Portion::All))),
        subitems: subitems(desk, item),
        papers: papers(desk, document, &item.papers),
        origin: origin(desk, id, item),
        thread: short_thread(desk, id, &cases),
        relations: relations(desk, id.into()),
    }
}

/// The number of an item: its paragraph in the minutes, else its place on the agenda.
pub fn number(desk: &Desk<'_>, item: &AgendaItem) -> Option<String> {
    match (&item.decision.minute_number, &item.number) {
        (Some(number), _) => Some(desk.locale.phrase("mote.paragraf", &[("nummer", number)])),
        (None, Some(number)) => Some(desk.locale.phrase("mote.punkt", &[("nummer", number)])),
        (None, None) => None,
    }
}

fn head(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Head {
    let document = desk.site.document(id);
    let tie = desk.site.tie(id);
    let date = tie.date.map(|date| desk.locale.date(date)).unwrap_or_default();
    let body = tie.body.map(|body| desk.whole_body_name(body)).unwrap_or_default();
    let title = match number(desk, item) {
        Some(number) => format!("{number}. {}", document.head.title),
        None => document.head.title.clone(),
    };
    let siblings = tie.meeting.map_or(&[][..], |meeting| desk.site.children(meeting));
    Head {
        title,
        owner: desk.locale.phrase("mote.namn", &[("organ", &body), ("datum", &date)]),
        description: document.head.summary.clone(),
        part: Some(if item.decision.verdict.is_some() { ListOf::Decisions } else { ListOf::Meetings }),
        municipalities: tie.municipality.into_iter().collect(),
        around: around(desk, siblings, desk.site.place_in_meeting(id.into())),
    }
}

/// The items before and after, with their numbers: titles on an agenda repeat.
fn around(desk: &Desk<'_>, siblings: &[DocumentId], at: usize) -> (Option<Link>, Option<Link>) {
    let numbered = |index: Option<usize>| {
        let id = *siblings.get(index?)?;
        let title = desk.title(id.into());
        let number = desk.site.item(id).and_then(|item| number(desk, item));
        let text = number.map_or_else(|| title.to_string(), |number| format!("{number}. {title}"));
        Some(desk.link_saying(id, text))
    };
    (numbered(at.checked_sub(1)), numbered(Some(at + 1)))
}

fn facts(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Vec<Fact> {
    let tie = desk.site.tie(id);
    let mut facts = Facts::new(desk);
    facts
        .html("mote", tie.meeting.map(|meeting| desk.anchor_to(meeting)))
        .cases(tie.municipality, &item.cases)
        .html("beslutas_av", item.decided_by.as_deref().map(|printed| desk.decider(id, printed)))
        .texts("foredragande", &item.presenters)
        .text("extern_referens", item.external_reference.as_deref())
        .texts("delges", &item.sent_to)
        .texts("personer", &person::named(desk, &item.persons));
    facts.done()
}

fn subitems(desk: &Desk<'_>, item: &AgendaItem) -> Vec<SubitemView> {
    let about = |sub: &crate::documents::Subitem| {
        let mut parts = sub.presenters.clone();
        parts.extend(sub.party.as_ref().map(|party| desk.locale.phrase("arende.parti", &[("parti", party)])));
        parts.join(", ")
    };
    item.subitems.iter().map(|sub| SubitemView { title: sub.title.clone(), about: about(sub) }).collect()
}

/// Where a tabled question comes from, when that is not published here.
fn origin(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Option<Html> {
    use crate::documents::RelationType::Continues;
    let earlier = item.continues.as_ref()?;
    let mut edges = desk.site.relations_from(id).filter(|edge| edge.kind == Continues);
    if edges.any(|edge| edge.to != End::NotHere) {
        return None;
    }
    let date = earlier.date.map(|date| desk.time(date));
    let number = earlier.minute_number.as_deref().map(escaped);
    let made = match (&date, &number) {
        (Some(date), Some(number)) => {
            desk.phrase("arende.ursprung_paragraf", &[("datum", date), ("nummer", number)])
        }
        (Some(date), None) => desk.phrase("arende.ursprung_datum", &[("datum", date)]),
        _ => desk.phrase("arende.ursprung", &[]),
    };
    Some(html(made))
}
