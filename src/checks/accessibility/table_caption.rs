//! A table that nothing introduces.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "table-without-caption",
    Words("Tabellen saknar rubrik", "The table has no caption"),
    Words(
        "Den som lyssnar hör en rad tal utan att veta vad de visar.",
        "Whoever listens hears a row of numbers without knowing what they show.",
    ),
    Words(
        "Skriv ett stycke direkt ovanför tabellen som börjar Tabell: och säger vad den visar.",
        "Write a paragraph right above the table that begins Tabell: and says what it shows.",
    ),
)
.in_html(Words(
    "Skriv först i tabellen vad den visar: <caption>Utfall 2024 per skola</caption>",
    "Say first in the table what it shows: <caption>Outcome of 2024 by school</caption>",
))
.resting_on("WCAG 1.3.1, EN 301 549 9.1.3.1");

/// A table that nothing introduces.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::TableWithoutCaption => Some(text!("tabellen saknar rubrik", "the table has no caption")),
        _ => None,
    }),
};
