//! A frame that nothing names.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "frame-without-title",
    Words("Ramen saknar titel", "The frame has no title"),
    Words(
        "Den som lyssnar vet inte om ramen är värd att gå in i.",
        "Whoever listens does not know whether the frame is worth entering.",
    ),
    Words(
        "Skriv vad ramen visar: <iframe title=\"Karta över skolvägar\" …>",
        "Say what the frame shows: <iframe title=\"Map of ways to school\" …>",
    ),
)
.resting_on("WCAG 4.1.2, EN 301 549 9.4.1.2");

/// A frame that nothing names.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::FrameWithoutTitle => Some(text!("ramen har ingen titel", "the frame has no title")),
        _ => None,
    }),
};
