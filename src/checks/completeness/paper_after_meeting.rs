//! A paper dated before something that it speaks of.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::documents::Data;
use crate::terms::PartialDate;

static CODE: Code = Code::warning(
    "paper-after-meeting",
    Words("Handlingen är daterad efter sammanträdet", "The paper is dated after the meeting"),
    Words(
        "Ett skrivfel i datumet gör att läsaren inte kan lita på ordningen.",
        "A slip in the date means that the reader cannot trust the order of events.",
    ),
    Words("Kontrollera handlingens datum.", "Check the date of the paper."),
);

/// A paper on an item that is dated after the meeting.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        let Data::AgendaItem(item) = &document.data else { return };
        let Some(meeting) = site.tie(id).date.and_then(PartialDate::date) else { return };
        for paper in &item.papers {
            let Some(date) = paper.date.and_then(PartialDate::date).filter(|date| *date > meeting) else {
                continue;
            };
            let title = &paper.title;
            report.push(
                Diagnostic::new(
                    &CODE,
                    text!(
                        "{title} är daterad {date}, efter sammanträdet {meeting}",
                        "{title} is dated {date}, after the meeting {meeting}"
                    ),
                )
                .at(Place::file(&document.origin.path))
                .help(CODE.explanation.fix),
            );
        }
    }),
};
