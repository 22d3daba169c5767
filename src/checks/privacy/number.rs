//! A personal number in a text that is about to be published.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Text, Words};
use crate::documents::WAIVERS;
use crate::site::Site;
use crate::terms::personal_data::Found;
use crate::terms::personal_number::{Certainty, Sort};

static CODE: Code = Code::error(
    "personal-number",
    Words("Personnummer i det som ska publiceras", "A personal number in what is to be published"),
    Words(
        "Ett personnummer på webben kan inte tas tillbaka: det kopieras och sparas av andra. Felet visar var det står, \
         aldrig numret.",
        "A personal number on the web cannot be taken back: others copy and keep it. The fault shows where it stands and \
         never the number.",
    ),
    Words(
        "Ta bort numret. Är det inget personnummer, skriv ett undantag i content/undantag.toml med filen, skälet, vem som \
         beslutat, till när och den hash som meddelandet visar.",
        "Remove the number. If it is no personal number, write a waiver in content/undantag.toml with the file, the reason, \
         who decided, until when and the hash that the message shows.",
    ),
)
.resting_on("Dataskyddsförordningen artikel 87; 3 kap. 10 § lagen (2018:218)");

/// A personal, coordination or interim number.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        for trace in &document.traces {
            let Found::Number(sort, Certainty::Sure) = trace.found else { continue };
            if waived(site, &document.origin.path, &trace.seal) {
                continue;
            }
            let place = Place::new(&document.origin.path, trace.span.clone()).discreet();
            report.push(fault(sort, &trace.seal).at(place));
        }
    }),
};

/// Whether somebody has answered for a number.
pub fn waived(site: &Site, file: &str, seal: &str) -> bool {
    site.waivers.iter().any(|waiver| waiver.names(file, seal) && waiver.holds_on(site.as_of))
}

/// The fault of a number, without its place.
pub fn fault(sort: Sort, seal: &str) -> Diagnostic {
    let (sv, en) = name(sort);
    Diagnostic::new(&CODE, text!("{sv} (hash {seal})", "{en} (hash {seal})")).help(help(seal))
}

/// What to do.
pub fn help(seal: &str) -> Text {
    text!(
        "ta bort numret; är det inget personnummer, lägg till ett undantag i {WAIVERS} med hash = \"{seal}\"",
        "remove the number; if it is no personal number, add a waiver in {WAIVERS} with hash = \"{seal}\""
    )
}

fn name(sort: Sort) -> (&'static str, &'static str) {
    match sort {
        Sort::Personal => ("ett personnummer", "a personal number"),
        Sort::Coordination => ("ett samordningsnummer", "a coordination number"),
        Sort::Interim => ("ett interimspersonnummer", "an interim personal number"),
    }
}
