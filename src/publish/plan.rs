//! What has to be done, and in which order: no visitor ever meets a page whose style, script or file is missing.

use std::collections::BTreeSet;

use super::record::Record;

/// The folder of the theme's files, whose names change with their bytes.
const ASSETS: &str = "tillgangar/";
/// Endings of what tells of many pages: feeds, indexes, open data.
const INDEXES: [&str; 9] = ["xml", "json", "jsonld", "ics", "txt", "csv", "rdf", "ttl", "atom"];

/// What has to be done.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Taken away before anything else: what must not be read another minute.
    pub withdrawn: Vec<String>,
    /// Put there in this order: what nobody refers to yet, new pages, changed pages, indexes and feeds, the start page.
    pub put: Vec<String>,
    /// Taken away last, when no page refers to it.
    pub removed: Vec<String>,
    /// Left until the next publication, for those who still read the former pages.
    pub leaving: BTreeSet<String>,
    /// How many of `put` are new.
    pub added: usize,
    /// How many files of the former site disappear, apart from assets whose time is up.
    pub deletions: usize,
}

impl Plan {
    /// From what a place holds to what it should hold; `withdraw` goes first.
    pub fn make(old: Option<&Record>, new: &Record, withdraw: &[String]) -> Self {
        let mut plan = Self::default();
        let holds = |address: &str| old.is_some_and(|old| old.files.contains_key(address));
        let unsure = |address: &str| old.is_some_and(|old| old.pending.contains(address));
        for (address, entry) in &new.files {
            let same = old.and_then(|old| old.files.get(address)) == Some(entry);
            if !same || unsure(address) {
                plan.added += usize::from(!holds(address));
                plan.put.push(address.clone());
            }
        }
        plan.put.sort_by_key(|address| (turn(address, holds(address)), address.clone()));
        let Some(old) = old else { return plan };
        let known: BTreeSet<&String> = old.files.keys().chain(&old.leaving).chain(&old.pending).collect();
        for address in known.into_iter().filter(|address| !new.files.contains_key(*address)) {
            let goes = !old.leaving.contains(address);
            if withdraw.contains(address) {
                plan.deletions += usize::from(goes);
                plan.withdrawn.push(address.clone());
            } else if address.starts_with(ASSETS) && goes {
                plan.leaving.insert(address.clone());
            } else {
                plan.deletions += usize::from(goes);
                plan.removed.push(address.clone());
            }
        }
        // A page goes before the files that it loads.
        plan.removed.sort_by_key(|address| !address.ends_with(".html"));
        plan
    }

    /// Whether the place is as it should be.
    pub fn is_empty(&self) -> bool {
        self.put.is_empty() && self.removed.is_empty() && self.withdrawn.is_empty()
    }

    /// Every file that is touched.
    pub fn touched(&self) -> impl Iterator<Item = &String> {
        self.withdrawn.iter().chain(&self.put).chain(&self.removed)
    }
}

/// The turn of a file: what nobody refers to yet comes first, what refers to most comes last.
fn turn(address: &str, is_there: bool) -> u8 {
    let ending = address.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_page = ending == "html";
    match (is_page, is_there) {
        (false, _) if address.starts_with(ASSETS) => 0,
        (false, false) => 1,
        (false, true) if !INDEXES.contains(&ending) => 2,
        (true, false) if address != "index.html" => 3,
        (true, true) if address != "index.html" => 4,
        (false, _) => 5,
        (true, _) => 6,
    }
}
