//! The parts of compound words, found with the site's own words: `skolvägsplan` has `skolväg` and `plan`.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::stem::{fold, stem};

/// The fewest letters of a word that may be a part.
const SHORTEST: usize = 3;
/// The fewest letters of a word that may be split.
const COMPOUND: usize = 7;

/// The parts of every compound word of the site.
pub struct Compounds {
    /// The stem of each part.
    pub parts: Vec<String>,
    /// The places of the parts of each word in `parts`.
    pub of_word: Vec<Box<[u32]>>,
}

impl Compounds {
    /// Finds the parts of these words, each of which stands once.
    pub fn of(words: &[Box<str>]) -> Self {
        let vocabulary = Vocabulary::of(words.iter().map(|word| &**word));
        let found: Vec<Vec<String>> = words.par_iter().map(|word| vocabulary.parts(word)).collect();
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut of_word = Vec::with_capacity(words.len());
        for parts in found {
            let numbered = parts.into_iter().map(|part| {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(part).or_insert(next)
            });
            of_word.push(numbered.collect());
        }
        let mut parts = vec![String::new(); numbers.len()];
        for (part, number) in numbers {
            parts[number as usize] = part;
        }
        Self { parts, of_word }
    }
}

/// The words of the site, by which compounds are split.
pub struct Vocabulary {
    /// Whole words, folded.
    words: FxHashSet<String>,
    /// Their stems.
    stems: FxHashSet<String>,
}

impl Vocabulary {
    /// The vocabulary of all words that stand alone somewhere.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let sound = words.filter(|word| word.chars().all(char::is_alphabetic));
        let words: FxHashSet<String> = sound.map(fold).filter(|word| word.len() >= SHORTEST).collect();
        let stems = words.iter().map(|word| stem(word)).filter(|stem| stem.len() >= SHORTEST).collect();
        Self { words, stems }
    }

    /// The stems of the parts of a word; none for a word that is no compound of known words.
    pub fn parts(&self, word: &str) -> Vec<String> {
        let folded = fold(word);
        let mut found = Vec::new();
        if folded.len() >= COMPOUND && folded.is_ascii() && folded.bytes().all(|b| b.is_ascii_lowercase()) {
            self.split(&folded, &mut found, 0);
        }
        found.sort();
        found.dedup();
        found
    }

    /// Splits where the shorter part is longest, and splits the parts again.
    fn split(&self, word: &str, found: &mut Vec<String>, depth: usize) {
        if depth > 3 || word.len() < COMPOUND {
            return;
        }
        let cuts = SHORTEST..=word.len().saturating_sub(SHORTEST);
        let best = cuts.filter(|at| self.is_cut(word, *at, depth)).max_by_key(|at| {
            let (head, tail) = (*at, word.len() - at);
            (head.min(tail), tail)
        });
        let Some(at) = best else { return };
        let (head, tail) = word.split_at(at);
        let head = self.head(head).unwrap_or(head);
        for part in [head, tail] {
            if self.knows(part) {
                found.push(stem(part));
            }
            self.split(part, found, depth + 1);
        }
    }

    /// Whether a word falls here into a known part and one that is known or falls apart itself.
    fn is_cut(&self, word: &str, at: usize, depth: usize) -> bool {
        let (head, tail) = word.split_at(at);
        // Three letters are often an accident; a part that short stands beside a long one.
        let long = head.len().max(tail.len()) >= 4;
        long && self.head(head).is_some() && (self.knows(tail) || self.falls_apart(tail, depth + 1))
    }

    fn falls_apart(&self, word: &str, depth: usize) -> bool {
        let mut cuts = SHORTEST..=word.len().saturating_sub(SHORTEST);
        depth <= 3 && word.len() >= COMPOUND && cuts.any(|at| self.is_cut(word, at, depth))
    }

    /// The first part without the letter that binds it to the next.
    fn head<'h>(&self, head: &'h str) -> Option<&'h str> {
        if self.knows(head) {
            return Some(head);
        }
        let unbound = head.strip_suffix('s')?;
        (unbound.len() >= SHORTEST && self.knows(unbound)).then_some(unbound)
    }

    fn knows(&self, part: &str) -> bool {
        self.words.contains(part) || (part.len() > SHORTEST && self.stems.contains(&stem(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_split_at_known_words() {
        let known = ["skola", "väg", "plan", "integration", "strategi", "trafik", "säkerhet"];
        let vocabulary = Vocabulary::of(known.into_iter());
        assert_eq!(vocabulary.parts("integrationsstrategin"), ["integration", "strategi"]);
        assert_eq!(vocabulary.parts("trafiksäkerhetsplan"), ["plan", &stem("sakerhet"), "trafik"]);
        assert!(vocabulary.parts("bibliotek").is_empty());
    }
}
