//! A column without a heading.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "empty-column-heading",
    Words("En kolumn saknar rubrik", "A column has no heading"),
    Words(
        "Den som lyssnar får höra cellernas värden utan att veta vad de är.",
        "Whoever listens hears the values of the cells without knowing what they are.",
    ),
    Words(
        "Skriv kolumnens rubrik i tabellens första rad. Bara den första kolumnen får vara utan.",
        "Write the column's heading in the first row of the table. Only the first column may be without.",
    ),
)
.in_html(Words(
    "Skriv vad kolumnen eller raden innehåller, eller gör cellen till <td>.",
    "Say what the column or row holds, or make the cell <td>.",
))
.resting_on("WCAG 1.3.1, EN 301 549 9.1.3.1");

/// A column without a heading.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::EmptyColumnHeading => Some(text!("kolumnen saknar rubrik", "the column has no heading")),
        _ => None,
    }),
};
