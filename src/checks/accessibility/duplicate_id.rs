//! Two places in a text with one anchor.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "duplicate-id",
    Words("Två ställen har samma ankare", "Two places have one anchor"),
    Words(
        "En länk till ankaret leder bara till det första stället.",
        "A link to the anchor leads only to the first place.",
    ),
    Words(
        "Ge det ena stället ett annat namn: {#nytt-namn}",
        "Give one of the places another name: {#new-name}",
    ),
)
.in_html(Words("Ge det ena elementet ett annat id.", "Give one of the elements another id."))
.resting_on("WCAG 4.1.1, EN 301 549 9.4.1.1");

/// Two places in a text with one anchor.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::DuplicateId(id) => {
            Some(text!("ankaret \"{id}\" finns redan i texten", "the anchor \"{id}\" is already in the text"))
        }
        _ => None,
    }),
};
