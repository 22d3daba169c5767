//! A field that nothing names.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "field-without-label",
    Words("Fältet saknar namn", "The field has no name"),
    Words("Den som lyssnar får inte veta vad som ska fyllas i. En ledtext inne i fältet försvinner när man skriver.", "Whoever listens is not told what to fill in. A hint inside the field vanishes as one writes."),
    Words("Skriv en synlig etikett: <label for=\"namn\">Namn</label> <input id=\"namn\">", "Write a visible label: <label for=\"name\">Name</label> <input id=\"name\">"),
)
.resting_on("WCAG 1.3.1, 3.3.2, 4.1.2, EN 301 549 9.1.3.1, 9.3.3.2, 9.4.1.2");

/// A field that nothing names.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::FieldWithoutLabel => Some(text!("fältet har ingen etikett", "the field has no label")),
        _ => None,
    }),
};
