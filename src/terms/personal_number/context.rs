//! What the words before some digits say that they are.

/// How far before the digits a word may stand, in bytes.
const REACH: usize = 36;

/// Words after which digits are a person's, whatever else is said.
const PERSON: &[&str] =
    &["personnr", "personnummer", "pers.nr", "persnr", "pnr", "samordningsnummer", "född", "f. "];

/// Words after which digits are something else.
const OTHER: &[&str] = &[
    "tel",
    "mobil",
    "fax",
    "sms",
    "ring ",
    "växel",
    "jour ",
    "+46",
    "0046",
    "dnr",
    "diarienr",
    "diarienummer",
    "ärendenr",
    "ärendenummer",
    "hid nr",
    "faktura",
    "ocr",
    "bankgiro",
    "plusgiro",
    "postgiro",
    "bg ",
    "pg ",
    "konto",
    "clearing",
    "iban",
    "referens",
    "ref",
    "kundnr",
    "kundnummer",
    "ordernr",
    "artikel",
    "art.nr",
    "serienr",
    "isbn",
    "issn",
    "orgnr",
    "org.nr",
    "org. nr",
    "organisationsnr",
    "organisationsnummer",
    "koordinat",
    "sweref",
    "fastighet",
    "gtin",
    "ean",
    "löpnr",
    "dokumentid",
    "dok-id",
    "projektnr",
    "projekt",
    "objekt",
    "anläggning",
    "mätare",
    "avtalsnr",
    "avtal",
    "beställning",
    "kvitto",
    "verifikat",
    "verif",
    "arkiv",
    "id:",
    "id=",
    "nummer=",
    "v=",
];

/// Whether the words just before the digits call them a telephone number, a case number or anything but a person.
pub fn says_otherwise(text: &str, at: usize) -> bool {
    let mut from = at.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..at];
    let before = before.rsplit_once('\n').map_or(before, |(_, line)| line).to_lowercase();
    !PERSON.iter().any(|word| before.contains(word)) && OTHER.iter().any(|word| holds(&before, word))
}

/// Whether a word begins somewhere in a text, and not in the middle of another word.
fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].ends_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_decide() {
        for text in ["Telefon ", "tel:", "Dnr ", "OCR-nummer: ", "Bankgiro "] {
            assert!(says_otherwise(&format!("{text}8501019809"), text.len()), "{text}");
        }
        for text in ["", "Hotellgäst ", "personnummer (ej telefon) ", "Telefon\n", "kräver "] {
            assert!(!says_otherwise(&format!("{text}8501019809"), text.len()), "{text}");
        }
    }
}
