//! Two items of a meeting with one number.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::site::DocumentId;

static CODE: Code = Code::warning(
    "item-numbered-twice",
    Words("Två punkter har samma nummer", "Two items have the same number"),
    Words(
        "Den som söker punkten i kallelsen eller protokollet hittar den andra.",
        "Who looks for the item in the notice or the minutes finds the other.",
    ),
    Words(
        "Byt nummer i den ena filens namn, eller skriv nummer = \"2a\".",
        "Change the number in the name of one file, or write nummer = \"2a\".",
    ),
);

/// An item with the number of another one before it on the agenda.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let (Some(item), Some(meeting)) = (site.item(id), site.tie(id).meeting) else { return };
        let Some(number) = &item.number else { return };
        let mut before = site.children(meeting).iter().copied().take_while(|other| *other != id);
        let is_same =
            |other: &DocumentId| site.item(*other).and_then(|one| one.number.as_ref()) == Some(number);
        let Some(other) = before.find(is_same) else { return };
        report.push(
            Diagnostic::new(
                &CODE,
                text!("sammanträdet har två punkter {number}", "the meeting has two items {number}"),
            )
            .at(Place::file(&site.document(id).origin.path))
            .help(CODE.explanation.fix)
            .related(
                Place::file(&site.document(other).origin.path),
                text!("den andra punkten", "the other item"),
            ),
        );
    }),
};
