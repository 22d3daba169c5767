//! What can be wrong with a site that can be built: one fault, one file.

mod accessibility;
mod check;
mod completeness;
mod figures;
mod links;
mod privacy;

pub use check::{Check, Found, Look};

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::attachments::{Examined, Refusal};
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
    &privacy::NUMBER,
    &privacy::NEAR_MISS,
    &privacy::NUMBER_IN_ADDRESS,
    &privacy::CONTACT,
    &privacy::WORDING,
    &privacy::KEY,
    &figures::CONTRADICTING_TARGETS,
    &figures::GOAL_WITHOUT_INDICATOR,
    &figures::INDICATOR_WITHOUT_OUTCOME,
    &figures::INDICATOR_WITHOUT_TARGET,
    &figures::SMALL_GROUP,
    &figures::SUM,
    &figures::UNIT_MISMATCH,
    &figures::UNKNOWN_GOAL,
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

/// Tells what was found in the attachments, and the waivers that nothing needed.
pub fn of_files(site: &Site, files: &[(String, Result<Examined, Refusal>)]) -> Report {
    let mut report = Report::new();
    let mut met = BTreeSet::new();
    for (path, outcome) in files {
        privacy::of_file(site, path, outcome, &mut report);
        for trace in outcome.iter().flat_map(|examined| &examined.traces) {
            met.insert((path.clone(), trace.seal.clone()));
        }
    }
    for document in site.documents().map(|id| site.document(id)) {
        met.extend(
            document.traces.iter().map(|trace| (document.origin.path.to_string(), trace.seal.clone())),
        );
    }
    privacy::unused_waivers(site, &met, &mut report);
    report
}

/// Whether no setting can turn a fault off.
pub fn is_firm(code: &Code) -> bool {
    privacy::FIRM.contains(&code)
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
    CHECKS.iter().map(|check| check.code).chain(privacy::codes())
}
