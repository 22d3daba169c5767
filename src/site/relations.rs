//! Relations between documents and cases, each known from both ends.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::cases::{Cases, numbers_of};
use super::codes::BROKEN_REFERENCE;
use super::edges::{Edge, Edges, End};
use super::identity::{DocumentId, Node, next};
use super::reference::{Directory, Reference, Target};
use super::references_in_text::{MinutesRegister, Named, in_text};
use super::ties::{Tie, name_of};
use crate::diagnostics::{Diagnostic, Place, Report, nearest};
use crate::documents::{
    AgendaItem, Data, Loaded, Public, Relation, RelationType, SteeringDocument, Whereabouts,
};
use crate::fields::Placed;
use crate::terms::PartialDate;

/// Gathers the relations that front matter, case numbers, papers and texts state. References in the front
/// matter that lead to nothing are told. With them, what each name in each text leads to.
pub fn gather(
    documents: &[Public<Loaded>],
    (ties, cases): (&[Tie], &Cases),
    directory: &Directory,
    report: &mut Report,
) -> (Edges, Vec<Box<[Named]>>) {
    let ((register, steering), entries) = rayon::join(
        || (MinutesRegister::of(documents, ties), steering_by_name(documents)),
        || entries(documents, ties),
    );
    let register = &register;
    let mut gatherer = Gatherer {
        documents,
        ties,
        cases,
        register,
        directory,
        steering,
        entries,
        edges: Edges::default(),
        report,
    };
    let mut stated = || {
        for (index, document) in documents.iter().enumerate() {
            gatherer.document(DocumentId(next(index)), document);
        }
    };
    let texts = documents.par_iter().zip(ties);
    let named = texts.map(|(one, tie)| in_text(one, tie.municipality, (register, cases)));
    let ((), named) = rayon::join(&mut stated, || named.collect::<Vec<Box<[Named]>>>());
    // What a text names by number says less than what is stated anywhere: it comes last.
    for (index, found) in named.iter().enumerate() {
        gatherer.named_in_text(DocumentId(next(index)), found);
    }
    (gatherer.edges, named)
}

/// An entry in the minutes: the body by the name of its file, the day, the number.
type Entry = (Option<String>, Option<jiff::civil::Date>, String);

/// What gathers them.
pub struct Gatherer<'g> {
    pub(super) documents: &'g [Public<Loaded>],
    pub(super) ties: &'g [Tie],
    pub(super) cases: &'g Cases,
    pub(super) register: &'g MinutesRegister<'g>,
    pub(super) directory: &'g Directory,
    steering: FxHashMap<String, DocumentId>,
    entries: FxHashMap<Entry, DocumentId>,
    pub(super) edges: Edges,
    report: &'g mut Report,
}

impl Gatherer<'_> {
    fn document(&mut self, id: DocumentId, document: &Loaded) {
        let tie = self.ties[id.0 as usize];
        if !matches!(document.data, Data::CaseSummary(_)) {
            for number in numbers_of(document) {
                if let Some(case) = self.cases.find(tie.municipality, number) {
                    self.silent(RelationType::Handles, id.into(), End::Here(case.into(), None));
                }
            }
        }
        match &document.data {
            Data::AgendaItem(item) => self.item(id, document, item),
            Data::StandingPaper(paper) => self.stated(id, document, &paper.relations),
            Data::Steering(steering) => self.steering(id, document, steering),
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

    fn item(&mut self, id: DocumentId, document: &Loaded, item: &AgendaItem) {
        for paper in &item.papers {
            if let Whereabouts::Document(reference) = &paper.whereabouts
                && let Some(to @ End::Here(..)) = self.end(document, reference)
            {
                self.silent(RelationType::Encloses, id.into(), to);
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

    fn steering(&mut self, id: DocumentId, document: &Loaded, steering: &SteeringDocument) {
        for adopted_in in steering.adoptions.iter().filter_map(|one| one.decided_in.as_ref()) {
            if let Some(End::Here(node, _)) = self.end(document, adopted_in) {
                self.silent(RelationType::Adopts, node, End::Here(id.into(), None));
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

    /// A relation without words of its own.
    fn silent(&mut self, kind: RelationType, from: Node, to: End) {
        self.edges.add(Edge { kind, from, to, text: None });
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
            let elsewhere = relation
                .to
                .as_ref()
                .filter(|to| self.directory.resolve(&document.origin, &to.value) == Reference::Elsewhere);
            let text = relation.text.clone().or_else(|| elsewhere.map(|to| to.value.clone()));
            match (to, text) {
                // What is not public and has no words of its own leaves no trace, not even that it exists.
                (None, _) | (Some(End::NotHere), None) => {}
                (Some(to), text) => {
                    self.edges.add(Edge { kind: relation.kind, from: id.into(), to, text });
                }
            }
        }
    }

    /// A report follows up the steering document that it names.
    fn follows_up(&mut self, id: DocumentId, document: &Loaded, plan: &Placed<String>) {
        let Some(found) = self.steering.get(&plan.value).copied() else {
            let found = self.no_steering(&plan.value);
            self.report.push(found.at(Place::new(&document.origin.path, plan.span.clone())));
            return;
        };
        self.silent(RelationType::FollowsUp, id.into(), End::Here(found.into(), None));
    }

    /// The fault of a name that no public steering document has.
    fn no_steering(&self, given: &str) -> Diagnostic {
        if let Some((why, help)) = self.directory.inside().why("styrdokument", given) {
            return Diagnostic::new(&BROKEN_REFERENCE, why).help(help);
        }
        let known = self.steering.keys().map(String::as_str);
        let message =
            text!("inget styrdokument heter \"{given}\"", "no steering document is called \"{given}\"");
        Diagnostic::new(&BROKEN_REFERENCE, message)
            .help(text!(
                "skriv mappens namn i content/styrdokument/",
                "write the name of the folder in content/styrdokument/"
            ))
            .did_you_mean_text(nearest(given, known))
    }

    /// The document that answers a commission answers the item that gave it.
    fn answer(&mut self, id: DocumentId, document: &Loaded, (number, answer): (usize, &Placed<String>)) {
        if let Some(End::Here(node, _)) = self.end(document, answer) {
            let to = End::Here(id.into(), Some(super::commissions::anchor(number)));
            self.silent(RelationType::Answers, node, to);
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
    if written.starts_with("www.") {
        let message = text!(
            "\"{written}\" läses som en fil, för adressen saknar https://",
            "\"{written}\" is read as a file, for the address lacks https://"
        );
        let help = text!("skriv https://{written}", "write https://{written}");
        return Diagnostic::new(&BROKEN_REFERENCE, message).help(help);
    }
    let known = directory.paths().filter_map(|path| path.strip_prefix("content"));
    let wanted = format!("/{}", written.trim_start_matches(['.', '/']));
    Diagnostic::new(&BROKEN_REFERENCE, text!("\"{written}\" finns inte", "\"{written}\" does not exist"))
        .help(BROKEN_REFERENCE.explanation.fix)
        .did_you_mean_word(nearest(&wanted, known))
}

/// Whether an anchor is that of a commission of an item.
fn is_commission(document: &Loaded, anchor: &str) -> bool {
    let Data::AgendaItem(item) = &document.data else { return false };
    (1..=item.decision.commissions.len()).any(|number| super::commissions::anchor(number) == anchor)
}

/// The document or case of a target; none for a file.
pub fn node_of(target: Target) -> Option<Node> {
    match target {
        Target::Document(id) => Some(id.into()),
        Target::Case(id) => Some(id.into()),
        Target::File(_) => None,
    }
}

fn steering_by_name(documents: &[Public<Loaded>]) -> FxHashMap<String, DocumentId> {
    documents
        .iter()
        .enumerate()
        .filter(|(_, document)| matches!(document.data, Data::Steering(_)))
        .map(|(index, document)| (name_of(document), DocumentId(next(index))))
        .collect()
}

/// The items that tabled questions come back from, where there are any; of several with one entry, the first.
fn entries(documents: &[Public<Loaded>], ties: &[Tie]) -> FxHashMap<Entry, DocumentId> {
    let items = || documents.iter().enumerate().filter_map(|(index, one)| Some((index, item_of(one)?)));
    let mut entries = FxHashMap::default();
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
