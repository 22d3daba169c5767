//! Waivers: what looks like a personal number, was looked at, and may be published.

use jiff::civil::Date;

use crate::fields::{Fields, Placed};

/// Where waivers stand, from the site's folder.
pub const WAIVERS: &str = "content/undantag.toml";

/// One waiver. It names the number by its seal and never by its digits.
#[derive(Debug, Clone)]
pub struct Waiver {
    /// The file that holds the number, from the site's folder.
    pub file: Placed<String>,
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
            let file = one.required_placed_text("fil");
            let seal = one.required_placed_text("hash");
            let reason = one.required_text("skal");
            let who = one.required_text("vem");
            let until = one.required_date("till");
            let (file, mut seal) = file.zip(seal)?;
            seal.value = seal.value.to_lowercase();
            let file = Placed { value: from_the_site(&file.value), span: file.span };
            Some(Self { file, seal, reason, who, until })
        });
        read.into_iter().flatten().collect()
    }

    /// Whether it is about this number in this file.
    pub fn names(&self, file: &str, seal: &str) -> bool {
        self.file.value == file && self.seal.value == seal
    }

    /// Whether it holds on a day. One without a readable last day never does.
    pub fn holds_on(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until >= day)
    }
}

/// A path as the site has it, however it was written: `/content/a.md`, `./a.md`, `content\\a.md`.
fn from_the_site(written: &str) -> String {
    let path = written.trim().replace('\\', "/");
    let path = path.trim_start_matches("./").trim_start_matches('/');
    format!("content/{}", path.strip_prefix("content/").unwrap_or(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_however_it_is_written() {
        for written in [
            "sidor/x.md",
            "/sidor/x.md",
            "./sidor/x.md",
            "/content/sidor/x.md",
            "content/sidor/x.md",
            "sidor\\x.md",
        ] {
            assert_eq!(from_the_site(written), "content/sidor/x.md", "{written}");
        }
    }
}
