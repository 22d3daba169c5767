//! What can be wrong with a site that can be built: one fault, one file.

mod accessibility;
mod check;
mod completeness;
mod figures;
mod links;
mod pages;
mod privacy;

pub use check::{Check, Found, Look};

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::attachments::{Examined, Refusal};
use crate::diagnostics::{Code, Diagnostic, Place, Report, Text, Words};
use crate::documents::{Loaded, Origin};
use crate::figures::FigureSet;
use crate::markup::{Block, FindingKind, WebPage};
use crate::site::{DocumentId, Site};

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
    &accessibility::LEFT_OVER_SIGNS,
    &accessibility::ABBREVIATION,
    &accessibility::ALL_CAPITALS,
    &accessibility::POSITION_WORDS,
    &accessibility::COLOUR_ALONE,
    &accessibility::AMBIGUOUS_DATE,
    &accessibility::ALTERNATIVE_WORDS,
    &accessibility::REPEATED_HEADING,
    &accessibility::WRONG_WEEKDAY,
    &pages::BUTTON_NAME,
    &pages::CLICK,
    &pages::FIELD_LABEL,
    &pages::FRAME_TITLE,
    &pages::LANGUAGE,
    &pages::MAIN,
    &pages::REFERENCE,
    &pages::REFRESH,
    &pages::TAB_ORDER,
    &pages::TABLE_HEADINGS,
    &pages::TITLE,
    &pages::TOP_HEADING,
    &pages::UNKNOWN_LANGUAGE,
    &pages::ZOOM,
    &links::BROKEN_LINK,
    &links::SCHEME,
    &links::REMOTE_IMAGE,
    &links::MISSING_NOTE,
    &links::UNUSED_NOTE,
    &links::UNUSED_ADDRESS,
    &completeness::RAW_HTML,
    &completeness::ROW_WIDTH,
    &completeness::PLACEHOLDER,
    &completeness::EXAMPLE_TEXT,
    &completeness::UNKNOWN_CASE_NUMBER,
    &completeness::PAPER_AFTER_MEETING,
    &completeness::MIXED_UP_MEMBER,
    &completeness::PARTY_IN_TWO_SPELLINGS,
    &completeness::CASE_SUMMARISED_TWICE,
    &completeness::BODY_NAMED_TWICE,
    &completeness::ADOPTION_IN_TIME,
    &completeness::CIRCLE,
    &completeness::ITEM_NUMBERED_TWICE,
    &completeness::MEETING_IN_ITS_FOLDER,
    &completeness::MEETING_IN_TIME,
    &privacy::NUMBER,
    &privacy::NEAR_MISS,
    &privacy::NUMBER_IN_ADDRESS,
    &privacy::CONTACT,
    &privacy::WORDING,
    &privacy::KEY,
    &figures::CONTRADICTING_TARGETS,
    &figures::FUTURE_OUTCOME,
    &figures::RUNNING_PERIOD,
    &figures::GOAL_WITHOUT_INDICATOR,
    &figures::INDICATOR_WITHOUT_OUTCOME,
    &figures::INDICATOR_WITHOUT_TARGET,
    &figures::SMALL_GROUP,
    &figures::SUM,
    &figures::UNIT_MISMATCH,
    &figures::UNKNOWN_GOAL,
];

/// So many documents are not worth waking another thread for.
const FEW: usize = 8;

/// Runs every check on some documents, side by side; what was found in each, in their order.
pub fn run(site: &Site, documents: &[DocumentId]) -> Vec<Report> {
    documents.par_iter().with_min_len(FEW).map(|id| of_document(site, *id, |_| true)).collect()
}

/// What the checks find in a document: in what was noticed while it was read, and, of those that look at the document
/// itself, what the wanted ones find.
fn of_document(site: &Site, id: DocumentId, wanted: impl Fn(&Check) -> bool) -> Report {
    let mut report = Report::new();
    for check in CHECKS {
        match check.look {
            Look::Document(look) if wanted(check) => look(site, id, &mut report),
            Look::Finding(look) => of_findings(site.document(id), (check.code, look), &mut report),
            Look::Document(_) | Look::Text(_) => {}
        }
    }
    report
}

/// Those that look at the words of a document, which a translation has of its own.
static OF_WORDS: [&Check; 7] = [
    &links::BROKEN_LINK,
    &privacy::NUMBER,
    &privacy::NEAR_MISS,
    &privacy::NUMBER_IN_ADDRESS,
    &privacy::CONTACT,
    &privacy::WORDING,
    &privacy::KEY,
];

/// Runs the checks of words on every translation.
pub fn of_translations(sites: &[Site]) -> Report {
    let is_of_words = |check: &Check| OF_WORDS.iter().any(|one| one.code == check.code);
    let mut report = Report::new();
    for site in sites {
        for (id, _) in site.translations() {
            report.append(of_document(site, id, is_of_words));
        }
    }
    report
}

/// Tells each finding of a document's text for which a check has words.
fn of_findings(
    document: &Loaded,
    (code, look): (&'static Code, fn(&FindingKind) -> Option<Text>),
    report: &mut Report,
) {
    let findings = document.prose.findings().iter();
    report.extend(findings.filter_map(|finding| {
        let place = Place::new(&document.origin.path, finding.span.clone());
        Some(Diagnostic::new(code, look(&finding.kind)?).at(place).help(code.explanation.fix))
    }));
}

/// The most faults that are told of one finished page.
const OF_ONE_PAGE: usize = 200;

/// Runs every check that looks at words or findings on a finished page, whoever made it.
pub fn of_page(path: &str, html: &str) -> Report {
    let page = WebPage::read(html);
    let path = Arc::from(path);
    let mut found = Vec::new();
    for Check { code, look } in CHECKS {
        let told = match look {
            Look::Text(look) => look(&page.blocks),
            Look::Finding(look) => {
                let findings = page.findings.iter();
                findings.filter_map(|one| Some((one.span.clone(), look(&one.kind)?))).collect()
            }
            Look::Document(_) => Vec::new(),
        };
        found.extend(told.into_iter().map(|(span, message)| (span, *code, message)));
    }
    found.sort_by_key(|(span, ..)| span.start);
    let more = found.len().saturating_sub(OF_ONE_PAGE);
    found.truncate(OF_ONE_PAGE);
    let mut report = Report::new();
    report.extend(found.into_iter().map(|(span, code, message)| {
        Diagnostic::new(code, message).at(Place::new(&path, span)).help(code.explanation.fix_in_html())
    }));
    if more > 0 {
        let message = text!("sidan har {more} fel till", "the page has {more} more faults");
        report.push(Diagnostic::new(&MORE, message).at(Place::new(&path, 0..0)).help(MORE.explanation.fix));
    }
    report
}

static MORE: Code = Code::warning(
    "more-faults",
    Words("Sidan har fler fel än som visas", "The page has more faults than are shown"),
    Words("Ingen läser tusen fel av samma slag.", "Nobody reads a thousand faults of one kind."),
    Words("Rätta dem som visas, och kontrollera igen.", "Mend those that are shown, and check again."),
);

/// Tells what was found in the attachments, and the waivers that nothing needed.
pub fn of_files((site, others): (&Site, &[Site]), files: &[(String, Result<Examined, Refusal>)]) -> Report {
    let mut report = Report::new();
    let mut met = BTreeSet::new();
    for (path, outcome) in files {
        privacy::of_file(site, path, outcome, &mut report);
        for trace in outcome.iter().flat_map(|examined| &examined.traces) {
            met.insert((path.clone(), trace.seal.clone()));
        }
    }
    let translations = others.iter().flat_map(|site| site.translations().map(|(_, document)| document));
    for document in site.documents().map(|id| site.document(id)).chain(translations) {
        met.extend(
            document.traces.iter().map(|trace| (document.origin.path.to_string(), trace.seal.clone())),
        );
    }
    privacy::unused_waivers(site, &met, &mut report);
    report
}

/// Tells what is wrong with the figures of one plan, as far as it can be told without its text.
pub fn of_figures(figures: &FigureSet, report: &mut Report) {
    figures::tell_units(figures, report);
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
    CHECKS.iter().map(|check| check.code).chain(privacy::codes()).chain([&MORE])
}
