//! A heading that skips a level.

use crate::checks::check::{Check, Look, each_finding};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "skipped-heading-level",
    Words("Rubriken hoppar över en nivå", "The heading skips a level"),
    Words(
        "Den som tar sig fram med rubriker, till exempel med skärmläsare, tror att något saknas.",
        "Whoever moves by headings, with a screen reader for example, believes that something is missing.",
    ),
    Words(
        "Ta bort en fyrkant, eller lägg till rubriken som saknas emellan.",
        "Remove a number sign, or add the heading that is missing between.",
    ),
)
.resting_on("WCAG 1.3.1, EN 301 549 9.1.3.1");

/// A heading that skips a level.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        each_finding((site, id), &CODE, report, |kind| match kind {
            FindingKind::SkippedLevel { from, to } => Some(text!(
                "rubriken går från nivå {from} till nivå {to}",
                "the heading goes from level {from} to level {to}"
            )),
            _ => None,
        });
    }),
};
