//! Words that only make sense to those who see the page.

use std::sync::LazyLock;

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, BlockKind};
use crate::terms::FirstLook;

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

/// What is rare in a text; every phrase has something of it. Only ASCII has been made small when it is looked for, so the
/// other letters may be capitals.
const RARE: [&str; 14] = [
    "höger", "hÖger", "vänster", "vÄnster", "rutan", "knappen", "röd", "rÖd", "grön", "grÖn", "gula ",
    "gulm", "blå", "blÅ",
];

/// Any of that.
static ANY: LazyLock<FirstLook> = LazyLock::new(|| FirstLook::for_any(&RARE));

fn look(blocks: &[Block]) -> Found {
    let mut found = Found::new();
    let mut small = String::new();
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Paragraph && block.links.is_empty()) {
        small.clear();
        small.push_str(&block.text);
        small.make_ascii_lowercase();
        if !ANY.finds_any_in(&small) {
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

    #[test]
    fn every_phrase_is_seen_at_the_first_look() {
        for phrase in PHRASES {
            assert!(ANY.finds_any_in(phrase), "{phrase}");
            assert!(ANY.finds_any_in(&phrase.to_uppercase().to_ascii_lowercase()), "{phrase}");
        }
    }
}
