//! Words and references in a text, as they are searched for. The theme's `search.js` reads queries in the same way.

/// The longest word that is indexed, in characters.
const LONGEST: usize = 60;
/// The most letters before a number that belong to a reference: `KLK 2019/144`, `SOU 2018:69`.
const LETTERS: usize = 5;
/// The sign before the number of an entry in minutes.
const PARAGRAPH: &[u8] = "§".as_bytes();
/// The spaces that may stand before a number.
const SPACES: [&str; 2] = [" ", "\u{A0}"];

/// Calls for each word and reference of a text, in lower case: `skolväg`, `2019/144`, `klk2019/144`, `§97`. The text
/// in lower case is made in `room`; words are told as the bytes that they are there.
pub fn each(text: &str, room: &mut Vec<u8>, mut tell: impl FnMut(&[u8])) {
    let is_latin = lower(text, room);
    let text = room.as_slice();
    // The word before, which may be the register of a reference, and where it ends.
    let mut before: (&[u8], usize) = (&[], 0);
    let mut at = 0;
    while let Some(first) = text.get(at) {
        let rest = &text[at..];
        let may_begin = first.is_ascii_lowercase() || first.is_ascii_digit() || !first.is_ascii();
        let length = if may_begin { word_length(rest) } else { 0 };
        if length == 0 {
            if *first == PARAGRAPH[0] && rest.starts_with(PARAGRAPH) {
                paragraph(&rest[PARAGRAPH.len()..], &mut tell);
            }
            // The other bytes of a character begin no word either.
            at += 1;
            continue;
        }
        let word = &rest[..length];
        if is_short(word) && (is_latin || is_of_single_signs(word)) {
            tell(word);
            if first.is_ascii_digit() && word.iter().any(|byte| is_sign_of_reference(*byte)) {
                let (letters, end) = before;
                if !letters.is_empty() && is_register(letters) && is_joint(&text[end..at]) {
                    tell(&[letters, word].concat());
                }
            }
            if word == b"paragraf" {
                paragraph(&rest[length..], &mut tell);
            }
        }
        at += length;
        before = (word, at);
    }
}

/// Makes a text in lower case, as [`str::to_lowercase`] has it. Tells whether all letters of the text are Latin ones of
/// those that are most used.
fn lower(text: &str, room: &mut Vec<u8>) -> bool {
    let bytes = text.as_bytes();
    let pairs = || bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    room.clear();
    let is_latin = pairs().fold(true, |is_latin, (before, byte)| is_latin & is_latin_1(*before, *byte));
    if is_latin {
        room.extend(bytes.first().map(u8::to_ascii_lowercase));
        room.extend(pairs().map(|(before, byte)| {
            let capital = *before == 0xC3 && matches!(byte, 0x80..=0x9E) && *byte != 0x97;
            byte.to_ascii_lowercase() + 0x20 * u8::from(capital)
        }));
    } else {
        room.extend_from_slice(text.to_lowercase().as_bytes());
    }
    is_latin
}

/// Whether the first of two bytes begins nothing that has a lower case, but for ASCII and the letters up to `ÿ`. Dashes,
/// quotation marks, the signs of arithmetic and the marks of a page's own words are no letters.
fn is_latin_1(byte: u8, next: u8) -> bool {
    byte < 0xC4 || (byte == 0xE2 && matches!(next, 0x80 | 0x88..=0x8B)) || (byte == 0xEF && next == 0xB7)
}

/// Whether a word is short enough to be searched for.
fn is_short(word: &[u8]) -> bool {
    word.len() <= LONGEST || characters(word) <= LONGEST
}

/// Whether a word is of signs that the browser counts as one each.
fn is_of_single_signs(word: &[u8]) -> bool {
    word.iter().all(|byte| *byte < 0xF0)
}

/// The bytes of the word or reference at the beginning of a text in lower case.
fn word_length(text: &[u8]) -> usize {
    let mut at = letters(text);
    let mut digits_only = at == 0;
    while let Some(byte) = text.get(at) {
        let length = match byte {
            b'a'..=b'z' => letters(&text[at..]),
            // `KS2023/118` is letters and a reference, as `KS 2023/118` is.
            b'0'..=b'9' if at > 0 && !digits_only && is_reference(&text[at..]) => break,
            b'0'..=b'9' => 1,
            b'/' | b':' | b'.'
                if at > 0 && digits_only && text.get(at + 1).is_some_and(u8::is_ascii_digit) =>
            {
                1
            }
            0..=0x7F => break,
            // All but the signs for times and by are letters.
            0xC3 if !matches!(text.get(at + 1), Some(0x97 | 0xB7)) => 2,
            _ => match character(&text[at..]) {
                Some(letter) if letter.is_alphanumeric() => letter.len_utf8(),
                _ => break,
            },
        };
        digits_only &= byte.is_ascii_digit() || is_sign_of_reference(*byte);
        at += length;
    }
    at
}

/// How many letters from `a` to `z` a text begins with.
fn letters(text: &[u8]) -> usize {
    text.iter().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(text.len())
}

/// The character at the beginning of a text; none in the middle of one.
fn character(text: &[u8]) -> Option<char> {
    let more = text.iter().skip(1).take_while(|byte| !begins_character(**byte)).count();
    str::from_utf8(&text[..=more]).ok()?.chars().next()
}

/// How many characters a text has.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| begins_character(**byte)).count()
}

fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// Whether a text begins with digits, a sign and a digit.
fn is_reference(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    matches!(text[digits..], [sign, digit, ..] if is_sign_of_reference(sign) && digit.is_ascii_digit())
}

/// Whether a byte parts the numbers of a reference.
fn is_sign_of_reference(byte: u8) -> bool {
    matches!(byte, b'/' | b':' | b'.')
}

/// Tells `§` with the number that follows, which is a word of its own too.
fn paragraph(rest: &[u8], tell: &mut impl FnMut(&[u8])) {
    let mut number = rest;
    while let Some(after) = SPACES.iter().find_map(|space| number.strip_prefix(space.as_bytes())) {
        number = after;
    }
    if number.first().is_some_and(u8::is_ascii_digit) {
        tell(&[PARAGRAPH, &number[..word_length(number)]].concat());
    }
}

fn is_register(word: &[u8]) -> bool {
    let is_alphabetic = || str::from_utf8(word).is_ok_and(|word| word.chars().all(char::is_alphabetic));
    word.len() <= 4 * LETTERS && characters(word) <= LETTERS && is_alphabetic()
}

fn is_joint(between: &[u8]) -> bool {
    between.is_empty() || between == b"-" || SPACES.iter().any(|space| space.as_bytes() == between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        each(text, &mut Vec::new(), |word| found.push(String::from_utf8(word.to_vec()).unwrap()));
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
