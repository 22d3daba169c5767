//! Names for what a site holds: small numbers into its lists.

/// A document, by its place in the order of source paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub(super) u32);

impl DocumentId {
    /// Its place in that order.
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// A case, by its place in the order of municipality and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(pub(super) u32);

impl CaseId {
    /// Its place in that order.
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// A published file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(super) u32);

/// A list page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub(super) u32);

impl ListId {
    /// The list at a place in the site's lists.
    pub fn nth(at: usize) -> Self {
        Self(next(at))
    }
}

/// A posting on the notice board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostingId(pub(super) u32);

impl PostingId {
    /// The posting at a place in the site's postings.
    pub fn nth(at: usize) -> Self {
        Self(next(at))
    }
}

/// What relations join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A document.
    Document(DocumentId),
    /// A case.
    Case(CaseId),
}

impl From<DocumentId> for Node {
    fn from(id: DocumentId) -> Self {
        Self::Document(id)
    }
}

impl From<CaseId> for Node {
    fn from(id: CaseId) -> Self {
        Self::Case(id)
    }
}

/// The index of the next element of a list that holds `len`.
///
/// A site holds fewer than four thousand million things.
pub(super) fn next(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
