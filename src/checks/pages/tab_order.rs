//! An order of its own for the keyboard.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "forced-tab-order",
    Words("Tangentbordet tvingas till en egen ordning", "The keyboard is forced into an order of its own"),
    Words(
        "Den som går med tangentbordet hoppar hit och dit på sidan.",
        "Whoever walks with the keyboard jumps about on the page.",
    ),
    Words(
        "Ta bort tabindex över noll, och låt ordningen i koden gälla.",
        "Remove tabindex above zero, and let the order of the code hold.",
    ),
)
.resting_on("WCAG 2.4.3, EN 301 549 9.2.4.3");

/// An order of its own for the keyboard.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::ForcedTabOrder => Some(text!("tabindex är större än noll", "tabindex is above zero")),
        _ => None,
    }),
};
