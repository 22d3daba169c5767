//! The files of a theme: those of the site's own theme folder, and the logo and fonts that the settings name.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::codes::UNUSABLE_LOOK_FILE;
use super::{disk, read};
use crate::config::{self, Config};
use crate::diagnostics::{Diagnostic, Place, Report, Text};
use crate::fields::Placed;
use crate::theme::{Override, look_files};

/// The largest logo or font, in bytes: every page carries it.
const LIMIT: u64 = 300_000;

/// The beginnings of files that a logo or a font may be, by their endings.
const SIGNS: &[(&str, &str, &[&[u8]])] = &[
    ("logotyp", "svg", &[b"<svg", b"<?xml", b"<!--"]),
    ("logotyp", "png", &[b"\x89PNG"]),
    ("typsnitt", "woff2", &[b"wOF2"]),
    ("typsnitt", "woff", &[b"wOFF"]),
    ("typsnitt", "ttf", &[b"\0\x01\0\0", b"true"]),
    ("typsnitt", "otf", &[b"OTTO"]),
];

/// The files that are laid over the default theme.
pub fn theme_overrides(root: &Path, config: &Config, report: &mut Report) -> Vec<Override> {
    let mut overrides = of_folder(root, &config.theme.value, report);
    for (path, file) in look_files(&config.look) {
        match of_settings(root, &path, file) {
            Ok(bytes) => overrides.push(Override { path, bytes }),
            Err(found) => report.push(*found),
        }
    }
    overrides
}

/// The files that the settings name for the site's look: they go out with the theme.
pub fn files_of_look(config: &Config) -> Vec<String> {
    look_files(&config.look).into_iter().map(|(_, file)| format!("content/{}", file.value)).collect()
}

/// The files of the site's own theme folder, `themes/<name>/`, if it has one.
fn of_folder(root: &Path, name: &str, report: &mut Report) -> Vec<Override> {
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

/// A logo or font: within `content/`, small, and what its ending says.
fn of_settings(root: &Path, path: &str, file: &Placed<String>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let fault = |why: Text| {
        Box::new(
            Diagnostic::new(&UNUSABLE_LOOK_FILE, why)
                .at(Place::new(&Arc::from(config::PATH), file.span.clone()))
                .help(UNUSABLE_LOOK_FILE.explanation.fix),
        )
    };
    let given = &file.value;
    if given.starts_with('/') || given.split(['/', '\\']).any(|part| part == ".." || part.is_empty()) {
        return Err(fault(text!("{given} ligger utanför content/", "{given} is outside content/")));
    }
    let place = root.join("content").join(given);
    let bytes = match disk::read_plain(&place, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::FileTooLarge => {
            return Err(fault(text!("{given} är större än 300 kB", "{given} is larger than 300 kB")));
        }
        Err(_) => {
            return Err(fault(text!(
                "filen content/{given} finns inte eller går inte att läsa",
                "the file content/{given} does not exist or cannot be read"
            )));
        }
    };
    let sort = if path.starts_with("assets/logotyp.") { "logotyp" } else { "typsnitt" };
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let signs = SIGNS.iter().find(|(of, known, _)| *of == sort && *known == ending);
    let begins = bytes.trim_ascii_start();
    if signs.is_none_or(|(.., signs)| !signs.iter().any(|sign| begins.starts_with(sign))) {
        return Err(fault(text!(
            "{given} är inte en fil av rätt slag",
            "{given} is not a file of the right kind"
        )));
    }
    Ok(bytes)
}
