//! What can be wrong with a site that can be built: one fault, one file.

mod accessibility;
mod check;
mod completeness;
mod links;

pub use check::Check;

use rayon::prelude::*;

use crate::diagnostics::{Code, Report};
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
                (check.document)(site, *id, &mut report);
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

/// The codes that checks tell.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    CHECKS.iter().map(|check| check.code)
}
