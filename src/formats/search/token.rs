//! Words and references in a text, as they are searched for. The theme's `search.js` reads queries in the same way.

/// The longest word that is indexed, in characters.
const LONGEST: usize = 60;
/// The most letters before a number that belong to a reference: `KLK 2019/144`, `SOU 2018:69`.
const LETTERS: usize = 5;

/// Calls for each word and reference of a text, in lower case: `skolväg`, `2019/144`, `klk2019/144`, `§97`. The text
/// in lower case is made in `room`.
pub fn each(text: &str, room: &mut Vec<u8>, mut tell: impl FnMut(&str)) {
    lower(text, room);
    let text = str::from_utf8(room).unwrap_or_default();
    // The word before, which may be the register of a reference, and where it ends.
    let mut before = ("", 0);
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = word_length(rest);
        if length == 0 {
            let sign = if text.as_bytes()[at].is_ascii() {
                1
            } else {
                rest.chars().next().map_or(1, char::len_utf8)
            };
            if sign > 1 && rest.starts_with('§') {
                paragraph(&rest[sign..], &mut tell);
            }
            at += sign;
            continue;
        }
        let word = &rest[..length];
        if is_kept(word) {
            tell(word);
            let begins_with_digit = word.as_bytes()[0].is_ascii_digit();
            if begins_with_digit && word.contains(['/', ':', '.']) {
                let (letters, end) = before;
                if !letters.is_empty() && is_register(letters) && is_joint(&text[end..at]) {
                    tell(&[letters, word].concat());
                }
            }
            if word == "paragraf" {
                paragraph(&rest[length..], &mut tell);
            }
        }
        at += length;
        before = (word, at);
    }
}

/// Makes a text in lower case, as [`str::to_lowercase`] has it.
fn lower(text: &str, room: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    let pairs = || bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    room.clear();
    if pairs().fold(true, |is_latin, (before, byte)| is_latin & is_latin_1(*before, *byte)) {
        room.extend(bytes.first().map(u8::to_ascii_lowercase));
        room.extend(pairs().map(|(before, byte)| {
            let capital = *before == 0xC3 && matches!(byte, 0x80..=0x9E) && *byte != 0x97;
            byte.to_ascii_lowercase() + 0x20 * u8::from(capital)
        }));
    } else {
        room.extend_from_slice(text.to_lowercase().as_bytes());
    }
}

/// Whether the first of two bytes begins nothing that has a lower case, but for ASCII and the letters up to `ÿ`. Dashes,
/// quotation marks, the signs of arithmetic and the marks of a page's own words are no letters.
fn is_latin_1(byte: u8, next: u8) -> bool {
    byte < 0xC4 || (byte == 0xE2 && matches!(next, 0x80 | 0x88..=0x8B)) || (byte == 0xEF && next == 0xB7)
}

/// Whether a word is short enough to be searched for, and of signs that the browser counts as one.
fn is_kept(word: &str) -> bool {
    let is_of_single_signs = || word.bytes().all(|byte| byte < 0xF0);
    (word.len() <= LONGEST || word.chars().count() <= LONGEST) && is_of_single_signs()
}

/// The bytes of the word or reference at the beginning of a text in lower case.
fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut digits_only = true;
    while let Some(byte) = bytes.get(at) {
        let length = match byte {
            b'a'..=b'z' => {
                digits_only = false;
                1
            }
            // `KS2023/118` is letters and a reference, as `KS 2023/118` is.
            b'0'..=b'9' if at > 0 && !digits_only && is_reference(&text[at..]) => break,
            b'0'..=b'9' => 1,
            b'/' | b':' | b'.'
                if at > 0 && digits_only && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) =>
            {
                1
            }
            0..=0x7F => break,
            // All but the signs for times and by are letters.
            0xC3 if !matches!(bytes.get(at + 1), Some(0x97 | 0xB7)) => {
                digits_only = false;
                2
            }
            _ => match text[at..].chars().next() {
                Some(c) if c.is_alphanumeric() => {
                    digits_only = false;
                    c.len_utf8()
                }
                _ => break,
            },
        };
        at += length;
    }
    at
}

/// Whether a text begins with digits, a sign and a digit.
fn is_reference(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut chars = rest.chars();
    matches!(chars.next(), Some('/' | ':' | '.')) && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// Tells `§` with the number that follows, which is a word of its own too.
fn paragraph(rest: &str, tell: &mut impl FnMut(&str)) {
    let number = rest.trim_start_matches([' ', '\u{A0}']);
    let length = word_length(number);
    if number.starts_with(|c: char| c.is_ascii_digit()) {
        tell(&format!("§{}", &number[..length]));
    }
}

fn is_register(word: &str) -> bool {
    word.len() <= 4 * LETTERS && word.chars().count() <= LETTERS && word.chars().all(char::is_alphabetic)
}

fn is_joint(between: &str) -> bool {
    matches!(between, "" | " " | "-" | "\u{A0}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        each(text, &mut Vec::new(), |word| found.push(word.to_owned()));
        found
    }

    #[test]
    fn lower_case_is_that_of_the_language() {
        let lowered = |text: &str| {
            let mut room = Vec::new();
            lower(text, &mut room);
            String::from_utf8(room).unwrap()
        };
        for c in '\0'..='\u{FFFF}' {
            for text in [format!("A{c}É"), format!("{c}Å–B"), format!("{c}")] {
                assert_eq!(lowered(&text), text.to_lowercase());
            }
        }
        assert_eq!(lowered("ÅRSTA ΟΔΟΣ"), "årsta οδος");
        assert_eq!(lowered(""), "");
    }

    #[test]
    fn references_are_found_as_typed() {
        assert_eq!(words("Dnr KLK 2019/144."), ["dnr", "klk", "2019/144", "klk2019/144"]);
        assert_eq!(words("SN-2019/149"), ["sn", "2019/149", "sn2019/149"]);
        assert_eq!(words("§ 97 och §98"), ["§97", "97", "och", "§98", "98"]);
        assert_eq!(words("2005.110.005"), ["2005.110.005"]);
        assert_eq!(words("gång- och cykelväg"), ["gång", "och", "cykelväg"]);
        assert_eq!(words("KS2023/118"), ["ks", "2023/118", "ks2023/118"]);
    }
}
