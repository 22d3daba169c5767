//! The page of a political body: what it is, its meetings, its latest decisions.

use serde::Serialize;

use super::desk::{Desk, Html, Link};
use super::facts::{Fact, Facts, several};
use super::layout::{Head, Shell};
use super::list::{Section, by_year};
use super::members::{self, MembersView};
use super::relations::{RelationGroup, relations};
use crate::documents::Body;
use crate::site::{DocumentId, ListOf, Node, Scope, Subject};

/// How many decisions are shown.
const DECISIONS: usize = 5;

/// How many past meetings are shown before the list of all takes over.
const MEETINGS: usize = 24;

/// What the template of a body gets.
#[derive(Debug, Serialize)]
pub struct BodyView {
    /// What surrounds the page.
    pub shell: Shell,
    /// What kind of body.
    pub kind: String,
    /// Its name.
    pub heading: String,
    /// What it does.
    pub summary: Option<String>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// The text.
    pub text: Html,
    /// Who sits there.
    pub members: Option<MembersView>,
    /// Meetings to come, the next first.
    pub coming: Html,
    /// Past meetings by year, the latest first.
    pub past: Vec<Section>,
    /// The list of all its meetings, where not all are shown.
    pub all_meetings: Option<Link>,
    /// The latest decisions.
    pub decisions: Html,
    /// The list of all its decisions.
    pub all_decisions: Option<Link>,
    /// Relations.
    pub relations: Vec<RelationGroup>,
}

/// The view of a body.
pub fn view(desk: &Desk<'_>, id: DocumentId, body: &Body) -> BodyView {
    let document = desk.site.document(id);
    let meetings = desk.site.children(id);
    let today = desk.site.as_of;
    let split = meetings.partition_point(|meeting| {
        desk.site.meeting(*meeting).and_then(|meeting| meeting.date).is_some_and(|date| date >= today)
    });
    let (coming, past) = meetings.split_at(split);
    let all_meetings = all(desk, ListOf::Meetings, id).filter(|_| past.len() > MEETINGS);
    let most = if all_meetings.is_some() { MEETINGS } else { past.len() };
    let shown: Vec<Node> = past.iter().take(most).map(|id| Node::Document(*id)).collect();
    let latest = latest_decisions(desk, id);
    BodyView {
        shell: Shell::of(desk, Subject::Document(id), head(desk, id)),
        kind: desk.term("organtyp", body.kind.name()),
        heading: desk.whole_body_name(id).into_owned(),
        summary: document.head.summary.clone(),
        facts: facts(desk, id, body),
        text: desk.prose(document, document.prose.main()),
        members: members::view(desk, id, body),
        coming: desk.entries(coming.iter().rev().map(|id| Node::Document(*id))),
        past: by_year(desk, &shown),
        all_meetings,
        decisions: desk.entries(latest.iter().take(DECISIONS).copied()),
        all_decisions: all(desk, ListOf::Decisions, id).filter(|_| latest.len() > DECISIONS),
        relations: relations(desk, id.into()),
    }
}

fn head(desk: &Desk<'_>, id: DocumentId) -> Head {
    Head {
        title: desk.whole_body_name(id).into_owned(),
        description: desk.site.document(id).head.summary.clone(),
        part: Some(ListOf::Bodies),
        municipalities: desk.site.tie(id).municipality.into_iter().collect(),
        ..Head::default()
    }
}

/// The latest decisions of a body, one more than are shown; a site without lists of bodies has them in the list of all.
fn latest_decisions(desk: &Desk<'_>, id: DocumentId) -> Vec<Node> {
    let of = |scope| desk.site.list_of(ListOf::Decisions, scope);
    let entries = of(Scope::Body(id)).or_else(|| of(Scope::All)).map_or(&[][..], |list| &list.entries);
    let own = |node: &&Node| matches!(node, Node::Document(item) if desk.site.tie(*item).body == Some(id));
    entries.iter().filter(own).take(DECISIONS + 1).copied().collect()
}

fn all(desk: &Desk<'_>, of: ListOf, id: DocumentId) -> Option<Link> {
    let list = desk.site.list_of(of, Scope::Body(id))?;
    let name = format!("organ.alla_{}", of.segment());
    Some(Link { href: desk.link(&list.address), text: desk.locale.count(&name, list.entries.len()) })
}

fn facts(desk: &Desk<'_>, id: DocumentId, body: &Body) -> Vec<Fact> {
    let bodies = desk.site.list_of(ListOf::Bodies, Scope::All).map_or(&[][..], |list| &list.entries);
    let municipality = desk.site.tie(id).municipality;
    let below: Vec<String> = bodies
        .iter()
        .filter_map(|node| match node {
            Node::Document(other) if desk.site.tie(*other).municipality == municipality => Some(*other),
            _ => None,
        })
        .filter(|other| desk.site.parent_of(*other) == Some(id))
        .map(|other| desk.anchor_to(other))
        .collect();
    let email = body.email.as_deref().map(super::desk::escaped);
    let mut facts = Facts::new(desk);
    facts
        .text("kommun", desk.municipality(municipality))
        .text("kortnamn", body.short_name.as_deref())
        .html("overordnat", desk.site.parent_of(id).map(|parent| desk.anchor_to(parent)))
        .html("underordnade", several(below))
        .texts("tidigare_namn", &body.former_names)
        .html("epost", email.map(|email| format!("<a href=\"mailto:{email}\">{email}</a>")));
    facts.done()
}
