//! A page that changes by itself after a while.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "refresh-after-a-while",
    Words("Sidan byts av sig själv", "The page changes by itself"),
    Words(
        "Den som läser långsamt eller lyssnar blir avbruten.",
        "Whoever reads slowly or listens is interrupted.",
    ),
    Words(
        "Ta bort meta refresh, eller led vidare genast från servern.",
        "Remove meta refresh, or lead on at once from the server.",
    ),
)
.resting_on("WCAG 2.2.1, EN 301 549 9.2.2.1");

/// A page that changes by itself after a while.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::Refresh => Some(text!(
            "sidan laddas om eller byts efter en stund",
            "the page is loaded again or replaced after a while"
        )),
        _ => None,
    }),
};
