//! A heading that skips a level.

use crate::checks::check::{Check, Look};
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
        "Gå en nivå i taget: den första rubriken har ##, en rubrik under den ###. Eller lägg till rubriken som saknas emellan.",
        "Go one level at a time: the first heading has ##, one below it ###. Or add the heading that is missing between.",
    ),
)
.in_html(Words(
    "Rätta taggens nivå, eller lägg till rubriken som saknas emellan: h2 efter h1, h3 efter h2.",
    "Mend the level of the tag, or add the heading that is missing between: h2 after h1, h3 after h2.",
))
.resting_on("WCAG 1.3.1, EN 301 549 9.1.3.1");

/// A heading that skips a level.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::SkippedLevel { from, to } => Some(text!(
            "rubriken går från nivå {from} till nivå {to}",
            "the heading goes from level {from} to level {to}"
        )),
        _ => None,
    }),
};
