//! A reference to a note that does not exist.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "missing-note",
    Words("Noten finns inte", "The note does not exist"),
    Words(
        "Läsaren möter en siffra som inte leder någonstans.",
        "The reader meets a number that leads nowhere.",
    ),
    Words("Skriv noten på en egen rad: [^1]: Text", "Write the note on a line of its own: [^1]: Text"),
);

/// A reference to a note that does not exist.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::MissingNote(label) => {
            Some(text!("noten [^{label}] finns inte", "the note [^{label}] does not exist"))
        }
        _ => None,
    }),
};
