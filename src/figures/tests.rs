//! A plan for the tests of this room.

use super::files::{FigureFile, read};
use super::set::FigureSet;
use crate::diagnostics::Report;

/// The set, and each fault by its code and the words that it marks in the table or else in `matt.toml`.
pub fn set(toml: &str, csv: &str) -> (FigureSet, Vec<String>) {
    let file = |name: &str, text: &str| FigureFile {
        path: format!("content/styrdokument/p/{name}").into(),
        place: std::path::PathBuf::new(),
        text: Some(text.to_owned()),
    };
    let mut report = Report::new();
    let set =
        read("content/styrdokument/p", &[file("matt.toml", toml), file("utfall.csv", csv)], &mut report);
    let told = report.sorted().into_iter().map(|found| {
        let place = found.place.as_ref().unwrap();
        let text = if place.path.ends_with(".csv") { csv } else { toml };
        format!("{} {}", found.code.id, &text[place.span.clone()])
    });
    (set, told.collect())
}
