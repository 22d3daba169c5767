//! A paragraph that plays a heading.

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, BlockKind};

static CODE: Code = Code::warning(
    "fake-heading",
    Words("Ett stycke i fetstil ser ut som en rubrik", "A bold paragraph looks like a heading"),
    Words(
        "Den som tar sig fram med rubriker hittar inte dit.",
        "Whoever moves by headings does not find it.",
    ),
    Words("Gör stycket till en rubrik: ## Rubrik", "Make the paragraph a heading: ## Heading"),
)
.in_html(Words("Gör stycket till en rubrik: <h2>…</h2>", "Make the paragraph a heading: <h2>…</h2>"))
.resting_on("WCAG 1.3.1, EN 301 549 9.1.3.1");

/// A paragraph that plays a heading.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

/// A bold paragraph longer than this is emphasis, in letters.
const LONGEST: usize = 80;

fn look(blocks: &[Block]) -> Found {
    blocks
        .windows(2)
        .filter(|pair| {
            let text = pair[0].text.trim();
            pair[0].kind == BlockKind::Paragraph
                && pair[1].kind == BlockKind::Paragraph
                && pair[0].all_bold
                && text.chars().count() < LONGEST
                && !text.ends_with(['.', ':', '!', '?'])
        })
        .map(|pair| {
            let said = pair[0].text.trim();
            (
                pair[0].span.clone(),
                text!("\"{said}\" ser ut som en rubrik", "\"{said}\" looks like a heading"),
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn a_short_bold_paragraph_before_a_text_is_told() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        assert_eq!(found("**Bakgrund**\n\nText."), 1);
        assert_eq!(found("**Obs!**\n\nText."), 0);
        assert_eq!(found("**Viktigt** är det.\n\nText."), 0);
    }
}
