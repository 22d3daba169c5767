//! What went out when: receipts, and the last versions, kept on the machine that publishes.

use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use crate::output::{Manifest, fingerprint};

/// How many versions are kept, each another than the others.
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
        Self { place: root.join(FOLDER).join(folder_name(target)) }
    }

    /// A folder for those hosts that need one.
    pub fn work(&self) -> PathBuf {
        self.place.join("arbete")
    }

    /// Every receipt, the oldest first. A last one without an end to its line, which a machine that stopped may leave, is
    /// none.
    ///
    /// # Errors
    /// When the list is there and cannot be read: whoever took that for an empty one would number from 1 again, and
    /// write over the versions that are kept.
    pub fn receipts(&self) -> io::Result<Vec<Receipt>> {
        let bytes = disk::read(&self.list())?.unwrap_or_default();
        let lines = whole_lines(&bytes).split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        lines.map(|line| serde_json::from_slice(line).map_err(io::Error::from)).collect()
    }

    /// Takes away what is left of a receipt that was cut off, so that the next one has a line of its own.
    fn mend_list(&self) -> io::Result<()> {
        let bytes = disk::read(&self.list())?.unwrap_or_default();
        let whole = whole_lines(&bytes);
        if whole.len() < bytes.len() {
            return disk::replace(&self.list(), whole);
        }
        if whole.last().is_some_and(|last| *last != b'\n') {
            return disk::append(&self.list(), "");
        }
        Ok(())
    }

    /// Keeps a version and its receipt. Of the last different versions the newest of each stays: a site that is
    /// published again unchanged drives no other out.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn keep(&self, receipt: &Receipt, site: &Path) -> io::Result<()> {
        let version = self.version(receipt.number);
        disk::remove_tree(&version)?;
        disk::link_tree(site, &version)?;
        self.mend_list()?;
        disk::append(&self.list(), &serde_json::to_string(receipt)?)?;
        let mut sites: Vec<String> = Vec::new();
        for one in self.receipts()?.into_iter().rev() {
            if sites.len() < KEPT && !sites.contains(&one.site) {
                sites.push(one.site);
            } else {
                disk::remove_tree(&self.version(one.number))?;
            }
        }
        Ok(())
    }

    /// Takes away every version but one: they hold what is withdrawn from the public.
    ///
    /// # Errors
    /// When a folder cannot be removed.
    pub fn forget_all_but(&self, number: u64) -> io::Result<()> {
        let receipts = self.receipts()?;
        let mut others = receipts.iter().filter(|one| one.number != number);
        others.try_for_each(|one| disk::remove_tree(&self.version(one.number)))
    }

    /// The folder of the version before the one that is out, if it is kept.
    ///
    /// # Errors
    /// When the receipts cannot be read.
    pub fn former(&self) -> io::Result<Option<PathBuf>> {
        let receipts = self.receipts()?;
        let other = |now: &Receipt| receipts.iter().rev().find(|receipt| receipt.site != now.site);
        let folder = receipts.last().and_then(other).map(|before| self.version(before.number));
        Ok(folder.filter(|folder| Manifest::of_folder(folder).is_some()))
    }

    /// The hash of a site: of all names and bytes.
    pub fn fingerprint(manifest: &Manifest) -> String {
        fingerprint(&manifest.files)
    }

    /// The file of the receipts.
    pub fn list(&self) -> PathBuf {
        self.place.join("kvitton.jsonl")
    }

    fn version(&self, number: u64) -> PathBuf {
        self.place.join(number.to_string())
    }
}

/// A list of receipts without a last line that was cut off.
fn whole_lines(list: &[u8]) -> &[u8] {
    let end = list.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let (whole, rest) = list.split_at(end);
    if serde_json::from_slice::<Receipt>(rest).is_ok() { list } else { whole }
}

/// The folder of a target: another one for every name.
fn folder_name(target: &str) -> String {
    target.bytes().fold(String::new(), |mut name, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => name.push(char::from(byte)),
            // Never bare, so that nothing else looks like a byte by its number.
            _ => {
                let _ = write!(name, "_{byte:02x}");
            }
        }
        name
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A site of one page, out under a number.
    fn keep(history: &History, number: u64, text: &str) -> io::Result<()> {
        let site = tempfile::tempdir()?;
        let entry = serde_json::json!({ "size": text.len(), "blake3": blake3::hash(text.as_bytes()).to_hex().as_str() });
        let manifest = serde_json::json!({
            "format": 1, "project": "https://a/", "program": "1", "as_of": "2026-03-12", "files": { "index.html": entry },
        });
        fs::create_dir(site.path().join(".insyn"))?;
        fs::write(site.path().join(".insyn/manifest.json"), manifest.to_string())?;
        fs::write(site.path().join("index.html"), text)?;
        let receipt = Receipt {
            number,
            at: String::new(),
            target: "skarp".to_owned(),
            as_of: "2026-03-12".to_owned(),
            site: History::fingerprint(&Manifest::of_folder(site.path()).unwrap()),
            put: 1,
            removed: 0,
        };
        history.keep(&receipt, site.path())
    }

    #[test]
    fn what_is_published_unchanged_drives_no_version_out() {
        let root = tempfile::tempdir().unwrap();
        let history = History::of(root.path(), "skarp");
        for (number, text) in ["ett", "två", "två", "två", "två"].iter().enumerate() {
            keep(&history, number as u64 + 1, text).unwrap();
        }
        let former = history.former().unwrap().unwrap();
        assert_eq!(fs::read_to_string(former.join("index.html")).unwrap(), "ett");
        for (number, text) in ["tre", "fyra"].iter().enumerate() {
            keep(&history, number as u64 + 6, text).unwrap();
        }
        let kept = |number: u64| history.version(number).is_dir();
        assert_eq!((1..=7).filter(|number| kept(*number)).collect::<Vec<_>>(), [5, 6, 7]);
    }

    #[test]
    fn receipts_that_cannot_be_read_are_not_taken_for_none() {
        let root = tempfile::tempdir().unwrap();
        let history = History::of(root.path(), "skarp");
        assert_eq!(history.receipts().unwrap(), []);
        disk::append(&history.list(), "{\"number\":").unwrap();
        assert!(history.receipts().is_err() && history.former().is_err());
        fs::remove_file(history.list()).unwrap();
        fs::create_dir(history.list()).unwrap();
        assert!(history.receipts().is_err());
    }

    #[test]
    fn a_receipt_that_was_cut_off_stops_nothing_and_loses_no_version() {
        let root = tempfile::tempdir().unwrap();
        let history = History::of(root.path(), "skarp");
        keep(&history, 1, "ett").unwrap();
        keep(&history, 2, "två").unwrap();
        let whole = fs::read_to_string(history.list()).unwrap();
        fs::write(history.list(), format!("{whole}{}", &whole[..40])).unwrap();
        assert_eq!(history.receipts().unwrap().len(), 2);
        assert!(history.former().unwrap().unwrap().ends_with("1"));
        keep(&history, 3, "tre").unwrap();
        let numbers: Vec<u64> = history.receipts().unwrap().iter().map(|one| one.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        // An editor that ends no last line has cut nothing off.
        let whole = fs::read_to_string(history.list()).unwrap();
        fs::write(history.list(), whole.trim_end()).unwrap();
        assert_eq!(history.receipts().unwrap().len(), 3);
        keep(&history, 4, "fyra").unwrap();
        assert_eq!(history.receipts().unwrap().len(), 4);
    }

    #[test]
    fn two_targets_never_share_a_history() {
        let names = ["a.b", "a-b", "a_b", "a b", "å", "a", "_2e", ".", "_", "A"];
        let folders: std::collections::BTreeSet<String> =
            names.iter().map(|name| folder_name(name)).collect();
        assert_eq!(folders.len(), names.len(), "{folders:?}");
        assert_eq!(folder_name("skarp-2"), "skarp-2");
    }
}
