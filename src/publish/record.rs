//! What a place holds, told by a file of our own there: nothing is ever listed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::output::{Entry, Manifest};

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

    /// Reads one; none where it cannot be understood.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|record: &Self| record.format == FORMAT)
    }

    /// As it is written.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Only text, numbers and maps with text as keys: this cannot fail.
        let mut bytes = serde_json::to_vec(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}
