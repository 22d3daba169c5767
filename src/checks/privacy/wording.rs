//! Words that are used of people whose data the law protects.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::terms::personal_data::Found;

pub static CODE: Code = Code::warning(
    "protected-person",
    Words("Ord om skyddade personuppgifter", "Words about protected personal data"),
    Words(
        "Texten nämner skyddad identitet eller liknande. Handlar den om en enskild kan redan det röja någon.",
        "The text speaks of a protected identity or the like. If it is about somebody, that alone may give them away.",
    ),
    Words(
        "Läs stället. Handlar det om en enskild, gör punkten till typ = \"sekretess\".",
        "Read the place. If it is about somebody, make the item typ = \"sekretess\".",
    ),
)
.resting_on("22 kap. 1 § offentlighets- och sekretesslagen (2009:400)");

/// Words about protected persons, outside governing texts, which speak of them in general.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        if document.kind.name == "steering" || document.kind.name == "page" {
            return;
        }
        for trace in &document.traces {
            let Found::Wording(word) = trace.found else { continue };
            let place = Place::new(&document.origin.path, trace.span.clone()).discreet();
            let message = text!("texten säger \"{word}\"", "the text says \"{word}\"");
            report.push(Diagnostic::new(&CODE, message).at(place).help(CODE.explanation.fix));
        }
    }),
};
