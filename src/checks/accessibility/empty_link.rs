//! A link without text.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "empty-link",
    Words("Länken har ingen text", "The link has no text"),
    Words(
        "En skärmläsare läser i stället upp hela adressen.",
        "A screen reader reads out the whole address instead.",
    ),
    Words("Skriv inom hakparenteserna vart länken leder.", "Write in the brackets where the link leads."),
)
.in_html(Words(
    "Skriv i länken vart den leder, eller ge dess bild ett textalternativ.",
    "Write in the link where it leads, or give its image a text alternative.",
))
.resting_on("WCAG 2.4.4, EN 301 549 9.2.4.4");

/// A link without text.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::EmptyLink => Some(text!("länken har ingen text", "the link has no text")),
        _ => None,
    }),
};
