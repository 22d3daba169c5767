//! A personal number in a file's name: it would stand in the address.

use std::borrow::Cow;

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Report, Words};
use crate::terms::personal_number::{Certainty, mask, scan};

static CODE: Code = Code::error(
    "personal-number-in-address",
    Words("Personnummer i ett filnamn", "A personal number in a file name"),
    Words(
        "Filens namn blir en adress, och adresser sparas i loggar och historik hos alla som besöker sidan.",
        "The file's name becomes an address, and addresses are kept in logs and histories of everybody who visits.",
    ),
    Words("Byt namn på filen eller mappen.", "Rename the file or the folder."),
);

/// A personal number in the name of a document's file or folder.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| of_path(&site.document(id).origin.path, report)),
};

/// Tells a number in a path.
pub fn of_path(path: &str, report: &mut Report) {
    // The ending is no part of the number, and a dot before it would part it from nothing.
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    if scan(stem).iter().any(|hit| hit.certainty == Certainty::Sure) {
        report.push(
            Diagnostic::new(
                &CODE,
                text!("filens namn innehåller ett personnummer", "the file's name holds a personal number"),
            )
            .at(Place::file(&masked(path)).discreet())
            .help(CODE.explanation.fix),
        );
    }
}

/// A path as it may be told.
pub fn masked(path: &str) -> Cow<'_, str> {
    mask(path)
}
