//! An abbreviation that the text never explains.

use std::collections::BTreeSet;
use std::ops::Range;

use super::capitals::second_of_pair;
use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, BlockKind};

static CODE: Code = Code::warning(
    "unexplained-abbreviation",
    Words("Förkortningen förklaras inte", "The abbreviation is not explained"),
    Words(
        "Den som inte arbetar i kommunen vet inte vad bokstäverna står för, och en skärmläsare läser dem som ett ord.",
        "Whoever does not work in the municipality does not know what the letters mean, and a screen reader reads them as a word.",
    ),
    Words(
        "Skriv ut den första gången, med förkortningen i parentes: kommunstyrelsens arbetsutskott (KSAU).",
        "Write it out the first time, with the abbreviation in parentheses: the executive committee (EC).",
    ),
)
.resting_on("WCAG 3.1.4");

/// An abbreviation that the text never explains.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

/// Better known by their letters than by their words.
const KNOWN: &[&str] = &[
    "AB", "EU", "FN", "USA", "UK", "PDF", "CSV", "SMS", "IT", "TV", "ID", "GPS", "WC", "DNA", "CD", "VD",
    "JSON", "PM", "OK", "OBS", "FAQ", "KPMG", "II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII",
];

/// What introduces or follows an explanation.
const BEFORE: &[&str] =
    &["förkortas", "förkortat", "förkortningen", "förkortning", "abbreviated", "abbreviation"];
const AFTER: &[&str] = &[" är ", " står för ", " betyder ", ", vilket betyder ", " stands for ", " means "];

fn look(blocks: &[Block]) -> Found {
    let all: Vec<(&Block, Range<usize>)> = blocks
        .iter()
        .flat_map(|block| abbreviations(&block.text).into_iter().map(move |at| (block, at)))
        .collect();
    let explained: BTreeSet<&str> = all
        .iter()
        .filter(|(block, at)| is_explained(&block.text, at) || is_term(block, at))
        .map(|(block, at)| &block.text[at.clone()])
        .collect();
    let mut told = BTreeSet::new();
    let mut found = Found::new();
    for (block, at) in all {
        let word = &block.text[at.clone()];
        if !KNOWN.contains(&word) && !explained.contains(word) && told.insert(word) {
            found.push((
                block.place(at),
                text!("{word} förklaras inte i texten", "{word} is not explained in the text"),
            ));
        }
    }
    found
}

/// Two to six capitals in a row that are a word of their own, and no part of a number (KLK 2019/144) or of a text in
/// capitals.
fn abbreviations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let is_apart = |c: char| !c.is_alphanumeric();
    let mut from = 0;
    while let Some(second) = second_of_pair(&text[from..]).map(|at| from + at) {
        let start = second - text[..second].rsplit(is_apart).next().map_or(0, str::len);
        let end = text[second..].find(is_apart).map_or(text.len(), |length| second + length);
        let (before, after) = (&text[..start], &text[end..]);
        if is_abbreviation(&text[start..end])
            && !is_part_of_number(before, after)
            && !is_shouted(before, after)
        {
            found.push(start..end);
        }
        from = end;
    }
    found
}

fn is_abbreviation(word: &str) -> bool {
    (2..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

fn is_part_of_number(before: &str, after: &str) -> bool {
    let next = after.trim_start_matches([' ', '\u{a0}', '-', '/', '.']);
    next.starts_with(|c: char| c.is_ascii_digit() || c == '§')
        || before.ends_with(['/', '@', '.', '_', '#', '\\'])
}

/// Whether a word beside it, with nothing but space or a dash between, is in capitals too.
fn is_shouted(before: &str, after: &str) -> bool {
    let between = [' ', '\u{a0}', '\n', '-'];
    let end = |c: char| !c.is_alphanumeric();
    let earlier = before.trim_end_matches(between).rsplit(end).next();
    let later = after.trim_start_matches(between).split(end).next();
    [earlier, later]
        .into_iter()
        .flatten()
        .any(|word| word.chars().count() > 1 && word.chars().all(char::is_uppercase))
}

/// Whether it is all that a line of a definition list says: the other line explains it.
fn is_term(block: &Block, at: &Range<usize>) -> bool {
    block.kind == BlockKind::Definition && block.text.trim() == &block.text[at.clone()]
}

fn is_explained(text: &str, at: &Range<usize>) -> bool {
    let (before, after) = (&text[..at.start], &text[at.end..]);
    let within = before.rfind('(') > before.rfind(')') && after.contains(')');
    let apart = before.ends_with(", ") && after.starts_with(',');
    let followed = after.starts_with(" (") || AFTER.iter().any(|words| after.starts_with(words));
    let named = after.strip_prefix(", ").is_some_and(|rest| rest.starts_with(char::is_lowercase))
        && !before.trim_end().ends_with([',', ':']);
    let introduced = before
        .split_whitespace()
        .next_back()
        .is_some_and(|word| BEFORE.contains(&word.to_lowercase().as_str()));
    within || apart || followed || named || introduced
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    fn found(text: &str) -> Vec<String> {
        let said = |found: Found| found.into_iter().map(|(at, _)| text[at].to_owned()).collect();
        said(look(&Parsed::new(text, 0).blocks()))
    }

    #[test]
    fn what_is_never_explained_is_told_once_at_its_first_use() {
        assert_eq!(found("Enligt LSS och KSAU. LSS igen."), ["LSS", "KSAU"]);
        assert_eq!(found("## Om IFO\n\nText om IFO."), ["IFO"]);
    }

    #[test]
    fn explanations_are_seen_wherever_they_stand() {
        for text in [
            "Kommunstyrelsen (KS) beslutar. KS skriver.",
            "KS skriver. Kommunstyrelsen (KS) beslutar.",
            "LVU (lagen om vård av unga) gäller.",
            "Enligt LVU, lagen om vård av unga, gäller.",
            "Individ- och familjeomsorgen, IFO, utreder.",
            "Arbetsutskott förkortas AU. AU beslutar.",
            "VB betyder att det redovisas senare.",
            "LVU\n: Lagen om vård av unga.",
            "Systemens namn (ALK, HSA och KIR) står som i planen.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn numbers_names_and_shouting_are_something_else() {
        let text =
            "KLK 2019/144, SN-2019/12, KS 2005/0097, Bostäder AB, EU, SAMMANTRÄDE MED KS IDAG, a.PDF, Iphone";
        assert_eq!(found(text), Vec::<String>::new());
    }
}
