//! A heading without text.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "empty-heading",
    Words("Rubriken är tom", "The heading is empty"),
    Words(
        "En skärmläsare läser upp en rubrik utan innehåll.",
        "A screen reader reads out a heading without content.",
    ),
    Words("Skriv rubriken eller ta bort raden.", "Write the heading or remove the line."),
)
.in_html(Words("Skriv rubriken, eller ta bort taggen.", "Write the heading, or remove the tag."))
.resting_on("WCAG 2.4.6, EN 301 549 9.2.4.6");

/// A heading without text.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::EmptyHeading => Some(text!("rubriken har ingen text", "the heading has no text")),
        _ => None,
    }),
};
