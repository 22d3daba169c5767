//! A reference to an id that the page does not have.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "dangling-reference",
    Words("Hänvisningen leder ingenstans", "The reference leads nowhere"),
    Words(
        "Ett namn eller en beskrivning som inte finns blir aldrig uppläst, och en länk dit gör ingenting.",
        "A name or a description that is not there is never read out, and a link to it does nothing.",
    ),
    Words(
        "Ge stället det id som hänvisningen söker, eller rätta hänvisningen.",
        "Give the place the id that the reference looks for, or mend the reference.",
    ),
)
.resting_on("WCAG 1.3.1, 2.4.1, 4.1.2, EN 301 549 9.1.3.1, 9.2.4.1, 9.4.1.2");

/// A reference to an id that the page does not have.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::DanglingReference(id) => {
            Some(text!("sidan har inget id \"{id}\"", "the page has no id \"{id}\""))
        }
        _ => None,
    }),
};
