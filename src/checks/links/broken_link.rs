//! A link in a text that leads to nothing.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Place, Report};
use crate::markup::Fill;
use crate::site::{BROKEN_REFERENCE, DocumentId, Reference, Site, Target};

/// A link in a text that leads to nothing, to a page without that anchor, or to something that is not public.
pub static CHECK: Check = Check { code: &BROKEN_REFERENCE, look: Look::Document(look) };

fn look(site: &Site, id: DocumentId, report: &mut Report) {
    let document = site.document(id);
    for slot in document.prose.slots() {
        let (Fill::Address(written) | Fill::Image(written)) = &slot.fill else { continue };
        let missing_anchor = match site.resolve(&document.origin, written) {
            Reference::Here(Target::Document(to), Some(anchor))
                if !site.document(to).prose.has_anchor(&anchor) =>
            {
                Some(anchor)
            }
            Reference::Nothing => None,
            Reference::Here(..) | Reference::Elsewhere | Reference::NotPublic => continue,
        };
        let place = Place::new(&document.origin.path, slot.span.clone());
        report.push(site.broken(written, missing_anchor.as_deref()).at(place));
    }
}
