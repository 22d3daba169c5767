//! The stem of a Swedish word: the same few rules here and in the theme's `search.js`, with the same test vectors
//! (`tests/search/stems.csv`).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::terms::ascii_fold;

/// The shortest stem that an ending may leave.
const SHORTEST: usize = 3;

/// The rules that Rust and the browser share; the browser gets them in the index.
#[derive(Debug, Default, Deserialize)]
pub struct Rules {
    /// Endings of inflexion, folded, the longest first.
    pub endings: Vec<String>,
    /// Words that are in nearly every text.
    pub stop: Vec<String>,
}

/// The rules.
pub static RULES: LazyLock<Rules> =
    LazyLock::new(|| serde_json::from_str(include_str!("rules.json")).unwrap_or_default());

static STOP: LazyLock<BTreeSet<&str>> = LazyLock::new(|| RULES.stop.iter().map(String::as_str).collect());

/// Whether a word is in nearly every text.
pub fn is_stop(word: &str) -> bool {
    STOP.contains(word)
}

/// The folded stem of a word: without marks on its letters and without the ending of its form.
pub fn stem(word: &str) -> String {
    let mut stem = fold(word);
    if stem.chars().any(|c| !c.is_alphabetic()) {
        return stem;
    }
    // Twice: `planen` and `planer` lose one ending, and a compound of `plan` must then meet its own short form.
    for _ in 0..2 {
        if let Some(ending) = RULES.endings.iter().find(|ending| leaves_a_word(&stem, ending)) {
            stem.truncate(stem.len() - ending.len());
        }
    }
    if stem.len() > SHORTEST && ["in", "yn", "eln", "ern"].iter().any(|end| stem.ends_with(end)) {
        stem.pop();
    }
    if stem.len() > SHORTEST + 1 && stem.ends_with('s') {
        stem.pop();
    }
    if stem.len() > SHORTEST && ["gt", "kt"].iter().any(|end| stem.ends_with(end)) {
        stem.pop();
    }
    let bytes = stem.as_bytes();
    if let [.., before, last] = bytes
        && before == last
        && stem.len() > SHORTEST
    {
        stem.pop();
    } else if let [.., consonant, b'e', b'l' | b'r'] = bytes
        && stem.len() > SHORTEST
        && !b"aeiouy".contains(consonant)
    {
        stem.remove(stem.len() - 2);
    }
    stem
}

/// A word without marks on its letters; signs stay.
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        word.to_owned()
    } else {
        word.split('§').map(ascii_fold).collect::<Vec<_>>().join("§")
    }
}

fn leaves_a_word(word: &str, ending: &str) -> bool {
    word.strip_suffix(ending)
        .is_some_and(|rest| rest.chars().count() >= SHORTEST && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        let vectors = include_str!("../../../tests/search/stems.csv");
        for line in vectors.lines().skip(1) {
            let (word, same) = line.split_once(';').unwrap();
            assert_eq!(stem(word), stem(same), "{word} and {same}");
        }
    }

    #[test]
    fn references_stay_as_they_are() {
        assert_eq!(stem("ks2023/118"), "ks2023/118");
        assert_eq!(stem("§97"), "§97");
    }
}
