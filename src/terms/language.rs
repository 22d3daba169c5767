//! The name of a language, as pages say it.

/// Whether a text has the form of a language tag (BCP 47): `sv`, `sv-SE`, `zh-Hant`.
pub fn is_language(tag: &str) -> bool {
    tag.parse::<icu_locale_core::Locale>().is_ok_and(|locale| !locale.id.language.is_unknown())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_are_told_from_words() {
        for tag in ["sv", "sv-SE", "en-GB", "zh-Hant", "fi", "rom", "ar"] {
            assert!(is_language(tag), "{tag}");
        }
        for word in ["", "svenska!", "sv_", "s", "1", "und", "swedish-language"] {
            assert!(!is_language(word), "{word}");
        }
    }
}
