//! From the content folder to documents, with every fault told.

mod codes;
mod disk;
mod figures;
mod finished;
mod front_matter;
mod imprint;
mod inputs;
mod listing;
mod load;
mod look;
mod mask;
mod memory;
mod names;
mod read;
mod secrecy;
mod translation;

pub use codes::CODES;
pub use disk::{read_for_display, stamp};
pub use figures::{figures_beside, figures_from, plans};
pub use finished::finished_pages;
pub use inputs::{Inputs, KnownInputs};
pub use load::load;
pub use look::theme_overrides;
pub use memory::{Linked, Memory, Outcome};
