//! Every page of the site and its address.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::address::Address;
use super::codes::{DUPLICATE_ADDRESS, NO_ADDRESS};
use super::identity::{CaseId, DocumentId, FileId, ListId, PostingId, next};
use super::plans::Plan;
use super::registers::{self, Register};
use super::store::Site;
use super::tools::{Letter, Tool};
use crate::diagnostics::{Diagnostic, Place, Report};
use crate::documents::Data;
use crate::terms::Tongue;

/// A page: where it stands and what it is about.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where.
    pub address: Address,
    /// About what.
    pub subject: Subject,
    /// In which language.
    pub tongue: Tongue,
}

impl Page {
    /// A page in the main language.
    fn of(address: Address, subject: Subject) -> Self {
        Self { address, subject, tongue: Tongue::MAIN }
    }
}

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The start page.
    Start,
    /// A document.
    Document(DocumentId),
    /// A case.
    Case(CaseId),
    /// A list.
    List(ListId),
    /// A goal of a steering document, by its place in the text.
    Goal(DocumentId, u32),
    /// An indicator of a steering document, by its place in the figures.
    Indicator(DocumentId, u32),
    /// What is missing in the figures of a steering document.
    Gaps(DocumentId),
    /// A posting on the notice board.
    Posting(PostingId),
    /// A register that is made of many documents.
    Register(Register),
    /// Every page of the site.
    SiteMap,
    /// A paper of an item that is not published, by its place in the item's list.
    Withheld(DocumentId, u16),
    /// What is left of a withdrawn document, by its place in the list.
    Tombstone(usize),
    /// The accessibility statement.
    Statement,
    /// A page that helps with the others.
    Tool(Tool),
    /// Shown by the server when there is nothing at an address.
    NotFound,
}

impl Subject {
    /// The letter of the index that a page shows.
    pub fn letter(self) -> Option<Letter> {
        match self {
            Self::Tool(Tool::Letter(letter)) => Some(letter),
            _ => None,
        }
    }
}

/// All pages in the main language, in the order of their addresses; the index has a page for each of these letters.
pub fn make(site: &Site, letters: &BTreeSet<Letter>) -> Vec<Page> {
    let mut pages = vec![
        Page::of(Address::page(&[]), Subject::Start),
        Page::of(Address::page(&["webbkarta".to_owned()]), Subject::SiteMap),
        Page::of(Address::page(&["tillganglighet".to_owned()]), Subject::Statement),
        Page::of(Address::file("404.html"), Subject::NotFound),
    ];
    let letters = letters.iter().map(|letter| Tool::Letter(*letter));
    let tools = Tool::ALWAYS.into_iter().chain(letters);
    pages.extend(tools.map(|tool| Page::of(tool.address(), Subject::Tool(tool))));
    let documents: Vec<DocumentId> = site.documents().collect();
    pages.par_extend(documents.into_par_iter().flat_map_iter(|id| {
        let is_shown =
            !matches!(site.document(id).data, Data::CaseSummary(_) | Data::Posting(_) | Data::Start);
        let own = is_shown.then(|| Page::of(site.address(id).clone(), Subject::Document(id)));
        let papers = site.withheld_papers(id).into_iter();
        own.into_iter().chain(papers.map(move |(at, address)| Page::of(address, Subject::Withheld(id, at))))
    }));
    for (at, tombstone) in site.tombstones.iter().enumerate() {
        pages.push(Page::of(Address::page(&tombstone.address), Subject::Tombstone(at)));
    }
    for id in site.cases() {
        pages.push(Page::of(site.case(id).address.clone(), Subject::Case(id)));
    }
    for plan in site.plans() {
        pages.extend(plan_pages(plan));
    }
    for (index, list) in site.lists().iter().enumerate() {
        pages.push(Page::of(list.address.clone(), Subject::List(ListId(next(index)))));
    }
    for (index, posting) in site.postings().iter().enumerate() {
        let subject = Subject::Posting(PostingId(next(index)));
        pages.push(Page::of(posting.address.clone(), subject));
    }
    for register in registers::all(site) {
        let address = registers::address(site, register);
        pages.push(Page::of(address, Subject::Register(register)));
    }
    pages.par_sort_by(|a, b| (&a.address, a.subject).cmp(&(&b.address, b.subject)));
    pages
}

/// The pages in other languages than the main one, in the order of their addresses: each page of the main language
/// has its twin in every one.
pub fn twins(site: &Site, pages: &[Page]) -> Vec<Page> {
    let mut twins = Vec::new();
    for (tongue, _) in site.config.other_languages() {
        let Some(folder) = site.config.folder_of(tongue) else { continue };
        let twin =
            |page: &Page| Page { address: page.address.within(&folder), subject: page.subject, tongue };
        twins.extend(pages.iter().map(twin));
    }
    twins.sort_by(|a, b| (&a.address, a.subject).cmp(&(&b.address, b.subject)));
    twins
}

fn plan_pages(plan: &Plan) -> Vec<Page> {
    let id = plan.document;
    let goals = plan.goal_pages.iter().enumerate();
    let goals = goals.map(|(at, address)| (address, Subject::Goal(id, next(at))));
    let indicators = plan.indicator_pages.iter().enumerate();
    let indicators = indicators.map(|(at, address)| (address, Subject::Indicator(id, next(at))));
    let gaps = std::iter::once((&plan.gaps_page, Subject::Gaps(id)));
    goals.chain(indicators).chain(gaps).map(|(address, subject)| Page::of(address.clone(), subject)).collect()
}

/// Tells two sources that meet at one address, and a source that gives none.
pub fn collisions(site: &Site, report: &mut Report) {
    let mut taken: FxHashMap<&str, Claim> = FxHashMap::default();
    let pages = site.pages().iter().map(|page| (page.address.as_str(), Claim::Page(page.subject)));
    let files = (0..).zip(site.files()).map(|(at, file)| (file.address.as_str(), Claim::File(FileId(at))));
    for (address, claim) in pages.chain(files) {
        if let Some(path) = claim.path(site).filter(|_| address.split('/').any(str::is_empty)) {
            if let Claim::Page(Subject::Indicator(id, at)) = claim {
                report.extend(indicator_without_address(site, id, at));
                continue;
            }
            report.push(
                Diagnostic::new(
                    &NO_ADDRESS,
                    text!("av filnamnet blir ingen adress", "the file name makes no address"),
                )
                .at(Place::file(path))
                .help(NO_ADDRESS.explanation.fix),
            );
        } else if let Some(first) = taken.insert(address, claim) {
            report.extend(collision(site, address, (first, claim)));
        }
    }
    // Twins that meet each other are of pages that do, and those are told.
    for twin in &site.twins {
        if let Some(first) = taken.get(twin.address.as_str()) {
            report.extend(collision(site, twin.address.as_str(), (*first, Claim::Page(twin.subject))));
        }
    }
}

/// The fault of an indicator whose id makes no address, at its place; none where it has no id, which is told already.
fn indicator_without_address(site: &Site, id: DocumentId, at: u32) -> Option<Diagnostic> {
    let one = site.plan(id)?.figures.indicators.get(at as usize).filter(|one| !one.id.is_empty())?;
    let name = &one.id;
    let message =
        text!("av måttets id \"{name}\" blir ingen adress", "the indicator's id \"{name}\" makes no address");
    Some(Diagnostic::new(&NO_ADDRESS, message).at(one.place.clone()).help(text!(
        "skriv ett id med bokstäver a–z eller siffror, i utfallen också",
        "write an id of the letters a–z or digits, in the outcomes too"
    )))
}

/// What would stand at an address.
#[derive(Clone, Copy)]
enum Claim {
    Page(Subject),
    File(FileId),
}

impl Claim {
    /// The file that it comes from; none for pages that the site makes of many.
    fn path(self, site: &Site) -> Option<&str> {
        match self {
            Self::Page(subject) => source_of(site, subject),
            Self::File(id) => Some(&site.file(id).path),
        }
    }
}

/// The fault of two that meet at an address; none where it is told as another.
fn collision(site: &Site, address: &str, (first, second): (Claim, Claim)) -> Option<Diagnostic> {
    let tidy = address.strip_suffix("index.html").unwrap_or(address);
    let found = Diagnostic::new(
        &DUPLICATE_ADDRESS,
        text!("adressen /{tidy} är redan tagen", "the address /{tidy} is already taken"),
    );
    let found = match (first, second) {
        // Two goals of one plan have one anchor, or two indicators one id, and that is told where it stands.
        (Claim::Page(Subject::Goal(one, _)), Claim::Page(Subject::Goal(other, _)))
        | (Claim::Page(Subject::Indicator(one, _)), Claim::Page(Subject::Indicator(other, _)))
            if one == other =>
        {
            return None;
        }
        (Claim::Page(Subject::Case(one)), Claim::Page(Subject::Case(other))) => {
            let (one, other) = (&site.case(one).number, &site.case(other).number);
            found.help(text!(
                "är {one} och {other} samma ärende: skriv numret likadant överallt",
                "if {one} and {other} are one case: write the number alike everywhere"
            ))
        }
        (Claim::Page(Subject::Goal(..) | Subject::Gaps(_)), Claim::Page(Subject::Goal(..) | Subject::Gaps(_)))
            if first.path(site) == second.path(site) =>
        {
            found.help(text!(
                "ge målets rubrik ett annat ankare, till exempel {{#mal-1 .mal}}: webbplatsen gör själv en sida på adressen",
                "give the heading of the goal another anchor, for example {{#mal-1 .mal}}: the site makes a page at the address by itself"
            ))
        }
        _ if first.path(site).is_none() || second.path(site).is_none() => found.help(text!(
            "byt namn på filen: webbplatsen gör själv en sida på adressen",
            "rename the file: the site makes a page at the address by itself"
        )),
        _ => found.help(DUPLICATE_ADDRESS.explanation.fix),
    };
    Some(match (first.path(site), second.path(site)) {
        (Some(first), Some(second)) => found
            .at(Place::file(second))
            .related(Place::file(first), text!("den andra källan", "the other source")),
        (Some(only), None) | (None, Some(only)) => found.at(Place::file(only)),
        (None, None) => found,
    })
}

/// The file that a page is made of; none for pages that the site makes of many.
pub fn source_of(site: &Site, subject: Subject) -> Option<&str> {
    match subject {
        Subject::Document(id)
        | Subject::Withheld(id, _)
        | Subject::Goal(id, _)
        | Subject::Indicator(id, _)
        | Subject::Gaps(id) => Some(&site.document(id).origin.path),
        Subject::Tombstone(at) => site.tombstones.get(at).map(|tombstone| tombstone.path.as_str()),
        Subject::Case(id) => {
            let case = site.case(id);
            let first = case.summary.or_else(|| case.documents.first().copied())?;
            Some(&site.document(first).origin.path)
        }
        Subject::Posting(id) => Some(&site.document(site.posting(id).source).origin.path),
        Subject::Start
        | Subject::List(_)
        | Subject::Register(_)
        | Subject::SiteMap
        | Subject::Statement
        | Subject::Tool(_)
        | Subject::NotFound => None,
    }
}
