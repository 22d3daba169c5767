//! Relations that texts state: by a link, or by the number of an entry or a case.

use rustc_hash::FxHashMap;

use super::edges::{Edge, Edges, End};
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
        if named.is_empty() {
            return;
        }
        let from = self.speaker(id, document);
        let mut said = Said::by(&self.edges, from);
        for (mention, to) in document.prose.mentions().iter().zip(named) {
            let to = match *to {
                Named::Here(node) if node == from => continue,
                Named::Here(node) if self.edges.leads(from, node) || self.edges.leads(node, from) => continue,
                Named::Here(node) => End::Here(node, None),
                Named::NotHere if said.is_new(mention) => End::NotHere,
                Named::NotHere | Named::Unknown => continue,
            };
            let text = Some(printed(mention));
            self.edges.add(Edge { kind: RelationType::RefersTo, from, to, text });
        }
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
            if node != from && !self.edges.leads(from, node) {
                let to = End::Here(node, anchor);
                self.edges.add(Edge { kind: RelationType::RefersTo, from, to, text: None });
            }
        }
    }
}

/// What the relations from a node say that is not here, by the numbers that they name.
#[derive(Default)]
struct Said {
    by_number: FxHashMap<String, Vec<Mention>>,
}

impl Said {
    fn by(edges: &Edges, from: Node) -> Self {
        let mut said = Self::default();
        let not_here = edges.from(from).filter(|edge| edge.to == End::NotHere);
        for (mention, _) in not_here.filter_map(|edge| edge.text.as_deref()).flat_map(mentions) {
            said.by_number.entry(number(&mention)).or_default().push(mention);
        }
        said
    }

    /// Whether nothing names what this mention does, in other words: `Kommunstyrelsens uppdrag § 16 år 2019` and
    /// `§ 16/2019`. What is new is said then.
    fn is_new(&mut self, mention: &Mention) -> bool {
        let alike = self.by_number.entry(number(mention)).or_default();
        let new = !alike.iter().any(|one| same(one, mention));
        if new {
            alike.push(mention.clone());
        }
        new
    }
}

/// What two mentions of one thing have in common.
fn number(mention: &Mention) -> String {
    match mention {
        Mention::Minutes(entry) => entry.number.clone(),
        Mention::Case(_) | Mention::Law => printed(mention),
    }
}

fn same(one: &Mention, other: &Mention) -> bool {
    match (one, other) {
        (Mention::Minutes(one), Mention::Minutes(other)) => {
            let same_body = one.body.is_none() || other.body.is_none() || one.body == other.body;
            one.number == other.number && one.year == other.year && same_body
        }
        (one, other) => one == other,
    }
}
