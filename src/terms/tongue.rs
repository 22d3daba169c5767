//! The languages of a site, and marks around words that are in the language of their page.
//!
//! On a page of another language than the main one most words of documents are foreign and most words of the theme are
//! not. The theme's words carry marks from the moment they are read, and so do the words of a translation; when the page
//! is finished, the marks become `lang` where it is needed. What nobody has marked is in the main language, so that
//! nothing can be forgotten.

/// A language of the site, by its place in the settings. The first is the main one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Tongue(usize);

/// Begins words that are in the language of their page: a character that Unicode keeps for programs.
pub const OPEN: char = '\u{fdd0}';
/// Ends them.
pub const CLOSE: char = '\u{fdd1}';

impl Tongue {
    /// The main language.
    pub const MAIN: Self = Self(0);

    /// The language at a place in the settings.
    pub fn nth(at: usize) -> Self {
        Self(at)
    }

    /// Its place.
    pub fn place(self) -> usize {
        self.0
    }

    /// Whether it is the main one.
    pub fn is_main(self) -> bool {
        self == Self::MAIN
    }
}

/// A text with marks around it.
pub fn own(text: &str) -> String {
    format!("{OPEN}{text}{CLOSE}")
}

/// A phrase with marks around its own words: what stands for its `{values}` is left out, and so is what has no
/// letters.
pub fn own_phrase(phrase: &str) -> String {
    let mut made = String::with_capacity(phrase.len() + 6);
    let mut rest = phrase;
    loop {
        let value = rest.find('{').and_then(|open| Some(open..open + rest[open..].find('}')? + 1));
        let words = &rest[..value.as_ref().map_or(rest.len(), |value| value.start)];
        if words.contains(char::is_alphabetic) {
            made.push_str(&own(words));
        } else {
            made.push_str(words);
        }
        let Some(value) = value else { return made };
        made.push_str(&rest[value.clone()]);
        rest = &rest[value.end..];
    }
}

/// A text without marks.
pub fn unmarked(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_phrase_says_is_marked_and_not_its_values() {
        let shown = |phrase: &str| own_phrase(phrase).replace(OPEN, "<").replace(CLOSE, ">");
        for (phrase, marked) in [
            ("Search", "<Search>"),
            ("Published by {name}.", "<Published by >{name}."),
            ("{organ} {datum}", "{organ} {datum}"),
            ("{organ} decided: {titel}, {n} votes", "{organ}< decided: >{titel}, {n}< votes>"),
            ("an open { brace", "<an open { brace>"),
            ("", ""),
        ] {
            assert_eq!(shown(phrase), marked, "{phrase}");
            assert_eq!(unmarked(&own_phrase(phrase)), phrase);
        }
    }
}
