//! An image alternative that does not describe the image.

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, Reference};

static CODE: Code = Code::error(
    "poor-alternative",
    Words("Textalternativet beskriver inte bilden", "The text alternative does not describe the image"),
    Words(
        "Den som inte ser bilden får ett filnamn eller ordet \"bild\" i stället för innehållet.",
        "Whoever does not see the image gets a file name or the word \"image\" in place of its content.",
    ),
    Words(
        "Beskriv vad bilden visar, i en mening på högst 150 tecken.",
        "Describe what the image shows, in one sentence of at most 150 signs.",
    ),
)
.resting_on("WCAG 1.1.1, EN 301 549 9.1.1.1");

/// An image alternative that does not describe the image.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

/// Words that only say that there is an image.
const EMPTY: &[&str] = &[
    "bild",
    "bilden",
    "foto",
    "fotografi",
    "logga",
    "logotyp",
    "diagram",
    "graf",
    "karta",
    "figur",
    "ikon",
    "image",
    "photo",
    "chart",
    "map",
    "logo",
];

/// The longest alternative, in letters.
const LONGEST: usize = 150;

fn look(blocks: &[Block]) -> Found {
    let images = blocks.iter().flat_map(|block| &block.links).filter(|link| link.is == Reference::Image);
    images
        .filter_map(|image| {
            let said = image.text.trim();
            let lower = said.to_lowercase();
            let message = if is_file_name(&lower) {
                text!(
                    "textalternativet \"{said}\" är ett filnamn",
                    "the alternative \"{said}\" is a file name"
                )
            } else if EMPTY.contains(&lower.trim_end_matches('.')) {
                text!(
                    "textalternativet \"{said}\" säger bara att det är en bild",
                    "the alternative \"{said}\" only says that there is an image"
                )
            } else if said.chars().count() > LONGEST {
                text!(
                    "textalternativet är längre än {LONGEST} tecken",
                    "the alternative is longer than {LONGEST} signs"
                )
            } else {
                return None;
            };
            Some((image.span.clone(), message))
        })
        .collect()
}

fn is_file_name(lower: &str) -> bool {
    let ending =
        [".jpg", ".jpeg", ".png", ".svg", ".webp", ".gif"].iter().any(|ending| lower.ends_with(ending));
    ending || ["img_", "dsc", "skärmavbild", "screenshot"].iter().any(|start| lower.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn names_of_files_and_kinds_are_told() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        assert_eq!(found("![IMG_2041](a.png) ![karta](b.png) ![plan.jpg](c.jpg)"), 3);
        assert_eq!(found("![Karta över skolvägar i Kvarnbacka](b.png)"), 0);
    }
}
