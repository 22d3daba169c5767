//! Relations as a value: what leads from where to where, asked by either end.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::identity::{Node, next};
use crate::documents::RelationType;

/// One relation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edge {
    /// What one does with the other.
    pub kind: RelationType,
    /// The end that does it.
    pub from: Node,
    /// The other end.
    pub to: End,
    /// As printed, where the editor gave words.
    pub text: Option<String>,
}

/// The other end of a relation.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum End {
    /// On the site, with the anchor in it.
    Here(Node, Option<String>),
    /// Not published here.
    NotHere,
}

/// All relations, asked by either end.
#[derive(Debug, Default)]
pub struct Edges {
    all: Vec<Edge>,
    /// Each by its hash; one whose hash is taken has the next free number.
    known: FxHashMap<u64, u32>,
    /// What is joined on the site, from one end to the other.
    joined: FxHashSet<(Node, Node)>,
    outgoing: FxHashMap<Node, Vec<u32>>,
    incoming: FxHashMap<Node, Vec<u32>>,
}

impl Edges {
    /// The relations that begin at a node, in the order they were stated.
    pub fn from(&self, node: Node) -> impl Iterator<Item = &Edge> {
        self.outgoing.get(&node).into_iter().flatten().map(|at| &self.all[*at as usize])
    }

    /// The relations that end at a node, in the order of the documents that state them.
    pub fn to(&self, node: Node) -> impl Iterator<Item = &Edge> {
        self.incoming.get(&node).into_iter().flatten().map(|at| &self.all[*at as usize])
    }

    /// Whether a relation leads from one node to another.
    pub fn leads(&self, from: Node, to: Node) -> bool {
        self.joined.contains(&(from, to))
    }

    /// Adds a relation that is not known yet.
    pub fn add(&mut self, edge: Edge) {
        let at = next(self.all.len());
        let mut hash = FxBuildHasher.hash_one(&edge);
        while let Some(known) = self.known.get(&hash) {
            if self.all[*known as usize] == edge {
                return;
            }
            hash = hash.wrapping_add(1);
        }
        self.known.insert(hash, at);
        self.outgoing.entry(edge.from).or_default().push(at);
        if let End::Here(node, _) = edge.to {
            self.incoming.entry(node).or_default().push(at);
            self.joined.insert((edge.from, node));
        }
        self.all.push(edge);
    }
}
