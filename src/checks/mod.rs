//! What can be wrong with a site that can be built: one fault, one file.

mod accessibility;
mod check;
mod completeness;
mod links;

pub use check::{Check, Found, Look};

use rayon::prelude::*;

use crate::diagnostics::{Code, Diagnostic, Place, Report};
use crate::documents::Origin;
use crate::markup::Block;
use crate::site::Site;

/// Every check.
pub static CHECKS: &[&Check] = &[
    &accessibility::TOP_HEADING,
    &accessibility::SKIPPED_LEVEL,
    &accessibility::EMPTY_HEADING,
    &accessibility::DUPLICATE_ID,
    &accessibility::TABLE_CAPTION,
    &accessibility::COLUMN_HEADING,
    &accessibility::EMPTY_LINK,
    &accessibility::ALTERNATIVE,
    &accessibility::VAGUE_LINK,
    &accessibility::BARE_ADDRESS,
    &accessibility::FAKE_HEADING,
    &accessibility::FAKE_LIST,
    &accessibility::ALL_CAPITALS,
    &accessibility::POSITION_WORDS,
    &accessibility::COLOUR_ALONE,
    &accessibility::AMBIGUOUS_DATE,
    &accessibility::ALTERNATIVE_WORDS,
    &accessibility::REPEATED_HEADING,
    &accessibility::WRONG_WEEKDAY,
    &links::BROKEN_LINK,
    &links::SCHEME,
    &links::REMOTE_IMAGE,
    &links::MISSING_NOTE,
    &completeness::RAW_HTML,
    &completeness::ROW_WIDTH,
    &completeness::PLACEHOLDER,
    &completeness::UNKNOWN_CASE_NUMBER,
    &completeness::PAPER_AFTER_MEETING,
];

/// Runs every check on every document, side by side.
pub fn run(site: &Site) -> Report {
    let documents: Vec<_> = site.documents().collect();
    let reports: Vec<Report> = documents
        .par_iter()
        .map(|id| {
            let mut report = Report::new();
            for check in CHECKS {
                if let Look::Document(look) = check.look {
                    look(site, *id, &mut report);
                }
            }
            report
        })
        .collect();
    let mut all = Report::new();
    for report in reports {
        all.append(report);
    }
    all
}

/// Runs every check of wording on the blocks of one text.
pub fn of_text(origin: &Origin, blocks: &[Block], report: &mut Report) {
    for check in CHECKS {
        if let Look::Text(look) = check.look {
            report.extend(look(blocks).into_iter().map(|(span, message)| {
                Diagnostic::new(check.code, message)
                    .at(Place::new(&origin.path, span))
                    .help(check.code.explanation.fix)
            }));
        }
    }
}

/// The codes that checks tell.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    CHECKS.iter().map(|check| check.code)
}
