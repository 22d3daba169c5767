//! Rows about an indicator that nobody describes, told once however many they are.

use super::codes::UNKNOWN_INDICATOR;
use super::set::FigureSet;
use crate::diagnostics::{Diagnostic, Place, nearest};

/// An indicator that nobody describes: where it stands first, and how often.
pub struct Unknown {
    /// The first row, or its cell, in words of both languages.
    pub spot: (String, String),
    /// Where that is.
    pub place: Place,
    /// In how many rows it stands.
    pub rows: usize,
}

impl Unknown {
    /// The fault.
    pub fn tell(self, id: &str, set: &FigureSet) -> Diagnostic {
        let Self { spot: (sv, en), place, rows } = self;
        let text = match rows - 1 {
            0 => text!("{sv}: inget mått heter \"{id}\"", "{en}: no indicator is called \"{id}\""),
            1 => text!(
                "{sv} och en rad till: inget mått heter \"{id}\"",
                "{en} and one more row: no indicator is called \"{id}\""
            ),
            more => text!(
                "{sv} och {more} rader till: inget mått heter \"{id}\"",
                "{en} and {more} more rows: no indicator is called \"{id}\""
            ),
        };
        let names = set.indicators.iter().flat_map(|one| [one.id.as_str(), one.name.as_str()]);
        Diagnostic::new(&UNKNOWN_INDICATOR, text)
            .at(place)
            .help(UNKNOWN_INDICATOR.explanation.fix)
            .did_you_mean_word(nearest(id, names))
    }
}
