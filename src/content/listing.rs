//! The files of a site at one moment, looked at all at once or where something was heard of.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::disk::{self, Entry, Near};
use crate::diagnostics::Report;

/// The files below the site's folder at one moment.
pub struct Listing {
    /// When.
    pub at: SystemTime,
    /// In order of path: those of the content, then those of the themes.
    pub files: Vec<Arc<Entry>>,
    /// What cannot be listed. What is wrong in the folder of themes is told by the theme that is in use.
    pub found: Report,
    /// Whether everything can be listed, that of the themes too.
    pub is_whole: bool,
}

impl Listing {
    /// All of them.
    pub fn of(root: &Path) -> Self {
        let at = disk::now();
        let (mut found, mut of_themes) = (Report::new(), Report::new());
        let mut files = disk::files_below(root, "content", &mut found);
        if root.join("themes").is_dir() {
            files.extend(disk::files_below(root, "themes", &mut of_themes));
        }
        let is_whole = found.is_empty() && of_themes.is_empty();
        Self { at, files: files.into_iter().map(Arc::new).collect(), found, is_whole }
    }

    /// The same a moment later, where only these places may differ; none where only a look at all can tell.
    pub fn near(mut self, root: &Path, places: &BTreeSet<PathBuf>) -> Option<Self> {
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
            let files = &mut self.files;
            let at = files.partition_point(|known| known.path < path);
            let is_folder =
                |known: &Arc<Entry>| known.path.strip_prefix(&path).is_some_and(|rest| rest.starts_with('/'));
            if files.iter().skip(at).take_while(|known| known.path.starts_with(&path)).any(is_folder) {
                return None;
            }
            let known = files.get(at).filter(|known| known.path == path);
            match (entry, known) {
                (Some(entry), Some(known)) if entry.stamp == known.stamp => {}
                (Some(entry), Some(_)) => files[at] = Arc::new(entry),
                (Some(entry), None) => files.insert(at, Arc::new(entry)),
                (None, Some(_)) => drop(files.remove(at)),
                (None, None) => {}
            }
        }
        Some(self)
    }

    /// The files of the content folder.
    pub fn content(&self) -> &[Arc<Entry>] {
        &self.files[..self.files.partition_point(|entry| entry.path.starts_with("content/"))]
    }
}
