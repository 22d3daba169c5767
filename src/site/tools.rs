//! Pages that help a reader find, follow and reuse the rest; and the index from A to Ö.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::address::Address;
use super::identity::{DocumentId, Node};
use super::store::Site;
use crate::documents::{Data, Loaded, Public};
use crate::terms::SwedishOrder;

/// A page that helps with the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tool {
    /// Search.
    Search,
    /// How to follow a body, a case, a document.
    Follow,
    /// Data for other programs.
    OpenData,
    /// What was added, corrected and removed on the site.
    Changes,
    /// The letters of the index.
    Index,
    /// What begins with a letter.
    Letter(Letter),
}

impl Tool {
    /// Those that every site has.
    pub const ALWAYS: [Self; 5] = [Self::Search, Self::Follow, Self::OpenData, Self::Changes, Self::Index];

    /// Where it stands.
    pub fn address(self) -> Address {
        let segments = match self {
            Self::Search => vec!["sok".to_owned()],
            Self::Follow => vec!["folj".to_owned()],
            Self::OpenData => vec!["oppna-data".to_owned()],
            Self::Changes => vec!["andringar".to_owned()],
            Self::Index => vec!["a-o".to_owned()],
            Self::Letter(letter) => vec!["a-o".to_owned(), letter.segment()],
        };
        Address::page(&segments)
    }
}

/// A letter of the Swedish alphabet: å, ä and ö are letters of their own. Digits and signs are one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(u8);

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzåäö";
const DIGITS: u8 = 29;

impl Letter {
    /// The letter under which a title stands.
    pub fn of(title: &str) -> Self {
        let Some(first) = title.chars().find(|c| c.is_alphanumeric()) else { return Self(DIGITS) };
        let lower = first.to_lowercase().next().unwrap_or(first);
        let folded = crate::terms::ascii_fold(&lower.to_string());
        let place = |wanted: char| LETTERS.chars().position(|letter| letter == wanted);
        let found = place(lower).or_else(|| place(folded.chars().next()?));
        found.and_then(|at| u8::try_from(at).ok()).map_or(Self(DIGITS), Self)
    }

    /// As a heading: `Å`, or `0–9`.
    pub fn shown(self) -> String {
        let letter = LETTERS.chars().nth(usize::from(self.0));
        letter.map_or_else(|| "0–9".to_owned(), |letter| letter.to_uppercase().to_string())
    }

    /// The segment of its address.
    fn segment(self) -> String {
        match LETTERS.chars().nth(usize::from(self.0)) {
            Some('å') => "aa".to_owned(),
            Some('ä') => "ae".to_owned(),
            Some('ö') => "oe".to_owned(),
            Some(letter) => letter.to_string(),
            None => "0-9".to_owned(),
        }
    }
}

/// What stands under each letter, in Swedish order.
pub type Index = BTreeMap<Letter, Vec<Node>>;

/// Bodies, steering documents, cases, papers and plain pages by letter, each letter in Swedish order.
pub fn index(site: &Site) -> Index {
    let documents = site.documents().filter(|id| is_listed(site, *id)).map(Node::from);
    let mut found: BTreeMap<Letter, Vec<Node>> = BTreeMap::new();
    for node in documents.chain(site.cases().map(Node::from)) {
        found.entry(Letter::of(site.title(node))).or_default().push(node);
    }
    let order = SwedishOrder::new();
    for nodes in found.values_mut() {
        nodes.sort_by(|a, b| compare(site, &order, *a, *b));
    }
    found
}

/// The index of a site that has the one of before, and in which only these documents have other titles.
pub fn index_again(site: &Site, retitled: &[DocumentId]) -> Index {
    let is_retitled = |id: &DocumentId| retitled.binary_search(id).is_ok();
    let documents = retitled.iter().filter(|id| is_listed(site, **id)).map(|id| Node::from(*id));
    let cases = site.cases().filter(|id| site.case(*id).titled_by().as_ref().is_some_and(is_retitled));
    let moved: BTreeSet<Node> = documents.chain(cases.map(Node::from)).collect();
    let mut found = site.index().clone();
    for nodes in found.values_mut() {
        nodes.retain(|node| !moved.contains(node));
    }
    let order = SwedishOrder::new();
    for node in moved {
        let nodes = found.entry(Letter::of(site.title(node))).or_default();
        let at = nodes.partition_point(|one| compare(site, &order, *one, node).is_lt());
        nodes.insert(at, node);
    }
    found.retain(|_, nodes| !nodes.is_empty());
    found
}

/// The letters of the index in any language. Each has a page in all of them, so that a page has its twins.
pub fn letters(site: &Site, translations: &[Public<Loaded>]) -> BTreeSet<Letter> {
    let mut letters: BTreeSet<Letter> = site.index().keys().copied().collect();
    if translations.is_empty() {
        return letters;
    }
    let titling: FxHashSet<DocumentId> = site.cases().filter_map(|id| site.case(id).titled_by()).collect();
    letters.extend(translations.iter().filter_map(|one| {
        let id = site.translated_by(one)?;
        (is_listed(site, id) || titling.contains(&id)).then(|| Letter::of(&one.head.title))
    }));
    letters
}

fn is_listed(site: &Site, id: DocumentId) -> bool {
    let data = &site.document(id).data;
    matches!(data, Data::Body(_) | Data::Steering(_) | Data::StandingPaper(_) | Data::Page(_))
}

fn compare(site: &Site, order: &SwedishOrder, a: Node, b: Node) -> Ordering {
    order.compare(site.title(a), site.title(b)).then(a.cmp(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_in_swedish_order() {
        let mut letters: Vec<Letter> =
            ["Ö", "ål", "\"Ärende", "Zebra", "École", "2024"].into_iter().map(Letter::of).collect();
        letters.sort();
        let shown: Vec<String> = letters.into_iter().map(Letter::shown).collect();
        assert_eq!(shown, ["E", "Z", "Å", "Ä", "Ö", "0–9"]);
    }
}
