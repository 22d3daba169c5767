//! A page without a main heading.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::warning(
    "page-without-heading",
    Words("Sidan saknar huvudrubrik", "The page has no main heading"),
    Words(
        "Den som tar sig fram med rubriker hittar inte var innehållet börjar.",
        "Whoever moves by headings does not find where the content begins.",
    ),
    Words(
        "Gör sidans namn till en rubrik på första nivån: <h1>…</h1>",
        "Make the page's name a heading of the first level: <h1>…</h1>",
    ),
)
.resting_on("WCAG 1.3.1, 2.4.6, EN 301 549 9.1.3.1, 9.2.4.6");

/// A page without a main heading.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::NoTopHeading => Some(text!(
            "sidan har ingen rubrik på första nivån",
            "the page has no heading of the first level"
        )),
        _ => None,
    }),
};
