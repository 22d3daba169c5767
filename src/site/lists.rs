//! Lists per body, municipality, year, type and status, and of several of them at once.
//!
//! A list of several is made only where it helps: it has at least [`FEWEST`] entries and fewer than each list that it
//! narrows. An entry stands in about eleven lists of several at the most, so there are never more than about one such list for
//! each entry, however a site grows; the years of a list too long for a page are made whatever they hold.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::address::Address;
use super::identity::{DocumentId, Node};
use super::scope::{Facets, Owner, Scope};
use super::store::Site;
use super::ties::name_of;
use crate::config::Part;
use crate::documents::{Data, SteeringState, Verdict};
use crate::terms::{PartialDate, SwedishOrder};

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

/// The fewest entries that a list of several has.
const FEWEST: usize = 10;
/// A longer list shows its latest entries and leads to its years.
pub const SHOWN: usize = 200;

/// Makes every list that has entries and is worth a page. What is listed in whole always has a list, so that menus
/// lead somewhere.
pub fn make(site: &Site) -> Vec<List> {
    let mut whole: BTreeMap<ListOf, Vec<Node>> = ListOf::ALL.iter().map(|of| (*of, Vec::new())).collect();
    for id in site.documents() {
        for of in lists_of(site, id) {
            whole.entry(of).or_default().push(id.into());
        }
    }
    whole.entry(ListOf::Cases).or_default().extend(site.cases().map(Node::from));
    let made = whole.into_par_iter().map(|(of, mut entries)| {
        sort(site, of, &mut entries);
        if site.config.has(Part::Lists) {
            narrowed(site, of, &entries)
        } else {
            vec![List { address: address(site, of, Scope::All), of, scope: Scope::All, entries }]
        }
    });
    let made: Vec<Vec<List>> = made.collect();
    made.into_iter().flatten().collect()
}

/// The lists of one thing, in the order of their scopes. Their entries come in the order of the whole.
fn narrowed(site: &Site, of: ListOf, whole: &[Node]) -> Vec<List> {
    let with_several = site.config.has(Part::ListsOfSeveral);
    let parts = |node: &Node| -> Vec<Facets> {
        let parts = facets(site, of, *node).into_iter().flat_map(Facets::parts);
        let mut parts: Vec<Facets> = parts.filter(|part| with_several || !part.are_several()).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    };
    let of_each: Vec<Vec<Facets>> = whole.par_iter().map(parts).collect();
    let mut counts: FxHashMap<Facets, usize> = FxHashMap::default();
    for part in of_each.iter().flatten() {
        *counts.entry(*part).or_default() += 1;
    }
    let worthy = counts.iter().filter(|(part, _)| is_worth_a_page(**part, &counts));
    let mut found: FxHashMap<Facets, Vec<Node>> =
        worthy.map(|(part, count)| (*part, Vec::with_capacity(*count))).collect();
    found.entry(Facets::default()).or_default();
    for (node, parts) in whole.iter().zip(&of_each) {
        for part in parts {
            if let Some(entries) = found.get_mut(part) {
                entries.push(*node);
            }
        }
    }
    let of_scope = |(facets, entries): (Facets, Vec<Node>)| {
        let scope = facets.scope();
        List { address: address(site, of, scope), of, scope, entries }
    };
    let mut made: Vec<List> = found.into_iter().map(of_scope).collect();
    made.sort_unstable_by_key(|list| list.scope);
    made
}

fn is_worth_a_page(facets: Facets, counts: &FxHashMap<Facets, usize>) -> bool {
    if !facets.are_several() {
        return true;
    }
    let count = |facets: Facets| counts.get(&facets).copied().unwrap_or_default();
    let own = count(facets);
    let narrows = facets.wider().all(|wider| count(wider) > own);
    let of_long = facets.year.is_some() && count(Facets { year: None, ..facets }) > SHOWN;
    narrows && (own >= FEWEST || of_long)
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

/// What narrows the lists that an entry stands in: one choice for each of its owners.
fn facets(site: &Site, of: ListOf, node: Node) -> Vec<Facets> {
    let id = match node {
        Node::Document(id) => id,
        Node::Case(id) => {
            let owner = site.case(id).municipality.map(Owner::Municipality);
            let year = site.latest_date(node).map(PartialDate::year);
            return vec![Facets { owner, year, ..Facets::default() }];
        }
    };
    if of == ListOf::Bodies {
        return vec![Facets::default()];
    }
    let tie = site.tie(id);
    let (kind, status) = sort_of(site, of, id);
    let own = Facets { owner: None, year: tie.date.map(PartialDate::year), kind, status };
    let mut owners: Vec<Owner> = match of {
        ListOf::Steering => site.municipalities_of(id).into_iter().map(Owner::Municipality).collect(),
        _ => tie.municipality.into_iter().map(Owner::Municipality).collect(),
    };
    if matches!(of, ListOf::Items | ListOf::Decisions | ListOf::Meetings) {
        owners.extend(tie.body.map(Owner::Body));
    }
    if owners.is_empty() {
        return vec![own];
    }
    owners.into_iter().map(|owner| Facets { owner: Some(owner), ..own }).collect()
}

/// The type and the status of an entry.
fn sort_of(site: &Site, of: ListOf, id: DocumentId) -> (Option<&'static str>, Option<&'static str>) {
    match &site.document(id).data {
        Data::AgendaItem(item) if of == ListOf::Decisions => (item.decision.verdict.map(Verdict::name), None),
        Data::AgendaItem(item) => (Some(item.kind.name()), None),
        Data::Meeting(meeting) => (None, Some(meeting.called_on(site.as_of))),
        Data::Steering(steering) => {
            (Some(steering.kind.name()), Some(SteeringState::of(steering, site.as_of).name()))
        }
        Data::FollowUp(report) => (Some(report.kind.name()), None),
        Data::StandingPaper(paper) => (Some(paper.kind.name()), None),
        _ => (None, None),
    }
}

fn sort(site: &Site, of: ListOf, entries: &mut [Node]) {
    let order = SwedishOrder::new();
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
    let facets = scope.facets();
    match (of, facets.owner) {
        (_, None) => {}
        // These are the folders in which their pages stand, so a reader who shortens an address finds them.
        (ListOf::Cases, Some(Owner::Municipality(at))) => segments.push(municipality(at)),
        (ListOf::Meetings, Some(Owner::Body(id))) => segments.push(name_of(site.document(id))),
        (_, Some(Owner::Body(id))) => segments.extend(["organ".to_owned(), name_of(site.document(id))]),
        (_, Some(Owner::Municipality(at))) => segments.extend(["kommun".to_owned(), municipality(at)]),
    }
    segments.extend(facets.year.into_iter().flat_map(|year| ["ar".to_owned(), year.to_string()]));
    for (name, value) in [("typ", facets.kind), ("status", facets.status)] {
        segments.extend(value.into_iter().flat_map(|value| [name.to_owned(), value.replace('_', "-")]));
    }
    Address::page(&segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_several_must_narrow_and_be_long_enough() {
        let two = Facets { year: Some(2024), kind: Some("program"), ..Facets::default() };
        let year = Facets { kind: None, ..two };
        let kind = Facets { year: None, ..two };
        for (own, of_year, of_kind, worth) in [
            (FEWEST, FEWEST + 1, FEWEST + 1, true),
            (FEWEST - 1, 100, 100, false),
            // The same entries as a list that there is.
            (FEWEST, FEWEST, 100, false),
            // A year of a list too long for a page, however short.
            (1, 100, SHOWN + 1, true),
        ] {
            let counts = FxHashMap::from_iter([(two, own), (year, of_year), (kind, of_kind)]);
            assert_eq!(is_worth_a_page(two, &counts), worth, "{own} of {of_year} and {of_kind}");
        }
    }
}
