//! A table of data without headings.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "table-without-headings",
    Words("Tabellen saknar rubrikceller", "The table has no heading cells"),
    Words("Den som lyssnar hör en rad tal utan att veta vilken kolumn de står i.", "Whoever listens hears a row of numbers without knowing in which column they stand."),
    Words("Gör första radens celler till <th scope=\"col\"> och första kolumnens till <th scope=\"row\">.", "Make the cells of the first row <th scope=\"col\"> and those of the first column <th scope=\"row\">."),
)
.resting_on("WCAG 1.3.1, EN 301 549 9.1.3.1");

/// A table of data without headings.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::TableWithoutHeadings => {
            Some(text!("tabellen saknar rubrikceller", "the table has no heading cells"))
        }
        _ => None,
    }),
};
