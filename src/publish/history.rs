//! What went out when: receipts, and the last versions, kept on the machine that publishes.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use crate::output::{Manifest, fingerprint};

/// How many versions are kept.
const KEPT: usize = 3;
/// The folder beside the site.
const FOLDER: &str = ".publicerat";

/// The history of one target.
pub struct History {
    place: PathBuf,
}

/// What one publication did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Its number, from 1.
    pub number: u64,
    /// When, as an RFC 3339 moment.
    pub at: String,
    /// The target.
    pub target: String,
    /// The day that the site showed.
    pub as_of: String,
    /// BLAKE3 of the manifest: of all names and bytes.
    pub site: String,
    /// Files put there.
    pub put: usize,
    /// Files taken away.
    pub removed: usize,
}

impl History {
    /// The history of a target of the site in a folder.
    pub fn of(root: &Path, target: &str) -> Self {
        let name: String = target.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        Self { place: root.join(FOLDER).join(name) }
    }

    /// A folder for those hosts that need one.
    pub fn work(&self) -> PathBuf {
        self.place.join("arbete")
    }

    /// Every receipt, the oldest first.
    pub fn receipts(&self) -> Vec<Receipt> {
        let bytes = disk::read(&self.list()).ok().flatten().unwrap_or_default();
        String::from_utf8_lossy(&bytes).lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// Keeps a version and its receipt; the oldest versions go.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn keep(&self, receipt: &Receipt, site: &Path) -> io::Result<()> {
        let version = self.version(receipt.number);
        disk::remove_tree(&version)?;
        disk::link_tree(site, &version)?;
        disk::append(&self.list(), &serde_json::to_string(receipt)?)?;
        let receipts = self.receipts();
        let mut old = receipts.iter().rev().skip(KEPT);
        old.try_for_each(|old| disk::remove_tree(&self.version(old.number)))
    }

    /// Takes away every version but one: they hold what is withdrawn from the public.
    ///
    /// # Errors
    /// When a folder cannot be removed.
    pub fn forget_all_but(&self, number: u64) -> io::Result<()> {
        let receipts = self.receipts();
        let mut others = receipts.iter().filter(|one| one.number != number);
        others.try_for_each(|one| disk::remove_tree(&self.version(one.number)))
    }

    /// The version before the one that is out: its folder and what it holds.
    pub fn former(&self) -> Option<(PathBuf, Manifest)> {
        let receipts = self.receipts();
        let now = receipts.last()?;
        let before = receipts.iter().rev().find(|receipt| receipt.site != now.site)?;
        let folder = self.version(before.number);
        Manifest::of_folder(&folder).map(|manifest| (folder, manifest))
    }

    /// The hash of a site: of all names and bytes.
    pub fn fingerprint(manifest: &Manifest) -> String {
        fingerprint(&manifest.files)
    }

    fn list(&self) -> PathBuf {
        self.place.join("kvitton.jsonl")
    }

    fn version(&self, number: u64) -> PathBuf {
        self.place.join(number.to_string())
    }
}
