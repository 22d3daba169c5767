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

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::config::{Config, Part};
use crate::diagnostics::{Code, Report};
use crate::output::Artifact;

/// All codes of this room.
pub const CODES: &[&Code] = &[&links::DEAD_LINK, &redirects::LOST_ADDRESS];

/// Every output format, with the part of a site that it is, where a site can do without it.
static FORMATS: &[(&Format, Option<Part>)] = &[
    (&pages::FORMAT, None),
    (&assets::FORMAT, None),
    (&attachments::FORMAT, None),
    (&search::FORMAT, Some(Part::Search)),
    (&feed::FORMAT, None),
    (&calendar::FORMAT, Some(Part::Calendars)),
    (&sitemap::FORMAT, None),
    (&open_data::RECORDS, Some(Part::Records)),
    (&open_data::TABLES, Some(Part::Tables)),
    (&open_data::VOTES, None),
    (&open_data::MEMBERS, None),
    (&open_data::OPARL, Some(Part::Oparl)),
    (&open_data::CATALOGUE, Some(Part::Tables)),
    (&embeds::FORMAT, Some(Part::Embeds)),
    (&redirects::FORMAT, None),
    (&board_data::FORMAT, None),
    (&plan_figures::FORMAT, Some(Part::Tables)),
    (&radar_files::FORMAT, None),
    (&next_change::FORMAT, None),
    (&ledger::FORMAT, None),
    (&ledger::ATOM, None),
];

/// The formats of a site.
pub fn formats(config: &Config) -> Vec<&'static Format> {
    let made = FORMATS.iter().filter(|(_, part)| part.is_none_or(|part| config.has(part)));
    made.map(|(format, _)| *format).collect()
}

/// Formats whose files cannot be taken for former addresses: pages and attachments are known by the site, the others
/// keep to folders or names of their own and cost too much to list for a check.
const UNLISTED: &[&Format] = &[
    &pages::FORMAT,
    &attachments::FORMAT,
    &search::FORMAT,
    &redirects::FORMAT,
    &ledger::FORMAT,
    &ledger::ATOM,
];

/// Every former address that leads nowhere. The files that formats make are listed only where one may be meant.
pub fn lost_addresses(ready: Ready<'_>) -> Report {
    let mut made: BTreeSet<String> = redirects::server_files().collect();
    if redirects::is_near_made_files(ready.site) {
        let listed = formats(&ready.site.config).into_iter();
        let listed = listed.filter(|format| UNLISTED.iter().all(|unlisted| unlisted.name != format.name));
        made.extend(listed.flat_map(|format| (format.make)(ready)).map(|one| one.address.to_lowercase()));
    }
    redirects::lost_addresses(ready.site, &made)
}

/// Everything that the site is written as: addresses, and recipes for the bytes.
pub fn artifacts(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    // Some take much longer than others: none waits in a row behind another.
    let formats = formats(&ready.site.config);
    let made: Vec<Vec<Artifact<'_>>> =
        formats.par_iter().with_max_len(1).map(|format| (format.make)(ready)).collect();
    made.into_iter().flatten().collect()
}
