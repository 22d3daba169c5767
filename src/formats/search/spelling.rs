//! The words of the site by their lengths, among which the search page looks for what a misspelt one may mean: wherever
//! the slip is, the word that was meant is about as long. A query reads the files of its own length and those beside it.
//!
//! A file is `{"words":"…"}`, its words in order, without marks on their letters. Before each stand a letter, which says
//! how many letters it shares with the one before (A is none), and a digit, the logarithm of the number of pages that have
//! the word in any form.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::shard::Forms;
use super::stem::fold;

/// The fewest letters of a word that is told.
const SHORTEST: usize = 3;
/// The size of the smallest files, in bytes, but for the last one.
const LEAST: usize = 8_000;
/// About the most that the words of one length take, in bytes: of a site that has more, those on the fewest pages are left
/// out.
const MOST: usize = 18_000;
/// The letters that may be shared with the word before are counted from A to Z.
const SHARED: usize = 25;

/// Words, each with the number of pages that have it in any form.
type Words = BTreeMap<String, usize>;

/// The files, each with the least length of its words.
pub fn files<'w>(stems: impl Iterator<Item = Forms<'w>>) -> Vec<(usize, String)> {
    let mut files = Vec::new();
    let mut first = 0;
    let mut held = Words::new();
    for (length, words) in by_length(stems) {
        held.extend(most_used(words, most_of(length)));
        let text = written(&held);
        if text.len() >= LEAST {
            files.push((first, text));
            first = length + 1;
            held.clear();
        }
    }
    if !held.is_empty() || files.is_empty() {
        files.push((first, written(&held)));
    }
    files
}

fn by_length<'w>(stems: impl Iterator<Item = Forms<'w>>) -> BTreeMap<usize, Words> {
    let mut lengths: BTreeMap<usize, Words> = BTreeMap::new();
    for Forms { forms, pages } in stems {
        for word in forms.into_iter().map(fold) {
            if word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                lengths.entry(word.len()).or_default().insert(word, pages);
            }
        }
    }
    lengths
}

/// How many words of a length are told at most: where there are many, one takes half its letters and two or three signs.
fn most_of(length: usize) -> usize {
    2 * MOST / (length + 5)
}

/// Those of some words that are on the most pages.
fn most_used(words: Words, most: usize) -> impl Iterator<Item = (String, usize)> {
    let mut words: Vec<(String, usize)> = words.into_iter().collect();
    words.sort_by_key(|(_, pages)| Reverse(*pages));
    words.into_iter().take(most)
}

fn written(words: &Words) -> String {
    let mut out = String::new();
    let mut before = "";
    for (word, pages) in words {
        let same = word.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count().min(SHARED);
        let logarithm = pages.checked_ilog2().unwrap_or_default().min(9);
        out.extend((b'A'..=b'Z').nth(same).map(char::from));
        out.extend(char::from_digit(logarithm, 10));
        out.push_str(&word[same..]);
        before = word;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(stems: &[(&[&'static str], usize)]) -> Vec<(usize, String)> {
        files(stems.iter().map(|(forms, pages)| Forms { forms: forms.to_vec(), pages: *pages }))
    }

    #[test]
    fn words_are_told_by_what_they_do_not_share_with_the_one_before() {
        let told = told(&[
            (&["skola", "skolan"], 9),
            (&["skolskjuts"], 1),
            (&["väg"], 70),
            (&["ks2023/118"], 3),
            (&["уфа"], 3),
            (&["is"], 3),
        ]);
        assert_eq!(told, [(0, "A3skolaF3nE0skjutsA6vag".to_owned())]);
    }

    #[test]
    fn a_site_without_words_has_one_file() {
        assert_eq!(told(&[]), [(0, String::new())]);
    }

    #[test]
    fn files_have_whole_lengths_and_a_length_has_a_limit() {
        let letters = || 'a'..='z';
        let ends = letters().flat_map(|a| letters().flat_map(move |b| letters().map(move |c| [a, b, c])));
        let many: Vec<String> = ends.map(|end| format!("{}qqqqq", end.iter().collect::<String>())).collect();
        let words = many.iter().map(String::as_str).chain(["abc", "abcdefghijkl"]);
        let told = files((0..).zip(words).map(|(pages, form)| Forms { forms: vec![form], pages }));
        assert_eq!(told.iter().map(|(first, _)| *first).collect::<Vec<_>>(), [0, 9]);
        let count = told[0].1.bytes().filter(u8::is_ascii_uppercase).count();
        assert_eq!(count, most_of(8) + 1, "the three letters are in the same file");
        let size = told[0].1.len();
        assert!(size < MOST * 11 / 10 + LEAST, "{size}");
        // The latest have the most pages.
        assert!(told[0].1.starts_with("A9abcA9v"), "{}", told[0].1);
    }
}
