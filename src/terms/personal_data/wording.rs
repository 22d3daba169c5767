//! Words that are used where a person's data are protected by law.

use std::ops::Range;

use super::trace::Found;

/// The words, in lower case.
pub const WORDS: [&str; 8] = [
    "skyddad identitet",
    "skyddade personuppgifter",
    "skyddad folkbokföring",
    "sekretessmarkerad",
    "sekretessmarkering",
    "fingerade personuppgifter",
    "kvarskrivning",
    "skyddat boende för",
];

/// Every such word in a text.
pub fn wordings(text: &str) -> Vec<(Found, Range<usize>)> {
    let mut found = Vec::new();
    // ASCII alone changes case here, so that bytes keep their places.
    let lower = text.to_ascii_lowercase();
    for word in WORDS {
        found.extend(lower.match_indices(word).map(|(at, _)| (Found::Wording(word), at..at + word.len())));
    }
    found
}
