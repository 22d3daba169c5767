//! What was read before, so that only files that changed are read again.
//!
//! One path for everybody: a build begins with an empty memory, the preview keeps its own.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::disk::{self, Entry};
use super::listing::Listing;
use crate::attachments::{Examined, Refusal};
use crate::diagnostics::Report;
use crate::documents::{Gate, Loaded};
use crate::figures::FigureSet;
use crate::ledger::Ledger;
use crate::site::Site;
use crate::terms::Stamp;
use crate::theme::Theme;

/// A file that was changed less than this before it was read may change again without another time: the coarsest
/// file system in use (FAT) counts in steps of two seconds.
pub(super) const GRAIN: Duration = Duration::from_secs(2);

/// The files of a site as they were last read, and what was read from them.
#[derive(Default)]
pub struct Memory {
    /// What was read from each text, in order of path.
    documents: Vec<(Arc<Entry>, Read)>,
    /// The same of each translation.
    translations: Vec<(Arc<Entry>, Read)>,
    figures: HashMap<String, FiguresRead>,
    examined: HashMap<String, (Stamp, Outcome)>,
    files: Vec<Arc<Entry>>,
    /// Files that were read so soon after a change that they may change again without another stamp, and the hash of
    /// what they held then: once that time has passed, it is made sure that they hold it still.
    unsure: Vec<(PathBuf, Option<blake3::Hash>)>,
    read_at: Option<SystemTime>,
    masks: String,
    /// The moment before which what is remembered was made sure of.
    sure_at: Option<SystemTime>,
    theme: Option<(Arc<Theme>, Report)>,
    ledger: Option<(Arc<Ledger>, Report)>,
    linked: Option<Linked>,
    /// A site, and what the checks found in each of its documents.
    checked: Option<(Site, Vec<Report>)>,
    /// Whether no file but texts changed, came or went; and then, whether nothing of those but their words.
    only_texts: bool,
    only_words: bool,
    /// Of which texts, when they were read last.
    reread: BTreeSet<String>,
    /// What the last look at the folder found, and whether nothing has been read since.
    seen: Option<Listing>,
    unread: bool,
    trips: Trips,
}

/// How many trips a memory is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Trips {
    /// One after the other.
    #[default]
    Many,
    /// One: nobody will ask for what it keeps.
    One,
}

/// A site as it was linked.
pub struct Linked {
    /// By which gate.
    pub gate: Gate,
    /// The documents, and what hangs on what.
    pub site: Site,
    /// What was found then.
    pub found: Report,
}

/// What came of reading an attachment.
pub type Outcome = Result<Examined, Refusal>;

/// The figures of a folder, as they were read.
#[derive(Clone)]
pub(super) struct FiguresRead {
    pub stamps: Vec<(String, Stamp)>,
    /// None where no file could be read.
    pub set: Option<Arc<FigureSet>>,
    pub found: Report,
}

/// A text, as it was read.
#[derive(Clone)]
pub(super) struct Read {
    pub loaded: Option<Arc<Loaded>>,
    pub found: Report,
}

impl Memory {
    /// A memory for one trip, after which there is no other: what only the next one needs is not made.
    pub fn for_once() -> Self {
        Self { trips: Trips::One, ..Self::default() }
    }

    /// The same, where the folder was just looked at.
    pub(super) fn having_seen(self, listing: Listing) -> Self {
        Self { seen: Some(listing), unread: true, ..self }
    }

    /// Whether another trip may follow.
    pub(super) fn is_asked_again(&self) -> bool {
        self.trips == Trips::Many
    }

    /// Whether a site's files are as they were when they were last read.
    pub fn is_current(&mut self, root: &Path) -> bool {
        let now = Listing::of(root);
        self.is_as_read(now)
    }

    /// The same, looking only at places that something was heard of: the rest is as it was seen last.
    pub fn is_current_near(&mut self, root: &Path, places: &BTreeSet<PathBuf>) -> bool {
        let now = self.seen.take().and_then(|seen| seen.near(root, places));
        let now = now.unwrap_or_else(|| Listing::of(root));
        self.is_as_read(now)
    }

    fn is_as_read(&mut self, mut now: Listing) -> bool {
        let mut current = now.files.len() == self.files.len()
            && now.files.iter().zip(&self.files).all(|(now, known)| now.is(known));
        let settled = self.read_at.is_some_and(|at| now.at.duration_since(at).is_ok_and(|past| past > GRAIN));
        if current && settled && !self.unsure.is_empty() {
            current = self.unsure.par_iter().all(|(place, hash)| disk::hash(place).ok() == *hash);
            if current {
                // From now on another content has another stamp.
                self.unsure.clear();
                self.read_at = Some(now.at);
            }
        }
        if current {
            // Held once, and known again at a glance.
            now.files.clone_from(&self.files);
        }
        self.seen = Some(now);
        self.unread = true;
        current
    }

    /// How many files the site was read from.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are files in a folder of the site: `themes/min/`.
    pub(super) fn has_files_in(&self, folder: &str) -> bool {
        self.files.iter().any(|known| known.path.starts_with(folder))
    }

    /// Whether nothing was read yet.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Remembers which files there are, and gives those of the content folder. To be called before any of them is
    /// read: a change while they are read is then seen by the next [`Self::is_current`]. What that found last is taken
    /// over, for the folder is then not gone through once more.
    pub(super) fn look(&mut self, root: &Path, report: &mut Report) -> Vec<Arc<Entry>> {
        let seen = self.seen.take().filter(|_| std::mem::take(&mut self.unread));
        let listing = seen.unwrap_or_else(|| Listing::of(root));
        self.sure_at = self.read_at;
        self.only_texts = self.only_texts_differ(&listing);
        self.only_words = self.only_texts;
        self.files.clone_from(&listing.files);
        self.read_at = Some(listing.at);
        let is_changing =
            |entry: &&Arc<Entry>| self.is_asked_again() && !entry.stamp.is_older_than(listing.at, GRAIN);
        let changing: Vec<&Arc<Entry>> = listing.files.iter().filter(is_changing).collect();
        let hashed = changing.par_iter().map(|entry| (entry.place.clone(), disk::hash(&entry.place).ok()));
        self.unsure = hashed.collect();
        report.append(listing.found.clone());
        let content = listing.content().to_vec();
        self.seen = Some(listing);
        content
    }

    /// Forgets the documents where they would be masked otherwise now.
    pub(super) fn under(&mut self, masks: String) {
        if self.masks != masks {
            self.documents.clear();
            self.masks = masks;
        }
    }

    /// Whether the files are the same and only texts have other stamps; what else there is cannot have changed again.
    fn only_texts_differ(&self, listing: &Listing) -> bool {
        let mut pairs = listing.files.iter().zip(&self.files);
        listing.files.len() == self.files.len()
            && pairs.all(|(now, known)| {
                if is_text(&now.path) {
                    now.path == known.path
                } else {
                    now.is(known) && self.is_sure(&now.stamp)
                }
            })
    }

    fn is_sure(&self, stamp: &Stamp) -> bool {
        self.sure_at.is_some_and(|at| stamp.is_older_than(at, GRAIN))
    }

    /// What was read from each of these texts, which are in order of path; none where it changed or may have.
    pub(super) fn recall(&self, texts: &[Arc<Entry>]) -> Vec<Option<Read>> {
        let mut known = self.documents.iter().peekable();
        let recalled = texts.iter().map(|text| {
            while known.next_if(|(one, _)| !Arc::ptr_eq(one, text) && one.path < text.path).is_some() {}
            let (_, read) = known.next_if(|(one, _)| one.is(text))?;
            self.is_sure(&text.stamp).then(|| read.clone())
        });
        recalled.collect()
    }

    /// The theme and what was found in it, if nothing changed that it is made of.
    pub fn theme(&self) -> Option<(Arc<Theme>, Report)> {
        self.theme.clone().filter(|_| self.only_texts)
    }

    /// Keeps the theme.
    pub fn keep_theme(&mut self, theme: (Arc<Theme>, Report)) {
        self.theme = Some(theme);
    }

    /// The ledger and what was found in it, if it did not change.
    pub(super) fn ledger(&self) -> Option<(Arc<Ledger>, Report)> {
        self.ledger.clone().filter(|_| self.only_texts)
    }

    /// Keeps the ledger.
    pub(super) fn keep_ledger(&mut self, ledger: (Arc<Ledger>, Report)) {
        self.ledger = Some(ledger);
    }

    /// How the site was linked, if it would be linked the same: by the same gate, and with nothing changed but words,
    /// in texts that had no faults then, for those have other places now.
    pub fn linked(&self, gate: Gate) -> Option<&Linked> {
        let linked = self.linked.as_ref().filter(|linked| self.only_words && linked.gate == gate)?;
        let is_reread = |path: &str| self.reread.contains(path);
        (!linked.found.is_about(is_reread)).then_some(linked)
    }

    /// Keeps how the site was linked.
    pub fn keep_linked(&mut self, linked: Linked) {
        self.linked = Some(linked);
    }

    /// Keeps what was read from the texts and from the translations, each in order of path, and forgets the rest.
    pub(super) fn keep(&mut self, texts: Vec<(Arc<Entry>, Read)>, translations: Vec<(Arc<Entry>, Read)>) {
        self.reread.clear();
        let former = std::mem::replace(&mut self.documents, texts);
        self.only_words &= only_words_differ(&former, &self.documents, &mut self.reread);
        let former = std::mem::replace(&mut self.translations, translations);
        self.only_words &= only_words_differ(&former, &self.translations, &mut self.reread);
    }

    /// The site that was checked last and what was found in each of its documents, if this one is linked the same.
    pub fn checked(&mut self, site: &Site) -> Option<(Site, Vec<Report>)> {
        self.checked.take().filter(|(former, _)| Arc::ptr_eq(former.links(), site.links()))
    }

    /// Keeps what the checks found.
    pub fn keep_checked(&mut self, site: Site, found: Vec<Report>) {
        self.checked = Some((site, found));
    }

    /// The figures of a folder, unless one of their files changed.
    pub(super) fn recall_figures(&self, folder: &str, files: &[&Entry]) -> Option<FiguresRead> {
        let same = |read: &&FiguresRead| {
            let known = read.stamps.iter().map(|(path, stamp)| (path.as_str(), *stamp));
            known.eq(files.iter().map(|file| (file.path.as_str(), file.stamp)))
        };
        let sure = files.iter().all(|file| self.is_sure(&file.stamp));
        self.figures.get(folder).filter(|_| sure).filter(same).cloned()
    }

    /// Keeps the figures, and forgets the rest.
    pub(super) fn keep_figures(&mut self, read: impl Iterator<Item = (String, FiguresRead)>) {
        self.figures = read.collect();
    }

    /// What came of reading an attachment, unless it changed.
    pub fn recall_examined(&self, path: &str) -> Option<Outcome> {
        let (stamp, outcome) = self.examined.get(path)?;
        (self.stamp(path)? == *stamp && self.is_sure(stamp)).then(|| outcome.clone())
    }

    /// Keeps what came of reading the attachments, and forgets the rest.
    pub fn keep_examined<'r>(&mut self, read: impl Iterator<Item = &'r (String, Outcome)>) {
        let stamped =
            read.filter_map(|(path, outcome)| Some((path.clone(), (self.stamp(path)?, outcome.clone()))));
        self.examined = stamped.collect();
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        let at = self.files.binary_search_by(|known| known.path.as_str().cmp(path)).ok()?;
        Some(self.files[at].stamp)
    }
}

/// Whether these are the same texts and nothing of them but words is another; notes which of them were read again.
fn only_words_differ(
    former: &[(Arc<Entry>, Read)],
    now: &[(Arc<Entry>, Read)],
    reread: &mut BTreeSet<String>,
) -> bool {
    let mut same = former.len() == now.len();
    for ((known, former), (entry, now)) in former.iter().zip(now) {
        same &= Arc::ptr_eq(known, entry) || known.path == entry.path;
        match (&former.loaded, &now.loaded) {
            (Some(former), Some(now)) if Arc::ptr_eq(former, now) => {}
            (Some(former), Some(now)) => {
                same &= former.outline.is_some() && former.outline == now.outline;
                reread.insert(entry.path.clone());
            }
            (former, now) => same &= former.is_none() && now.is_none(),
        }
    }
    same
}

/// Whether a file is the text of a document.
pub(super) fn is_text(path: &str) -> bool {
    path.starts_with("content/") && path.ends_with(".md")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn changes_are_seen_also_when_size_and_time_are_the_same() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("content/a.md");
        fs::create_dir(root.path().join("content")).unwrap();
        fs::write(&file, "one").unwrap();
        let mut memory = Memory::default();
        let report = &mut Report::new();
        assert!(!memory.is_current(root.path()));
        memory.look(root.path(), report);
        assert!(memory.is_current(root.path()));
        let time = fs::metadata(&file).unwrap().modified().unwrap();
        fs::write(root.path().join("content/b"), "two").unwrap();
        fs::File::open(root.path().join("content/b")).unwrap().set_modified(time).unwrap();
        fs::rename(root.path().join("content/b"), &file).unwrap();
        assert!(!memory.is_current(root.path()));
        memory.look(root.path(), report);
        fs::write(root.path().join("content/.a.md.swp"), "swap").unwrap();
        fs::write(root.path().join("content/a.md~"), "backup").unwrap();
        assert!(memory.is_current(root.path()));
        fs::remove_file(&file).unwrap();
        assert!(!memory.is_current(root.path()));
    }
}
