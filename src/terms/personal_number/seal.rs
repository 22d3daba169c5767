//! The seal by which a waiver names one number at one place without telling it.

use super::scan::Hit;
use super::sign::{Sign, first};

/// How much of the text on each side is under the seal, in bytes.
const AROUND: usize = 80;

/// How long a seal is. Twenty bits: enough to tell the few numbers of one file apart, and so few that a hundred
/// numbers share each seal, so that nobody works a seal back to a person.
const LENGTH: usize = 5;

/// The seal of a hit in the text of a file: it changes when the file is renamed, and when the number or the words
/// around it are altered, so that a waiver covers what its writer saw and nothing else.
pub fn seal(path: &str, text: &str, hit: &Hit) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"insyn undantag 1\0");
    hasher.update(path.as_bytes());
    let whole = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = whole(hit.span.start.saturating_sub(AROUND));
    let to = whole((hit.span.end + AROUND).min(text.len()));
    for part in [&text[from..hit.span.start], &text[hit.span.clone()], &text[hit.span.end..to]] {
        hasher.update(b"\0");
        let mut rest = part;
        while !rest.is_empty() {
            let (sign, length) = first(rest);
            match sign {
                Sign::Digit(digit) | Sign::Raised(digit) => {
                    hasher.update(&[b'0' + digit]);
                }
                Sign::Letter(c) => {
                    hasher.update(c.to_string().as_bytes());
                }
                _ => {}
            }
            rest = &rest[length..];
        }
    }
    hasher.finalize().to_hex()[..LENGTH].to_owned()
}
