//! What a check is.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, Place, Report, Text};
use crate::markup::{Block, Finding, FindingKind};
use crate::site::{DocumentId, Site};

/// A check: a constant in a file of its own and a line in the list.
pub struct Check {
    /// What it tells.
    pub code: &'static Code,
    /// What it looks at.
    pub look: Look,
}

/// What a check of wording found: places in the file, and what to say of each.
pub type Found = Vec<(Range<usize>, Text)>;

/// What a check looks at.
pub enum Look {
    /// A document of the linked site.
    Document(fn(&Site, DocumentId, &mut Report)),
    /// The wording of a text, block by block, while it is read: each finding is a place in the file and a
    /// message.
    Text(fn(&[Block]) -> Found),
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
