//! What the site is written as: one output format, one file.

mod assets;
mod attachments;
mod board_data;
mod calendar;
mod csvw;
mod embeds;
mod feed;
mod format;
pub mod html;
mod json;
pub mod ledger;
mod links;
mod next_change;
mod open_data;
mod pages;
mod plan_figures;
mod radar_files;
mod redirects;
mod search;
mod sitemap;
mod teller;
mod xml;

pub use board_data::{ADDRESS as BOARD_DATA, read as read_board};
pub use format::{Format, Ready};
pub use links::Links;
pub use pages::find as page;

use rayon::prelude::*;

use crate::diagnostics::Code;
use crate::output::Artifact;

/// All codes of this room.
pub const CODES: &[&Code] = &[&links::DEAD_LINK];

/// Every output format.
pub static FORMATS: &[&Format] = &[
    &pages::FORMAT,
    &assets::FORMAT,
    &attachments::FORMAT,
    &search::FORMAT,
    &feed::FORMAT,
    &calendar::FORMAT,
    &sitemap::FORMAT,
    &open_data::RECORDS,
    &open_data::TABLES,
    &open_data::VOTES,
    &open_data::MEMBERS,
    &open_data::OPARL,
    &open_data::CATALOGUE,
    &embeds::FORMAT,
    &redirects::FORMAT,
    &board_data::FORMAT,
    &plan_figures::FORMAT,
    &radar_files::FORMAT,
    &next_change::FORMAT,
    &ledger::FORMAT,
    &ledger::ATOM,
];

/// Everything that the site is written as: addresses, and recipes for the bytes.
pub fn artifacts(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let made: Vec<Vec<Artifact<'_>>> = FORMATS.par_iter().map(|format| (format.make)(ready)).collect();
    made.into_iter().flatten().collect()
}
