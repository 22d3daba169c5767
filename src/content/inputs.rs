//! All files that a site is made of, known again: so that a build after which nothing changed makes nothing.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::disk::{self, Entry};
use super::listing::Listing;
use super::memory::{GRAIN, Memory};
use crate::terms::{Stamp, rows};

/// The files that a site is made of, as they stand at one moment.
pub struct Inputs(Listing);

/// The files that a site was made of, for knowing them again.
#[derive(Debug, Serialize, Deserialize)]
pub struct KnownInputs {
    #[serde(serialize_with = "rows::write", deserialize_with = "rows::read")]
    files: Vec<Known>,
}

/// A file by its path and its stamp; by the hash of its bytes too, where it had just been changed: it may then have
/// changed once more without another stamp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Known(String, Stamp, Option<String>);

impl Inputs {
    /// Looks at the files of the site in a folder; none where something about them must be told. To be called before
    /// any of them is read: what changes while they are read is then seen the next time.
    pub fn look(root: &Path) -> Option<Self> {
        let listing = Listing::of(root);
        listing.is_whole.then_some(Self(listing))
    }

    /// A memory for one trip through these files.
    pub fn for_once(self) -> Memory {
        Memory::for_once().having_seen(self.0)
    }

    /// What is kept of them. Files that were just changed are read.
    pub fn known(&self) -> Option<KnownInputs> {
        let files = self.0.files.par_iter().map(|entry| {
            let sure = entry.stamp.is_older_than(self.0.at, GRAIN);
            let hash = if sure { None } else { Some(hash(&entry.place)?) };
            Some(Known(entry.path.clone(), entry.stamp, hash))
        });
        Some(KnownInputs { files: files.collect::<Option<_>>()? })
    }

    /// Whether these are the same files, with the same bytes, as those that were kept.
    pub fn are(&self, kept: &KnownInputs) -> bool {
        let same = |entry: &Arc<Entry>, Known(path, stamp, hashed): &Known| {
            *path == entry.path
                && stamp.size == entry.stamp.size
                && match hashed {
                    None => *stamp == entry.stamp,
                    Some(hashed) => hash(&entry.place).is_some_and(|now| now == *hashed),
                }
        };
        self.0.files.len() == kept.files.len()
            && self.0.files.par_iter().zip(&kept.files).all(|(entry, known)| same(entry, known))
    }

    /// The same files, which were found to be [the ones that were kept](Self::are), with the stamps that they have
    /// now. No file is read: it may be another by now.
    pub fn renewed(&self, kept: &KnownInputs) -> KnownInputs {
        let files = self.0.files.iter().zip(&kept.files).map(|(entry, Known(path, _, hash))| {
            let sure = entry.stamp.is_older_than(self.0.at, GRAIN);
            Known(path.clone(), entry.stamp, hash.clone().filter(|_| !sure))
        });
        KnownInputs { files: files.collect() }
    }
}

impl KnownInputs {
    /// Whether some of them can only be known again by reading them.
    pub fn are_unsure(&self) -> bool {
        self.files.iter().any(|Known(_, _, hash)| hash.is_some())
    }
}

fn hash(place: &Path) -> Option<String> {
    disk::hash(place).ok().map(|hash| hash.to_hex().to_string())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn files_are_known_again_until_one_of_them_is_another() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let look = || Inputs::look(root).unwrap();
        fs::create_dir_all(root.join("content/organ")).unwrap();
        fs::write(root.join("content/organ/ks.md"), "one").unwrap();
        let kept = look().known().unwrap();
        assert!(kept.are_unsure() && look().are(&kept));
        fs::write(root.join("content/organ/ks.md"), "two").unwrap();
        assert!(!look().are(&kept), "the same size, perhaps the same time");
        fs::write(root.join("content/organ/ks.md"), "one").unwrap();
        assert!(look().are(&kept), "the same bytes again");
        fs::create_dir_all(root.join("themes/standard")).unwrap();
        fs::write(root.join("themes/standard/a.css"), "").unwrap();
        assert!(!look().are(&kept), "a file more");
        fs::remove_file(root.join("themes/standard/a.css")).unwrap();
        fs::rename(root.join("content/organ/ks.md"), root.join("content/organ/kf.md")).unwrap();
        assert!(!look().are(&kept), "another name");
        fs::remove_file(root.join("content/organ/kf.md")).unwrap();
        assert!(!look().are(&kept), "a file less");
    }

    #[test]
    fn what_is_kept_anew_is_what_was_seen_and_not_what_came_after() {
        let folder = tempfile::tempdir().unwrap();
        let (root, file) = (folder.path(), folder.path().join("content/a.md"));
        fs::create_dir(root.join("content")).unwrap();
        fs::write(&file, "one").unwrap();
        let kept = Inputs::look(root).unwrap().known().unwrap();
        let now = Inputs::look(root).unwrap();
        assert!(now.are(&kept));
        fs::write(&file, "two").unwrap();
        let renewed = now.renewed(&kept);
        assert!(!Inputs::look(root).unwrap().are(&renewed));
        fs::write(&file, "one").unwrap();
        assert!(Inputs::look(root).unwrap().are(&renewed));
    }

    #[test]
    fn files_about_which_something_is_told_are_not_known() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        assert!(Inputs::look(folder.path()).is_some());
        std::os::unix::fs::symlink("/etc", folder.path().join("content/lank")).unwrap();
        assert!(Inputs::look(folder.path()).is_none());
    }
}
