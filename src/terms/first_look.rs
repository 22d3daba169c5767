//! A first look at a text: most have no sign of what is looked for, and are left alone.

use aho_corasick::AhoCorasick;
use aho_corasick::packed::Searcher;

/// Signs without one of which there is nothing to find.
pub struct FirstLook {
    /// Looks at many bytes at once, where the processor can.
    packed: Option<Searcher>,
    /// Looks at one byte after the other, elsewhere.
    plain: Option<AhoCorasick>,
}

impl FirstLook {
    /// A look for these signs, as they are written.
    pub fn for_any(signs: &[&str]) -> Self {
        let packed = Searcher::new(signs);
        let plain = if packed.is_none() { AhoCorasick::new(signs).ok() } else { None };
        Self { packed, plain }
    }

    /// Whether a text has one of them.
    pub fn finds_any_in(&self, text: &str) -> bool {
        match &self.packed {
            Some(packed) => packed.find(text).is_some(),
            None => self.plain.as_ref().is_none_or(|signs| signs.is_match(text)),
        }
    }
}
