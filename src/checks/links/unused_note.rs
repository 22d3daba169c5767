//! A note that no text refers to.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "unused-note",
    Words("Noten visas inte", "The note is not shown"),
    Words(
        "En not visas där texten hänvisar till den. Annars försvinner det som står i den.",
        "A note is shown where the text refers to it. Otherwise what it says is lost.",
    ),
    Words(
        "Skriv [^1] i texten där noten hör hemma, med notens eget namn, eller ta bort noten.",
        "Write [^1] in the text where the note belongs, with the note's own name, or remove the note.",
    ),
);

/// A note that no text refers to.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::UnusedNote(label) => Some(text!(
            "ingen text hänvisar till noten [^{label}], eller så finns den två gånger",
            "no text refers to the note [^{label}], or it stands twice"
        )),
        _ => None,
    }),
};
