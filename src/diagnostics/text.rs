//! One sentence in both languages of the program, and the nearest known word to a misspelt one.

use std::borrow::Cow;

/// The language in which faults and help are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Swedish, the editors' language and the default.
    #[default]
    Swedish,
    /// English.
    English,
}

impl Language {
    /// The language that an environment such as `LANG=en_GB.UTF-8` asks for: English where it says
    /// English, else Swedish.
    pub fn of_environment(lang: Option<&str>) -> Self {
        match lang {
            Some(value) if value.starts_with("en") => Self::English,
            _ => Self::Swedish,
        }
    }
}

/// The same sentence in Swedish and English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    sv: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Text {
    /// Both languages side by side.
    pub fn new(sv: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { sv: sv.into(), en: en.into() }
    }

    /// The sentence in one language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Swedish => &self.sv,
            Language::English => &self.en,
        }
    }
}

/// Fixed words in Swedish and English, for constants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub &'static str, pub &'static str);

impl Words {
    /// The words in one language.
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Swedish => self.0,
            Language::English => self.1,
        }
    }
}

impl From<Words> for Text {
    fn from(Words(sv, en): Words) -> Self {
        Self::new(sv, en)
    }
}

/// The word among `known` that a misspelt `word` most likely meant: at most two edits away, or very
/// alike by Jaro–Winkler. Every word of three letters is near any other, so such a one only is itself in other letters.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let letters = Letters::of(word);
    if letters.count <= SHORT {
        let lower = word.to_lowercase();
        return known.into_iter().filter(|one| one.to_lowercase() == lower).min();
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let others = Letters::of(candidate);
        let least = letters.least_edits(&others);
        let is_far = least > 2 && letters.most_alike(&others) < ALIKE;
        if is_far || best.is_some_and(|best| best <= (least, candidate)) {
            continue;
        }
        let alike = strsim::jaro_winkler(word, candidate) >= ALIKE;
        if !alike && least > 2 {
            continue;
        }
        let edits = strsim::damerau_levenshtein(word, candidate);
        let is_near = alike || edits <= 2 && edits < candidate.chars().count();
        if is_near && best.is_none_or(|best| (edits, candidate) < best) {
            best = Some((edits, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// How alike two words must be, by Jaro and Winkler, where more than two edits lie between them.
const ALIKE: f64 = 0.88;
/// A word of so many letters is another word wherever one of them is changed.
const SHORT: u32 = 3;

/// How many of each letter a word has: tells most words apart before their edits are counted. Letters that share a place
/// only make words more alike than they are.
struct Letters {
    places: [u16; 64],
    count: u32,
}

impl Letters {
    fn of(word: &str) -> Self {
        let mut letters = Self { places: [0; 64], count: 0 };
        for letter in word.chars() {
            let place = &mut letters.places[letter as usize % 64];
            *place = place.saturating_add(1);
            letters.count += 1;
        }
        letters
    }

    /// At most so many letters are the same in both.
    fn common(&self, other: &Self) -> u32 {
        self.places.iter().zip(&other.places).map(|(one, other)| u32::from(*one.min(other))).sum()
    }

    /// At least so many edits lie between the two.
    fn least_edits(&self, other: &Self) -> usize {
        (self.count.max(other.count) - self.common(other)) as usize
    }

    /// At most so alike are the two, by Jaro and Winkler, with the four letters that count most in common.
    fn most_alike(&self, other: &Self) -> f64 {
        let share = |count: u32| f64::from(self.common(other)) / f64::from(count.max(1));
        let jaro = (share(self.count) + share(other.count) + 1.0) / 3.0;
        jaro.mul_add(0.6, 0.4)
    }
}

/// A `Text` from two format strings with captured arguments: Swedish, then English.
macro_rules! text {
    ($sv:literal, $en:literal $(,)?) => {
        $crate::diagnostics::Text::new(::std::format!($sv), ::std::format!($en))
    };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nearest_finds_what_was_meant_and_nothing_far_off() {
        let known = ["titel", "datum", "organ"];
        assert_eq!(nearest("datun", known), Some("datum"));
        assert_eq!(nearest("titlel", known), Some("titel"));
        assert_eq!(nearest("föredragande", known), None);
        assert_eq!(nearest("KS", ["kf", "ks"]), Some("ks"));
        assert_eq!(nearest("ks", ["kf", "ksau"]), None);
    }

    proptest! {
        /// The first look at the letters leaves out nothing that a look at every word would find.
        #[test]
        fn nearest_is_the_nearest_of_all(word in "[abå]{4,8}", known in prop::collection::vec("[abå]{0,8}", 0..8)) {
            let measured = known.iter().map(|one| (strsim::damerau_levenshtein(&word, one), one.as_str()));
            let near = measured.filter(|(edits, one)| {
                (*edits <= 2 && *edits < one.chars().count()) || strsim::jaro_winkler(&word, one) >= ALIKE
            });
            let found = nearest(&word, known.iter().map(String::as_str));
            prop_assert_eq!(found, near.min().map(|(_, one)| one));
        }
    }

    #[test]
    fn the_environment_decides_the_language_and_swedish_is_the_default() {
        assert_eq!(Language::of_environment(None), Language::Swedish);
        assert_eq!(Language::of_environment(Some("C")), Language::Swedish);
        assert_eq!(Language::of_environment(Some("en_GB.UTF-8")), Language::English);
    }
}
