//! The register of steering documents, and the revision radar over it.

use serde::Serialize;

use super::desk::{Day, Desk, Html, Link, escaped, html};
use super::layout::{Head, Shell};
use super::state::State;
use super::steering::{adopted, validity};
use super::surroundings::register_word;
use crate::config::Part;
use crate::documents::{Adoption, SteeringDocument, SteeringState};
use crate::site::{
    Concern, ConcernKind, DocumentId, End, ListOf, Node, Register, Scope, Subject, concerns, register_address,
};

/// What the template of the radar gets.
#[derive(Debug, Serialize)]
pub struct RadarView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// How many concerns.
    pub count: usize,
    /// By what they are.
    pub sections: Vec<RadarSection>,
    /// The same as a table for other programs, where the site has tables.
    pub csv: Option<String>,
    /// The days as a calendar, where the site has calendars.
    pub calendar: Option<String>,
    /// The whole register.
    pub register: Link,
}

/// Concerns of one kind.
#[derive(Debug, Serialize)]
pub struct RadarSection {
    /// The anchor.
    pub id: &'static str,
    /// What they are.
    pub heading: String,
    /// Why it matters.
    pub about: String,
    /// The documents.
    pub rows: Vec<RadarRow>,
}

/// A concern.
#[derive(Debug, Serialize)]
pub struct RadarRow {
    /// The document, linked, with the part or the other document that it is about.
    pub sentence: Html,
    /// Since when, or when.
    pub since: Option<Day>,
}

/// What the template of the register gets.
#[derive(Debug, Serialize)]
pub struct RegisterView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// The documents.
    pub rows: Vec<RegisterRow>,
    /// What ought to be looked at.
    pub radar: Link,
    /// How many concerns.
    pub concerns: usize,
}

/// A steering document in the register.
#[derive(Debug, Serialize)]
pub struct RegisterRow {
    /// The document.
    pub link: Link,
    /// What it is.
    pub kind: String,
    /// Where it stands.
    pub state: State,
    /// What has replaced it.
    pub replaced_by: Option<Link>,
    /// Who adopted it.
    pub adopted: Vec<Html>,
    /// From when and until when.
    pub validity: Option<Html>,
    /// Whose it is.
    pub owner: Option<String>,
    /// How many documents lean on it.
    pub cited: usize,
}

/// The view of the radar.
pub fn radar(desk: &Desk<'_>) -> RadarView {
    let found = concerns(desk.site);
    let address = register_address(desk.site, Register::Radar);
    let heading = desk.word(register_word(Register::Radar)).to_owned();
    let stem = address.tidy().trim_end_matches('/');
    let file = |ending: &str, part: Part| {
        let address = crate::site::Address::file(format!("{stem}.{ending}"));
        desk.site.config.has(part).then(|| desk.link(&address))
    };
    RadarView {
        shell: Shell::of(desk, Subject::Register(Register::Radar), head(&heading)),
        count: found.len(),
        sections: ConcernKind::ALL.iter().filter_map(|kind| section(desk, *kind, &found)).collect(),
        csv: file("csv", Part::Tables),
        calendar: file("ics", Part::Calendars),
        register: desk.register(Register::Steering),
        heading,
    }
}

fn head(heading: &str) -> Head {
    Head { title: heading.to_owned(), part: Some(ListOf::Steering), ..Head::default() }
}

fn section(desk: &Desk<'_>, kind: ConcernKind, all: &[Concern]) -> Option<RadarSection> {
    let rows: Vec<RadarRow> = all.iter().filter(|one| one.kind == kind).map(|one| row(desk, one)).collect();
    (!rows.is_empty()).then(|| RadarSection {
        id: kind.name(),
        heading: desk.term("radar.typ", kind.name()),
        about: desk.term("radar.om", kind.name()),
        rows,
    })
}

fn row(desk: &Desk<'_>, one: &Concern) -> RadarRow {
    let document = desk.anchor_to(one.document);
    let sentence = match (&one.part, one.other) {
        (Some(part), _) => {
            let href = escaped(&desk.link_at(&part.page, part.anchor.as_deref()));
            let part = format!("<a href=\"{href}\">{}</a>", escaped(&part.words));
            desk.phrase("radar.del", &[("dokument", &document), ("del", &part)])
        }
        (None, Some(other)) => {
            let other = desk.anchor_to(other);
            desk.phrase(
                &format!("radar.annat.{}", one.kind.name()),
                &[("dokument", &document), ("annat", &other)],
            )
        }
        (None, None) => document,
    };
    RadarRow { sentence: html(sentence), since: one.since.map(|day| desk.day(day)) }
}

/// The view of the register.
pub fn register(desk: &Desk<'_>) -> RegisterView {
    let heading = desk.word(register_word(Register::Steering)).to_owned();
    let all = desk.site.list_of(ListOf::Steering, Scope::All).map_or(&[][..], |list| &list.entries);
    let rows = all.iter().filter_map(|node| match node {
        Node::Document(id) => desk.site.steering(*id).map(|document| register_row(desk, *id, document)),
        Node::Case(_) => None,
    });
    RegisterView {
        shell: Shell::of(desk, Subject::Register(Register::Steering), head(&heading)),
        rows: rows.collect(),
        radar: desk.register(Register::Radar),
        concerns: concerns(desk.site).len(),
        heading,
    }
}

fn register_row(desk: &Desk<'_>, id: DocumentId, document: &SteeringDocument) -> RegisterRow {
    let cited = desk.site.relations_to(id).filter(|edge| matches!(edge.to, End::Here(..))).count();
    let owner = desk.site.tie(id).body.map(|body| desk.whole_body_name(body).into_owned());
    RegisterRow {
        link: desk.link_to(id),
        kind: desk.term("dokumenttyp", document.kind.name()),
        state: desk.steering_state(SteeringState::of(document, desk.site.as_of)),
        replaced_by: desk.site.replaced_by(id).map(|by| desk.link_to(by)),
        adopted: document.adoptions.iter().map(|one| adoption(desk, id, one)).collect(),
        validity: validity(desk, &document.validity).map(html),
        owner: owner.or_else(|| document.revision_by.clone()),
        cited,
    }
}

/// An adoption; with its municipality where several have adopted the document.
fn adoption(desk: &Desk<'_>, id: DocumentId, one: &Adoption) -> Html {
    let made = adopted(desk, id, one);
    html(match &one.municipality {
        Some(name) => format!("{}: {made}", escaped(&name.value)),
        None => made,
    })
}
