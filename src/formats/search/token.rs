//! Words and references in a text, as they are searched for. The theme's `search.js` reads queries in the same way.

/// The longest word that is indexed, in characters.
const LONGEST: usize = 60;
/// The most letters before a number that belong to a reference: `KLK 2019/144`, `SOU 2018:69`.
const LETTERS: usize = 5;

/// Calls for each word and reference of a text, in lower case: `skolväg`, `2019/144`, `klk2019/144`, `§97`.
pub fn each(text: &str, mut tell: impl FnMut(&str)) {
    let text = lowered(text);
    let mut before: Option<(&str, usize)> = None;
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
            let close = before.filter(|(_, end)| is_joint(&text[*end..at]));
            if word.contains(['/', ':', '.'])
                && let Some((letters, _)) = close
            {
                tell(&format!("{letters}{word}"));
            }
            if word == "paragraf" {
                paragraph(&rest[length..], &mut tell);
            }
        }
        before = is_register(word).then_some((word, at + length));
        at += length;
    }
}

/// A text in lower case, as [`str::to_lowercase`] has it.
fn lowered(text: &str) -> String {
    if text.contains('Σ') {
        // Its lower case depends on what follows.
        return text.to_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\0'..='\x7F' => out.push(c.to_ascii_lowercase()),
            'ß'..='ÿ' => out.push(c),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Whether a word is short enough to be searched for, and of signs that the browser counts as one.
fn is_kept(word: &str) -> bool {
    (word.len() <= LONGEST && word.is_ascii())
        || (word.chars().count() <= LONGEST && word.chars().all(|c| u32::from(c) <= 0xFFFF))
}

/// The bytes of the word or reference at the beginning of a text.
fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut digits_only = true;
    while let Some(byte) = bytes.get(at) {
        let length = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {
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
        each(text, |word| found.push(word.to_owned()));
        found
    }

    #[test]
    fn lower_case_is_that_of_the_language() {
        let every: String = ('\0'..=char::MAX).collect();
        assert!(lowered(&every) == every.to_lowercase());
        let plain: String = every.chars().filter(|c| *c != 'Σ').collect();
        assert!(lowered(&plain) == plain.to_lowercase());
        assert_eq!(lowered("ÅRSTA ΟΔΟΣ"), "årsta οδος");
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
