//! The files of figures beside steering documents, read folder by folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::disk::{self, Entry};
use super::memory::{FiguresRead, Memory};
use super::read::{LIMIT, undecodable};
use crate::diagnostics::{Report, Source};
use crate::figures::{self, FigureFile, FigureSet};

/// Where steering documents lie.
const FOLDER: &str = "content/styrdokument";

/// Reads every set of figures, in order of folder; those that the memory holds are not read again.
pub fn sets(entries: &[Arc<Entry>], memory: &mut Memory, report: &mut Report) -> Vec<Arc<FigureSet>> {
    let mut folders: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        let folder = entry.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        folders.entry(folder).or_default().push(entry);
    }
    let read: Vec<(String, FiguresRead)> = folders
        .into_iter()
        .map(|(folder, files)| {
            let read = memory.recall_figures(folder, &files).unwrap_or_else(|| set(folder, &files));
            (folder.to_owned(), read)
        })
        .collect();
    for (_, FiguresRead { found, .. }) in &read {
        report.append(found.clone());
    }
    let sets = read.iter().filter_map(|(_, read)| read.set.clone()).collect();
    memory.keep_figures(read.into_iter());
    sets
}

fn set(folder: &str, files: &[&Entry]) -> FiguresRead {
    let mut found = Report::new();
    let readable: Vec<FigureFile> =
        files.iter().filter_map(|entry| file(&entry.path, &entry.place, &mut found)).collect();
    let set = (!readable.is_empty()).then(|| Arc::new(figures::read(folder, &readable, &mut found)));
    let stamps = files.iter().map(|file| (file.path.clone(), file.stamp)).collect();
    FiguresRead { stamps, set, found }
}

/// Tells the files of figures in folders where no text is the steering document: no page would show them.
pub fn tell_homeless(files: &[Arc<Entry>], texts: &[Arc<Entry>], report: &mut Report) {
    let is_there = |path: &str| texts.binary_search_by(|text| text.path.as_str().cmp(path)).is_ok();
    for file in files {
        let Some((folder, _)) = file.path.rsplit_once('/') else { continue };
        if is_there(&format!("{folder}/index.md")) {
            continue;
        }
        let beside = Some(format!("{folder}.md")).filter(|document| is_there(document));
        report.push(figures::homeless(&file.path, beside.as_deref()));
    }
}

/// The folders of steering documents, in order.
pub fn plans(root: &Path, report: &mut Report) -> Vec<String> {
    let entries = disk::files_below(root, FOLDER, report);
    entries.iter().filter_map(|entry| entry.path.strip_suffix("/index.md").map(str::to_owned)).collect()
}

/// The files of figures in one of those folders.
pub fn figures_beside(root: &Path, folder: &str, report: &mut Report) -> Vec<FigureFile> {
    let entries = disk::files_below(root, folder, report);
    let entries = entries.iter().filter(|entry| figures::is_figure_file(&entry.path));
    entries.filter_map(|entry| file(&entry.path, &entry.place, report)).collect()
}

/// A file of figures from anywhere, told by the name that was given.
pub fn figures_from(given: &str, place: &Path, report: &mut Report) -> Option<FigureFile> {
    file(given, place, report)
}

fn file(path: &str, place: &Path, report: &mut Report) -> Option<FigureFile> {
    let lower = path.to_lowercase();
    let spreadsheet = lower.ends_with(".xlsx") || lower.ends_with(".ods");
    let text = if spreadsheet { None } else { Some(text(path, place, report)?) };
    Some(FigureFile { path: Arc::from(path), place: place.to_owned(), text })
}

fn text(path: &str, place: &Path, report: &mut Report) -> Option<String> {
    let bytes = match disk::read(place, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.push(disk::unreadable(path, &error));
            return None;
        }
    };
    match Source::decode(bytes) {
        Ok(text) => Some(text),
        Err(why) => {
            report.push(undecodable(&Arc::from(path), &why));
            None
        }
    }
}
