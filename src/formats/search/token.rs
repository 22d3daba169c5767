//! Words and references in a text, as they are searched for. The theme's `search.js` reads queries in the same way.

/// The longest word that is indexed, in characters.
const LONGEST: usize = 60;
/// The most letters before a number that belong to a reference: `KLK 2019/144`, `SOU 2018:69`.
const LETTERS: usize = 5;

/// Calls for each word and reference of a text, in lower case: `skolväg`, `2019/144`, `klk2019/144`, `§97`.
pub fn each(text: &str, mut tell: impl FnMut(&str)) {
    let text = text.to_lowercase();
    let mut before: Option<(&str, usize)> = None;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = word_length(rest);
        if length == 0 {
            let sign = rest.chars().next().map_or(1, char::len_utf8);
            if rest.starts_with('§') {
                paragraph(&rest[sign..], &mut tell);
            }
            at += sign;
            continue;
        }
        let word = &rest[..length];
        if word.chars().count() <= LONGEST && word.chars().all(|c| u32::from(c) <= 0xFFFF) {
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

/// The bytes of the word or reference at the beginning of a text.
fn word_length(text: &str) -> usize {
    let mut length = 0;
    let mut chars = text.char_indices().peekable();
    let mut digits_only = true;
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '/' | ':' | '.')
            && at > 0
            && digits_only
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        // `KS2023/118` is letters and a reference, as `KS 2023/118` is.
        let begins = at > 0 && !digits_only && c.is_ascii_digit() && is_reference(&text[at..]);
        if (!c.is_alphanumeric() && !joins) || begins {
            break;
        }
        digits_only &= c.is_ascii_digit() || joins;
        length = at + c.len_utf8();
    }
    length
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
    word.chars().count() <= LETTERS && word.chars().all(char::is_alphabetic)
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
    fn references_are_found_as_typed() {
        assert_eq!(words("Dnr KLK 2019/144."), ["dnr", "klk", "2019/144", "klk2019/144"]);
        assert_eq!(words("SN-2019/149"), ["sn", "2019/149", "sn2019/149"]);
        assert_eq!(words("§ 97 och §98"), ["§97", "97", "och", "§98", "98"]);
        assert_eq!(words("2005.110.005"), ["2005.110.005"]);
        assert_eq!(words("gång- och cykelväg"), ["gång", "och", "cykelväg"]);
        assert_eq!(words("KS2023/118"), ["ks", "2023/118", "ks2023/118"]);
    }
}
