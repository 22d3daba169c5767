//! Relations between documents and cases, each known from both ends.

use std::collections::HashMap;

use rayon::prelude::*;

use super::cases::{Cases, numbers_of};
use super::codes::BROKEN_REFERENCE;
use super::identity::{DocumentId, Node, next};
use super::reference::{Directory, Reference, Target};
use super::references_in_text::{Found, MinutesRegister, in_text};
use super::ties::{Tie, name_of};
use crate::diagnostics::{Diagnostic, Place, Report, nearest};
use crate::documents::{AgendaItem, Data, Loaded, Public, Relation, RelationType, Whereabouts};
use crate::fields::Placed;
use crate::markup::Fill;
use crate::terms::{Mention, PartialDate, mentions, sole_mention};

/// One relation.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    outgoing: HashMap<Node, Vec<u32>>,
    incoming: HashMap<Node, Vec<u32>>,
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

    fn add(&mut self, edge: Edge) {
        if self
            .from(edge.from)
            .any(|known| known.kind == edge.kind && known.to == edge.to && known.text == edge.text)
        {
            return;
        }
        let at = next(self.all.len());
        self.outgoing.entry(edge.from).or_default().push(at);
        if let End::Here(node, _) = edge.to {
            self.incoming.entry(node).or_default().push(at);
        }
        self.all.push(edge);
    }
}

/// Gathers the relations that front matter, case numbers, papers and texts state. References in the front
/// matter that lead to nothing are told.
pub fn gather(
    documents: &[Public<Loaded>],
    (ties, cases): (&[Tie], &Cases),
    directory: &Directory,
    report: &mut Report,
) -> Edges {
    let steering = steering_by_name(documents);
    let register = MinutesRegister::of(documents, ties);
    let mut gatherer = Gatherer {
        documents,
        ties,
        cases,
        register,
        directory,
        steering,
        entries: entries(documents, ties),
        edges: Edges::default(),
        report,
    };
    for (index, document) in documents.iter().enumerate() {
        gatherer.document(DocumentId(next(index)), document);
    }
    // What a text names by number says less than what is stated anywhere: it comes last.
    let texts = documents.par_iter().zip(ties);
    let named = texts.map(|(one, tie)| in_text(one, tie.municipality, (&gatherer.register, cases)));
    for (index, found) in named.collect::<Vec<_>>().into_iter().enumerate() {
        gatherer.named_in_text(DocumentId(next(index)), found);
    }
    gatherer.edges
}

/// An entry in the minutes: the body by the name of its file, the day, the number.
type Entry = (Option<String>, Option<jiff::civil::Date>, String);

struct Gatherer<'g> {
    documents: &'g [Public<Loaded>],
    ties: &'g [Tie],
    cases: &'g Cases,
    register: MinutesRegister<'g>,
    directory: &'g Directory,
    steering: HashMap<String, DocumentId>,
    entries: HashMap<Entry, DocumentId>,
    edges: Edges,
    report: &'g mut Report,
}

impl Gatherer<'_> {
    fn document(&mut self, id: DocumentId, document: &Loaded) {
        let tie = self.ties[id.0 as usize];
        if !matches!(document.data, Data::CaseSummary(_)) {
            for number in numbers_of(document) {
                if let Some(case) = self.cases.find(tie.municipality, number) {
                    self.edges.add(Edge {
                        kind: RelationType::Handles,
                        from: id.into(),
                        to: End::Here(case.into(), None),
                        text: None,
                    });
                }
            }
        }
        match &document.data {
            Data::AgendaItem(item) => {
                for paper in &item.papers {
                    if let Whereabouts::Document(reference) = &paper.whereabouts {
                        self.placed(id, document, RelationType::Encloses, reference);
                    }
                }
                for (index, commission) in item.decision.commissions.iter().enumerate() {
                    if let Some(answer) = &commission.answer {
                        self.answer(id, document, (index + 1, answer));
                    }
                }
                if let Some(earlier) = &item.continues {
                    self.continues(id, earlier);
                }
                self.stated(id, document, &item.relations);
            }
            Data::StandingPaper(paper) => self.stated(id, document, &paper.relations),
            Data::Steering(steering) => {
                for adopted_in in steering.adoptions.iter().filter_map(|one| one.decided_in.as_ref()) {
                    if let Some(End::Here(node, _)) = self.end(document, adopted_in) {
                        self.edges.add(Edge {
                            kind: RelationType::Adopts,
                            from: node,
                            to: End::Here(id.into(), None),
                            text: None,
                        });
                    }
                }
                for replaced in &steering.replaces {
                    let to = self
                        .steering
                        .get(&replaced.value)
                        .map_or(End::NotHere, |other| End::Here((*other).into(), None));
                    let text = matches!(to, End::NotHere).then(|| replaced.value.clone());
                    self.edges.add(Edge { kind: RelationType::Replaces, from: id.into(), to, text });
                }
                self.stated(id, document, &steering.relations);
            }
            Data::FollowUp(report) => {
                if let Some(plan) = &report.plan {
                    self.follows_up(id, document, plan);
                }
                self.stated(id, document, &report.relations);
            }
            _ => {}
        }
        self.mentioned(id, document);
    }

    fn stated(&mut self, id: DocumentId, document: &Loaded, relations: &[Relation]) {
        for relation in relations {
            let to = match &relation.to {
                Some(reference) => self.end(document, reference),
                // What was not here once may have come since.
                None => Some(
                    self.named(id, relation.text.as_deref())
                        .map_or(End::NotHere, |node| End::Here(node, None)),
                ),
            };
            if let Some(to) = to {
                self.edges.add(Edge {
                    kind: relation.kind,
                    from: id.into(),
                    to,
                    text: relation.text.clone(),
                });
            }
        }
    }

    fn placed(&mut self, id: DocumentId, document: &Loaded, kind: RelationType, reference: &Placed<String>) {
        if let Some(to) = self.end(document, reference) {
            self.edges.add(Edge { kind, from: id.into(), to, text: None });
        }
    }

    /// A report follows up the steering document that it names.
    fn follows_up(&mut self, id: DocumentId, document: &Loaded, plan: &Placed<String>) {
        let Some(found) = self.steering.get(&plan.value).copied() else {
            let known = self.steering.keys().map(String::as_str);
            let given = &plan.value;
            self.report.push(
                Diagnostic::new(
                    &BROKEN_REFERENCE,
                    text!(
                        "inget styrdokument heter \"{given}\"",
                        "no steering document is called \"{given}\""
                    ),
                )
                .at(Place::new(&document.origin.path, plan.span.clone()))
                .did_you_mean(nearest(given, known)),
            );
            return;
        };
        let to = End::Here(found.into(), None);
        self.edges.add(Edge { kind: RelationType::FollowsUp, from: id.into(), to, text: None });
    }

    /// What an entry or case that a text names leads to.
    fn named(&self, id: DocumentId, text: Option<&str>) -> Option<Node> {
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
    fn named_in_text(&mut self, id: DocumentId, named: Vec<Found>) {
        let from = self.speaker(id, &self.documents[id.0 as usize]);
        for found in named {
            let known = match found.to {
                Some(node) => node == from || self.joined(from, node),
                None => self.edges.from(from).any(|edge| {
                    edge.to == End::NotHere
                        && edge.text.as_deref().is_some_and(|text| same(text, &found.printed))
                }),
            };
            if !known {
                let to = found.to.map_or(End::NotHere, |node| End::Here(node, None));
                let text = Some(found.printed);
                self.edges.add(Edge { kind: RelationType::RefersTo, from, to, text });
            }
        }
    }

    /// Whether a relation between two nodes is known, from either end.
    fn joined(&self, one: Node, other: Node) -> bool {
        let leads = |edge: &Edge, to: Node| matches!(&edge.to, End::Here(node, _) if *node == to);
        self.edges.from(one).any(|edge| leads(edge, other))
            || self.edges.from(other).any(|edge| leads(edge, one))
    }

    /// The document that answers a commission answers the item that gave it.
    fn answer(&mut self, id: DocumentId, document: &Loaded, (number, answer): (usize, &Placed<String>)) {
        if let Some(End::Here(node, _)) = self.end(document, answer) {
            let to = End::Here(id.into(), Some(super::commissions::anchor(number)));
            self.edges.add(Edge { kind: RelationType::Answers, from: node, to, text: None });
        }
    }

    /// A tabled question continues the item with that number in the minutes of that day.
    fn continues(&mut self, id: DocumentId, earlier: &crate::documents::Continues) {
        let body = earlier.body.as_ref().map(|body| body.value.clone());
        let number = earlier.minute_number.clone().unwrap_or_default();
        let found = self.entries.get(&(body, earlier.date, number));
        let to = found.map_or(End::NotHere, |found| End::Here((*found).into(), None));
        let text = (to == End::NotHere).then(|| self.printed(id, earlier));
        self.edges.add(Edge { kind: RelationType::Continues, from: id.into(), to, text });
    }

    /// An earlier entry in the minutes as it is printed: `SN 2019-02-20 § 8`.
    fn printed(&self, id: DocumentId, earlier: &crate::documents::Continues) -> String {
        let body =
            self.ties[id.0 as usize].body.and_then(|body| match &self.documents[body.0 as usize].data {
                Data::Body(body) => body.short_name.clone(),
                _ => None,
            });
        let date = earlier.date.map(|date| date.to_string());
        let number = earlier.minute_number.as_ref().map(|number| format!("§ {number}"));
        [body, date, number].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// A link in the text is a relation too, unless a stronger one is stated already.
    fn mentioned(&mut self, id: DocumentId, document: &Loaded) {
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

    /// The end that a reference in the front matter names; none, and a fault, when it names nothing.
    fn end(&mut self, document: &Loaded, reference: &Placed<String>) -> Option<End> {
        let written = &reference.value;
        let missing_anchor = match self.directory.resolve(&document.origin, written) {
            Reference::Here(target, anchor) => {
                let node = node_of(target)?;
                match anchor {
                    Some(anchor) if !self.has_anchor(node, &anchor) => Some(anchor),
                    anchor => return Some(End::Here(node, anchor)),
                }
            }
            Reference::Elsewhere | Reference::NotPublic => return Some(End::NotHere),
            Reference::Nothing => None,
        };
        let found = broken(self.directory, written, missing_anchor.as_deref())
            .at(Place::new(&document.origin.path, reference.span.clone()));
        self.report.push(found);
        None
    }

    fn has_anchor(&self, node: Node, anchor: &str) -> bool {
        match node {
            Node::Document(id) => {
                let document = &self.documents[id.0 as usize];
                document.prose.has_anchor(anchor) || is_commission(document, anchor)
            }
            Node::Case(_) => false,
        }
    }
}

/// The fault of a reference that leads to nothing, or to a page without that anchor.
pub fn broken(directory: &Directory, written: &str, missing_anchor: Option<&str>) -> Diagnostic {
    if let Some(anchor) = missing_anchor {
        return Diagnostic::new(
            &BROKEN_REFERENCE,
            text!("sidan har inget ankare \"{anchor}\"", "the page has no anchor \"{anchor}\""),
        )
        .help(BROKEN_REFERENCE.explanation.fix);
    }
    let known = directory.paths().into_iter().filter_map(|path| path.strip_prefix("content"));
    let wanted = format!("/{}", written.trim_start_matches(['.', '/']));
    Diagnostic::new(&BROKEN_REFERENCE, text!("\"{written}\" finns inte", "\"{written}\" does not exist"))
        .help(BROKEN_REFERENCE.explanation.fix)
        .did_you_mean_word(nearest(&wanted, known))
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

/// Whether an anchor is that of a commission of an item.
fn is_commission(document: &Loaded, anchor: &str) -> bool {
    let Data::AgendaItem(item) = &document.data else { return false };
    (1..=item.decision.commissions.len()).any(|number| super::commissions::anchor(number) == anchor)
}

fn node_of(target: Target) -> Option<Node> {
    match target {
        Target::Document(id) => Some(id.into()),
        Target::Case(id) => Some(id.into()),
        Target::File(_) => None,
    }
}

fn steering_by_name(documents: &[Public<Loaded>]) -> HashMap<String, DocumentId> {
    documents
        .iter()
        .enumerate()
        .filter(|(_, document)| matches!(document.data, Data::Steering(_)))
        .map(|(index, document)| (name_of(document), DocumentId(next(index))))
        .collect()
}

/// The items that tabled questions come back from, where there are any; of several with one entry, the first.
fn entries(documents: &[Public<Loaded>], ties: &[Tie]) -> HashMap<Entry, DocumentId> {
    let items = || documents.iter().enumerate().filter_map(|(index, one)| Some((index, item_of(one)?)));
    let mut entries = HashMap::new();
    if items().all(|(_, item)| item.continues.is_none()) {
        return entries;
    }
    for (index, item) in items() {
        let Some(number) = item.decision.minute_number.clone() else { continue };
        let body = ties[index].body.map(|body| name_of(&documents[body.0 as usize]));
        let date = ties[index].date.and_then(PartialDate::date);
        entries.entry((body, date, number)).or_insert(DocumentId(next(index)));
    }
    entries
}

fn item_of(document: &Loaded) -> Option<&AgendaItem> {
    match &document.data {
        Data::AgendaItem(item) => Some(item),
        _ => None,
    }
}
