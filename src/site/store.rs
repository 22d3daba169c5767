//! The whole site as one value, and the questions that pages ask of it.

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::address::Address;
use super::board::{self, BoardPosting};
use super::cases::{self, Case, Cases};
use super::commissions::{self, Commissions, GivenCommission};
use super::edges::{Edge, Edges};
use super::family;
use super::files::{self, ListedFile, PublicFile};
use super::glossary::Glossary;
use super::identity::{CaseId, DocumentId, FileId, ListId, Node, PostingId, next};
use super::inside::Inside;
use super::lists::{self, List, ListOf};
use super::plans::{self, Plan, Plans};
use super::reference::{Directory, Reference, Target};
use super::references_in_text::Named;
use super::relations;
use super::routes::{self, Page};
use super::scope::Scope;
use super::ties::{self, Tie};
use super::tools::{self, Index};
use super::wording::{self, Wording};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Report};
use crate::documents::{Loaded, Origin, Public, Tombstone, Waiver, Withheld};
use crate::figures::FigureSet;
use crate::ledger::Ledger;
use crate::terms::CaseNumber;

/// What a site is made of.
#[derive(Default)]
pub struct Sources {
    /// The settings.
    pub config: Config,
    /// What the gate let out, in order of path.
    pub documents: Vec<Public<Loaded>>,
    /// The paths of what the gate kept, each with the reason; none where it could not be read.
    pub withheld: Vec<(String, Option<Withheld>)>,
    /// What is left of withdrawn documents.
    pub tombstones: Vec<Tombstone>,
    /// The addresses of postings whose time on the notice board is over, as segments.
    pub over: Vec<Vec<String>>,
    /// Translations of them, in order of path.
    pub translations: Vec<Public<Loaded>>,
    /// The days on which something that the gate kept comes out.
    pub coming: Vec<Date>,
    /// The other files in `content/`, in order of path.
    pub files: Vec<ListedFile>,
    /// The figures beside steering documents, in order of folder.
    pub figures: Vec<Arc<FigureSet>>,
    /// The files of the figures, in order of path.
    pub figure_files: Vec<String>,
    /// Numbers that somebody has answered for.
    pub waivers: Vec<Waiver>,
    /// What was published before.
    pub ledger: Arc<Ledger>,
}

/// All public documents, linked.
pub struct Site {
    pub(super) documents: Arc<Vec<Public<Loaded>>>,
    pub(super) links: Arc<Links>,
    pub(super) index: Arc<Index>,
    /// What a translated site has of its own.
    pub(super) wording: Option<Wording>,
}

/// All of a site but the words of its documents: what hangs on what, and where it stands.
#[derive(Default)]
pub struct Links {
    /// The settings.
    pub config: Config,
    /// The day on which what the site says is true.
    pub as_of: Date,
    /// Numbers that somebody has answered for.
    pub waivers: Vec<Waiver>,
    /// What is left of withdrawn documents.
    pub tombstones: Vec<Tombstone>,
    /// The addresses of postings whose time on the notice board is over, as segments.
    pub over: Vec<Vec<String>>,
    /// The files of the figures, in order of path: they are published too.
    pub figure_files: Vec<String>,
    addresses: Vec<Address>,
    ties: Vec<Tie>,
    /// Items of a meeting, meetings of a body.
    children: FxHashMap<DocumentId, Vec<DocumentId>>,
    cases: Cases,
    files: Vec<PublicFile>,
    directory: Directory,
    edges: Edges,
    /// What each name in each text leads to.
    named: Vec<Box<[Named]>>,
    /// The same of each translation, by its path.
    pub(super) named_in_translations: FxHashMap<Arc<str>, Box<[Named]>>,
    coming: Vec<Date>,
    postings: Vec<BoardPosting>,
    commissions: Commissions,
    lists: Vec<List>,
    list_by: FxHashMap<(ListOf, Scope), ListId>,
    pub(super) pages: Vec<Page>,
    /// The same in the other languages.
    pub(super) twins: Vec<Page>,
    pub(super) plans: Plans,
    menu: Vec<DocumentId>,
    glossary: Glossary,
}

/// What pages ask of the site they mostly ask of its links.
impl Deref for Site {
    type Target = Links;

    fn deref(&self) -> &Links {
        &self.links
    }
}

impl Site {
    /// Links the sources as they stand on a day. What does not fit is told, and the rest is linked.
    pub fn link(sources: Sources, as_of: Date, report: &mut Report) -> Self {
        let Sources { documents, translations, config, .. } = sources;
        let inside = Inside::of(sources.withheld);
        let (plans, ties) = rayon::join(
            || plans::form(&documents, sources.figures, as_of),
            || ties::tie(&documents, (&config, &inside), report),
        );
        let (mut of_files, mut of_words) = (Report::new(), Report::new());
        let texts = (&*documents, &*translations);
        let (cases, (files, children)) = rayon::join(
            || cases::form(&documents, &ties, &config),
            || (files::gather(texts, &sources.files, &mut of_files), family::children(&documents, &ties)),
        );
        let (directory, (addresses, glossary)) = rayon::join(
            || Directory::of(texts, inside, (&ties, &cases), &files),
            || {
                let addresses = documents.par_iter().map(|document| address_of(document)).collect();
                (addresses, Glossary::gather(&documents, &mut of_words))
            },
        );
        report.append(of_files);
        let named_in_translations = wording::named(&translations, &documents, (&ties, &cases));
        let (edges, named) = relations::gather(&documents, (&ties, &cases), &directory, report);
        report.append(of_words);
        let links = Arc::new(Links {
            addresses,
            menu: family::menu(&documents),
            glossary,
            children,
            config,
            as_of,
            waivers: sources.waivers,
            tombstones: sources.tombstones,
            over: sources.over,
            figure_files: sources.figure_files,
            ties,
            cases,
            files,
            directory,
            edges,
            named,
            named_in_translations,
            coming: sources.coming,
            plans,
            ..Links::default()
        });
        let mut site = Self { documents: Arc::new(documents), links, index: Arc::default(), wording: None };
        site.gather(&translations);
        routes::collisions(&site, report);
        super::board_rules::check(&site, report);
        site
    }

    /// What is made of all that hangs together: registers, lists, pages.
    fn gather(&mut self, translations: &[Public<Loaded>]) {
        let (postings, commissions) = rayon::join(|| board::gather(self), || commissions::gather(self));
        self.add(|links| (links.postings, links.commissions) = (postings, commissions));
        let (lists, index) = rayon::join(|| lists::make(self), || tools::index(self));
        let list_by = by_scope(&lists);
        self.add(|links| (links.lists, links.list_by) = (lists, list_by));
        self.index = Arc::new(index);
        let pages = routes::make(self, &tools::letters(self, translations));
        let twins = routes::twins(self, &pages);
        self.add(|links| (links.pages, links.twins) = (pages, twins));
    }

    /// All but the words of the documents.
    pub fn links(&self) -> &Arc<Links> {
        &self.links
    }

    /// Adds what is made of the links so far.
    fn add(&mut self, what: impl FnOnce(&mut Links)) {
        // While they are made, nobody else holds them.
        if let Some(links) = Arc::get_mut(&mut self.links) {
            what(links);
        }
    }

    /// Every document, in order of path.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = DocumentId> + use<> {
        (0..next(self.documents.len())).map(DocumentId)
    }

    /// The first day on which a document is shown, and no earlier one than the site's.
    pub fn shown_on(&self, id: DocumentId) -> Date {
        self.document(id).head.publish_on.map_or(self.as_of, |day| day.max(self.as_of))
    }

    /// A document.
    pub fn document(&self, id: DocumentId) -> &Public<Loaded> {
        &self.documents[id.0 as usize]
    }

    /// The address of a document's page. A case summary is shown on its case's page.
    pub fn address(&self, id: DocumentId) -> &Address {
        &self.addresses[id.0 as usize]
    }

    /// What a document hangs on.
    pub fn tie(&self, id: DocumentId) -> Tie {
        self.ties[id.0 as usize]
    }

    /// The items of a meeting in the order of the agenda, or the meetings of a body, the latest first.
    pub fn children(&self, id: DocumentId) -> &[DocumentId] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Every steering document with goals or figures, in order of path.
    pub fn plans(&self) -> &[Plan] {
        self.wording.as_ref().map_or(&self.plans, |wording| &wording.plans).all()
    }

    /// The goals and figures of a steering document.
    pub fn plan(&self, id: DocumentId) -> Option<&Plan> {
        self.wording.as_ref().map_or(&self.plans, |wording| &wording.plans).of(id)
    }

    /// Every case, in order of municipality and number.
    pub fn cases(&self) -> impl ExactSizeIterator<Item = CaseId> + use<> {
        (0..next(self.cases.all.len())).map(CaseId)
    }

    /// A case.
    pub fn case(&self, id: CaseId) -> &Case {
        &self.cases.all[id.0 as usize]
    }

    /// The case of a number that a document of that municipality carries.
    pub fn case_of(&self, municipality: Option<usize>, number: &CaseNumber) -> Option<CaseId> {
        self.cases.find(municipality, number)
    }

    /// Every file that goes out, in order of path.
    pub fn files(&self) -> &[PublicFile] {
        &self.files
    }

    /// A file that goes out.
    pub fn file(&self, id: FileId) -> &PublicFile {
        &self.files[id.0 as usize]
    }

    /// Every page in the main language, in order of address.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The plain pages that stand in the menu, in its order.
    pub fn menu(&self) -> &[DocumentId] {
        &self.menu
    }

    /// The words that are explained where texts use them.
    pub fn glossary(&self) -> &Glossary {
        self.wording.as_ref().map_or(&self.links.glossary, |wording| &wording.glossary)
    }

    /// The index from A to Ö.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Every list.
    pub fn lists(&self) -> &[List] {
        &self.lists
    }

    /// A list.
    pub fn list(&self, id: ListId) -> &List {
        &self.lists[id.0 as usize]
    }

    /// The list of something, where it has entries.
    pub fn list_of(&self, of: ListOf, scope: Scope) -> Option<&List> {
        self.list_by.get(&(of, scope)).map(|id| self.list(*id))
    }

    /// The postings of the notice board, those that are up first, the latest first.
    pub fn postings(&self) -> &[BoardPosting] {
        &self.postings
    }

    /// A posting of the notice board.
    pub fn posting(&self, id: PostingId) -> &BoardPosting {
        &self.postings[id.0 as usize]
    }

    /// What bodies have ordered, and what came of it.
    pub fn commissions(&self) -> &Commissions {
        &self.commissions
    }

    /// The commissions that an item gave, in its order.
    pub fn commissions_of(&self, item: DocumentId) -> &[GivenCommission] {
        self.commissions.of(item)
    }

    /// The days on which something that is not public yet comes out.
    pub fn coming(&self) -> &[Date] {
        &self.coming
    }

    /// What a reference written in a document leads to.
    pub fn resolve(&self, from: &Origin, written: &str) -> Reference {
        self.directory.resolve(from, written)
    }

    /// The file that the fields of a document name, if it goes out.
    pub fn file_named(&self, from: &Origin, name: &str) -> Option<FileId> {
        self.directory.file_named(from, name)
    }

    /// The fault of a reference that leads to nothing, or to a page without that anchor.
    pub fn broken(&self, written: &str, missing_anchor: Option<&str>) -> Diagnostic {
        relations::broken(&self.directory, written, missing_anchor)
    }

    /// What a name in the text of a document leads to, by its number there.
    pub fn named(&self, document: &Loaded, number: usize) -> Named {
        let path = &document.origin.path;
        if document.translates.is_some() {
            let names = self.named_in_translations.get(path);
            return names.and_then(|names| names.get(number).copied()).unwrap_or(Named::Unknown);
        }
        let found = self.documents.binary_search_by(|one| one.known_by().cmp(path)).ok();
        found.and_then(|at| self.named[at].get(number).copied()).unwrap_or(Named::Unknown)
    }

    /// The relations that begin at a node.
    pub fn relations_from(&self, node: impl Into<Node>) -> impl Iterator<Item = &Edge> {
        self.edges.from(node.into())
    }

    /// The relations that end at a node.
    pub fn relations_to(&self, node: impl Into<Node>) -> impl Iterator<Item = &Edge> {
        self.edges.to(node.into())
    }

    /// The address of what a reference leads to.
    pub fn address_of(&self, target: Target) -> &Address {
        match target {
            Target::Document(id) => self.address(id),
            Target::Case(id) => &self.case(id).address,
            Target::File(id) => &self.file(id).address,
        }
    }

    /// The address of a node's page.
    pub fn address_of_node(&self, node: Node) -> &Address {
        match node {
            Node::Document(id) => self.address(id),
            Node::Case(id) => &self.case(id).address,
        }
    }
}

fn address_of(document: &Loaded) -> Address {
    Address::page(&(document.kind.address)(&document.origin.segments()))
}

fn by_scope(lists: &[List]) -> FxHashMap<(ListOf, Scope), ListId> {
    let numbered = lists.iter().enumerate();
    numbered.map(|(index, list)| ((list.of, list.scope), ListId(next(index)))).collect()
}
