//! Waivers: what looks like a personal number, was looked at, and may be published.

use jiff::civil::Date;

use crate::fields::{Fields, Placed};

/// Where waivers stand, from the site's folder.
pub const WAIVERS: &str = "content/undantag.toml";

/// One waiver. It names the number by its seal and never by its digits.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The file that holds the number, from the site's folder.
    pub file: String,
    /// The seal of the number.
    pub seal: Placed<String>,
    /// Why it may be published.
    pub reason: String,
    /// Who decided so: a function.
    pub who: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

impl Waiver {
    /// Reads all waivers of the file.
    pub fn read_all(fields: &mut Fields<'_, '_>) -> Vec<Self> {
        let read = fields.tables("undantag", |one| {
            let file = one.required_text("fil");
            let seal = one.required_placed_text("hash");
            let reason = one.required_text("skal");
            let who = one.required_text("vem");
            let until = one.required_date("till");
            let file = if file.starts_with("content/") {
                file
            } else {
                format!("content/{}", file.trim_start_matches('/'))
            };
            seal.map(|seal| Self { file, seal, reason, who, until })
        });
        read.into_iter().flatten().collect()
    }

    /// Whether it is about this number in this file.
    pub fn names(&self, file: &str, seal: &str) -> bool {
        self.file == file && self.seal.value == seal
    }

    /// Whether it holds on a day. One without a readable last day never does.
    pub fn holds_on(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until >= day)
    }
}
