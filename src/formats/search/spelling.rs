//! The words of the site by their lengths, among which the search page looks for what a misspelt one may mean: wherever
//! the slip is, the word that was meant is about as long. A query reads the files of its own length and those beside it.
//!
//! A file is `{"words":"…"}`, its words in order, without marks on their letters. Before each stand a letter, which says
//! how many letters it shares with the one before (A is none), and a digit, the logarithm of the number of pages that have
//! the word in any form. A stem that is no word itself has no digit: by it a form that the site lacks is recognised.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::shard::Stem;
use super::stem::fold;

/// The fewest letters of a word that is told.
const SHORTEST: usize = 3;
/// The size of the smallest files, in bytes, but for the last one.
const LEAST: usize = 8_000;
/// The most words of one length, 20 kB: of a site that has more, those on the fewest pages are left out.
const MOST: usize = 3_000;
/// The letters that may be shared with the word before are counted from A to Z.
const SHARED: usize = 25;

/// A word that may be meant.
#[derive(Debug, Clone, Copy)]
struct Spelled {
    /// How many pages have it in any form.
    pages: usize,
    /// Whether it stands on any page as it is.
    is_form: bool,
}

/// The files, each with the least length of its words.
pub fn files<'w>(stems: impl Iterator<Item = Stem<'w>>) -> Vec<(usize, String)> {
    let mut files = Vec::new();
    let mut first = 0;
    let mut held = BTreeMap::new();
    for (length, words) in by_length(stems) {
        held.extend(most_used(words));
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

fn by_length<'w>(stems: impl Iterator<Item = Stem<'w>>) -> BTreeMap<usize, BTreeMap<String, Spelled>> {
    let mut lengths: BTreeMap<usize, BTreeMap<String, Spelled>> = BTreeMap::new();
    for Stem { stem, forms, pages } in stems {
        let whole = forms.iter().map(|form| (fold(form), true));
        for (word, is_form) in std::iter::once((stem.to_owned(), false)).chain(whole) {
            if word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
                let known = lengths.entry(word.len()).or_default().entry(word);
                let known = known.or_insert(Spelled { pages, is_form });
                known.is_form |= is_form;
                known.pages = pages.max(known.pages);
            }
        }
    }
    lengths
}

/// Those of some words that are on the most pages.
fn most_used(words: BTreeMap<String, Spelled>) -> impl Iterator<Item = (String, Spelled)> {
    let mut words: Vec<(String, Spelled)> = words.into_iter().collect();
    words.sort_by_key(|(_, spelled)| Reverse(spelled.pages));
    words.into_iter().take(MOST)
}

fn written(words: &BTreeMap<String, Spelled>) -> String {
    let mut out = String::new();
    let mut before = "";
    for (word, spelled) in words {
        let same = word.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count().min(SHARED);
        out.extend((b'A'..=b'Z').nth(same).map(char::from));
        if spelled.is_form {
            let logarithm = spelled.pages.checked_ilog2().unwrap_or_default().min(9);
            out.extend(char::from_digit(logarithm, 10));
        }
        out.push_str(&word[same..]);
        before = word;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(stems: &[(&'static str, &[&'static str], usize)]) -> Vec<(usize, String)> {
        let stem = |(stem, forms, pages): &(&'static str, &[&'static str], usize)| Stem {
            stem,
            forms: forms.to_vec(),
            pages: *pages,
        };
        files(stems.iter().map(stem))
    }

    #[test]
    fn words_are_told_by_what_they_do_not_share_with_the_one_before() {
        let told = told(&[
            ("skol", &["skola", "skolan"], 9),
            ("skolskjut", &["skolskjuts"], 1),
            ("vag", &["väg"], 70),
            ("ks2023/118", &["ks2023/118"], 3),
            ("у", &["уфа"], 3),
            ("is", &["is"], 3),
        ]);
        assert_eq!(told, [(0, "AskolE3aF3nEskjutJ0sA6vag".to_owned())]);
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
        let told = files((0..).zip(words).map(|(pages, stem)| Stem { stem, forms: vec![stem], pages }));
        assert_eq!(told.iter().map(|(first, _)| *first).collect::<Vec<_>>(), [0, 9]);
        let count = told[0].1.bytes().filter(u8::is_ascii_uppercase).count();
        assert_eq!(count, MOST + 1, "the three letters are in the same file");
        assert!(told[0].1.len() < 25_000, "{}", told[0].1.len());
        // The latest have the most pages.
        assert!(told[0].1.starts_with("A9abcA9v"), "{}", told[0].1);
    }
}
