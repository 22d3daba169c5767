//! What may be a personal number: a wrong check digit, or words around it that call it something else.

use super::number::{help, waived};
use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::terms::personal_data::Found;
use crate::terms::personal_number::Certainty;

pub static CODE: Code = Code::warning(
    "possible-personal-number",
    Words("Kan vara ett personnummer", "May be a personal number"),
    Words(
        "Ett felskrivet personnummer pekar fortfarande ut en människa. Men siffrorna kan också vara ett telefonnummer, ett \
         diarienummer eller ett datum bredvid ett tal.",
        "A mistyped personal number still points at a person. But the digits may also be a telephone number, a case number \
         or a date beside a figure.",
    ),
    Words(
        "Titta på stället. Ta bort numret om det är en persons, annars skriv ett undantag i content/undantag.toml.",
        "Look at the place. Remove the number if it is a person's, else write a waiver in content/undantag.toml.",
    ),
);

/// A number that is nearly or perhaps a person's.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        for trace in &document.traces {
            let Found::Number(_, certainty) = trace.found else { continue };
            if certainty == Certainty::Sure || waived(site, &document.origin.path, &trace.seal) {
                continue;
            }
            let place = Place::new(&document.origin.path, trace.span.clone()).discreet();
            report.push(fault(certainty, &trace.seal).at(place));
        }
    }),
};

/// The fault of such a number, without its place.
pub fn fault(certainty: Certainty, seal: &str) -> Diagnostic {
    let message = match certainty {
        Certainty::NearMiss => text!(
            "ser ut som ett personnummer med fel kontrollsiffra (hash {seal})",
            "looks like a personal number with a wrong check digit (hash {seal})"
        ),
        _ => text!("kan vara ett personnummer (hash {seal})", "may be a personal number (hash {seal})"),
    };
    Diagnostic::new(&CODE, message).help(help(seal))
}
