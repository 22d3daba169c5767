//! All public documents, linked: the whole site as one value.

mod address;
mod board;
mod board_rules;
mod cases;
mod changes;
mod codes;
mod commissions;
mod edges;
mod family;
mod files;
mod glossary;
mod identity;
mod inside;
mod lists;
mod plans;
mod questions;
mod radar;
mod reference;
mod references_in_text;
mod registers;
mod relations;
mod relations_of_texts;
mod reworded;
mod routes;
mod scope;
mod store;
mod ties;
mod tools;
mod wording;

pub use address::{Address, ROOT, resolve_into, way};
pub use board::{BoardPosting, PostingState, of_meeting as postings_of_meeting};
pub use board_rules::{FormerPosting, vanished, vanished_from};
pub use cases::Case;
pub use changes::{Change, ChangeReason, ahead as changes_ahead};
pub use codes::{BROKEN_REFERENCE, CODES};
pub use commissions::{
    Commissions, GivenCommission, Standing, UnpublishedCommission, anchor as commission_anchor,
};
pub use edges::{Edge, End};
pub use files::{ListedFile, PublicFile};
pub use glossary::{Explained, Glossary};
pub use identity::{CaseId, DocumentId, FileId, ListId, Node, PostingId};
pub use lists::{List, ListOf, SHOWN};
pub use plans::{Counts, Plan};
pub use radar::{Concern, ConcernKind, ConcernedPart, concerns, due as due_concerns};
pub use reference::{Reference, Target, percent_decoded};
pub use references_in_text::Named;
pub use registers::{Portion, Register, address as register_address, portions};
pub use routes::{Page, Subject, source_of};
pub use scope::{Facets, Owner, Scope};
pub use store::{Links, Site, Sources};
pub use ties::{Tie, name_of};
pub use tools::{Index, Letter, Tool};
