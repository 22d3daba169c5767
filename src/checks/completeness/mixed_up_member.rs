//! One mark for two names among the members of bodies.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::documents::Data;

static CODE: Code = Code::error(
    "mixed-up-member",
    Words("Samma id står för två namn", "The same id stands for two names"),
    Words(
        "Den som använder uppgifterna tror att det är en enda person, som sitter på bådas platser.",
        "Who uses the data takes them for one person, who sits on the seats of both.",
    ),
    Words(
        "Ge var och en ett eget id, samma i alla organ.",
        "Give each an id of their own, the same in all bodies.",
    ),
);

/// A member whose mark stands for somebody else in the same list, or in a body of the same municipality.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        let Data::Body(body) = &document.data else { return };
        let municipality = site.tie(id).municipality;
        // Each pair of bodies is told once, in the later one.
        let earlier = site.documents().take_while(|other| *other <= id);
        for other in earlier.filter(|other| site.tie(*other).municipality == municipality) {
            let Data::Body(other) = &site.document(other).data else { continue };
            for placed in body.members.mixed_up(&other.members) {
                let mark = &placed.value;
                report.push(
                    Diagnostic::new(
                        &CODE,
                        text!("id {mark} står för två namn", "the id {mark} stands for two names"),
                    )
                    .at(Place::new(&document.origin.path, placed.span.clone()))
                    .help(CODE.explanation.fix),
                );
            }
        }
    }),
};
