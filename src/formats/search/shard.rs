//! The words of the index, cut into shards that a browser loads one by one.

use rayon::prelude::*;

use super::compound::Compounds;
use super::lexicon::Volume;
use super::pack;
use super::page::PLACES;
use super::stem::stem;

/// The size of a shard, in bytes: one is loaded for each word of a query.
const SHARD: usize = 14_000;
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

    /// The shards: the first stem of each, and its JSON object from stem to forms with their pages.
    pub fn shards(&self) -> Vec<(String, String)> {
        let stems = self.0.par_chunk_by(|a, b| a.stem == b.stem);
        let entries = stems.filter_map(|forms| {
            let stem = &forms.first()?.stem;
            Some((stem, format!("{}:{}", quoted(stem), quoted(&written(forms)))))
        });
        let entries: Vec<(&String, String)> = entries.collect();
        let mut made: Vec<(String, String)> = Vec::new();
        for (stem, entry) in entries {
            match made.last_mut() {
                Some((_, shard)) if shard.len() + entry.len() < SHARD => {
                    shard.push(',');
                    shard.push_str(&entry);
                }
                _ => made.push((stem.clone(), entry)),
            }
        }
        made
    }
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
