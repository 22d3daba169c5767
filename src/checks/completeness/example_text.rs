//! The words of an example that nobody replaced.

use std::sync::LazyLock;

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::Block;
use crate::terms::FirstLook;

/// The words of an example that nobody replaced.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

static CODE: Code = Code::warning(
    "example-text",
    Words("Exempeltexten står kvar", "The words of the example are left"),
    Words(
        "Besökaren möter en uppmaning till den som skriver, i stället för det som sidan skulle säga.",
        "The visitor meets a call to whoever writes, in place of what the page was to say.",
    ),
    Words(
        "Skriv din egen text i stället, eller ta bort stycket.",
        "Write your own text in its place, or remove the paragraph.",
    ),
);

/// What the examples of `insyn new` ask for.
const ASKED: [&str; 5] = [
    "Skriv här vad besökaren behöver veta.",
    "Skriv här vad ärendet handlar om.",
    "Skriv här vad beslutet gäller.",
    "Skriv här det viktigaste.",
    "Skriv vad som gick bra, vad som inte gick bra och vad som ändras nästa år.",
];

/// Any of that.
static ANY: LazyLock<FirstLook> = LazyLock::new(|| FirstLook::for_any(&ASKED));

fn look(blocks: &[Block]) -> Found {
    let mut found = Found::new();
    for block in blocks.iter().filter(|block| ANY.finds_any_in(&block.text)) {
        for asked in ASKED {
            if let Some(at) = block.text.find(asked) {
                let message = text!("exemplets text står kvar", "the example's text is left");
                found.push((block.place(at..at + asked.len()), message));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::KINDS;

    #[test]
    fn everything_that_an_example_asks_for_is_known() {
        let lines = KINDS.iter().flat_map(|kind| kind.example.lines());
        let asking: Vec<&str> = lines.filter(|line| line.starts_with("Skriv ")).collect();
        assert!(asking.len() >= ASKED.len());
        for line in asking {
            assert!(ASKED.contains(&line), "{line}");
        }
    }
}
