//! Which pieces of a finished page are words, and in which of its two languages.

use crate::terms::tongue::{CLOSE, OPEN};

/// The longest word without small letters that is taken for a sign, as `PDF` is.
const SIGN: usize = 6;

/// Which of the two languages of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// That of the page.
    Own,
    /// The main one of the site.
    Main,
}

/// Words of which languages there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spoken {
    /// That of the page.
    pub own: bool,
    /// The main one of the site.
    pub main: bool,
}

impl Spoken {
    /// Adds words of a language.
    pub fn add(&mut self, tongue: Voice) {
        match tongue {
            Voice::Own => self.own = true,
            Voice::Main => self.main = true,
        }
    }

    /// Adds what another says.
    pub fn join(&mut self, other: Self) {
        self.own |= other.own;
        self.main |= other.main;
    }

    /// The language, where there is one alone.
    pub fn alone(self) -> Option<Voice> {
        match (self.own, self.main) {
            (true, false) => Some(Voice::Own),
            (false, true) => Some(Voice::Main),
            _ => None,
        }
    }
}

/// Cuts a text at its marks, and tells the language of each piece.
pub fn pieces<'h>(text: &'h str, depth: &mut usize, mut tell: impl FnMut(&'h str, Option<Voice>)) {
    let mut rest = text;
    loop {
        let at = rest.find([OPEN, CLOSE]);
        let piece = &rest[..at.unwrap_or(rest.len())];
        if !piece.is_empty() {
            let tongue = if *depth > 0 { Voice::Own } else { Voice::Main };
            tell(piece, is_spoken(piece).then_some(tongue));
        }
        let Some(at) = at else { return };
        match rest[at..].chars().next() {
            Some(OPEN) => *depth += 1,
            _ => *depth = depth.saturating_sub(1),
        }
        rest = &rest[at + OPEN.len_utf8()..];
    }
}

/// Whether a piece of HTML text has words: something with small letters that is no address, file or abbreviation.
fn is_spoken(piece: &str) -> bool {
    piece.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let is_sign = letters < 2
            || (letters <= SIGN && !word.contains(char::is_lowercase))
            || word.contains(['/', '@', '='])
            || word.contains("://")
            || matches!(word.split_once('.'), Some((_, end)) if !end.is_empty())
            || ["&amp", "&nbsp", "&quot", "&lt", "&gt"].contains(&word);
        !is_sign
    })
}
