//! What was read before, so that only files that changed are read again.
//!
//! One path for everybody: a build begins with an empty memory, the preview keeps its own.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::disk::{self, Entry};
use crate::diagnostics::Report;
use crate::documents::Loaded;
use crate::terms::Stamp;

/// A file that was changed less than this before it was read may change again without another time: the coarsest
/// file system in use (FAT) counts in steps of two seconds.
pub(super) const GRAIN: Duration = Duration::from_secs(2);

/// The files of a site as they were last read, and the documents that were read from them.
#[derive(Default)]
pub struct Memory {
    documents: HashMap<String, Read>,
    files: Vec<(String, Stamp)>,
    read_at: Option<SystemTime>,
    masks: String,
}

/// A text, as it was read.
#[derive(Clone)]
pub(super) struct Read {
    pub stamp: Stamp,
    pub loaded: Option<Arc<Loaded>>,
    pub found: Report,
}

/// How the files stand to what was last read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// As they were.
    Current,
    /// They look as they were, but some were read so soon after a change that this must be made sure of, once,
    /// by reading them again.
    Unsure,
    /// Some are new, changed or gone.
    Changed,
}

impl Memory {
    /// Whether a site's files are as they were when they were last read.
    pub fn freshness(&self, root: &Path) -> Freshness {
        let now = stamps(root);
        if now != self.files {
            return Freshness::Changed;
        }
        let unsure = self.read_at.is_some_and(|at| {
            let settled = SystemTime::now().duration_since(at).is_ok_and(|passed| passed > GRAIN);
            settled && self.files.iter().any(|(_, stamp)| !stamp.is_older_than(at, GRAIN))
        });
        if unsure { Freshness::Unsure } else { Freshness::Current }
    }

    /// How many files the site was read from.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether nothing was read yet.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Remembers which files there are. To be called before any of them is read: a change while they are read
    /// is then seen by the next [`Self::freshness`].
    pub fn look(&mut self, root: &Path) {
        let sure = self.read_at;
        self.documents.retain(|_, read| sure.is_some_and(|at| read.stamp.is_older_than(at, GRAIN)));
        self.files = stamps(root);
        self.read_at = Some(SystemTime::now());
    }

    /// Forgets the documents where they would be masked otherwise now.
    pub(super) fn under(&mut self, masks: String) {
        if self.masks != masks {
            self.documents.clear();
            self.masks = masks;
        }
    }

    /// What was read from a file, unless it changed.
    pub(super) fn recall(&self, entry: &Entry) -> Option<Read> {
        self.documents.get(&entry.path).filter(|read| read.stamp == entry.stamp).cloned()
    }

    /// Keeps what was read, and forgets the rest.
    pub(super) fn keep(&mut self, read: impl Iterator<Item = (String, Read)>) {
        self.documents = read.collect();
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

/// The sources by path and stamp. What cannot be listed is told by the reading itself.
fn stamps(root: &Path) -> Vec<(String, Stamp)> {
    let found = sources(root, &mut Report::new());
    found.into_iter().map(|entry| (entry.path, entry.stamp)).collect()
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
        assert_eq!(memory.freshness(root.path()), Freshness::Changed);
        memory.look(root.path());
        assert_eq!(memory.freshness(root.path()), Freshness::Current);
        let time = fs::metadata(&file).unwrap().modified().unwrap();
        fs::write(root.path().join("content/b"), "two").unwrap();
        fs::File::open(root.path().join("content/b")).unwrap().set_modified(time).unwrap();
        fs::rename(root.path().join("content/b"), &file).unwrap();
        assert_eq!(memory.freshness(root.path()), Freshness::Changed);
        memory.look(root.path());
        fs::write(root.path().join("content/.a.md.swp"), "swap").unwrap();
        fs::write(root.path().join("content/a.md~"), "backup").unwrap();
        assert_eq!(memory.freshness(root.path()), Freshness::Current);
        fs::remove_file(&file).unwrap();
        assert_eq!(memory.freshness(root.path()), Freshness::Changed);
    }
}
