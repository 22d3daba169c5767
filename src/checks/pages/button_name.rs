//! A button that nothing names.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "button-without-name",
    Words("Knappen saknar namn", "The button has no name"),
    Words("En skärmläsare säger bara knapp.", "A screen reader says only button."),
    Words("Skriv i knappen vad den gör.", "Write in the button what it does."),
)
.resting_on("WCAG 4.1.2, EN 301 549 9.4.1.2");

/// A button that nothing names.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::ButtonWithoutName => Some(text!("knappen har ingen text", "the button has no text")),
        _ => None,
    }),
};
