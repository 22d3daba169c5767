//! The files of figures beside steering documents, read folder by folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::codes::{NOT_UTF8, TOO_LARGE};
use super::disk::{self, Entry};
use super::read::LIMIT;
use crate::diagnostics::{Diagnostic, Place, Report, Source};
use crate::figures::{self, FigureFile, FigureSet};

/// Reads every set of figures, in order of folder.
pub fn sets(entries: &[Entry], report: &mut Report) -> Vec<FigureSet> {
    let mut folders: BTreeMap<&str, Vec<FigureFile>> = BTreeMap::new();
    for entry in entries {
        let folder = entry.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if let Some(file) = file(entry, report) {
            folders.entry(folder).or_default().push(file);
        }
    }
    folders.into_iter().map(|(folder, files)| figures::read(folder, &files, report)).collect()
}

fn file(entry: &Entry, report: &mut Report) -> Option<FigureFile> {
    let path: Arc<str> = Arc::from(entry.path.as_str());
    let spreadsheet = entry.path.ends_with(".xlsx") || entry.path.ends_with(".ods");
    let text = if spreadsheet { None } else { Some(text(entry, report)?) };
    Some(FigureFile { path, place: entry.place.clone(), text })
}

fn text(entry: &Entry, report: &mut Report) -> Option<String> {
    let bytes = match disk::read(&entry.place, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.push(disk::unreadable(&entry.path, &error));
            return None;
        }
    };
    let code = if bytes.len() as u64 > LIMIT { &TOO_LARGE } else { &NOT_UTF8 };
    match Source::decode(bytes) {
        Ok(text) if code == &NOT_UTF8 => Some(text),
        _ => {
            report.push(
                Diagnostic::new(code, code.title).at(Place::file(&entry.path)).help(code.explanation.fix),
            );
            None
        }
    }
}
