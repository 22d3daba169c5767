//! The chain: each entry holds the hash of the one before it.

use super::codes::BROKEN;
use super::entry::{Entry, FORMAT, Ledger};
use crate::diagnostics::Diagnostic;

/// Where a ledger is not what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// It is no ledger of this format.
    Unreadable,
    /// From this entry on it does not hold together.
    At(u32),
}

impl Break {
    /// The fault.
    pub fn told(&self) -> Diagnostic {
        let message = match self {
            Self::Unreadable => text!("filen är ingen ändringslista", "the file is no ledger"),
            Self::At(number) => text!(
                "post {number} stämmer inte med posten före",
                "entry {number} does not agree with the entry before"
            ),
        };
        Diagnostic::new(&BROKEN, message).help(BROKEN.explanation.fix)
    }
}

impl Entry {
    /// Its hash, which the next entry holds.
    pub fn hash(&self) -> String {
        // Only text, numbers and lists of them: this cannot fail.
        blake3::hash(&serde_json::to_vec(self).unwrap_or_default()).to_hex().to_string()
    }
}

impl Ledger {
    /// Reads a ledger and follows its chain.
    ///
    /// # Errors
    /// Where it breaks.
    pub fn read(bytes: &[u8]) -> Result<Self, Break> {
        let read: Self = serde_json::from_slice(bytes).map_err(|_| Break::Unreadable)?;
        if read.format != FORMAT {
            return Err(Break::Unreadable);
        }
        let mut before: Option<&Entry> = None;
        for (number, entry) in (1..).zip(&read.entries) {
            let in_order = before.is_none_or(|before| before.day <= entry.day) && entry.day().is_some();
            if entry.number != number || entry.entry_before != before.map(Entry::hash) || !in_order {
                return Err(Break::At(number));
            }
            before = Some(entry);
        }
        Ok(read)
    }

    /// Whether this ledger goes on where the other ends, or is as long.
    pub fn continues(&self, other: &Self) -> bool {
        self.entries.starts_with(&other.entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Now, Seen};
    use jiff::civil::date;

    fn site(texts: &[(&str, &str)]) -> Now {
        let seen = texts.iter().map(|(address, text)| Seen {
            key: (*address).to_owned(),
            address: (*address).to_owned(),
            kind: "page",
            print: (*text).to_owned(),
            aged_names: 0,
            corrections: Vec::new(),
        });
        Now { seen: seen.collect(), gone: Vec::new() }
    }

    #[test]
    fn a_changed_entry_breaks_the_chain_and_an_appended_one_does_not() {
        let first = Ledger::default().follow(site(&[("a/", "1")]), date(2026, 3, 1), None);
        let second = first.follow(site(&[("a/", "2")]), date(2026, 3, 2), None);
        let third = second.follow(site(&[]), date(2026, 3, 3), Some("hash".to_owned()));
        assert_eq!(third.entries.len(), 3);
        assert_eq!(Ledger::read(&third.to_bytes()), Ok(third.clone()));
        assert!(third.continues(&second) && !second.continues(&third));
        let text = String::from_utf8(third.to_bytes()).unwrap();
        let changed = text.replace("2026-03-02", "2026-03-03");
        assert_eq!(Ledger::read(changed.as_bytes()), Err(Break::At(3)));
        let turned = text.replace("rattad", "tillagd");
        assert_eq!(Ledger::read(turned.as_bytes()), Err(Break::At(3)));
        assert_eq!(Ledger::read(b"[]"), Err(Break::Unreadable));
    }
}
