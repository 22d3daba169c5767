//! What a place holds, told by a file of our own there: nothing is ever listed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::diagnostics::Text;
use crate::output::{Entry, Manifest, is_address};

/// Where the record stands.
pub const ADDRESS: &str = ".insyn/publicerat.json";
/// The folder that shuts others out.
pub const LOCK: &str = ".insyn/las";
const FORMAT: u32 = 1;

/// What a place holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The version of this format.
    pub format: u32,
    /// The site that it belongs to.
    pub project: String,
    /// The day that the site shows.
    pub as_of: String,
    /// Every file of the site.
    pub files: BTreeMap<String, Entry>,
    /// Files of the former site that are left for those who still read its pages.
    pub leaving: BTreeSet<String>,
    /// Files that a publication began to change and may not have finished.
    pub pending: BTreeSet<String>,
}

impl Record {
    /// The record of a whole site.
    pub fn of(manifest: &Manifest) -> Self {
        Self {
            format: FORMAT,
            project: manifest.project.clone(),
            as_of: manifest.as_of.clone(),
            files: manifest.files.clone(),
            leaving: BTreeSet::new(),
            pending: BTreeSet::new(),
        }
    }

    /// Reads one. It lies where others may write too, so no address in it is believed that this program could not
    /// have made: files are removed by these names.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(bytes: &[u8]) -> Result<Self, Text> {
        let read = serde_json::from_slice(bytes).ok().filter(|record: &Self| record.format == FORMAT);
        let record = read.ok_or_else(|| {
            text!(
                "förteckningen {ADDRESS} på målet går inte att läsa",
                "the record {ADDRESS} at the target cannot be read"
            )
        })?;
        let mut all = record.files.keys().chain(&record.leaving).chain(&record.pending);
        match all.find(|address| !is_address(address)) {
            None => Ok(record),
            Some(address) => Err(text!(
                "förteckningen {ADDRESS} på målet nämner {address:?}, som inte kan vara en fil på webbplatsen",
                "the record {ADDRESS} at the target names {address:?}, which cannot be a file of the site"
            )),
        }
    }

    /// As it is written.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Only text, numbers and maps with text as keys: this cannot fail.
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_names_what_is_no_file_of_the_site_is_refused() {
        let record = |list: &str, address: &str| {
            let mut record = serde_json::json!({
                "format": 1, "project": "https://a/", "as_of": "2026-03-12",
                "files": {}, "leaving": [], "pending": [],
            });
            match list {
                "files" => record[list][address] = serde_json::json!({ "size": 1, "blake3": "" }),
                list => record[list] = serde_json::json!([address]),
            }
            Record::parse(&serde_json::to_vec(&record).unwrap())
        };
        for list in ["files", "leaving", "pending"] {
            assert!(record(list, "organ/ks/index.html").is_ok());
            for hostile in [
                "../x",
                "/abs",
                "a/../../x",
                "a//b",
                "./a",
                "",
                "a\"\n!touch fil",
                "a\nb",
                "a\\b",
                ".git/config",
                "%2e%2e/x",
            ] {
                assert!(record(list, hostile).is_err(), "{list} {hostile:?}");
            }
        }
    }
}
