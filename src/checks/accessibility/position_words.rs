//! Words that only make sense to those who see the page.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, BlockKind};

static CODE: Code = Code::warning(
    "position-words",
    Words("Texten hänvisar till hur sidan ser ut", "The text refers to how the page looks"),
    Words("Den som lyssnar, eller läser på telefon, hittar inte \"rutan till höger\" eller \"den röda raden\".", "Whoever listens, or reads on a telephone, does not find \"the box to the right\" or \"the red line\"."),
    Words("Namnge det du hänvisar till, och länka dit om det går.", "Name what you refer to, and link to it where you can."),
)
.resting_on("WCAG 1.3.3, EN 301 549 9.1.3.3");

/// Words that only make sense to those who see the page.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

const PHRASES: &[&str] = &[
    "till höger",
    "till vänster",
    "i högerkolumnen",
    "i vänsterkolumnen",
    "i rutan",
    "rutan ovan",
    "rutan nedan",
    "den röda ",
    "den gröna ",
    "den gula ",
    "den blå ",
    "rödmarkera",
    "grönmarkera",
    "gulmarkera",
    "det röda fältet",
    "det gröna fältet",
    "knappen nedan",
    "knappen ovan",
];

/// All of them, looked for in one pass, in capitals too.
static ANY: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let spellings = PHRASES.iter().flat_map(|phrase| spellings(phrase));
    AhoCorasick::builder().ascii_case_insensitive(true).build(spellings).ok()
});

/// A phrase with each of its å, ä and ö small and capital; of ASCII both are looked for anyway.
fn spellings(phrase: &str) -> Vec<String> {
    phrase.chars().fold(vec![String::new()], |begun, c| {
        let capital = c.to_uppercase().next().filter(|_| !c.is_ascii());
        let signs = [Some(c), capital].into_iter().flatten();
        signs.flat_map(|sign| begun.iter().map(move |begin| format!("{begin}{sign}"))).collect()
    })
}

fn look(blocks: &[Block]) -> Found {
    let mut found = Found::new();
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Paragraph && block.links.is_empty()) {
        if !ANY.as_ref().is_none_or(|any| any.is_match(&block.text)) {
            continue;
        }
        let lower = block.text.to_lowercase();
        // Lower case of these letters has the same length, so places agree; anything else is left alone.
        if lower.len() != block.text.len() || mentions_the_thread(&lower) {
            continue;
        }
        for phrase in PHRASES {
            if let Some(at) = lower.find(phrase) {
                let said = phrase.trim();
                found.push((
                    block.place(at..at + said.len()),
                    text!("\"{said}\" säger något om hur sidan ser ut", "\"{said}\" says how the page looks"),
                ));
            }
        }
    }
    found
}

/// Den röda tråden is a figure of speech.
fn mentions_the_thread(lower: &str) -> bool {
    lower.contains("den röda tråden")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn places_and_colours_are_told() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        assert_eq!(found("Se rutan till höger."), 1);
        assert_eq!(found("Den gröna raden visar målet."), 1);
        assert_eq!(found("SE TILL HÖGER I RUTAN."), found("se till höger i rutan."));
        assert_eq!(found("TILL HÖGER"), 1);
        assert_eq!(found("Följ den röda tråden."), 0);
        assert_eq!(found("Se [rutan till höger](#ruta)."), 0);
    }
}
