//! Relations in words, from both ends.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::card::mention;
use super::desk::{Desk, Html, escaped, html};
use crate::documents::{Data, RelationType};
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

/// The relations of a node, those it states first. What the page shows elsewhere is left out: its cases, the
/// papers of an item, links in its text where it states nothing; and of two that say the same, the weaker.
pub fn relations(desk: &Desk<'_>, node: Node) -> Vec<RelationGroup> {
    let mut outgoing: BTreeMap<RelationType, Vec<&Edge>> = BTreeMap::new();
    let mut known: BTreeSet<Node> = BTreeSet::new();
    for edge in desk.site.relations_from(node).filter(|edge| is_news(desk, node, edge)) {
        outgoing.entry(edge.kind).or_default().push(edge);
        if let End::Here(other, _) = edge.to {
            known.insert(other);
        }
    }
    let (weak, strong): (Vec<&Edge>, Vec<&Edge>) =
        desk.site.relations_to(node).partition(|edge| is_weak(desk, edge));
    known.extend(strong.iter().map(|edge| edge.from));
    let weak = weak.into_iter().filter(|edge| !known.contains(&edge.from) && !is_near(desk, node, edge.from));
    let mut incoming: BTreeMap<RelationType, Vec<&Edge>> = BTreeMap::new();
    for edge in strong.iter().copied().chain(weak) {
        let of_kind = incoming.entry(edge.kind).or_default();
        match of_kind.last_mut() {
            // The one that names the part says more.
            Some(last) if last.from == edge.from && anchor(last).is_none() => *last = edge,
            Some(last) if last.from == edge.from && anchor(edge).is_none() => {}
            _ => of_kind.push(edge),
        }
    }
    let from = outgoing
        .into_iter()
        .map(|(kind, edges)| group(desk, ("fran", kind), &edges, |edge| other_end(desk, edge)));
    let to = incoming
        .into_iter()
        .map(|(kind, edges)| group(desk, ("till", kind), &edges, |edge| this_part(desk, edge)));
    from.chain(to).collect()
}

/// What others do with a part of a document: a goal, by its anchor.
pub fn relations_to_part(desk: &Desk<'_>, document: Node, id: &str) -> Vec<RelationGroup> {
    let mut of_kind: BTreeMap<RelationType, Vec<&Edge>> = BTreeMap::new();
    for edge in desk.site.relations_to(document).filter(|edge| anchor(edge) == Some(id)) {
        of_kind.entry(edge.kind).or_default().push(edge);
    }
    of_kind
        .into_iter()
        .map(|(kind, edges)| group(desk, ("till", kind), &edges, |edge| mention(desk, edge.from)))
        .collect()
}

/// Whether a relation that a node states is not shown on its page already.
fn is_news(desk: &Desk<'_>, node: Node, edge: &Edge) -> bool {
    let states_none = matches!(node, Node::Document(id) if desk.site.item(id).is_none()
        && !matches!(desk.site.document(id).data, Data::StandingPaper(_) | Data::Steering(_)));
    // What a text names by number is no link in it: it is shown here.
    let only_a_link = edge.kind == RelationType::RefersTo && edge.text.is_none();
    let own_case = matches!(edge.to, End::Here(Node::Case(_), _)) && edge.text.is_none();
    let shown_in_the_text = only_a_link && states_none;
    !shown_in_the_text && !own_case && !is_paper(desk, edge)
}

/// Whether a relation says little beside another between the same two.
fn is_weak(desk: &Desk<'_>, edge: &Edge) -> bool {
    edge.kind == RelationType::RefersTo || is_paper(desk, edge)
}

/// Whether a relation is that of an item to one of its papers, which its page lists.
fn is_paper(desk: &Desk<'_>, edge: &Edge) -> bool {
    let of_item = matches!(edge.from, Node::Document(id) if desk.site.item(id).is_some());
    edge.kind == RelationType::Encloses && of_item
}

/// Whether a page that mentions a node is the start page, or its own meeting or item.
fn is_near(desk: &Desk<'_>, node: Node, from: Node) -> bool {
    let (Node::Document(id), Node::Document(from)) = (node, from) else {
        return matches!(from, Node::Document(from) if matches!(desk.site.document(from).data, Data::Start));
    };
    let data = &desk.site.document(from).data;
    matches!(data, Data::Start)
        || desk.site.tie(id).meeting == Some(from)
        || desk.site.tie(from).meeting == Some(id)
}

fn anchor(edge: &Edge) -> Option<&str> {
    match &edge.to {
        End::Here(_, anchor) => anchor.as_deref(),
        End::NotHere => None,
    }
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
            let what = escaped(edge.text.as_deref().unwrap_or_default());
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
    let words = if let Some(heading) = headings.iter().find(|heading| heading.id == anchor) {
        heading.text.clone()
    } else {
        let (what, number) = anchor.rsplit_once('-')?;
        let name = if what == "uppdrag" { "relation.uppdrag" } else { "relation.punkt" };
        desk.locale.phrase(name, &[("nummer", number)])
    };
    Some(format!("<a href=\"{}\">{}</a>", escaped(&href), escaped(&words)))
}
