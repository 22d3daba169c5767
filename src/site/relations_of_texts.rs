//! Relations that texts state: by a link, or by the number of an entry or a case.

use super::edges::{Edge, End};
use super::identity::{DocumentId, Node};
use super::reference::Reference;
use super::references_in_text::{Named, printed};
use super::relations::{Gatherer, node_of};
use crate::documents::{Data, Loaded, RelationType};
use crate::markup::Fill;
use crate::terms::{Mention, mentions, sole_mention};

impl Gatherer<'_> {
    /// What an entry or case that a text names leads to.
    pub fn named(&self, id: DocumentId, text: Option<&str>) -> Option<Node> {
        let municipality = self.ties[id.0 as usize].municipality;
        match sole_mention(text?)? {
            Mention::Minutes(entry) => self.register.find(municipality, &entry).map(Node::from),
            Mention::Case(number) => self.cases.find(municipality, &number).map(Node::from),
            Mention::Law => None,
        }
    }

    /// Where a document's relations begin: what a case summary says, the case says.
    fn speaker(&self, id: DocumentId, document: &Loaded) -> Node {
        let Data::CaseSummary(case) = &document.data else { return id.into() };
        let municipality = self.ties[id.0 as usize].municipality;
        self.cases.find(municipality, &case.number).map_or(id.into(), Node::from)
    }

    /// The entries and cases that a text names, unless a relation between the two is stated already, from either
    /// end, or a text that is not here is named so.
    pub fn named_in_text(&mut self, id: DocumentId, named: &[Named]) {
        let document = &self.documents[id.0 as usize];
        let from = self.speaker(id, document);
        for (mention, to) in document.prose.mentions().iter().zip(named) {
            let (known, to) = match to {
                Named::Here(node) => (*node == from || self.joined(from, *node), End::Here(*node, None)),
                Named::NotHere => (self.is_said(from, &printed(mention)), End::NotHere),
                Named::Unknown => continue,
            };
            if !known {
                let text = Some(printed(mention));
                self.edges.add(Edge { kind: RelationType::RefersTo, from, to, text });
            }
        }
    }

    /// Whether a relation names something that is not here in other words.
    fn is_said(&self, from: Node, printed: &str) -> bool {
        self.edges.from(from).any(|edge| {
            edge.to == End::NotHere && edge.text.as_deref().is_some_and(|text| same(text, printed))
        })
    }

    /// Whether a relation between two nodes is known, from either end.
    fn joined(&self, one: Node, other: Node) -> bool {
        let leads = |edge: &Edge, to: Node| matches!(&edge.to, End::Here(node, _) if *node == to);
        self.edges.from(one).any(|edge| leads(edge, other))
            || self.edges.from(other).any(|edge| leads(edge, one))
    }

    /// A link in the text is a relation too, unless a stronger one is stated already.
    pub fn mentioned(&mut self, id: DocumentId, document: &Loaded) {
        let from = self.speaker(id, document);
        for slot in document.prose.slots() {
            let Fill::Address(written) = &slot.fill else { continue };
            let Reference::Here(target, anchor) = self.directory.resolve(&document.origin, written) else {
                continue;
            };
            let Some(node) = node_of(target) else { continue };
            let known = self.edges.from(from).any(|edge| matches!(&edge.to, End::Here(to, _) if *to == node));
            if node != from && !known {
                let to = End::Here(node, anchor);
                self.edges.add(Edge { kind: RelationType::RefersTo, from, to, text: None });
            }
        }
    }
}

/// Whether a text prints a reference that another prints: `Kommunstyrelsens uppdrag § 16 år 2019` and `§ 16/2019`.
fn same(text: &str, printed: &str) -> bool {
    let Some(other) = sole_mention(printed) else { return false };
    mentions(text).into_iter().any(|(one, _)| match (&one, &other) {
        (Mention::Minutes(one), Mention::Minutes(other)) => {
            let same_body = one.body.is_none() || other.body.is_none() || one.body == other.body;
            one.number == other.number && one.year == other.year && same_body
        }
        (one, other) => one == other,
    })
}
