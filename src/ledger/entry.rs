//! What the ledger holds.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The version of the format.
pub(super) const FORMAT: u32 = 1;

/// The ledger of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// The version of the format.
    #[serde(rename = "format")]
    pub(super) format: u32,
    /// BLAKE3 of the site that was published with the last entry; not in the copy that is published.
    #[serde(rename = "webbplats", default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// What happened, the oldest first.
    #[serde(rename = "poster")]
    pub entries: Vec<Entry>,
    /// What is public now.
    #[serde(rename = "dokument")]
    pub documents: Vec<Standing>,
}

/// What happened between one site and the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its number, from 1.
    #[serde(rename = "nummer")]
    pub number: u32,
    /// The day of the site, as in ISO 8601.
    #[serde(rename = "dag")]
    pub day: String,
    /// BLAKE3 of the whole site before, where it is known.
    #[serde(rename = "webbplatsen_fore", default, skip_serializing_if = "Option::is_none")]
    pub site_before: Option<String>,
    /// BLAKE3 of the entry before; none for the first.
    #[serde(rename = "posten_fore", default, skip_serializing_if = "Option::is_none")]
    pub entry_before: Option<String>,
    /// How many documents there were when the ledger began; in the first entry only.
    #[serde(rename = "fanns", default, skip_serializing_if = "Option::is_none")]
    pub began_with: Option<usize>,
    /// What happened.
    #[serde(rename = "andringar", default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

/// What happened to one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its number in this ledger.
    #[serde(rename = "dokument")]
    pub document: u32,
    /// Its kind.
    #[serde(rename = "sort")]
    pub kind: String,
    /// What happened.
    #[serde(rename = "vad")]
    pub act: Act,
    /// Why, where it is known.
    #[serde(flatten)]
    pub why: Why,
}

/// What happens to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    /// It is new.
    #[serde(rename = "tillagd")]
    Added,
    /// What it says is another thing than before.
    #[serde(rename = "rattad")]
    Corrected,
    /// It is gone.
    #[serde(rename = "borttagen")]
    Removed,
}

/// Why something happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// A cause that the program knows.
    #[serde(rename = "orsak", default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// In the editor's words.
    #[serde(rename = "skal", default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// A cause that the program knows by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// The time for showing a name was over.
    #[serde(rename = "namn-gallrat")]
    NameAged,
    /// It had been on the notice board for as long as it should.
    #[serde(rename = "anslagstid-slut")]
    PostingOver,
}

/// A document that is public now, or of which a withdrawal is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Its number in this ledger.
    #[serde(rename = "nummer")]
    pub number: u32,
    /// Its kind.
    #[serde(rename = "sort")]
    pub kind: String,
    /// Its first address, by which it is known again.
    #[serde(rename = "kallas", default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Its address, from the site's root.
    #[serde(rename = "adress")]
    pub address: String,
    /// A hash of what it says publicly; empty where it is withdrawn.
    #[serde(rename = "avtryck")]
    pub print: String,
    /// How many of its names have been removed because their time was over.
    #[serde(rename = "gallrade_namn", default, skip_serializing_if = "is_zero")]
    pub aged_names: usize,
    /// The day of its last correction that an editor tells of.
    #[serde(rename = "rattad", default, skip_serializing_if = "Option::is_none")]
    pub corrected_on: Option<String>,
    /// Short hashes of its corrections that have been told; in ledgers of older programs the day alone says it.
    #[serde(rename = "rattelsers_avtryck", default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Default for Ledger {
    fn default() -> Self {
        Self { format: FORMAT, site: None, entries: Vec::new(), documents: Vec::new() }
    }
}

impl Entry {
    /// The day of the site.
    pub fn day(&self) -> Option<Date> {
        self.day.parse().ok()
    }
}

impl Standing {
    /// What it is known by: its first address.
    pub fn key(&self) -> &str {
        self.key.as_deref().unwrap_or(&self.address)
    }

    /// Whether only the withdrawal is left of it.
    pub fn is_withdrawn(&self) -> bool {
        self.print.is_empty()
    }
}

impl Ledger {
    /// The same ledger as it is kept beside the content, with the hash of the site that it was published with.
    #[must_use]
    pub fn of_site(self, hash: String) -> Self {
        Self { site: Some(hash), ..self }
    }

    /// The document of a number, where it is public still or its withdrawal is.
    pub fn document(&self, number: u32) -> Option<&Standing> {
        let at = self.documents.binary_search_by_key(&number, |one| one.number).ok()?;
        self.documents.get(at)
    }

    /// What is withdrawn here and public still in an older ledger.
    pub fn returning_with<'l>(&'l self, older: &'l Self) -> impl Iterator<Item = &'l Standing> {
        let public =
            |one: &Standing| older.documents.iter().any(|old| old.key() == one.key() && !old.is_withdrawn());
        self.documents.iter().filter(move |one| one.is_withdrawn() && public(one))
    }
}

impl Act {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "tillagd",
            Self::Corrected => "rattad",
            Self::Removed => "borttagen",
        }
    }
}

impl Cause {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::NameAged => "namn-gallrat",
            Self::PostingOver => "anslagstid-slut",
        }
    }
}
