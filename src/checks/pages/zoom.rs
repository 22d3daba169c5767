//! A page that cannot be made larger.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "zoom-blocked",
    Words("Sidan hindrar förstoring", "The page prevents zooming"),
    Words(
        "Den som ser dåligt kan inte göra texten större på sin telefon.",
        "Whoever sees badly cannot make the text larger on a telephone.",
    ),
    Words(
        "Ta bort user-scalable och maximum-scale ur viewport.",
        "Remove user-scalable and maximum-scale from viewport.",
    ),
)
.resting_on("WCAG 1.4.4, EN 301 549 9.1.4.4");

/// A page that cannot be made larger.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::ZoomBlocked => Some(text!("viewport hindrar förstoring", "viewport prevents zooming")),
        _ => None,
    }),
};
