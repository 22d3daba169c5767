//! Lines that play a list.

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, BlockKind};

static CODE: Code = Code::warning(
    "fake-list",
    Words("En lista är skriven för hand", "A list is typed by hand"),
    Words(
        "En skärmläsare säger då inte att det är en lista, eller hur många punkter den har.",
        "A screen reader then does not say that it is a list, or how many points it has.",
    ),
    Words(
        "Börja varje rad med - och ett mellanslag, och lämna en tom rad före listan.",
        "Begin each line with - and a space, and leave an empty line before the list.",
    ),
)
.in_html(Words(
    "Gör raderna till en lista: <ul><li>…</li></ul>",
    "Make the lines a list: <ul><li>…</li></ul>",
))
.resting_on("WCAG 1.3.1, EN 301 549 9.1.3.1");

/// Lines that play a list.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

fn look(blocks: &[Block]) -> Found {
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    paragraphs
        .filter(|block| block.text.lines().filter(|line| begins_like_a_point(line)).count() >= 2)
        .map(|block| (block.span.clone(), text!("raderna ser ut som en lista", "the lines look like a list")))
        .collect()
}

/// A dash, bullet, `1)` or `a)` first on the line.
fn begins_like_a_point(line: &str) -> bool {
    let line = line.trim_start();
    let mut signs = line.chars();
    match (signs.next(), signs.next()) {
        (Some('–' | '—' | '•' | '·' | '*' | '-'), Some(next)) => next.is_whitespace(),
        (Some(first), Some(')')) => first.is_ascii_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn hand_made_points_are_told() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        assert_eq!(found("Vi vill\n– bygga\n– måla\n"), 1);
        assert_eq!(found("• ett\n• två\n"), 1);
        assert_eq!(found("- ett\n- två\n\nEn mening\n– och en till."), 0);
    }
}
