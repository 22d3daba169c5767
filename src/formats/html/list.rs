//! The page of a list: sentences by year, and the ways to narrower lists.

use serde::Serialize;

use super::card::Card;
use super::desk::{Desk, Link};
use super::layout::{Head, Shell};
use crate::site::{List, ListId, ListOf, Node, Scope, Subject};

/// A longer list shows its latest entries and leads to the years.
const SHOWN: usize = 200;

/// What the template of a list gets.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// What surrounds the page.
    pub shell: Shell,
    /// What is listed.
    pub heading: String,
    /// What these are, in a sentence.
    pub about: String,
    /// How many entries.
    pub count: usize,
    /// How many of them are shown, where it is not all.
    pub shown: Option<usize>,
    /// The entries.
    pub sections: Vec<Section>,
    /// Narrower lists.
    pub siblings: Vec<Siblings>,
}

/// Entries under one heading.
#[derive(Debug, Serialize)]
pub struct Section {
    /// The year or municipality; none where all belong together.
    pub heading: Option<String>,
    /// The entries.
    pub cards: Vec<Card>,
}

/// Lists of one sort.
#[derive(Debug, Serialize)]
pub struct Siblings {
    /// What tells them apart.
    pub label: String,
    /// The lists.
    pub lists: Vec<ListLink>,
}

/// A list as another leads to it.
#[derive(Debug, Serialize)]
pub struct ListLink {
    /// Where it leads.
    pub href: String,
    /// What tells it from its siblings.
    pub text: String,
    /// How many entries it has.
    pub count: usize,
    /// Whether it is this page.
    pub current: bool,
}

/// The view of a list.
pub fn view(desk: &Desk<'_>, id: ListId) -> ListView {
    let list = desk.site.list(id);
    let has_years = siblings_of(desk, list.of).iter().any(|other| matches!(other.scope, Scope::Year(_)));
    let by_date = !matches!(list.of, ListOf::Bodies | ListOf::Steering);
    let cut = has_years && by_date && !matches!(list.scope, Scope::Year(_)) && list.entries.len() > SHOWN;
    let entries: Vec<Node> = if cut { latest(desk, list) } else { list.entries.clone() };
    let heading = title(desk, list);
    ListView {
        shell: Shell::of(desk, Subject::List(id), head(desk, list, &heading)),
        heading,
        about: desk.term("lista.om", list.of.segment()),
        count: list.entries.len(),
        shown: cut.then_some(entries.len()),
        sections: sections(desk, list, &entries),
        siblings: siblings(desk, list),
    }
}

/// The latest entries, and those without a date, which no year leads to.
fn latest(desk: &Desk<'_>, list: &List) -> Vec<Node> {
    let undated = list.entries.partition_point(|node| desk.site.latest_date(*node).is_some());
    let shown = list.entries[..undated].iter().take(SHOWN);
    shown.chain(&list.entries[undated..]).copied().collect()
}

fn head(desk: &Desk<'_>, list: &List, heading: &str) -> Head {
    let municipality = match list.scope {
        Scope::Municipality(at) => Some(at),
        Scope::Body(id) => desk.site.tie(id).municipality,
        _ => None,
    };
    let crumbs = desk.list_crumb(list.of).filter(|_| list.scope != Scope::All);
    Head {
        title: heading.to_owned(),
        crumbs: crumbs.into_iter().collect(),
        part: Some(list.of),
        municipalities: municipality.into_iter().collect(),
        ..Head::default()
    }
}

/// What a list is called: `Beslut 2024`, `Möten i Exempelby`.
pub fn title(desk: &Desk<'_>, list: &List) -> String {
    let of = desk.term("lista", list.of.segment());
    let name = match list.scope {
        Scope::All => return of,
        Scope::Year(_) => "lista.titel.ar",
        Scope::Municipality(_) => "lista.titel.kommun",
        Scope::Body(_) | Scope::Type(_) | Scope::Status(_) => "lista.titel.av",
    };
    desk.locale.phrase(name, &[("lista", &of), ("del", &part(desk, list))])
}

/// What tells a list from its siblings.
fn part(desk: &Desk<'_>, list: &List) -> String {
    match list.scope {
        Scope::All => desk.word("lista.alla").to_owned(),
        Scope::Year(year) => year.to_string(),
        Scope::Municipality(at) => desk.municipality(Some(at)).unwrap_or_default().to_owned(),
        Scope::Body(id) => desk.whole_body_name(id).into_owned(),
        Scope::Type(name) => {
            let group = match list.of {
                ListOf::Decisions => "utfall",
                ListOf::Steering => "dokumenttyp",
                ListOf::Papers => "handlingstyp",
                ListOf::FollowUps => "rapporttyp",
                _ => "arendetyp",
            };
            desk.term(group, name)
        }
        Scope::Status(name) => {
            let group = if list.of == ListOf::Steering { "styrdokumentstatus" } else { "motesstatus" };
            desk.term(group, name)
        }
    }
}

fn sections(desk: &Desk<'_>, list: &List, entries: &[Node]) -> Vec<Section> {
    match (list.of, list.scope) {
        (ListOf::Bodies, _) => by_municipality(desk, entries),
        (ListOf::Steering, _) | (_, Scope::Year(_)) => {
            vec![Section { heading: None, cards: entries.iter().map(|node| Card::of(desk, *node)).collect() }]
        }
        _ => by_year(desk, entries),
    }
}

/// Entries under their years, in the order they come.
pub fn by_year(desk: &Desk<'_>, entries: &[Node]) -> Vec<Section> {
    grouped(desk, entries, |node| match desk.site.latest_date(node) {
        Some(date) => Some(date.year().to_string()),
        None => Some(desk.word("lista.utan_datum").to_owned()),
    })
}

fn by_municipality(desk: &Desk<'_>, entries: &[Node]) -> Vec<Section> {
    grouped(desk, entries, |node| {
        let Node::Document(id) = node else { return None };
        desk.municipality(desk.site.tie(id).municipality).map(str::to_owned)
    })
}

fn grouped(desk: &Desk<'_>, entries: &[Node], key: impl Fn(Node) -> Option<String>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for node in entries {
        let heading = key(*node);
        let card = Card::of(desk, *node);
        match sections.last_mut() {
            Some(section) if section.heading == heading => section.cards.push(card),
            _ => sections.push(Section { heading, cards: vec![card] }),
        }
    }
    sections
}

/// All lists of the same thing: they stand together.
fn siblings_of<'d>(desk: &Desk<'d>, of: ListOf) -> &'d [List] {
    let lists = desk.site.lists();
    let from = lists.partition_point(|list| list.of < of);
    let to = lists.partition_point(|list| list.of <= of);
    &lists[from..to]
}

/// The sorts of narrower lists, each with its lists. A list of one sort shows that sort alone; the list of all
/// shows every sort.
fn siblings(desk: &Desk<'_>, list: &List) -> Vec<Siblings> {
    let mut made: Vec<Siblings> = Vec::new();
    let mut latest = None;
    for other in siblings_of(desk, list.of) {
        let sort = std::mem::discriminant(&other.scope);
        let wanted = list.scope == Scope::All || sort == std::mem::discriminant(&list.scope);
        if other.scope == Scope::All || !wanted {
            continue;
        }
        let link = ListLink {
            href: desk.link(&other.address),
            text: part(desk, other),
            count: other.entries.len(),
            current: other.address == list.address,
        };
        match made.last_mut() {
            Some(group) if latest == Some(sort) => group.lists.push(link),
            _ => made.push(Siblings { label: label(desk, other.scope), lists: vec![link] }),
        }
        latest = Some(sort);
    }
    for group in &mut made {
        // The latest year first.
        if group.label == desk.word("lista.efter.ar") {
            group.lists.reverse();
        }
    }
    made
}

fn label(desk: &Desk<'_>, scope: Scope) -> String {
    let name = match scope {
        Scope::All => "lista.alla",
        Scope::Year(_) => "lista.efter.ar",
        Scope::Municipality(_) => "lista.efter.kommun",
        Scope::Body(_) => "lista.efter.organ",
        Scope::Type(_) => "lista.efter.typ",
        Scope::Status(_) => "lista.efter.status",
    };
    desk.word(name).to_owned()
}

/// A list with all its narrower ones, for the site map.
pub fn family(desk: &Desk<'_>, list: &List) -> (Link, Vec<Siblings>) {
    let link = Link { href: desk.link(&list.address), text: title(desk, list) };
    (link, siblings(desk, list))
}
