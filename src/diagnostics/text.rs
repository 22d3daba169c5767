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
/// alike by Jaro–Winkler.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|candidate| (candidate, strsim::damerau_levenshtein(word, candidate)))
        .filter(|(candidate, edits)| {
            (*edits <= 2 && *edits < candidate.chars().count())
                || strsim::jaro_winkler(word, candidate) >= 0.88
        })
        .min_by_key(|(candidate, edits)| (*edits, *candidate))
        .map(|(candidate, _)| candidate)
}

/// A `Text` from two format strings with captured arguments: Swedish, then English.
macro_rules! text {
    ($sv:literal, $en:literal $(,)?) => {
        $crate::diagnostics::Text::new(::std::format!($sv), ::std::format!($en))
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_finds_what_was_meant_and_nothing_far_off() {
        let known = ["titel", "datum", "organ"];
        assert_eq!(nearest("datun", known), Some("datum"));
        assert_eq!(nearest("titlel", known), Some("titel"));
        assert_eq!(nearest("föredragande", known), None);
    }

    #[test]
    fn the_environment_decides_the_language_and_swedish_is_the_default() {
        assert_eq!(Language::of_environment(None), Language::Swedish);
        assert_eq!(Language::of_environment(Some("C")), Language::Swedish);
        assert_eq!(Language::of_environment(Some("en_GB.UTF-8")), Language::English);
    }
}
