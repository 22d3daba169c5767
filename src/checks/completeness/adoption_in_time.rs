//! An adoption that has not happened, or that a proposal has.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Diagnostic, Place, Text};
use crate::documents::{CONTRADICTION, SteeringStatus};
use crate::terms::PartialDate;

/// An adoption on a day that has not come, and one of a document that is said to be a proposal. What comes out later is
/// held against the day on which it does.
pub static CHECK: Check = Check {
    code: &CONTRADICTION,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        let Some(steering) = site.steering(id) else { return };
        let shown_on = site.shown_on(id);
        for adoption in &steering.adoptions {
            let Some(date) = adoption.date else { continue };
            let told: (Text, Text) = if !has_begun(date, PartialDate::from(shown_on)) {
                let date = date.to_string();
                (
                    text!(
                        "antagandet är daterat {date}, och den dagen har inte kommit",
                        "the adoption is dated {date}, and that day has not come"
                    ),
                    text!(
                        "rätta dagen, eller lägg till antagandet när det har skett",
                        "correct the day, or add the adoption when it has taken place"
                    ),
                )
            } else if steering.status == SteeringStatus::Proposed {
                let date = date.to_string();
                (
                    text!(
                        "status är forslag, men dokumentet är antaget {date}",
                        "status is forslag, but the document is adopted {date}"
                    ),
                    text!(
                        "ta bort raden status, eller antagandet om det inte har skett",
                        "remove the line status, or the adoption where it has not taken place"
                    ),
                )
            } else {
                continue;
            };
            let place = Place::new(&document.origin.path, adoption.stands.clone());
            report.push(Diagnostic::new(&CONTRADICTION, told.0).at(place).help(told.1));
        }
    }),
};

/// Whether a day, a month or a year has begun on a day: what is not known of a date does not keep it back.
fn has_begun(date: PartialDate, day: PartialDate) -> bool {
    let known = |one: PartialDate| (one.year(), date.month().and(one.month()), date.date().and(one.date()));
    known(date) <= known(day)
}
