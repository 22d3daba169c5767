//! What a file says publicly, as a hash: by it the ledger sees that a document has changed.
//!
//! A hash of a few words can be undone by trying all words, so nothing that stays inside may be in it: no comment, no
//! name whose day may come, no note that only the editor reads.

use crate::fields::Fields;
use crate::markup::{Fill, Prose};

/// Keys whose values are not public, or are public for a time only.
const INSIDE: [&str; 7] =
    ["personer", "ledamoter", "utkast", "publiceras", "tillbakadraget", "tidigare_adresser", "rattelser"];
/// The keys that an item under secrecy shows.
const OF_SECRET: [&str; 5] = ["titel", "typ", "nummer", "paragraf", "lagrum"];

/// What stands between the fields and the text.
const BETWEEN: char = '\0';

/// What the fields of a document say publicly, before they are read.
pub fn said(fields: &Fields<'_, '_>) -> String {
    fields.in_order(|key| !INSIDE.contains(&key))
}

/// The hash of a document, whose fields say this.
pub fn of(said: String, prose: &Prose) -> String {
    let mut all = said;
    all.push(BETWEEN);
    // The words and where they lead, and not the markup: a newer program may write that otherwise.
    prose.plain_text_into(&mut all, 0..prose.notes().end);
    for slot in prose.slots() {
        if let Fill::Address(written) | Fill::Image(written) = &slot.fill {
            all.push('\n');
            all.push_str(written);
        }
    }
    hash(&all)
}

/// The hash of an item under secrecy: of what it shows.
pub fn of_secret(fields: &str) -> String {
    let mut table: toml::Table = fields.parse().unwrap_or_default();
    table.retain(|key, _| OF_SECRET.contains(&key));
    let mut said = toml::to_string(&table).unwrap_or_default();
    said.push(BETWEEN);
    hash(&said)
}

/// The hash of all in one piece, which is the quickest way to it.
fn hash(all: &str) -> String {
    blake3::hash(all.as_bytes()).to_hex()[..32].to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostics::Report;
    use crate::markup::Parsed;

    fn print(fields: &str, text: &str) -> String {
        let path = Arc::from("a");
        let said = said(&Fields::parse(fields, &path, 0, &mut Report::new()));
        of(said, &Parsed::new(text, 0).prose())
    }

    #[test]
    fn only_what_is_public_is_in_it() {
        let known = print("titel = \"A\"\nvald = 1\n", "Text [länk](a.md).");
        for (fields, text) in [
            ("vald = 1\ntitel = 'A'\n", "Text [länk](a.md).\n"),
            ("titel = \"A\" # hemligt\nvald = 1\n", "Text [länk](a.md)."),
            ("titel = \"A\"\nvald = 1\npersoner = [{ namn = \"B\" }]\n", "Text [länk](a.md)."),
            ("titel = \"A\"\nvald = 1\n[[ledamoter]]\nnamn = \"B\"\n", "Text [länk](a.md)."),
        ] {
            assert_eq!(print(fields, text), known, "{fields}");
        }
        for (fields, text) in [
            ("titel = \"A\"\nvald = 2\n", "Text [länk](a.md)."),
            ("titel = \"A\"\nvald = 1\n", "Text [länk](b.md)."),
            ("titel = \"A\"\nvald = 1\n", "Texten [länk](a.md)."),
        ] {
            assert_ne!(print(fields, text), known, "{fields}");
        }
        let nested = "a = [{ b = 1, personer = [{ namn = \"C\" }] }]\n";
        assert_eq!(print(nested, ""), print("a = [{ b = 1 }]\n", ""));
        let secret = "titel = \"S\"\nsammanfattning = \"hemligt\"\n";
        assert_eq!(of_secret(secret), of_secret("titel = \"S\"\n"));
    }
}
