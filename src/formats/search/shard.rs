//! The words of the index, cut into shards that a browser loads one by one.

use rayon::prelude::*;

use super::compound::Compounds;
use super::lexicon::Volume;
use super::pack;
use super::page::PLACES;
use super::stem::stem;

/// The size of the largest shards, in bytes: one is loaded for each word of a query.
const SHARD: usize = 14_000;
/// The size of the smallest, but for the last one.
const LEAST: usize = SHARD / 2;
/// Stands for the form of a word that is only a part of others.
const PART: &str = "~";

/// The pages that have a form, by place.
type Pages = [Vec<u32>; PLACES];

/// A form of a stem, and the pages that have it.
struct Form<'v> {
    stem: String,
    letters: &'v str,
    pages: Pages,
}

/// The forms of one stem.
pub struct Forms<'w> {
    /// The forms.
    pub forms: Vec<&'w str>,
    /// How many pages have one of them; a page with two counts twice.
    pub pages: usize,
}

/// The words of the index by stem and form.
pub struct Words<'v>(Vec<Form<'v>>);

impl<'v> Words<'v> {
    /// Gathers the words of all pages, and the parts of compounds.
    pub fn of(volume: &'v Volume, compounds: &Compounds) -> Self {
        let (forms, parts) = rayon::join(|| forms(volume), || parts(volume, compounds));
        let whole = volume.words.par_iter().zip(forms);
        let whole = whole.map(|(letters, pages)| Form { stem: stem(letters), letters, pages });
        let parts = compounds.parts.par_iter().zip(parts);
        let parts = parts.map(|(part, pages)| Form { stem: part.clone(), letters: PART, pages });
        let mut all: Vec<Form<'v>> = whole.chain(parts).collect();
        all.par_sort_unstable_by(|a, b| (&a.stem, a.letters).cmp(&(&b.stem, b.letters)));
        Self(all)
    }

    /// The whole words, stem by stem.
    pub fn stems(&self) -> impl Iterator<Item = Forms<'_>> {
        self.0.chunk_by(|a, b| a.stem == b.stem).map(|forms| {
            let whole = || forms.iter().filter(|form| form.letters != PART);
            let pages = whole().flat_map(|form| &form.pages).map(Vec::len).sum();
            Forms { forms: whole().map(|form| form.letters).collect(), pages }
        })
    }

    /// The shards: the first stem of each, and its JSON object from stem to forms with their pages.
    pub fn shards(&self) -> Vec<(String, String)> {
        let stems = self.0.par_chunk_by(|a, b| a.stem == b.stem);
        let entries = stems.filter_map(|forms| {
            let stem = &forms.first()?.stem;
            Some((stem, format!("{}:{}", quoted(stem), quoted(&written(forms)))))
        });
        let entries: Vec<(&String, String)> = entries.collect();
        let mut rest = entries.as_slice();
        let mut shards = Vec::new();
        while let [(first, _), ..] = rest {
            let (shard, after) = rest.split_at(end_of_shard(rest));
            let words: Vec<&str> = shard.iter().map(|(_, entry)| entry.as_str()).collect();
            shards.push(((*first).clone(), words.join(",")));
            rest = after;
        }
        shards
    }
}

/// How many entries the shard at the beginning has. Of the stems at which the next one may begin it is that with the
/// least hash, so that a text more or less moves the limits near it only, not all that follow.
fn end_of_shard(entries: &[(&String, String)]) -> usize {
    let mut size = 0;
    let mut limits: Vec<(usize, &str)> = Vec::new();
    for (at, (stem, entry)) in entries.iter().enumerate() {
        if at > 0 && size >= LEAST {
            limits.push((at, stem));
        }
        size += entry.len() + ",".len();
        if at > 0 && size > SHARD {
            let hash = |(_, stem): &&(usize, &str)| *blake3::hash(stem.as_bytes()).as_bytes();
            return limits.iter().min_by_key(hash).map_or(at, |(at, _)| *at);
        }
    }
    entries.len()
}

/// The pages of each word.
fn forms(volume: &Volume) -> Vec<Pages> {
    let mut forms: Vec<Pages> = vec![Pages::default(); volume.words.len()];
    for (number, page) in (0u32..).zip(&volume.pages) {
        for (word, place) in &page.words {
            forms[*word as usize][usize::from(*place)].push(number);
        }
    }
    forms
}

/// The pages of each part of compounds.
fn parts(volume: &Volume, compounds: &Compounds) -> Vec<Pages> {
    let mut parts: Vec<Pages> = vec![Pages::default(); compounds.parts.len()];
    // The best place of each part on the page at hand, and which parts that page has.
    let mut best: Vec<u8> = vec![u8::MAX; compounds.parts.len()];
    let mut met: Vec<u32> = Vec::new();
    for (number, page) in (0u32..).zip(&volume.pages) {
        for (word, place) in &page.words {
            for part in &*compounds.of_word[*word as usize] {
                let known = &mut best[*part as usize];
                if *known == u8::MAX {
                    met.push(*part);
                }
                *known = (*known).min(*place);
            }
        }
        for part in met.drain(..) {
            let place = std::mem::replace(&mut best[part as usize], u8::MAX);
            parts[part as usize][usize::from(place)].push(number);
        }
    }
    parts
}

/// The forms of a stem: `form|title|lead|text`, with a space between.
fn written(forms: &[Form<'_>]) -> String {
    let mut out = String::new();
    for Form { letters, pages, .. } in forms {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(letters);
        for place in pages {
            out.push('|');
            pack::growing(&mut out, place);
        }
    }
    out
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first stem of each shard, of words that each take as many bytes as `size` says.
    fn firsts(words: &[(String, usize)]) -> Vec<String> {
        let entries: Vec<(&String, String)> =
            words.iter().map(|(stem, size)| (stem, "x".repeat(*size))).collect();
        let mut rest = entries.as_slice();
        let mut firsts = Vec::new();
        while let [(first, _), ..] = rest {
            let end = end_of_shard(rest);
            let size: usize = rest[..end].iter().map(|(_, entry)| entry.len() + 1).sum();
            assert!(size <= SHARD || end == 1, "{size}");
            assert!(size >= LEAST || end == rest.len() || rest[end].1.len() > LEAST, "{size}");
            firsts.push((*first).clone());
            rest = &rest[end..];
        }
        firsts
    }

    fn words() -> Vec<(String, usize)> {
        (0..2_000).map(|at| (format!("ord{at:04}"), 40 + at * 7 % 500)).collect()
    }

    #[test]
    fn a_word_more_moves_the_limits_near_it_only() {
        let before = firsts(&words());
        assert!(before.len() > 40);
        for at in [3, 700, 1_500] {
            let mut more = words();
            more.insert(at, (format!("ord{:04}x", at - 1), 600));
            let after = firsts(&more);
            let kept = before.iter().filter(|first| after.contains(first)).count();
            assert!(kept + 6 >= before.len(), "{kept} of {}", before.len());
            assert_eq!(before.last(), after.last());
        }
    }

    #[test]
    fn an_entry_larger_than_a_shard_is_one() {
        let mut large = words();
        large[9].1 = 3 * SHARD;
        large[10].1 = 3 * SHARD;
        let firsts = firsts(&large);
        assert!(firsts.contains(&"ord0009".to_owned()) && firsts.contains(&"ord0010".to_owned()));
    }
}
