//! A key or password in what is about to be published.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::terms::personal_data::Found;

pub static CODE: Code = Code::error(
    "secret-key",
    Words("En nyckel eller ett lösenord", "A key or password"),
    Words(
        "Den som läser sidan kan använda nyckeln. Felet visar var den står, aldrig nyckeln.",
        "Whoever reads the page can use the key. The fault shows where it stands and never the key.",
    ),
    Words(
        "Ta bort nyckeln och byt ut den: den kan redan vara sedd.",
        "Remove the key and replace it: it may have been seen already.",
    ),
);

/// A key in a text.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        for trace in &document.traces {
            let Found::Key(kind) = trace.found else { continue };
            let place = Place::new(&document.origin.path, trace.span.clone()).discreet();
            report.push(fault(kind).at(place));
        }
    }),
};

/// The fault of a key of a kind, without its place.
pub fn fault(kind: &str) -> Diagnostic {
    Diagnostic::new(&CODE, text!("en hemlig nyckel ({kind})", "a secret key ({kind})"))
        .help(CODE.explanation.fix)
}
