//! Parts that a site can do without: many small files that only other programs read.

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
}

/// The parts by the words of the setting.
const PARTS: &[(&str, Part)] = &[("oparl", Part::Oparl), ("dokumentdata", Part::Records)];

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
                .help(text!("välj bland: oparl, dokumentdata", "choose among: oparl, dokumentdata")),
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
        match address {
            "oparl/system.json" => self.has(Part::Oparl),
            "data/dokument.json" => self.has(Part::Records),
            _ => true,
        }
    }
}
