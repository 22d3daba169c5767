//! What was published and is no more, or no more as it was: the page says so.

use jiff::civil::Date;

use crate::diagnostics::{Diagnostic, Text};
use crate::fields::{Fields, UNKNOWN_KEY};

/// That a document is withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// Since when.
    pub on: Date,
    /// Why, in words that may be public.
    pub reason: String,
}

/// What is left of a withdrawn document: its address, the day and the reason. The document itself is dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// The file, from the site's folder.
    pub path: String,
    /// The address of its page, as segments.
    pub address: Vec<String>,
    /// Since when and why.
    pub withdrawn: Withdrawn,
}

/// That something in a document was wrong and is right now, for the readers of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// When it was put right.
    pub on: Date,
    /// What was wrong, in words that may be public.
    pub words: String,
}

impl Correction {
    /// Reads the list `rattelser`.
    pub fn read_all(fields: &mut Fields<'_, '_>) -> Vec<Self> {
        let read = fields.tables("rattelser", |table| {
            let on = table.required_date("datum");
            let words = table.required_text("vad");
            on.map(|on| Self { on, words })
        });
        let mut read: Vec<Self> = read.into_iter().flatten().collect();
        read.sort_by_key(|one| one.on);
        read
    }
}

impl Withdrawn {
    /// Tells that what a file describes cannot be withdrawn, where its key stands, and what to do.
    pub fn refuse(fields: &mut Fields<'_, '_>, (message, help): (Text, Text)) {
        if fields.has("tillbakadraget") {
            let place = fields.place("tillbakadraget");
            fields.fault(Diagnostic::new(&UNKNOWN_KEY, message).at(place).help(help));
        }
    }

    /// Reads the table `tillbakadraget`.
    pub fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let read = fields.table("tillbakadraget", |table| {
            let on = table.required_date("datum");
            let reason = table.required_text("skal");
            on.map(|on| Self { on, reason })
        });
        read.flatten()
    }
}
