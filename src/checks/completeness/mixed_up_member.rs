//! One mark for two names among the members of bodies.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Report, Text, Words};
use crate::documents::{Data, Member};
use crate::site::{DocumentId, Site};

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
        let differs = |one: &Member, other: &Member| one.id == other.id && one.name != other.name;
        tell_disagreeing(site, id, (&CODE, differs, report), |one, _| {
            let mark = &one.id;
            text!("id {mark} står för två namn", "the id {mark} stands for two names")
        });
    }),
};

/// Tells each member that does not agree with an earlier one. Each pair of bodies is told once, in the later one.
pub fn tell_disagreeing(
    site: &Site,
    id: DocumentId,
    (code, disagree, report): (&'static Code, fn(&Member, &Member) -> bool, &mut Report),
    words: fn(&Member, &Member) -> Text,
) {
    let document = site.document(id);
    let Data::Body(body) = &document.data else { return };
    let municipality = site.tie(id).municipality;
    let earlier = site.documents().take_while(|other| *other <= id);
    for other in earlier.filter(|other| site.tie(*other).municipality == municipality) {
        let Data::Body(other) = &site.document(other).data else { continue };
        for (one, other, placed) in body.members.disagreeing(&other.members, disagree) {
            report.push(
                Diagnostic::new(code, words(one, other))
                    .at(Place::new(&document.origin.path, placed.span.clone()))
                    .help(code.explanation.fix),
            );
        }
    }
}
