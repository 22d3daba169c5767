//! What has to be done, and in which order: no visitor ever meets a page whose style, script or file is missing.

use std::collections::BTreeSet;

use super::record::Record;

/// The folder of the theme's files, whose names change with their bytes.
const ASSETS: &str = "tillgangar/";
/// The folder of the search index of each language, which holds words of every page.
const SEARCH: &str = "sok";
/// Endings of what tells of many pages: feeds, indexes, open data.
const INDEXES: [&str; 9] = ["xml", "json", "jsonld", "ics", "txt", "csv", "rdf", "ttl", "atom"];

/// What has to be done.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Plan {
    /// One after the other; within a step the order does not matter to a reader.
    pub steps: Vec<Step>,
    /// Left until the next publication, for those who still read the former pages.
    pub leaving: BTreeSet<String>,
    /// How many of the files that are put there are new.
    pub added: usize,
    /// How many files of the former site disappear, apart from assets whose time is up.
    pub deletions: usize,
    /// Whether something is withdrawn from the public.
    pub withdraws: bool,
}

/// Files that are treated alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Put there.
    Put(Vec<String>),
    /// Taken away.
    Remove(Vec<String>),
}

/// What a file is to its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    /// A file of the theme, under a new name whenever it changes.
    Asset,
    /// A file that nobody refers to yet.
    NewFile,
    /// A file with other bytes.
    ChangedFile,
    /// A page that nobody refers to yet.
    NewPage,
    /// A page with other words.
    ChangedPage,
    /// What tells of many pages, with other words.
    ChangedIndex,
    /// The start page.
    Start,
}

/// What nobody refers to yet comes first, what refers to most comes last.
const USUALLY: &[Sort] = &[
    Sort::Asset,
    Sort::NewFile,
    Sort::ChangedFile,
    Sort::NewPage,
    Sort::ChangedPage,
    Sort::ChangedIndex,
    Sort::Start,
];

impl Plan {
    /// From what a place holds to what it should hold. `withdraw` names the pages that must not be read another
    /// minute: what stands in their stead, or their absence, comes before all else, then what repeats their words. `astray`
    /// names the files that the place holds no longer as they were put there.
    pub fn make(
        (old, astray): (Option<&Record>, &BTreeSet<String>),
        new: &Record,
        withdraw: &[String],
    ) -> Self {
        let mut plan = Self::default();
        let holds = |address: &str| old.is_some_and(|old| old.files.contains_key(address));
        let unsure =
            |address: &str| astray.contains(address) || old.is_some_and(|old| old.pending.contains(address));
        let mut put: Vec<(Sort, String)> = Vec::new();
        for (address, entry) in &new.files {
            let same = old.and_then(|old| old.files.get(address)) == Some(entry);
            if !same || unsure(address) {
                plan.added += usize::from(!holds(address));
                put.push((sort(address, holds(address)), address.clone()));
            }
        }
        let mut removed = plan.vanished(old, new);
        // A page goes before the files that it loads.
        removed.sort_by_key(|address| !address.ends_with(".html"));
        let instead = take(&mut put, |(_, address)| withdraw.contains(address) && holds(address));
        let gone = take(&mut removed, |address| withdraw.iter().any(|page| belongs(address, page)));
        plan.withdraws = !instead.is_empty() || !gone.is_empty();
        let mut of = |sort: Sort| take(&mut put, |(one, _)| *one == sort);
        if plan.withdraws {
            // What stands instead loads these.
            plan.put(of(Sort::Asset));
            plan.put(instead);
            plan.remove(gone);
            // Indexes may tell of pages that are new.
            plan.put(of(Sort::NewFile));
            plan.put(of(Sort::NewPage));
            plan.put(of(Sort::ChangedIndex));
            plan.remove(take(&mut removed, |address| {
                address.split('/').any(|folder| folder == SEARCH) && !address.ends_with(".html")
            }));
        }
        for sort in USUALLY {
            plan.put(of(*sort));
        }
        plan.remove(removed);
        plan
    }

    /// What the place holds and should not: now, or with the next publication.
    fn vanished(&mut self, old: Option<&Record>, new: &Record) -> Vec<String> {
        let Some(old) = old else { return Vec::new() };
        let known: BTreeSet<&String> = old.files.keys().chain(&old.leaving).chain(&old.pending).collect();
        let mut removed = Vec::new();
        for address in known.into_iter().filter(|address| !new.files.contains_key(*address)) {
            let goes = !old.leaving.contains(address);
            if address.starts_with(ASSETS) && goes {
                self.leaving.insert(address.clone());
            } else {
                self.deletions += usize::from(goes);
                removed.push(address.clone());
            }
        }
        removed
    }

    fn put(&mut self, files: Vec<(Sort, String)>) {
        if !files.is_empty() {
            self.steps.push(Step::Put(files.into_iter().map(|(_, address)| address).collect()));
        }
    }

    fn remove(&mut self, addresses: Vec<String>) {
        if !addresses.is_empty() {
            self.steps.push(Step::Remove(addresses));
        }
    }

    /// Whether the place is as it should be.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Every file that is put there, in order.
    pub fn put_there(&self) -> impl Iterator<Item = &String> {
        self.steps.iter().flat_map(|step| match step {
            Step::Put(addresses) => addresses.as_slice(),
            Step::Remove(_) => &[],
        })
    }

    /// Every file that is taken away, in order.
    pub fn removed(&self) -> impl Iterator<Item = &String> {
        self.steps.iter().flat_map(|step| match step {
            Step::Remove(addresses) => addresses.as_slice(),
            Step::Put(_) => &[],
        })
    }

    /// Every file that is touched.
    pub fn touched(&self) -> impl Iterator<Item = &String> {
        self.put_there().chain(self.removed())
    }
}

fn take<T>(from: &mut Vec<T>, mut which: impl FnMut(&T) -> bool) -> Vec<T> {
    from.extract_if(.., |one| which(one)).collect()
}

/// Whether a file is a withdrawn page, or lies with it.
fn belongs(address: &str, page: &str) -> bool {
    let folder = page.strip_suffix("index.html").filter(|folder| !folder.is_empty());
    address == page || folder.is_some_and(|folder| address.starts_with(folder))
}

fn sort(address: &str, is_there: bool) -> Sort {
    let ending = address.rsplit_once('.').map_or("", |(_, ending)| ending);
    match (ending == "html", is_there) {
        (false, _) if address.starts_with(ASSETS) => Sort::Asset,
        (false, false) => Sort::NewFile,
        (false, true) if !INDEXES.contains(&ending) => Sort::ChangedFile,
        (false, true) => Sort::ChangedIndex,
        (true, _) if address == "index.html" => Sort::Start,
        (true, false) => Sort::NewPage,
        (true, true) => Sort::ChangedPage,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Entry;

    fn record(files: &[(&str, &str)]) -> Record {
        let files = files.iter().map(|(address, bytes)| ((*address).to_owned(), Entry::of(bytes.as_bytes())));
        Record {
            format: 1,
            project: String::new(),
            as_of: String::new(),
            files: files.collect(),
            leaving: BTreeSet::new(),
            pending: BTreeSet::new(),
        }
    }

    #[test]
    fn what_the_indexes_of_every_language_held_of_a_withdrawn_page_goes_before_the_rest() {
        let old = record(&[
            ("a/index.html", "bort"),
            ("b/index.html", "ett"),
            ("c/index.html", "kvar"),
            ("en/sok/ord/1.json", "bort"),
            ("sok/ord/1.json", "bort"),
        ]);
        let new = record(&[("b/index.html", "två")]);
        let plan = Plan::make((Some(&old), &BTreeSet::new()), &new, &["a/index.html".to_owned()]);
        assert!(plan.withdraws);
        let steps: Vec<(bool, Vec<&str>)> = plan
            .steps
            .iter()
            .map(|step| match step {
                Step::Put(all) => (true, all.iter().map(String::as_str).collect()),
                Step::Remove(all) => (false, all.iter().map(String::as_str).collect()),
            })
            .collect();
        assert_eq!(
            steps,
            [
                (false, vec!["a/index.html"]),
                (false, vec!["en/sok/ord/1.json", "sok/ord/1.json"]),
                (true, vec!["b/index.html"]),
                (false, vec!["c/index.html"]),
            ]
        );
    }
}
