//! Lists per body, municipality, year, type and status.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::address::Address;
use super::identity::{DocumentId, Node};
use super::store::Site;
use super::ties::name_of;
use crate::documents::{Data, SteeringState};
use crate::terms::SwedishOrder;

/// A list page.
#[derive(Debug)]
pub struct List {
    /// Where it stands.
    pub address: Address,
    /// What it lists.
    pub of: ListOf,
    /// Which of them.
    pub scope: Scope,
    /// The entries, in the order a reader expects: by date, the latest first, or by title.
    pub entries: Vec<Node>,
}

/// What a list lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListOf {
    /// Bodies.
    Bodies,
    /// Meetings.
    Meetings,
    /// Agenda items.
    Items,
    /// Items that were decided.
    Decisions,
    /// Cases.
    Cases,
    /// Steering documents.
    Steering,
    /// Reports of results.
    FollowUps,
    /// Papers with pages of their own.
    Papers,
}

impl ListOf {
    /// All of them, in the order of the site map.
    pub const ALL: &'static [Self] = &[
        Self::Bodies,
        Self::Meetings,
        Self::Items,
        Self::Decisions,
        Self::Cases,
        Self::Steering,
        Self::FollowUps,
        Self::Papers,
    ];

    /// The segment of its address, and its name in locales.
    pub fn segment(self) -> &'static str {
        match self {
            Self::Bodies => "organ",
            Self::Meetings => "sammantraden",
            Self::Items => "arendepunkter",
            Self::Decisions => "beslut",
            Self::Cases => "arenden",
            Self::Steering => "styrdokument",
            Self::FollowUps => "uppfoljningar",
            Self::Papers => "handlingar",
        }
    }
}

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// All.
    All,
    /// Those of a year.
    Year(i16),
    /// Those of a municipality, by its place in the settings.
    Municipality(usize),
    /// Those of a body.
    Body(DocumentId),
    /// Those of a type, by its name.
    Type(&'static str),
    /// Those of a status, by its name.
    Status(&'static str),
}

/// Makes every list that has entries. What is listed in whole always has a list, so that menus lead
/// somewhere.
pub fn make(site: &Site) -> Vec<List> {
    let mut found: BTreeMap<(ListOf, Scope), Vec<Node>> =
        ListOf::ALL.iter().map(|of| ((*of, Scope::All), Vec::new())).collect();
    for id in site.documents() {
        for of in lists_of(site, id) {
            for scope in scopes(site, of, id) {
                found.entry((of, scope)).or_default().push(id.into());
            }
        }
    }
    for id in site.cases() {
        found.entry((ListOf::Cases, Scope::All)).or_default().push(id.into());
        if let Some(date) = site.latest_date(id.into()) {
            found.entry((ListOf::Cases, Scope::Year(date.year()))).or_default().push(id.into());
        }
        if let Some(municipality) = site.case(id).municipality {
            found.entry((ListOf::Cases, Scope::Municipality(municipality))).or_default().push(id.into());
        }
    }
    let order = SwedishOrder::new();
    found
        .into_iter()
        .map(|((of, scope), mut entries)| {
            sort(site, of, &mut entries, &order);
            List { address: address(site, of, scope), of, scope, entries }
        })
        .collect()
}

fn lists_of(site: &Site, id: DocumentId) -> Vec<ListOf> {
    match &site.document(id).data {
        Data::Body(_) => vec![ListOf::Bodies],
        Data::Meeting(_) => vec![ListOf::Meetings],
        Data::AgendaItem(item) if item.decision.verdict.is_some() => vec![ListOf::Items, ListOf::Decisions],
        Data::AgendaItem(_) => vec![ListOf::Items],
        Data::Steering(_) => vec![ListOf::Steering],
        Data::FollowUp(_) => vec![ListOf::FollowUps],
        Data::StandingPaper(_) => vec![ListOf::Papers],
        Data::Start | Data::CaseSummary(_) | Data::Posting(_) | Data::Page(_) => Vec::new(),
    }
}

fn scopes(site: &Site, of: ListOf, id: DocumentId) -> Vec<Scope> {
    let mut scopes = vec![Scope::All];
    if of == ListOf::Bodies {
        return scopes;
    }
    let tie = site.tie(id);
    scopes.extend(tie.date.map(|date| Scope::Year(date.year())));
    if of == ListOf::Steering {
        scopes.extend(site.municipalities_of(id).into_iter().map(Scope::Municipality));
    } else {
        scopes.extend(tie.municipality.map(Scope::Municipality));
    }
    match &site.document(id).data {
        Data::AgendaItem(item) => {
            scopes.extend(tie.body.map(Scope::Body));
            if of == ListOf::Items {
                scopes.push(Scope::Type(item.kind.name()));
            }
            if let (ListOf::Decisions, Some(verdict)) = (of, item.decision.verdict) {
                scopes.push(Scope::Type(verdict.name()));
            }
        }
        Data::Meeting(meeting) => {
            scopes.extend(tie.body.map(Scope::Body));
            scopes.push(Scope::Status(meeting.status.name()));
        }
        Data::Steering(steering) => {
            scopes.push(Scope::Type(steering.kind.name()));
            scopes.push(Scope::Status(SteeringState::of(steering, site.as_of).name()));
        }
        Data::FollowUp(report) => scopes.push(Scope::Type(report.kind.name())),
        Data::StandingPaper(paper) => scopes.push(Scope::Type(paper.kind.name())),
        _ => {}
    }
    scopes
}

fn sort(site: &Site, of: ListOf, entries: &mut [Node], order: &SwedishOrder) {
    match of {
        ListOf::Bodies => entries.sort_by(|a, b| {
            let key = |node: &Node| match node {
                Node::Document(id) => (site.tie(*id).municipality, site.body(*id).map(|body| body.kind)),
                Node::Case(_) => (None, None),
            };
            key(a).cmp(&key(b)).then_with(|| order.compare(site.title(*a), site.title(*b)))
        }),
        ListOf::Steering => entries.sort_by(|a, b| order.compare(site.title(*a), site.title(*b))),
        ListOf::Meetings
        | ListOf::Items
        | ListOf::Decisions
        | ListOf::FollowUps
        | ListOf::Papers
        | ListOf::Cases => {
            entries.sort_by_cached_key(|node| {
                (Reverse(site.latest_date(*node)), site.place_in_meeting(*node), *node)
            });
        }
    }
}

fn address(site: &Site, of: ListOf, scope: Scope) -> Address {
    let mut segments = vec![of.segment().to_owned()];
    let municipality = |at: usize| site.config.municipalities[at].slug.clone();
    match (of, scope) {
        (_, Scope::All) => {}
        // These are the folders in which their pages stand, so a reader who shortens an address finds them.
        (ListOf::Cases, Scope::Municipality(at)) => segments.push(municipality(at)),
        (ListOf::Meetings, Scope::Body(id)) => segments.push(name_of(site.document(id))),
        (_, Scope::Body(id)) => segments.extend(["organ".to_owned(), name_of(site.document(id))]),
        (_, Scope::Year(year)) => segments.extend(["ar".to_owned(), year.to_string()]),
        (_, Scope::Municipality(at)) => segments.extend(["kommun".to_owned(), municipality(at)]),
        (_, Scope::Type(name)) => segments.extend(["typ".to_owned(), name.replace('_', "-")]),
        (_, Scope::Status(name)) => segments.extend(["status".to_owned(), name.replace('_', "-")]),
    }
    Address::page(&segments)
}
