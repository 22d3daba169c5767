//! What a check is.

use crate::diagnostics::{Code, Diagnostic, Place, Report, Text};
use crate::markup::{Finding, FindingKind};
use crate::site::{DocumentId, Site};

/// A check: a constant in a file of its own and a line in the list.
pub struct Check {
    /// What it tells.
    pub code: &'static Code,
    /// Looks at one document.
    pub document: fn(&Site, DocumentId, &mut Report),
}

/// Tells each finding of a text for which `tell` has words.
pub fn each_finding(
    (site, id): (&Site, DocumentId),
    code: &'static Code,
    report: &mut Report,
    tell: impl Fn(&FindingKind) -> Option<Text>,
) {
    let document = site.document(id);
    for Finding { kind, span } in document.prose.findings() {
        if let Some(message) = tell(kind) {
            report.push(
                Diagnostic::new(code, message)
                    .at(Place::new(&document.origin.path, span.clone()))
                    .help(code.explanation.fix),
            );
        }
    }
}
