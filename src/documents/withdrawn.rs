//! What was published and is no more: the page says so, and nothing else.

use jiff::civil::Date;

use crate::fields::Fields;

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

impl Withdrawn {
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
