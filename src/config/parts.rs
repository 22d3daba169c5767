//! Parts that a site can do without: what a small host, or one that allows few files, may want to leave out.

use std::sync::Arc;

use super::Config;
use crate::diagnostics::{Diagnostic, Place};
use crate::fields::{Fields, UNKNOWN_VALUE};

/// A part that a site can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Meetings, items, cases and consultations as `OParl` objects, each in a file of its own.
    Oparl,
    /// The data of each page in a file beside it, and the list of them.
    Records,
    /// The search index and its script; the search page leads to lists instead.
    Search,
    /// Meetings and last days as calendars.
    Calendars,
    /// Tables with their descriptions, and the catalogue of them.
    Tables,
    /// News as JSON Feed beside Atom.
    JsonFeeds,
    /// News of each case, steering document, goal and indicator; those of the site, of lists and bodies stay.
    NarrowFeeds,
    /// Lists by year, body, type and so on; the lists of all stay.
    Lists,
    /// Lists by several of these at once; those by one stay.
    ListsOfSeveral,
    /// Small pages for a frame on another site.
    Embeds,
}

/// The parts by the words of the setting.
const PARTS: &[(&str, Part)] = &[
    ("oparl", Part::Oparl),
    ("dokumentdata", Part::Records),
    ("sok", Part::Search),
    ("kalendrar", Part::Calendars),
    ("tabeller", Part::Tables),
    ("json-floden", Part::JsonFeeds),
    ("enskilda-floden", Part::NarrowFeeds),
    ("listor", Part::Lists),
    ("listor-av-flera", Part::ListsOfSeveral),
    ("inbaddning", Part::Embeds),
];

/// Reads the parts that the site does without.
pub(super) fn read(fields: &mut Fields<'_, '_>, path: &Arc<str>) -> Vec<Part> {
    let mut without = Vec::new();
    for one in fields.placed_texts("utan") {
        match PARTS.iter().find(|(name, _)| *name == one.value) {
            Some((_, part)) => without.push(*part),
            None => fields.fault(
                Diagnostic::new(&UNKNOWN_VALUE, {
                    let given = &one.value;
                    text!("\"{given}\" går inte att välja bort", "\"{given}\" cannot be left out")
                })
                .at(Place::new(path, one.span))
                .help({
                    let all = PARTS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
                    text!("välj bland: {all}", "choose among: {all}")
                }),
            ),
        }
    }
    without
}

impl Config {
    /// Whether the site has a part.
    pub fn has(&self, part: Part) -> bool {
        !self.without.contains(&part)
    }

    /// Whether the site has the file of a part; other files it has.
    pub fn has_file(&self, address: &str) -> bool {
        part_of(address).is_none_or(|part| self.has(part))
    }
}

/// The part that makes a file which pages for other programs name.
fn part_of(address: &str) -> Option<Part> {
    match address.split_once('/') {
        Some(("oparl", _)) => Some(Part::Oparl),
        Some(("data", "dokument.json")) => Some(Part::Records),
        Some(("data" | "datasets", _)) => Some(Part::Tables),
        Some(("sok", _)) => Some(Part::Search),
        Some(("inbaddning", _)) => Some(Part::Embeds),
        None if address == "flode.json" => Some(Part::JsonFeeds),
        None if address == "kalender.ics" => Some(Part::Calendars),
        _ => None,
    }
}
