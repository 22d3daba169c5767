//! A case number whose digits are lost.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Severity, Words};
use crate::documents::Data;

static CODE: Code = Code {
    id: "unknown-case-number",
    severity: Severity::Note,
    ..Code::warning(
        "",
        Words("Diarienumret är okänt", "The case number is unknown"),
        Words(
            "Utan numret kan punkten inte knytas till sitt ärende, och läsaren kan inte begära ut handlingarna.",
            "Without the number the item cannot be tied to its case, and the reader cannot ask for the papers.",
        ),
        Words(
            "Slå upp numret i diariet och skriv hela, och bara ett nummer i varje text.",
            "Look the number up in the register and write all of it, and only one number in each text.",
        ),
    )
};

/// A case number whose digits are lost: told, and never used as an identity.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        let Data::AgendaItem(item) = &document.data else { return };
        for number in item.cases.iter().filter(|number| number.key().is_none()) {
            report.push(
                Diagnostic::new(
                    &CODE,
                    text!("diarienumret {number} är inte helt", "the case number {number} is not whole"),
                )
                .at(Place::file(&document.origin.path))
                .help(CODE.explanation.fix),
            );
        }
    }),
};
