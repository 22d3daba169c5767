//! The page of a list: sentences by year, and the ways to narrower lists.

use serde::Serialize;

use super::desk::{Desk, Html, Link};
use super::layout::{Head, Shell};
use crate::site::{Facets, List, ListId, ListOf, Node, Owner, SHOWN, Scope, Subject};
use crate::terms::SwedishOrder;

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
    /// The words for that: where the rest is.
    pub rest: &'static str,
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
    pub entries: Html,
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
    let siblings = siblings(desk, list);
    // Steering documents stand by title; their years do not lead to all of them.
    let by_date = !matches!(list.of, ListOf::Bodies | ListOf::Steering);
    let has_years = siblings.iter().any(|group| group.label == label(desk, list.of, Sort::Year));
    let of_year = list.scope.facets().year.is_some();
    let rest = if has_years { Some("lista.visas") } else { rest_of(list.of) };
    let cut = rest.is_some() && by_date && !of_year && list.entries.len() > SHOWN;
    let entries: Vec<Node> = if cut {
        latest(&list.entries, |node| desk.site.latest_date(node).is_some())
    } else {
        list.entries.clone()
    };
    let heading = title(desk, list);
    ListView {
        shell: Shell::of(desk, Subject::List(id), head(desk, list, &heading)),
        heading,
        about: desk.term("lista.om", list.of.segment()),
        count: list.entries.len(),
        shown: (entries.len() < list.entries.len()).then_some(entries.len()),
        rest: rest.unwrap_or_default(),
        sections: sections(desk, list, &entries),
        siblings,
    }
}

/// What says where the rest of a long list is on a site without lists of years: items are on the pages of their
/// meetings, cases in the index. Nothing else leads to every entry, so those lists are whole.
fn rest_of(of: ListOf) -> Option<&'static str> {
    match of {
        ListOf::Items | ListOf::Decisions => Some("lista.visas_av_moten"),
        ListOf::Cases => Some("lista.visas_a_o"),
        _ => None,
    }
}

/// The latest entries, and those without a date, which no year leads to: they stand last.
pub fn latest<T: Copy>(entries: &[T], has_date: impl Fn(T) -> bool) -> Vec<T> {
    let undated = entries.partition_point(|one| has_date(*one));
    entries[..undated].iter().take(SHOWN).chain(&entries[undated..]).copied().collect()
}

fn head(desk: &Desk<'_>, list: &List, heading: &str) -> Head {
    let municipality = match list.scope.facets().owner {
        Some(Owner::Municipality(at)) => Some(at),
        Some(Owner::Body(id)) => desk.site.tie(id).municipality,
        None => None,
    };
    Head {
        title: heading.to_owned(),
        part: Some(list.of),
        municipalities: municipality.into_iter().collect(),
        ..Head::default()
    }
}

/// What a list is called: `Beslut 2024`, `Möten i Exempelby`, `Beslut: Kommunstyrelsen, 2024`.
pub fn title(desk: &Desk<'_>, list: &List) -> String {
    let of = desk.term("lista", list.of.segment());
    let name = match list.scope {
        Scope::All => return of,
        Scope::Year(_) => "lista.titel.ar",
        Scope::Municipality(_) => "lista.titel.kommun",
        Scope::Body(_) | Scope::Type(_) | Scope::Status(_) | Scope::Several(_) => "lista.titel.av",
    };
    let facets = list.scope.facets();
    let parts = Sort::ALL.into_iter().filter_map(|sort| part(desk, list.of, (sort, facets)));
    let part = parts.collect::<Vec<_>>().join(", ");
    desk.locale.phrase(name, &[("lista", &of), ("del", &part)])
}

/// What a list is narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Whose: a municipality's.
    Municipality,
    /// Whose: a body's.
    Body,
    /// The year.
    Year,
    /// The type.
    Type,
    /// The status.
    Status,
}

impl Sort {
    /// In the order in which titles name them.
    const ALL: [Self; 5] = [Self::Municipality, Self::Body, Self::Year, Self::Type, Self::Status];
    /// In the order in which a page offers them.
    const OFFERED: [Self; 5] = [Self::Year, Self::Municipality, Self::Body, Self::Type, Self::Status];

    /// The one of these facets that is of this sort; none where it is not set.
    fn of(self, facets: Facets) -> Option<Facets> {
        let none = Facets::default();
        let one = match (self, facets.owner) {
            (Self::Municipality, owner @ Some(Owner::Municipality(_)))
            | (Self::Body, owner @ Some(Owner::Body(_))) => Facets { owner, ..none },
            (Self::Municipality | Self::Body, _) => none,
            (Self::Year, _) => Facets { year: facets.year, ..none },
            (Self::Type, _) => Facets { kind: facets.kind, ..none },
            (Self::Status, _) => Facets { status: facets.status, ..none },
        };
        (one != none).then_some(one)
    }

    /// The sort of a list that one thing narrows.
    fn of_scope(scope: Scope) -> Option<Self> {
        match scope {
            Scope::All | Scope::Several(_) => None,
            Scope::Year(_) => Some(Self::Year),
            Scope::Municipality(_) => Some(Self::Municipality),
            Scope::Body(_) => Some(Self::Body),
            Scope::Type(_) => Some(Self::Type),
            Scope::Status(_) => Some(Self::Status),
        }
    }

    /// These facets without this sort.
    fn away(self, facets: Facets) -> Facets {
        match self {
            Self::Municipality | Self::Body => Facets { owner: None, ..facets },
            Self::Year => Facets { year: None, ..facets },
            Self::Type => Facets { kind: None, ..facets },
            Self::Status => Facets { status: None, ..facets },
        }
    }
}

/// What tells a list from its siblings of one sort.
fn part(desk: &Desk<'_>, of: ListOf, (sort, facets): (Sort, Facets)) -> Option<String> {
    let facets = sort.of(facets)?;
    if let Some(owner) = facets.owner {
        return Some(match owner {
            Owner::Municipality(at) => desk.municipality(Some(at)).unwrap_or_default().to_owned(),
            Owner::Body(id) => desk.whole_body_name(id).into_owned(),
        });
    }
    if let Some(name) = facets.kind {
        let group = match of {
            ListOf::Decisions => "utfall",
            ListOf::Steering => "dokumenttyp",
            ListOf::Papers => "handlingstyp",
            ListOf::FollowUps => "rapporttyp",
            _ => "arendetyp",
        };
        return Some(desk.term(group, name));
    }
    if let Some(name) = facets.status {
        let group = if of == ListOf::Steering { "styrdokumentstatus" } else { "motesstatus" };
        return Some(desk.term(group, name));
    }
    facets.year.map(|year| year.to_string())
}

fn sections(desk: &Desk<'_>, list: &List, entries: &[Node]) -> Vec<Section> {
    match (list.of, list.scope.facets().year) {
        (ListOf::Bodies, _) => by_municipality(desk, entries),
        (ListOf::Steering, _) | (_, Some(_)) => {
            vec![Section { heading: None, entries: desk.entries(entries.iter().copied()) }]
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
    let mut groups: Vec<(Option<String>, Vec<Node>)> = Vec::new();
    for node in entries {
        let heading = key(*node);
        match groups.last_mut() {
            Some((same, nodes)) if *same == heading => nodes.push(*node),
            _ => groups.push((heading, vec![*node])),
        }
    }
    let section = |(heading, nodes): (_, Vec<Node>)| Section { heading, entries: desk.entries(nodes) };
    groups.into_iter().map(section).collect()
}

/// All lists of the same thing: they stand together.
fn siblings_of<'d>(desk: &Desk<'d>, of: ListOf) -> &'d [List] {
    let lists = desk.site.lists();
    let from = lists.partition_point(|list| list.of < of);
    let to = lists.partition_point(|list| list.of <= of);
    &lists[from..to]
}

/// The ways from a list to others that differ in one thing: for each sort the lists of that sort, and where the list has
/// one of that sort already, the list without it.
fn siblings(desk: &Desk<'_>, list: &List) -> Vec<Siblings> {
    let facets = list.scope.facets();
    let singles: Vec<(Sort, Facets)> = siblings_of(desk, list.of)
        .iter()
        .filter_map(|other| Some((Sort::of_scope(other.scope)?, other.scope.facets())))
        .collect();
    let made = Sort::OFFERED.into_iter().map(|sort| {
        let away = sort.away(facets);
        let link = |scope: Facets, text: Option<String>| {
            let other = desk.site.list_of(list.of, scope.scope())?;
            Some(ListLink {
                href: desk.link(&other.address),
                text: text?,
                count: other.entries.len(),
                current: other.address == list.address,
            })
        };
        let all = sort.of(facets).map(|_| desk.word("lista.alla").to_owned());
        let all = all.and_then(|word| link(away, Some(word)));
        let values = singles.iter().filter(|(of, one)| *of == sort && belongs(desk, facets, *one));
        let values = values.filter_map(|(_, one)| link(away.with(*one), part(desk, list.of, (sort, *one))));
        let mut lists: Vec<ListLink> = values.collect();
        match sort {
            // The latest year first.
            Sort::Year => lists.reverse(),
            // They stand by their codes, which nobody sees.
            Sort::Type | Sort::Status => {
                let order = SwedishOrder::new();
                lists.sort_by(|a, b| order.compare(&a.text, &b.text));
            }
            Sort::Municipality | Sort::Body => {}
        }
        lists.splice(0..0, all);
        Siblings { label: label(desk, list.of, sort), lists }
    });
    made.filter(|group| group.lists.iter().any(|one| !one.current)).collect()
}

/// Whether a body is offered: in a list of a municipality, its own alone.
fn belongs(desk: &Desk<'_>, list: Facets, offered: Facets) -> bool {
    match (list.owner, offered.owner) {
        (Some(Owner::Municipality(at)), Some(Owner::Body(id))) => desk.site.tie(id).municipality == Some(at),
        _ => true,
    }
}

fn label(desk: &Desk<'_>, of: ListOf, sort: Sort) -> String {
    let name = match sort {
        Sort::Year => "lista.efter.ar",
        Sort::Municipality => "lista.efter.kommun",
        Sort::Body => "lista.efter.organ",
        Sort::Type if of == ListOf::Decisions => "lista.efter.utfall",
        Sort::Type => "lista.efter.typ",
        Sort::Status => "lista.efter.status",
    };
    desk.word(name).to_owned()
}

/// A list with all its narrower ones, for the site map.
pub fn family(desk: &Desk<'_>, list: &List) -> (Link, Vec<Siblings>) {
    let link = Link { href: desk.link(&list.address), text: title(desk, list) };
    (link, siblings(desk, list))
}
