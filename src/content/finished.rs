//! Finished pages in any folder, made by any program: found, read within bounds, handed over one by one.

use std::path::Path;

use rayon::prelude::*;

use super::codes::NOT_UTF8;
use super::disk::{self, Entry};
use crate::diagnostics::{Diagnostic, Place, Report, Source};

/// The largest page that is read, in bytes.
const LIMIT: u64 = 8_000_000;

/// Endings of finished pages.
const ENDINGS: &[&str] = &[".html", ".htm", ".xhtml"];

/// Looks at every page below a folder, side by side; each is named from the folder. Gives how many there are.
pub fn finished_pages(
    folder: &Path,
    look: impl Fn(&str, &str) -> Report + Sync,
    report: &mut Report,
) -> usize {
    let mut entries = disk::files_below(folder, "", report);
    entries.retain(|entry| {
        let name = entry.path.to_ascii_lowercase();
        ENDINGS.iter().any(|ending| name.ends_with(ending))
    });
    let reports: Vec<Report> = entries.par_iter().map(|entry| one(entry, &look)).collect();
    for found in reports {
        report.append(found);
    }
    entries.len()
}

fn one(entry: &Entry, look: &impl Fn(&str, &str) -> Report) -> Report {
    let mut report = Report::new();
    let bytes = match disk::read(&entry.place, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.push(disk::unreadable(&entry.path, &error));
            return report;
        }
    };
    // What is not UTF-8 is told, and the rest is looked at all the same.
    if std::str::from_utf8(&bytes).is_err() {
        let help = text!(
            "spara sidan som UTF-8 och skriv <meta charset=\"utf-8\">",
            "save the page as UTF-8 and write <meta charset=\"utf-8\">"
        );
        report.push(Diagnostic::new(&NOT_UTF8, NOT_UTF8.title).at(Place::file(&entry.path)).help(help));
    }
    report.append(look(&entry.path, &Source::decode_for_display(&bytes)));
    report
}
