//! What a check is.

use std::ops::Range;

use crate::diagnostics::{Code, Report, Text};
use crate::markup::{Block, FindingKind};
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
    /// What the reader of a text or of a finished page noticed: a message where it is this fault.
    Finding(fn(&FindingKind) -> Option<Text>),
    /// A document of the linked site.
    Document(fn(&Site, DocumentId, &mut Report)),
    /// The wording of a text or of a finished page, block by block: each finding is a place in the file and a message.
    Text(fn(&[Block]) -> Found),
}
