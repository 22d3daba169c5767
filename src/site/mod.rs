//! All public documents, linked: the whole site as one value.

mod address;
mod cases;
mod codes;
mod files;
mod identity;
mod lists;
mod reference;
mod relations;
mod routes;
mod store;
mod ties;
mod tools;

pub use address::Address;
pub use cases::Case;
pub use codes::{BROKEN_REFERENCE, CODES};
pub use files::{ListedFile, PublicFile};
pub use identity::{CaseId, DocumentId, FileId, ListId, Node};
pub use lists::{List, ListOf, Scope};
pub use reference::{Reference, Target};
pub use relations::{Edge, End};
pub use routes::{Page, Subject};
pub use store::{Site, Sources};
pub use ties::{Tie, name_of};
pub use tools::{Letter, Tool};
