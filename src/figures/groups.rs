//! For whom a figure is: all together, or a group, spelt in one way however its rows spell it.

use std::collections::BTreeMap;

use super::codes::UNKNOWN_GROUP;
use super::set::FigureSet;
use crate::diagnostics::{Diagnostic, Place};

/// The group of all, which is judged; also where no group is said.
pub const TOTAL: &str = "totalt";

/// Groups that are written small, as on every page.
const COMMON: [&str; 5] = [TOTAL, "kvinnor", "män", "flickor", "pojkar"];

/// What is written by those who mean all together.
const NEARLY_TOTAL: [&str; 12] = [
    "total",
    "totala",
    "totalen",
    "totalt:",
    "tot",
    "tot.",
    "alla",
    "samtliga",
    "summa",
    "sammanlagt",
    "båda könen",
    "kvinnor och män",
];

/// The groups of a plan, each as it was spelt first; the common ones are there from the beginning.
pub struct Groups(BTreeMap<String, String>);

impl Default for Groups {
    fn default() -> Self {
        Self(COMMON.iter().map(|name| ((*name).to_owned(), (*name).to_owned())).collect())
    }
}

impl Groups {
    /// The groups of the figures that are known.
    pub fn of(set: &FigureSet) -> Self {
        let targets = set.indicators.iter().flat_map(|one| &one.targets).map(|target| &target.group);
        let mut groups = Self::default();
        for group in targets.chain(set.measurements.iter().map(|one| &one.group)) {
            groups.named(group);
        }
        groups
    }

    /// The group that a text names.
    pub fn named(&mut self, text: &str) -> String {
        self.0.entry(text.to_lowercase()).or_insert_with(|| text.to_owned()).clone()
    }
}

/// The fault of a group that is meant for all together and would be shown as a group among others.
pub fn nearly_total(text: &str, place: Place) -> Option<Diagnostic> {
    NEARLY_TOTAL.contains(&text.to_lowercase().as_str()).then(|| {
        Diagnostic::new(
            &UNKNOWN_GROUP,
            text!(
                "gruppen \"{text}\" räknas inte som alla tillsammans",
                "the group \"{text}\" does not count as all together"
            ),
        )
        .at(place)
        .help(text!("menade du \"{TOTAL}\"?", "did you mean \"{TOTAL}\"?"))
    })
}
