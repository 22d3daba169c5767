//! Segments of addresses: lower case, ASCII, stable for ever.

/// The longest segment of an address, in bytes.
pub const MAX_SEGMENT: usize = 60;

/// Names that Windows keeps for itself, whatever follows the dot.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A segment of an address made from a title or a file name: NFC, lower case, `å ä → a`, `ö → o`, other
/// signs a hyphen, at most [`MAX_SEGMENT`] bytes, cut at a word. Empty when nothing is left.
pub fn slug(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    for part in ascii_fold(text).split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit()) {
        if !made.is_empty() && !part.is_empty() {
            made.push('-');
        }
        made.push_str(part);
    }
    made.truncate(cut(&made).len());
    let port = made.strip_prefix("com").or(made.strip_prefix("lpt"));
    let port = port.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit());
    if port || RESERVED.contains(&made.as_str()) {
        made.push_str("-1");
    }
    made
}

/// Lower-case text with the marks taken off its letters; `§` becomes `paragraf`, what has no ASCII
/// counterpart is kept.
pub fn ascii_fold(text: &str) -> String {
    let decomposed = icu_normalizer::DecomposingNormalizerBorrowed::new_nfkd();
    let mut folded = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        // ASCII is decomposed as it stands, and the letters of Swedish are known.
        let plain = rest.bytes().position(|byte| !byte.is_ascii() || byte == b'&').unwrap_or(rest.len());
        folded.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let Some(first) = rest.chars().next() else { break };
        let known = match first {
            'å' | 'ä' | 'Å' | 'Ä' => Some('a'),
            'ö' | 'Ö' => Some('o'),
            'é' | 'É' => Some('e'),
            _ => None,
        };
        if let Some(known) = known {
            folded.push(known);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let end = rest.bytes().skip(1).position(|byte| byte.is_ascii()).map_or(rest.len(), |at| at + 1);
        let (others, after) = rest.split_at(end);
        fold_into(&mut folded, decomposed.normalize_iter(others.chars()));
        rest = after;
    }
    folded.make_ascii_lowercase();
    folded
}

fn fold_into(folded: &mut String, decomposed: impl Iterator<Item = char>) {
    for c in decomposed {
        match c {
            'a'..='z' | '0'..='9' | ' ' => folded.push(c),
            '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200F}' => {}
            'ø' | 'Ø' => folded.push('o'),
            'æ' | 'Æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ŋ' | 'Ŋ' => folded.push('n'),
            'ŧ' | 'Ŧ' => folded.push('t'),
            'þ' | 'Þ' => folded.push_str("th"),
            'ł' | 'Ł' => folded.push('l'),
            'ı' => folded.push('i'),
            '§' => folded.push_str(" paragraf "),
            '&' => folded.push_str(" och "),
            _ => folded.extend(c.to_lowercase()),
        }
    }
}

fn cut(made: &str) -> &str {
    if made.len() <= MAX_SEGMENT {
        return made;
    }
    let head = &made[..MAX_SEGMENT];
    let at_word = if made.as_bytes()[MAX_SEGMENT] == b'-' { Some(MAX_SEGMENT) } else { head.rfind('-') };
    match at_word {
        Some(at) if at > MAX_SEGMENT / 3 => &head[..at],
        _ => head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_that_are_known_are_folded_as_all_others_are() {
        let decomposed = icu_normalizer::DecomposingNormalizerBorrowed::new_nfkd();
        for c in '\0'..='\u{2FFF}' {
            for text in [c.to_string(), format!("{c}\u{301}x"), format!("é{c}Å")] {
                let mut folded = String::new();
                fold_into(&mut folded, decomposed.normalize_iter(text.chars()));
                assert_eq!(ascii_fold(&text), folded, "{text:?}");
            }
        }
    }

    #[test]
    fn swedish_titles_become_readable_addresses() {
        for (title, expected) in [
            (
                "Åtgärder för jämställdhet – återrapportering (2025)",
                "atgarder-for-jamstalldhet-aterrapportering-2025",
            ),
            ("KS 2025/123", "ks-2025-123"),
            ("§ 298 Växelsamarbete", "paragraf-298-vaxelsamarbete"),
            ("ÅTGÄRD", "atgard"),
            ("a\u{30A}terremiss", "aterremiss"),
            ("Sámi Siida ŋ", "sami-siida-n"),
            ("CON", "con-1"),
            ("LPT2", "lpt2-1"),
            ("…", ""),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
    }

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let made = slug("Förordnande av kommundirektör och förvaltningschef för kommunledningsförvaltningen");
        assert_eq!(made, "forordnande-av-kommundirektor-och-forvaltningschef-for");
    }

    proptest! {
        #[test]
        fn every_title_gives_a_safe_segment(title in ".{0,200}") {
            let made = slug(&title);
            prop_assert!(made.len() <= MAX_SEGMENT + 2);
            prop_assert!(made.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!made.starts_with('-') && !made.ends_with('-') && !made.contains("--"));
            prop_assert_eq!(slug(&made), made);
        }
    }
}
