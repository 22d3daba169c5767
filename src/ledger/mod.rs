//! The ledger of changes: what was added, corrected and removed on the site, day by day, and why.
//!
//! It is kept beside the content (`content/andringar.json`), so that the same sources give the same site, and it is
//! published with the site. An entry carries the hash of the entry before it and of the whole site before it: nobody
//! can change the site, or the ledger, without being seen by whoever has an older copy.
//!
//! An entry names a document by a number and never by its title or address. Those stand in the list of what is public
//! now; what is removed leaves that list, so the ledger never tells again what was taken away.

mod chain;
mod codes;
mod entry;
mod follow;
mod text;

pub use chain::Break;
pub use codes::{BROKEN, CODES, FORKED, WITHDRAWN_RETURNS};
pub use entry::{Act, Cause, Change, Entry, Ledger, Standing, Why};
pub use follow::{Gone, Now, Seen};

/// Where the ledger is kept, from the site's folder.
pub const PATH: &str = "content/andringar.json";
/// Where it is published, from the site's root.
pub const ADDRESS: &str = "andringar/andringar.json";
