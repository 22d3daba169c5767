//! Where capitals can stand: nearly all of a text is small letters, and is passed over in leaps.

use std::ops::Range;

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// Where the second of two capitals that stand side by side begins, the first such place. A sign beyond ASCII is taken
/// for a capital.
pub fn second_of_pair(text: &str) -> Option<usize> {
    let ends_one = |byte: u8| byte.is_ascii_uppercase() || (0x80..0xC0).contains(&byte);
    let begins_one = |byte: u8| byte.is_ascii_uppercase() || byte >= 0xC0;
    let is_pair = |(one, next): (&u8, &u8)| ends_one(*one) & begins_one(*next);
    let mut rest = text.as_bytes();
    while let Some(block) = rest.get(..=BLOCK) {
        // No early end within a block: the compiler looks at all of it at once.
        if block.iter().zip(&block[1..]).fold(false, |any, pair| any | is_pair(pair)) {
            break;
        }
        rest = &rest[BLOCK..];
    }
    let first = rest.iter().zip(rest.get(1..)?).position(is_pair)?;
    Some(text.len() - rest.len() + first + 1)
}

/// Every stretch of at least so many bytes without a small letter from a to z. The ends of the text count as a byte
/// each.
pub fn stretches_without_small(text: &str, least: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_other = |byte: &&u8| !byte.is_ascii_lowercase();
    let mut found = Vec::new();
    let mut from = 0;
    // A stretch that begins after one small letter has to reach the place where the next one is looked for.
    let mut at = least.saturating_sub(2);
    while at <= bytes.len() {
        if bytes.get(at).is_some_and(u8::is_ascii_lowercase) {
            from = at + 1;
            at += least;
            continue;
        }
        let start = at - bytes[from..at].iter().rev().take_while(is_other).count();
        let end = at + bytes[at..].iter().take_while(is_other).count();
        let ends = usize::from(start == 0) + usize::from(end == bytes.len());
        if end - start + ends >= least {
            found.push(start..end);
        }
        from = end;
        at = end + least;
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_pair_is_found_whatever_its_letters() {
        for (text, second) in [
            ("Enligt LSS.", Some(8)),
            ("ÖÄ", Some(2)),
            ("åÅK", Some(2)),
            ("aÖK", Some(3)),
            ("En Text", None),
            ("K", None),
            ("", None),
        ] {
            assert_eq!(second_of_pair(text), second, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_stretch_is_leapt_over(text in "[aA ö]{0,40}", least in 2_usize..8) {
            let mut wanted = Vec::new();
            let mut at = 0;
            for part in text.split(|c: char| c.is_ascii_lowercase()) {
                let ends = usize::from(at == 0) + usize::from(at + part.len() == text.len());
                if part.len() + ends >= least {
                    wanted.push(at..at + part.len());
                }
                at += part.len() + 1;
            }
            let found = stretches_without_small(&text, least);
            // An end of the text alone is no stretch.
            let whole = |stretches: Vec<Range<usize>>| -> Vec<Range<usize>> {
                stretches.into_iter().filter(|stretch| !stretch.is_empty()).collect()
            };
            prop_assert_eq!(whole(found), whole(wanted));
        }
    }
}
