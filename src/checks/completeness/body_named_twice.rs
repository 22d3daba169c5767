//! Two bodies with one name.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Text, Words};
use crate::documents::Body;
use crate::site::{DocumentId, Site};

static CODE: Code = Code::error(
    "body-named-twice",
    Words("Två organ har samma namn", "Two bodies have the same name"),
    Words(
        "Läsaren kan inte skilja dem åt i listor, beslut och länkar, och en förkortning leder till fel organ.",
        "The reader cannot tell them apart in lists, decisions and links, and a short name leads to the wrong body.",
    ),
    Words(
        "Rätta namn eller kortnamn i den ena filen, eller ta bort den om de är samma organ.",
        "Correct namn or kortnamn in one of the files, or remove it where they are the same body.",
    ),
);

/// A body with the name or the short name of an earlier one in the same municipality.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let Some(body) = site.body(id) else { return };
        let municipality = site.tie(id).municipality;
        // Each pair is told once, in the later one.
        let earlier = site.documents().take_while(|other| *other < id);
        for other in earlier.filter(|other| site.tie(*other).municipality == municipality) {
            let Some(same) = site.body(other).and_then(|named| same_name(site, (id, body), (other, named)))
            else {
                continue;
            };
            report.push(
                Diagnostic::new(&CODE, same)
                    .at(Place::file(&site.document(id).origin.path))
                    .help(CODE.explanation.fix)
                    .related(
                        Place::file(&site.document(other).origin.path),
                        text!("det andra organet", "the other body"),
                    ),
            );
        }
    }),
};

/// The name that two bodies share, in words; none where they share none.
fn same_name(
    site: &Site,
    (id, body): (DocumentId, &Body),
    (other, named): (DocumentId, &Body),
) -> Option<Text> {
    let file = &site.document(other).origin.path;
    let name = &site.document(id).head.title;
    if *name == site.document(other).head.title && !name.is_empty() {
        return Some(text!("{file} heter också \"{name}\"", "{file} is called \"{name}\" too"));
    }
    let short = body.short_name.as_ref().filter(|short| named.short_name.as_ref() == Some(*short))?;
    Some(text!("{file} har också kortnamnet \"{short}\"", "{file} has the short name \"{short}\" too"))
}
