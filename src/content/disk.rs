//! Reading the site's folder. Every error names its path; links are not followed.

use std::error::Error;
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use icu_normalizer::ComposingNormalizerBorrowed;
use rayon::prelude::*;

use super::codes::{LINK, TOO_DEEP, TOO_LARGE, UNREADABLE};
use crate::diagnostics::{Diagnostic, Place, Report, Source};
use crate::terms::Stamp;
use crate::terms::personal_number::mask;

/// The deepest folder that is read.
const DEPTH: usize = 32;

/// A file below the site's folder.
#[derive(Debug, Clone)]
pub struct Entry {
    /// From the site's folder, `/` between segments, in NFC.
    pub path: String,
    /// As the file system names it.
    pub place: std::path::PathBuf,
    /// Its size and times.
    pub stamp: Stamp,
}

impl Entry {
    /// Whether it is the same file, with the same stamp.
    pub fn is(self: &Arc<Self>, other: &Arc<Self>) -> bool {
        Arc::ptr_eq(self, other) || (self.path == other.path && self.stamp == other.stamp)
    }
}

/// This moment, to be held against the stamps of files: it decides what is read again, never what is written.
pub fn now() -> SystemTime {
    SystemTime::now()
}

/// Every regular file below a folder of the site (of the root itself, where it has no name), in order of path. Names that
/// begin with a dot or end with a
/// tilde are left alone: they are no part of the site.
pub fn files_below(root: &Path, folder: &str, report: &mut Report) -> Vec<Entry> {
    let Walked { mut files, found } = walk(&root.join(folder), folder);
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    report.extend(found);
    files
}

/// What is in a folder and in those below it.
#[derive(Default)]
struct Walked {
    files: Vec<Entry>,
    found: Vec<Diagnostic>,
}

/// Looks at a folder; those in it are looked at side by side.
fn walk(folder: &Path, path: &str) -> Walked {
    let mut walked = Walked::default();
    let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => {
            walked.found.push(unreadable(if path.is_empty() { "." } else { path }, &error));
            return walked;
        }
    };
    let mut folders = Vec::new();
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let name = ComposingNormalizerBorrowed::new_nfc().normalize(&name);
        let inner = if path.is_empty() { name.into_owned() } else { format!("{path}/{name}") };
        match entry.metadata() {
            Ok(meta) if meta.is_dir() && path.matches('/').count() >= DEPTH => walked.found.push(
                Diagnostic::new(
                    &TOO_DEEP,
                    text!("fler än {DEPTH} mappar i varandra", "more than {DEPTH} folders in each other"),
                )
                .at(Place::file(&inner))
                .help(TOO_DEEP.explanation.fix),
            ),
            Ok(meta) if meta.is_dir() => folders.push((entry.path(), inner)),
            Ok(meta) if meta.is_file() => {
                walked.files.push(Entry { path: inner, place: entry.path(), stamp: Stamp::of(&meta) });
            }
            Ok(_) => walked.found.push(
                Diagnostic::new(
                    &LINK,
                    text!("länkar och specialfiler läses inte", "links and special files are not read"),
                )
                .at(Place::file(&inner))
                .help(LINK.explanation.fix),
            ),
            Err(error) => walked.found.push(unreadable(&inner, &error)),
        }
    }
    let below: Vec<Walked> = folders.par_iter().map(|(folder, path)| walk(folder, path)).collect();
    for mut one in below {
        walked.files.append(&mut one.files);
        walked.found.append(&mut one.found);
    }
    walked
}

/// What there is at one place below the site's folder.
pub enum Near {
    /// A file of the site.
    File(Entry),
    /// Nothing any more; its path.
    Gone(String),
    /// Nothing of the site: it is left alone by [`files_below`] too.
    Ours,
    /// A folder, or something that only a look at all can tell of.
    Unclear,
}

/// Looks at one place that something was heard of.
pub fn near(root: &Path, place: &Path) -> Near {
    let Ok(below) = place.strip_prefix(root) else { return Near::Unclear };
    let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
    let of_site = names.first().is_some_and(|first| first == "content" || first == "themes");
    if !of_site || names.iter().any(|name| name.starts_with('.') || name.ends_with('~')) {
        return Near::Ours;
    }
    let names = names.iter().map(|name| ComposingNormalizerBorrowed::new_nfc().normalize(name));
    let path = names.collect::<Vec<_>>().join("/");
    match place.symlink_metadata() {
        Ok(meta) if meta.is_file() && path.matches('/').count() < DEPTH => {
            Near::File(Entry { path, place: place.to_owned(), stamp: Stamp::of(&meta) })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Near::Gone(path),
        _ => Near::Unclear,
    }
}

/// A file that is larger than what is read of its kind, in bytes.
#[derive(Debug)]
struct Beyond(u64);

impl fmt::Display for Beyond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "more than {} bytes", self.0)
    }
}

impl Error for Beyond {}

/// The bytes of a file; an error where there are more than `limit`. A part of a file is never taken for the whole.
pub fn read(place: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let bytes = beginning(place, limit)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, Beyond(limit)));
    }
    Ok(bytes)
}

/// The first bytes of a file, at most `limit` and one more, which tells that there are more.
fn beginning(place: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let file = fs::File::open(place)?;
    let size = file.metadata().map_or(0, |meta| meta.len());
    // Room for the whole file and one byte more: it is read in one call, and the next one tells the end.
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(limit) + 1).unwrap_or_default());
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// So much of a file is read at once to be hashed: nearly every text is shorter.
const AT_ONCE: u64 = 64_000;

/// BLAKE3 of the bytes of a file, however large it is.
pub fn hash(place: &Path) -> io::Result<blake3::Hash> {
    let bytes = beginning(place, AT_ONCE)?;
    if bytes.len() as u64 <= AT_ONCE {
        return Ok(blake3::hash(&bytes));
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(fs::File::open(place)?)?;
    Ok(hasher.finalize())
}

/// What the file system says of a file.
pub fn stamp(place: &Path) -> Option<Stamp> {
    fs::metadata(place).ok().map(|meta| Stamp::of(&meta))
}

/// The bytes of a file that is neither a link nor something special; an error where there are more than `limit`.
pub fn read_plain(place: &Path, limit: u64) -> io::Result<Vec<u8>> {
    match fs::symlink_metadata(place)? {
        meta if meta.is_file() => read(place, limit),
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}

/// The fault of a file that cannot be read, in words of our own.
pub fn unreadable(path: &str, error: &io::Error) -> Diagnostic {
    if let Some(Beyond(limit)) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        let limit = limit / 1_000_000;
        let message = text!("filen är större än {limit} MB", "the file is larger than {limit} MB");
        return Diagnostic::new(&TOO_LARGE, message).at(Place::file(path)).help(TOO_LARGE.explanation.fix);
    }
    let (sv, en) = match error.kind() {
        io::ErrorKind::NotFound => ("den finns inte", "it does not exist"),
        io::ErrorKind::PermissionDenied => ("du har inte rätt att läsa den", "you may not read it"),
        io::ErrorKind::IsADirectory => ("den är en mapp", "it is a folder"),
        _ => ("disken svarar inte som den ska", "the disk does not answer as it should"),
    };
    Diagnostic::new(&UNREADABLE, text!("filen går inte att läsa: {sv}", "the file cannot be read: {en}"))
        .at(Place::file(path))
        .help(UNREADABLE.explanation.fix)
}

/// The text of a file named from the site's folder, for showing where a fault is. Personal numbers in it are crossed
/// out: a fault of any kind may stand on their line, and what the screen shows ends in logs and in mail.
pub fn read_for_display(root: &Path, path: &str) -> Option<String> {
    let text = read(&root.join(path), 8_000_000).ok().map(|bytes| Source::decode_for_display(&bytes))?;
    Some(mask(&text).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_any_size_has_the_hash_of_its_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("fil");
        for size in [0, 1, 63_999, 64_000, 64_001, 300_000] {
            let bytes: Vec<u8> = (0_u8..=250).cycle().take(size).collect();
            fs::write(&place, &bytes).unwrap();
            assert_eq!(hash(&place).unwrap(), blake3::hash(&bytes), "{size}");
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_told_and_not_cut() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("fil");
        fs::write(&place, [0; 1000]).unwrap();
        assert_eq!(read(&place, 1000).unwrap().len(), 1000);
        let error = read(&place, 999).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(unreadable("fil", &error).code.id, TOO_LARGE.id);
    }
}
