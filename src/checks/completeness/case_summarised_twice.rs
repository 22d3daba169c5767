//! Two summaries of one case.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::documents::Data;

static CODE: Code = Code::error(
    "case-summarised-twice",
    Words("Ärendet har två sammanfattningar", "The case has two summaries"),
    Words(
        "Ett ärende har en sida. Den ena filens rubrik, sammanfattning och text skulle inte visas någonstans.",
        "A case has one page. Title, summary and text of one of the files would be shown nowhere.",
    ),
    Words(
        "Slå ihop filerna till en, eller rätta diarienumret i den ena.",
        "Make one of the files, or correct the case number in one of them.",
    ),
);

/// A summary of a case that another file summarises already.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        let Data::CaseSummary(summary) = &document.data else { return };
        let Some(case) = site.case_of(site.tie(id).municipality, &summary.number) else { return };
        let case = site.case(case);
        let Some(first) = case.summary.filter(|_| case.other_summaries.contains(&id)) else { return };
        let (other, number) = (&site.document(first).origin.path, &case.number);
        let message = text!(
            "ärendet {number} sammanfattas redan i {other}",
            "the case {number} is summarised in {other} already"
        );
        let found = Diagnostic::new(&CODE, message)
            .at(Place::new(&document.origin.path, summary.stands.clone()))
            .help(CODE.explanation.fix);
        report.push(match &site.document(first).data {
            Data::CaseSummary(one) => found
                .related(Place::new(other, one.stands.clone()), text!("den andra filen", "the other file")),
            _ => found,
        });
    }),
};
