//! The same heading twice under one heading.

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, BlockKind};

static CODE: Code = Code::warning(
    "repeated-heading",
    Words("Samma rubrik två gånger", "The same heading twice"),
    Words(
        "Den som tar sig fram med rubriker kan inte skilja dem åt.",
        "Whoever moves by headings cannot tell them apart.",
    ),
    Words(
        "Gör rubrikerna olika, till exempel med årtal eller ämne.",
        "Make the headings differ, by year or subject for example.",
    ),
)
.resting_on("WCAG 2.4.6, EN 301 549 9.2.4.6");

/// The same heading twice under one heading.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

fn look(blocks: &[Block]) -> Found {
    let mut found = Found::new();
    // The headings on the way down to where we are, each with those that stand beside it.
    let mut beside: Vec<(u8, Vec<&str>)> = Vec::new();
    for block in blocks {
        let BlockKind::Heading(level) = block.kind else { continue };
        beside.retain(|(known, _)| *known <= level);
        if beside.last().is_none_or(|(known, _)| *known < level) {
            beside.push((level, Vec::new()));
        }
        let Some((_, siblings)) = beside.last_mut() else { continue };
        let text = block.text.trim();
        if siblings.contains(&text) {
            found.push((
                block.span.clone(),
                text!("rubriken \"{text}\" finns redan här", "the heading \"{text}\" is already here"),
            ));
        }
        siblings.push(text);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn only_siblings_are_compared() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        assert_eq!(found("## A\n\n### X\n\n### X\n\n## B\n\n### X\n"), 1);
        assert_eq!(found("## A\n\n## B\n"), 0);
    }
}
