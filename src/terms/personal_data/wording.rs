//! Words that are used where a person's data are protected by law.

use std::ops::Range;
use std::sync::LazyLock;

use super::trace::Found;
use crate::terms::FirstLook;

/// The words, in lower case.
const WORDS: [&str; 8] = [
    "skyddad identitet",
    "skyddade personuppgifter",
    "skyddad folkbokföring",
    "sekretessmarkerad",
    "sekretessmarkering",
    "fingerade personuppgifter",
    "kvarskrivning",
    "skyddat boende för",
];

/// One of them.
static ANY: LazyLock<FirstLook> = LazyLock::new(|| FirstLook::for_any(&WORDS));

/// Every such word in a text.
pub fn wordings(text: &str) -> Vec<(Found, Range<usize>)> {
    let mut found = Vec::new();
    // ASCII alone changes case here, so that bytes keep their places.
    let lower = text.to_ascii_lowercase();
    if !ANY.finds_any_in(&lower) {
        return found;
    }
    for word in WORDS {
        found.extend(lower.match_indices(word).map(|(at, _)| (Found::Wording(word), at..at + word.len())));
    }
    found
}
