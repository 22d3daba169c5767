//! Finds personal numbers (personnummer, samordningsnummer, interim numbers) in any text, whatever they are
//! dressed up as.
//!
//! The work is done in four steps, each a file: [`sign`] reads one character of the text and says what it stands
//! for; [`run`] gathers digits into runs and says what parts them; [`shape`] knows which rows of runs are the shape of
//! a number; [`value`] knows which digits are one. Nothing here looks at a clock, so that the same text gives the same
//! answer for ever.
//!
//! A number is never kept: what a hit carries is where it stands and how sure we are.

mod context;
mod run;
mod scan;
mod seal;
mod shape;
mod sign;
mod value;

pub use scan::{Certainty, Hit, Sort, mask, scan};
pub use seal::seal;
