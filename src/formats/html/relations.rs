//! Relations in words, from both ends.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::mention;
use super::desk::{Desk, Html, escaped, html};
use crate::documents::RelationType;
use crate::site::{Edge, End, Node};

/// How many of one sort are shown: a plan that everybody refers to says how many more there are.
const SHOWN: usize = 50;

/// Relations of one sort.
#[derive(Debug, Serialize)]
pub struct RelationGroup {
    /// What this does with the others, or they with this.
    pub label: String,
    /// The others.
    pub entries: Vec<Html>,
    /// How many are not shown.
    pub more: usize,
}

/// The relations of a node, those it states first. What the page shows elsewhere is left out: its cases, and
/// the papers of an item.
pub fn relations(desk: &Desk<'_>, node: Node) -> Vec<RelationGroup> {
    let mut outgoing: BTreeMap<RelationType, Vec<&Edge>> = BTreeMap::new();
    for edge in desk.site.relations_from(node) {
        let shown_elsewhere =
            edge.kind == RelationType::Encloses || matches!(edge.to, End::Here(Node::Case(_), _));
        if !shown_elsewhere {
            outgoing.entry(edge.kind).or_default().push(edge);
        }
    }
    let mut incoming: BTreeMap<RelationType, Vec<&Edge>> = BTreeMap::new();
    for edge in desk.site.relations_to(node) {
        incoming.entry(edge.kind).or_default().push(edge);
    }
    let from = outgoing
        .into_iter()
        .map(|(kind, edges)| group(desk, ("fran", kind), &edges, |edge| other_end(desk, edge)));
    let mut groups: Vec<RelationGroup> = from.collect();
    groups.extend(
        incoming
            .into_iter()
            .map(|(kind, edges)| group(desk, ("till", kind), &edges, |edge| this_part(desk, edge))),
    );
    groups
}

fn group(
    desk: &Desk<'_>,
    (side, kind): (&str, RelationType),
    edges: &[&Edge],
    entry: impl Fn(&Edge) -> String,
) -> RelationGroup {
    RelationGroup {
        label: desk.word(&format!("relation.{side}.{}", kind.name())).to_owned(),
        entries: edges.iter().take(SHOWN).map(|edge| html(entry(edge))).collect(),
        more: edges.len().saturating_sub(SHOWN),
    }
}

/// The other end of a relation that this page states, and the part of it that is meant.
fn other_end(desk: &Desk<'_>, edge: &Edge) -> String {
    match &edge.to {
        End::Here(node, anchor) => {
            let part = anchor.as_deref().and_then(|anchor| part(desk, *node, anchor));
            join(desk, mention(desk, *node), part)
        }
        End::NotHere => {
            let what = edge.text.as_deref().map_or_else(|| desk.word("relation.nagot").to_owned(), escaped);
            desk.phrase("relation.inte_har", &[("vad", &what)])
        }
    }
}

/// The end that states a relation to this page, and the part of this page that it means.
fn this_part(desk: &Desk<'_>, edge: &Edge) -> String {
    let part = match &edge.to {
        End::Here(node, Some(anchor)) => part(desk, *node, anchor),
        _ => None,
    };
    join(desk, mention(desk, edge.from), part)
}

fn join(desk: &Desk<'_>, mention: String, part: Option<String>) -> String {
    match part {
        Some(part) => desk.phrase("relation.del", &[("vad", &mention), ("del", &part)]),
        None => mention,
    }
}

/// A link to a part of a document: its heading, or its number among the points of a decision.
fn part(desk: &Desk<'_>, node: Node, anchor: &str) -> Option<String> {
    let Node::Document(id) = node else { return None };
    let headings = desk.site.document(id).prose.headings();
    let href = desk.link_at(desk.site.address(id), Some(anchor));
    let words = match headings.iter().find(|heading| heading.id == anchor) {
        Some(heading) => heading.text.clone(),
        None => {
            let (_, number) = anchor.rsplit_once('-')?;
            desk.locale.phrase("relation.punkt", &[("nummer", number)])
        }
    };
    Some(format!("<a href=\"{}\">{}</a>", escaped(&href), escaped(&words)))
}
