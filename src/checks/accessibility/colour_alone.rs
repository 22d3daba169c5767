//! A cell that says something by the name of a colour alone.

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, BlockKind};

static CODE: Code = Code::warning(
    "colour-alone",
    Words("Cellen säger bara en färg", "The cell says only a colour"),
    Words(
        "En färg betyder olika för olika läsare, och inget alls för den som inte ser den.",
        "A colour means different things to different readers, and nothing to those who do not see it.",
    ),
    Words(
        "Skriv vad färgen betyder: uppnått, på väg, ej uppnått.",
        "Write what the colour means: met, on its way, not met.",
    ),
)
.resting_on("WCAG 1.4.1, EN 301 549 9.1.4.1");

/// A cell that says something by the name of a colour alone.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

const COLOURS: &[&str] =
    &["röd", "rött", "gul", "gult", "grön", "grönt", "blå", "blått", "red", "yellow", "green", "blue"];

fn look(blocks: &[Block]) -> Found {
    let cells = blocks.iter().filter(|block| block.kind == BlockKind::Cell);
    cells
        .filter(|block| is_colour(block.text.trim()))
        .map(|block| {
            let said = block.text.trim();
            (block.span.clone(), text!("cellen säger bara \"{said}\"", "the cell says only \"{said}\""))
        })
        .collect()
}

fn is_colour(said: &str) -> bool {
    // The names are short.
    said.len() <= 8 && COLOURS.contains(&said.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn a_colour_alone_is_told() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        assert_eq!(found("| mål | status |\n|---|---|\n| a | Grön |\n| b | grön: uppnått |\n"), 1);
    }
}
