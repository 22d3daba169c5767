//! What in a text may be about a person or nobody's business: numbers, addresses, telephones, wordings, keys.

mod contact;
mod key;
mod trace;
mod wording;

pub use trace::{Found, Trace, traces};
