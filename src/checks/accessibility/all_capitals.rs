//! Words in capitals alone.

use super::capitals::stretches_without_small;
use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::Block;

static CODE: Code = Code::warning(
    "all-capitals",
    Words("Texten är skriven med bara versaler", "The text is in capitals alone"),
    Words(
        "Versaler är svårare att läsa, och en skärmläsare kan bokstavera dem.",
        "Capitals are harder to read, and a screen reader may spell them out.",
    ),
    Words(
        "Skriv med små bokstäver, och lyft fram med **fetstil** om det behövs.",
        "Write in small letters, and stress with **bold** where needed.",
    ),
)
.in_html(Words(
    "Skriv med små bokstäver, och lyft fram med <strong> om det behövs.",
    "Write in small letters, and stress with <strong> where needed.",
))
.resting_on("WCAG 3.1.5");

/// Words in capitals alone.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

/// So many words in a row.
const WORDS: usize = 3;

/// So many bytes they have at the least, four letters each and the spaces between.
const LEAST: usize = 14;

fn look(blocks: &[Block]) -> Found {
    blocks.iter().filter_map(|block| Some((block.place(run_of_capitals(&block.text)?), said()))).collect()
}

fn said() -> crate::diagnostics::Text {
    text!("flera ord i rad är skrivna med versaler", "several words in a row are in capitals")
}

/// The first stretch of more than three words in capitals; short words are abbreviations.
fn run_of_capitals(text: &str) -> Option<std::ops::Range<usize>> {
    if stretches_without_small(text, LEAST).is_empty() {
        return None;
    }
    let mut start = None;
    let mut words = 0;
    let mut end = 0;
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace).chain(["x"]) {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        let capitals = letters.clone().all(char::is_uppercase);
        let shouted = capitals && letters.count() > 3;
        let short = capitals && words > 0;
        if shouted || short {
            start.get_or_insert(at);
            words += usize::from(shouted);
            end = at + word.trim_end().len();
        } else {
            if words >= WORDS {
                return start.map(|start| start..end);
            }
            (start, words) = (None, 0);
        }
        at += word.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shouting_is_told_and_abbreviations_are_not() {
        let found = |text: &'static str| run_of_capitals(text).map(|range| &text[range]);
        assert_eq!(
            found("Obs: SOCIAL- OCH ÄLDREOMSORGSFÖRVALTNINGEN BESLUTAR nu"),
            Some("SOCIAL- OCH ÄLDREOMSORGSFÖRVALTNINGEN BESLUTAR")
        );
        assert_eq!(found("KSAU, KS och KF enligt KLK 2019/144"), None);
        assert_eq!(found("LSS SFB HVB SIP"), None);
    }
}
