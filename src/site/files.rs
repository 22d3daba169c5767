//! Files that public documents list, and only those.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::address::Address;
use super::codes::{MISSING_FILE, UNLISTED_FILE};
use super::identity::{DocumentId, next};
use super::reference::{path_of, path_of_name};
use crate::diagnostics::{Diagnostic, Place, Report, nearest};
use crate::documents::{Data, Loaded, Public, Whereabouts};
use crate::fields::Placed;
use crate::figures::misnamed;
use crate::markup::Fill;
use crate::terms::slug;

/// A file that lies in `content/` and is no text of a document. Its bytes are not read.
#[derive(Debug, Clone)]
pub struct ListedFile {
    /// From the site's folder, in NFC.
    pub path: String,
    /// From the site's folder, as the file system names it.
    pub place: PathBuf,
    /// In bytes.
    pub size: u64,
}

/// A file that goes out with the site because a public document lists it.
#[derive(Debug)]
pub struct PublicFile {
    /// From the site's folder, in NFC.
    pub path: String,
    /// From the site's folder, as the file system names it.
    pub place: PathBuf,
    /// In bytes.
    pub size: u64,
    /// Where it stands on the site.
    pub address: Address,
    /// The first document that lists it.
    pub listed_by: DocumentId,
}

impl PublicFile {
    /// The type of file by its ending, in capitals: `PDF`.
    pub fn kind(&self) -> String {
        self.path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_uppercase()).unwrap_or_default()
    }
}

/// The files that documents list, in order of path. A file that is listed and does not exist, and a file
/// that exists and is not listed, are told.
/// A translation lists what its text leads to.
pub fn gather(
    (documents, translations): (&[Public<Loaded>], &[Public<Loaded>]),
    lying: &[ListedFile],
    report: &mut Report,
) -> Vec<PublicFile> {
    let places: BTreeMap<&str, &PathBuf> =
        lying.iter().map(|file| (file.path.as_str(), &file.place)).collect();
    let sizes: BTreeMap<&str, u64> = lying.iter().map(|file| (file.path.as_str(), file.size)).collect();
    let mut listed: BTreeMap<String, DocumentId> = BTreeMap::new();
    for (index, document) in documents.iter().enumerate() {
        let id = DocumentId(next(index));
        for file in named_files(document) {
            let path = path_of_name(&document.origin, &file.value).unwrap_or_default();
            if sizes.contains_key(path.as_str()) {
                listed.entry(path).or_insert(id);
            } else {
                report.push(missing(document, file, &sizes));
            }
        }
        for path in mentioned_files(document) {
            if sizes.contains_key(path.as_str()) {
                listed.entry(path).or_insert(id);
            }
        }
    }
    for translation in translations {
        let original = translation.translates.as_ref();
        let by = original.and_then(|path| documents.binary_search_by(|one| one.origin.path.cmp(path)).ok());
        let Some(id) = by.map(|at| DocumentId(next(at))) else { continue };
        for path in mentioned_files(translation).filter(|path| sizes.contains_key(path.as_str())) {
            listed.entry(path).or_insert(id);
        }
    }
    for path in sizes.keys().filter(|path| !listed.contains_key(**path)) {
        report.push(misnamed(path).unwrap_or_else(|| {
            Diagnostic::new(
                &UNLISTED_FILE,
                text!("inget publikt dokument räknar upp filen", "no public document lists the file"),
            )
            .at(Place::file(path))
        }));
    }
    listed
        .into_iter()
        .map(|(path, listed_by)| PublicFile {
            size: sizes.get(path.as_str()).copied().unwrap_or_default(),
            place: places.get(path.as_str()).map_or_else(|| PathBuf::from(&path), |place| (*place).clone()),
            address: address(&path),
            path,
            listed_by,
        })
        .collect()
}

/// The files that the front matter names.
fn named_files(document: &Loaded) -> Vec<&Placed<String>> {
    match &document.data {
        Data::AgendaItem(item) => item
            .papers
            .iter()
            .filter_map(|paper| match &paper.whereabouts {
                Whereabouts::File(file) => Some(file),
                _ => None,
            })
            .collect(),
        Data::Meeting(meeting) => meeting.minutes.iter().collect(),
        Data::StandingPaper(paper) => paper.file.iter().collect(),
        Data::Steering(steering) => steering.file.iter().collect(),
        Data::FollowUp(report) => report.file.iter().collect(),
        Data::Posting(posting) => posting.file.iter().collect(),
        _ => Vec::new(),
    }
}

/// The files that the text links to or shows, as paths from the site's folder.
fn mentioned_files(document: &Loaded) -> impl Iterator<Item = String> {
    document.prose.slots().iter().filter_map(|slot| match &slot.fill {
        Fill::Address(target) | Fill::Image(target) => path_of(&document.origin, target),
        Fill::FileNote(_) | Fill::Word(_) | Fill::Opens(_) | Fill::Closes(_) => None,
    })
}

fn missing(document: &Loaded, file: &Placed<String>, sizes: &BTreeMap<&str, u64>) -> Diagnostic {
    let name = &file.value;
    let folder = document.origin.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let near =
        sizes.keys().filter_map(|path| path.strip_prefix(folder).map(|rest| rest.trim_start_matches('/')));
    Diagnostic::new(&MISSING_FILE, text!("filen \"{name}\" finns inte", "the file \"{name}\" does not exist"))
        .at(Place::new(&document.origin.path, file.span.clone()))
        .help(MISSING_FILE.explanation.fix)
        .did_you_mean_text(nearest(name, near))
}

/// The folders of a file and its name, each a safe segment.
fn address(path: &str) -> Address {
    let segments: Vec<String> = path
        .split('/')
        .skip(1)
        .map(|part| match part.rsplit_once('.') {
            Some((stem, ending)) => format!("{}.{}", slug(stem), slug(ending)),
            None => slug(part),
        })
        .collect();
    Address::file(segments.join("/"))
}
