//! Keys and passwords that were left in a text.

use std::ops::Range;
use std::sync::LazyLock;

use super::trace::Found;
use crate::terms::FirstLook;

/// What a key begins with, how many more letters and digits it has at the least, and what it is.
const PREFIXES: [(&str, usize, &str); 12] = [
    ("ghp_", 30, "GitHub"),
    ("gho_", 30, "GitHub"),
    ("github_pat_", 30, "GitHub"),
    ("glpat-", 18, "GitLab"),
    ("AKIA", 16, "AWS"),
    ("ASIA", 16, "AWS"),
    ("xoxb-", 20, "Slack"),
    ("xoxp-", 20, "Slack"),
    ("sk_live_", 16, "Stripe"),
    ("AIza", 33, "Google"),
    ("SG.", 40, "SendGrid"),
    ("eyJhbGciOi", 20, "JWT"),
];

/// How a private key begins.
const BEGIN: &str = "-----BEGIN ";

/// Every way in which a key begins.
static ANY: LazyLock<FirstLook> = LazyLock::new(|| {
    let begins: Vec<&str> = PREFIXES.iter().map(|(prefix, ..)| *prefix).chain([BEGIN]).collect();
    FirstLook::for_any(&begins)
});

/// Every key in a text.
pub fn keys(text: &str) -> Vec<(Found, Range<usize>)> {
    let mut found = Vec::new();
    if !ANY.finds_any_in(text) {
        return found;
    }
    for (at, _) in text.match_indices(BEGIN) {
        let line = text[at..].lines().next().unwrap_or_default();
        if line.contains("PRIVATE KEY") {
            found.push((Found::Key("PRIVATE KEY"), at..at + line.len()));
        }
    }
    for (prefix, more, kind) in PREFIXES {
        for (at, _) in text.match_indices(prefix) {
            let rest = &text[at + prefix.len()..];
            let length = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
                .unwrap_or(rest.len());
            let apart = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            if apart && length >= more {
                found.push((Found::Key(kind), at..at + prefix.len() + length));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_by_how_they_begin() {
        let token = format!("token: ghp_{}", "a1B2".repeat(9));
        assert_eq!(keys(&token).len(), 1);
        assert_eq!(keys(&format!("-----BEGIN {} KEY-----\nx", "RSA PRIVATE")).len(), 1);
        assert_eq!(keys("-----BEGIN CERTIFICATE-----\nAKIA"), []);
    }
}
