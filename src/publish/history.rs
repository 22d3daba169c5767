//! What went out when: receipts, and the last versions, kept on the machine that publishes.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

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
        let text = fs::read_to_string(self.place.join("kvitton.jsonl")).unwrap_or_default();
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
    }

    /// Keeps a version and its receipt; the oldest versions go.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn keep(&self, receipt: &Receipt, site: &Path) -> io::Result<()> {
        let version = self.version(receipt.number);
        if version.exists() {
            fs::remove_dir_all(&version)?;
        }
        link_tree(site, &version)?;
        let mut list = File::options().create(true).append(true).open(self.place.join("kvitton.jsonl"))?;
        list.write_all(format!("{}\n", serde_json::to_string(receipt)?).as_bytes())?;
        for old in self.receipts().iter().rev().skip(KEPT) {
            let version = self.version(old.number);
            if version.is_dir() {
                fs::remove_dir_all(version)?;
            }
        }
        Ok(())
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

    fn version(&self, number: u64) -> PathBuf {
        self.place.join(number.to_string())
    }
}

/// The same files under another folder: linked where the disk can, for files of the output are never written over.
fn link_tree(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            link_tree(&entry.path(), &place)?;
        } else if fs::hard_link(entry.path(), &place).is_err() {
            fs::copy(entry.path(), &place)?;
        }
    }
    Ok(())
}
