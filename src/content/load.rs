//! Reads the content folder and lets through the gate what is public.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::codes::{NO_SITE, NOT_UTF8};
use super::disk::{self, Entry};
use super::figures;
use super::memory::{Memory, Read};
use super::read;
use crate::config::{self, Config};
use crate::diagnostics::{Diagnostic, Place, Report, Source};
use crate::documents::{Gate, OldPostings};
use crate::figures::is_figure_file;
use crate::site::{ListedFile, Sources};
use crate::theme::Override;

/// Reads the sources of the site in a folder; texts that the memory holds are not read again. What cannot be
/// read is told, and the rest is read.
pub fn load(root: &Path, gate: Gate, memory: &mut Memory, report: &mut Report) -> Sources {
    memory.look(root);
    let Some(config) = settings(root, report) else {
        return Sources {
            config: Config { language: "sv".to_owned(), ..Config::default() },
            documents: Vec::new(),
            withheld: Vec::new(),
            coming: Vec::new(),
            files: Vec::new(),
            figures: Vec::new(),
        };
    };
    let gate = gate.with(if config.keeps_old_postings { OldPostings::Stay } else { OldPostings::Leave });
    let entries = disk::files_below(root, "content", report);
    let (texts, others): (Vec<Entry>, Vec<Entry>) = entries
        .into_iter()
        .filter(|entry| entry.path != config::PATH)
        .partition(|entry| is_text(&entry.path));
    let read: Vec<(String, Read)> =
        texts.into_par_iter().map(|entry| (entry.path.clone(), read_or_recall(&entry, memory))).collect();
    let mut documents = Vec::with_capacity(read.len());
    let (mut withheld, mut coming) = (Vec::new(), Vec::new());
    for (path, Read { loaded, found, .. }) in &read {
        report.append(found.clone());
        match loaded.as_ref().map(|loaded| gate.admit(loaded)) {
            Some(Ok(document)) => documents.push(document),
            Some(Err(why)) => {
                withheld.push(path.clone());
                coming.extend(why.until());
            }
            None => withheld.push(path.clone()),
        }
    }
    memory.keep(read.into_iter());
    let (figure_files, others): (Vec<Entry>, Vec<Entry>) =
        others.into_iter().partition(|entry| is_figure_file(&entry.path));
    let figures = figures::sets(&figure_files, report);
    let files = others.into_iter().map(|file| listed(root, file)).collect();
    Sources { config, documents, withheld, coming, files, figures }
}

fn listed(root: &Path, file: Entry) -> ListedFile {
    let place = file.place.strip_prefix(root).map(Path::to_owned).unwrap_or(file.place);
    ListedFile { path: file.path, place, size: file.stamp.size }
}

/// The files of the site's own theme folder, `themes/<name>/`, if it has one.
pub fn theme_overrides(root: &Path, name: &str, report: &mut Report) -> Vec<Override> {
    let folder = format!("themes/{name}");
    if name.contains(['/', '\\', '.']) || !root.join(&folder).is_dir() {
        return Vec::new();
    }
    let mut overrides = Vec::new();
    for entry in disk::files_below(root, &folder, report) {
        match disk::read(&entry.place, read::LIMIT) {
            Ok(bytes) => {
                let path = entry.path[folder.len() + 1..].to_owned();
                overrides.push(Override { path, bytes });
            }
            Err(error) => report.push(disk::unreadable(&entry.path, &error)),
        }
    }
    overrides
}

fn settings(root: &Path, report: &mut Report) -> Option<Config> {
    let place = root.join(config::PATH);
    let bytes = match disk::read(&place, read::LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            report.push(
                Diagnostic::new(
                    &NO_SITE,
                    text!("filen content/site.toml finns inte", "the file content/site.toml does not exist"),
                )
                .help(NO_SITE.explanation.fix),
            );
            return None;
        }
        Err(error) => {
            report.push(disk::unreadable(config::PATH, &error));
            return None;
        }
    };
    if let Ok(text) = Source::decode(bytes) {
        return Some(Config::read(&text, report));
    }
    report.push(
        Diagnostic::new(&NOT_UTF8, NOT_UTF8.title)
            .at(Place::file(config::PATH))
            .help(NOT_UTF8.explanation.fix),
    );
    None
}

fn read_or_recall(entry: &Entry, memory: &Memory) -> Read {
    memory.recall(entry).unwrap_or_else(|| {
        let mut found = Report::new();
        let loaded = read::document(entry, &mut found).map(Arc::new);
        Read { stamp: entry.stamp, loaded, found }
    })
}

fn is_text(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending == "md")
}
