//! The words of the index, cut into shards that a browser loads one by one.

use std::collections::BTreeMap;

use super::pack;
use super::page::{Indexed, PLACES};
use super::stem::stem;

/// The size of a shard, in bytes: one is loaded for each word of a query.
const SHARD: usize = 14_000;
/// Stands for the form of a word that is only a part of others.
const PART: &str = "~";

/// The pages that have a form, by place.
type Pages = [Vec<u32>; PLACES];

/// The words of the index by stem and form.
#[derive(Default)]
pub struct Words(BTreeMap<String, BTreeMap<String, Pages>>);

impl Words {
    /// Gathers the words of all pages, and the parts of compounds.
    pub fn of(pages: &[Indexed], compounds: &BTreeMap<&str, Vec<String>>) -> Self {
        let mut forms: BTreeMap<&str, Pages> = BTreeMap::new();
        let mut parts: BTreeMap<&str, Pages> = BTreeMap::new();
        for (number, page) in (0u32..).zip(pages) {
            for (word, place) in &page.words {
                forms.entry(word).or_default()[*place].push(number);
            }
            let mut best: BTreeMap<&str, usize> = BTreeMap::new();
            for (part, place) in page.parts(compounds) {
                let known = best.entry(part).or_insert(place);
                *known = (*known).min(place);
            }
            for (part, place) in best {
                parts.entry(part).or_default()[place].push(number);
            }
        }
        let mut words = Self::default();
        for (form, pages) in forms {
            words.0.entry(stem(form)).or_default().insert(form.to_owned(), pages);
        }
        for (part, pages) in parts {
            words.0.entry(part.to_owned()).or_default().insert(PART.to_owned(), pages);
        }
        words
    }

    /// The shards: the first stem of each, and its JSON object from stem to forms with their pages.
    pub fn shards(&self) -> Vec<(String, String)> {
        let mut made: Vec<(String, String)> = Vec::new();
        for (stem, forms) in &self.0 {
            let entry = format!("{}:{}", quoted(stem), quoted(&written(forms)));
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

/// The forms of a stem: `form|title|lead|text`, with a space between.
fn written(forms: &BTreeMap<String, Pages>) -> String {
    let mut out = String::new();
    for (form, pages) in forms {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(form);
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
