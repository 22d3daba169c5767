//! What was read before, so that only files that changed are read again.
//!
//! One path for everybody: a build begins with an empty memory, the preview keeps its own.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::disk::{self, Entry, Near};
use crate::attachments::{Examined, Refusal};
use crate::diagnostics::Report;
use crate::documents::{Gate, Loaded, Public};
use crate::figures::FigureSet;
use crate::site::{Index, Links};
use crate::terms::Stamp;

/// A file that was changed less than this before it was read may change again without another time: the coarsest
/// file system in use (FAT) counts in steps of two seconds.
pub(super) const GRAIN: Duration = Duration::from_secs(2);

/// The files of a site as they were last read, and what was read from them.
#[derive(Default)]
pub struct Memory {
    documents: HashMap<String, Read>,
    figures: HashMap<String, FiguresRead>,
    examined: HashMap<String, (Stamp, Outcome)>,
    files: Vec<(String, Stamp)>,
    /// Files that were read so soon after a change that they may change again without another stamp, and the hash of
    /// what they held then: once that time has passed, it is made sure that they hold it still.
    unsure: Vec<(PathBuf, Option<blake3::Hash>)>,
    read_at: Option<SystemTime>,
    masks: String,
    /// The moment before which what is remembered was made sure of.
    sure_at: Option<SystemTime>,
    /// How the site was linked, by which gate, and what was found then.
    linked: Option<Linked>,
    /// What the checks found in each document, by the links that they looked at.
    checked: Option<(Arc<Links>, Checked)>,
    /// Whether no file but texts changed, came or went, and then whether nothing of those but their words.
    only_words: bool,
    /// Of which texts, when they were read last, and whether titles are among the words.
    reread: BTreeSet<String>,
    retitled: bool,
    /// What the last look at the folder found, and whether nothing has been read since.
    seen: Option<Listing>,
    unread: bool,
}

/// How a site was linked.
#[derive(Clone)]
pub struct Linked {
    /// By which gate.
    pub gate: Gate,
    /// What hangs on what.
    pub links: Arc<Links>,
    /// The titles from A to Ö; none where some of them are others now.
    pub index: Option<Arc<Index>>,
    /// What was found then.
    pub found: Report,
}

/// What came of reading an attachment.
pub type Outcome = Result<Examined, Refusal>;

/// Documents, each with what the checks found in it.
pub type Checked = Vec<(Public<Loaded>, Report)>;

/// The files below the site's folder at one moment.
struct Listing {
    at: SystemTime,
    content: Vec<Entry>,
    themes: Vec<Entry>,
    /// What cannot be listed.
    found: Report,
}

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
    pub stamp: Stamp,
    pub loaded: Option<Arc<Loaded>>,
    pub found: Report,
}

impl Memory {
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

    fn is_as_read(&mut self, now: Listing) -> bool {
        let mut current = now.stamps().eq(self.files.iter().map(|(path, stamp)| (path.as_str(), *stamp)));
        let settled = self.read_at.is_some_and(|at| now.at.duration_since(at).is_ok_and(|past| past > GRAIN));
        if current && settled && !self.unsure.is_empty() {
            current = self.unsure.par_iter().all(|(place, hash)| disk::hash(place).ok() == *hash);
            if current {
                // From now on another content has another stamp.
                self.unsure.clear();
                self.read_at = Some(now.at);
            }
        }
        self.seen = Some(now);
        self.unread = true;
        current
    }

    /// How many files the site was read from.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether nothing was read yet.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Remembers which files there are, and gives those of the content folder. To be called before any of them is
    /// read: a change while they are read is then seen by the next [`Self::is_current`]. What that found last is taken
    /// over, for the folder is then not gone through once more.
    pub(super) fn look(&mut self, root: &Path, report: &mut Report) -> Vec<Entry> {
        let seen = self.seen.take().filter(|_| std::mem::take(&mut self.unread));
        let listing = seen.unwrap_or_else(|| Listing::of(root));
        self.sure_at = self.read_at;
        self.only_words = self.only_texts_differ(&listing);
        self.files = listing.stamps().map(|(path, stamp)| (path.to_owned(), stamp)).collect();
        self.read_at = Some(listing.at);
        let changing = listing.content.par_iter().chain(&listing.themes);
        let changing = changing.filter(|entry| !entry.stamp.is_older_than(listing.at, GRAIN));
        self.unsure = changing.map(|entry| (entry.place.clone(), disk::hash(&entry.place).ok())).collect();
        report.append(listing.found.clone());
        self.seen.insert(listing).content.clone()
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
        let mut pairs = listing.stamps().zip(&self.files);
        listing.stamps().count() == self.files.len()
            && pairs.all(|((path, stamp), (known, former))| {
                path == known && (is_text(path) || (stamp == *former && self.is_sure(&stamp)))
            })
    }

    fn is_sure(&self, stamp: &Stamp) -> bool {
        self.sure_at.is_some_and(|at| stamp.is_older_than(at, GRAIN))
    }

    /// What was read from a file, unless it changed or may have.
    pub(super) fn recall(&self, entry: &Entry) -> Option<Read> {
        let known = self.documents.get(&entry.path)?;
        (known.stamp == entry.stamp && self.is_sure(&entry.stamp)).then(|| known.clone())
    }

    /// How the site was linked, if it would be linked the same: by the same gate, and with nothing changed but words,
    /// in texts that had no faults then, for those have other places now.
    pub fn links(&self, gate: Gate) -> Option<Linked> {
        let linked = self.linked.as_ref().filter(|linked| self.only_words && linked.gate == gate)?;
        let is_reread = |path: &str| self.reread.contains(path);
        let moved = linked.found.is_about(is_reread);
        (!moved).then(|| Linked { index: linked.index.clone().filter(|_| !self.retitled), ..linked.clone() })
    }

    /// Keeps how the site was linked.
    pub fn keep_links(&mut self, linked: Linked) {
        self.linked = Some(linked);
    }

    /// Keeps what was read, and forgets the rest.
    pub(super) fn keep(&mut self, read: Vec<(String, Read)>) {
        self.reread.clear();
        self.retitled = false;
        for (path, now) in &read {
            let former = self.documents.get(path).map(|former| &former.loaded);
            match (former, &now.loaded) {
                (Some(Some(former)), Some(now)) if Arc::ptr_eq(former, now) => {}
                (Some(Some(former)), Some(now)) => {
                    self.only_words &= former.outline == now.outline;
                    self.retitled |= former.head.title != now.head.title;
                    self.reread.insert(path.clone());
                }
                (Some(None), None) => {}
                _ => self.only_words = false,
            }
        }
        self.documents = read.into_iter().collect();
    }

    /// What the checks found when the site was linked so.
    pub fn checked(&self, links: &Arc<Links>) -> Option<&Checked> {
        self.checked.as_ref().filter(|(by, _)| Arc::ptr_eq(by, links)).map(|(_, checked)| checked)
    }

    /// Keeps what the checks found.
    pub fn keep_checked(&mut self, links: &Arc<Links>, checked: Checked) {
        self.checked = Some((Arc::clone(links), checked));
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
        let at = self.files.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok()?;
        Some(self.files[at].1)
    }
}

/// Every file that a site is made of, in order of path.
pub(super) fn sources(root: &Path, report: &mut Report) -> Vec<Entry> {
    let mut found = disk::files_below(root, "content", report);
    if root.join("themes").is_dir() {
        found.extend(disk::files_below(root, "themes", report));
    }
    found
}

impl Listing {
    fn of(root: &Path) -> Self {
        let at = disk::now();
        let mut found = Report::new();
        let content = disk::files_below(root, "content", &mut found);
        // What is wrong in the folder of themes is told by the theme that is in use.
        let themes = root.join("themes");
        let themes =
            if themes.is_dir() { disk::files_below(root, "themes", &mut Report::new()) } else { Vec::new() };
        Self { at, content, themes, found }
    }

    /// The same a moment later, where only these places may differ; none where only a look at all can tell.
    fn near(mut self, root: &Path, places: &BTreeSet<PathBuf>) -> Option<Self> {
        self.at = disk::now();
        if !self.found.is_empty() {
            return None;
        }
        for place in places {
            let (path, entry) = match disk::near(root, place) {
                Near::File(entry) => (entry.path.clone(), Some(entry)),
                Near::Gone(path) => (path, None),
                Near::Ours => continue,
                Near::Unclear => return None,
            };
            let list = if path.starts_with("content/") { &mut self.content } else { &mut self.themes };
            let at = list.partition_point(|known| known.path < path);
            let is_folder =
                |known: &Entry| known.path.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/'));
            if list.iter().skip(at).take_while(|known| known.path.starts_with(&path)).any(is_folder) {
                return None;
            }
            let known = list.get(at).is_some_and(|known| known.path == path);
            match (entry, known) {
                (Some(entry), true) => list[at] = entry,
                (Some(entry), false) => list.insert(at, entry),
                (None, true) => drop(list.remove(at)),
                (None, false) => {}
            }
        }
        Some(self)
    }

    /// Every file that a site is made of, in order of path.
    fn stamps(&self) -> impl Iterator<Item = (&str, Stamp)> {
        self.content.iter().chain(&self.themes).map(|entry| (entry.path.as_str(), entry.stamp))
    }
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
