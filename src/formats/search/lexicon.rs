//! The words of the index, each with a number: a word is spelled once, however many pages have it.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::page::{Indexed, TEXT};
use super::stem::is_stop;
use super::token;

/// The words of some pages by number, while the pages are read.
#[derive(Default)]
pub struct Lexicon {
    numbers: FxHashMap<Box<[u8]>, u32>,
    known: Vec<Known>,
    /// Which page is being read, counted from one.
    page: u32,
    /// The text that is being read, in lower case.
    room: Vec<u8>,
}

/// What the lexicon knows of a word.
struct Known {
    /// Whether it is in nearly every text.
    is_stop: bool,
    /// The latest page that has it; none yet is 0.
    page: u32,
    /// Its place among the words of that page.
    at: u32,
}

/// Pages and the words they have, in the order in which these were first met.
#[derive(Default)]
pub struct Volume {
    /// The pages; their words are places in `words`.
    pub pages: Vec<Indexed>,
    /// The words.
    pub words: Vec<Box<str>>,
}

impl Lexicon {
    /// A new page begins.
    pub fn turn(&mut self) {
        self.page += 1;
    }

    /// Adds the words of a text to those of the page that is being read, each once and at its most telling place.
    pub fn add(&mut self, words: &mut Vec<(u32, u8)>, text: &str, place: u8) {
        let mut room = std::mem::take(&mut self.room);
        token::each(text, &mut room, |word| {
            let number = self.number(word);
            let known = &mut self.known[number as usize];
            if known.page == self.page {
                let best = &mut words[known.at as usize].1;
                *best = place.min(*best);
            } else if place != TEXT || !known.is_stop {
                known.page = self.page;
                known.at = u32::try_from(words.len()).unwrap_or(u32::MAX);
                words.push((number, place));
            }
        });
        self.room = room;
    }

    fn number(&mut self, word: &[u8]) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.push(Known { is_stop: str::from_utf8(word).is_ok_and(is_stop), page: 0, at: 0 });
        self.numbers.insert(word.into(), number);
        number
    }

    /// The pages that were read with this lexicon, and its words. Those that no page kept have no letters.
    pub fn close(self, pages: Vec<Indexed>) -> Volume {
        let mut words = vec![Box::default(); self.known.len()];
        for (word, number) in self.numbers {
            if self.known[number as usize].page > 0 {
                words[number as usize] = String::from_utf8(word.into_vec()).unwrap_or_default().into();
            }
        }
        Volume { pages, words }
    }
}

impl Volume {
    /// The same pages in the same order, with one list of words.
    pub fn bound(volumes: Vec<Self>) -> Self {
        let mut numbers: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let mut number = |word: Box<str>| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            if word.is_empty() { u32::MAX } else { *numbers.entry(word).or_insert(next) }
        };
        let mut numbered: Vec<(Vec<Indexed>, Vec<u32>)> = volumes
            .into_iter()
            .map(|volume| (volume.pages, volume.words.into_iter().map(&mut number).collect()))
            .collect();
        numbered.par_iter_mut().for_each(|(pages, renumbered)| {
            let words = pages.iter_mut().flat_map(|page| &mut page.words);
            words.for_each(|(number, _)| *number = renumbered[*number as usize]);
        });
        let mut pages = Vec::with_capacity(numbered.iter().map(|(pages, _)| pages.len()).sum());
        pages.extend(numbered.into_iter().flat_map(|(pages, _)| pages));
        let mut words = vec![Box::default(); numbers.len()];
        for (word, number) in numbers {
            words[number as usize] = word;
        }
        Self { pages, words }
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::LEAD;
    use super::*;

    fn volume(texts: &[(&str, u8)]) -> Volume {
        let mut lexicon = Lexicon::default();
        let pages = texts.iter().map(|(text, place)| {
            let mut page = Indexed::default();
            lexicon.turn();
            lexicon.add(&mut page.words, text, *place);
            lexicon.add(&mut page.words, "plan", LEAD);
            page
        });
        let pages = pages.collect();
        lexicon.close(pages)
    }

    #[test]
    fn a_word_has_one_number_in_all_volumes() {
        let bound = Volume::bound(vec![
            volume(&[("plan och väg och plan", TEXT)]),
            volume(&[("väg", TEXT), ("och", LEAD)]),
        ]);
        let read: Vec<Vec<(&str, u8)>> = bound
            .pages
            .iter()
            .map(|page| page.words.iter().map(|(at, place)| (&*bound.words[*at as usize], *place)).collect())
            .collect();
        assert_eq!(
            read,
            [
                vec![("plan", LEAD), ("väg", TEXT)],
                vec![("väg", TEXT), ("plan", LEAD)],
                vec![("och", LEAD), ("plan", LEAD)],
            ]
        );
    }
}
