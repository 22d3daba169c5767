//! A line that is read as the address of a link.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "unused-address",
    Words("Raden visas inte", "The line is not shown"),
    Words(
        "En rad som börjar [ord]: läses som adressen till en länk, och texten på den försvinner.",
        "A line that begins [words]: is read as the address of a link, and its text is lost.",
    ),
    Words(
        "Ta bort hakparenteserna: Telefon: 0123-45 67 89. Är det en länk: [orden](adressen).",
        "Remove the brackets: Telephone: 0123-45 67 89. If it is a link: [the words](the address).",
    ),
);

/// A line that is read as the address of a link that no text has.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::UnusedAddress(label) => Some(text!(
            "raden [{label}]: läses som en adress, och visas inte",
            "the line [{label}]: is read as an address, and is not shown"
        )),
        _ => None,
    }),
};
