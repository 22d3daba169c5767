//! What a written reference leads to: a document, a case, a file, another site, or nothing.

use rustc_hash::FxHashMap;

use super::cases::Cases;
use super::files::PublicFile;
use super::identity::{CaseId, DocumentId, FileId, next};
use super::inside::Inside;
use super::ties::Tie;
use crate::documents::{Data, Loaded, Origin, Public};
use crate::terms::percent;

/// What a written reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// A place on the site, with the anchor in it.
    Here(Target, Option<String>),
    /// Another site, or an address of mail or telephone.
    Elsewhere,
    /// A document that exists and is not public.
    NotPublic,
    /// Nothing.
    Nothing,
}

/// What the site can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A document.
    Document(DocumentId),
    /// A case.
    Case(CaseId),
    /// A file.
    File(FileId),
}

/// Everything that a reference can name. Asked, never listed.
#[derive(Debug, Default)]
pub struct Directory {
    by_path: FxHashMap<String, Target>,
    /// The documents that the gate kept.
    inside: Inside,
}

impl Directory {
    /// Everything that these documents, cases and files can be named by.
    pub fn of(
        (documents, translations): (&[Public<Loaded>], &[Public<Loaded>]),
        inside: Inside,
        (ties, cases): (&[Tie], &Cases),
        files: &[PublicFile],
    ) -> Self {
        let mut directory = Self { inside, ..Self::default() };
        for case in (0..next(cases.all.len())).map(CaseId) {
            let address = &cases.all[case.0 as usize].address;
            directory.insert(format!("content/{}", address.tidy().trim_end_matches('/')), Target::Case(case));
        }
        for (index, document) in documents.iter().enumerate() {
            let target = match &document.data {
                Data::CaseSummary(case) => {
                    cases.find(ties[index].municipality, &case.number).map(Target::Case)
                }
                _ => Some(Target::Document(DocumentId(next(index)))),
            };
            if let Some(target) = target {
                directory.insert(document.origin.path.to_string(), target);
            }
        }
        for (index, file) in files.iter().enumerate() {
            directory.insert(file.path.clone(), Target::File(FileId(next(index))));
        }
        // A reference to a translation leads where one to its original does.
        for translation in translations {
            if let Some(original) = &translation.translates {
                directory.also(original, translation.origin.path.to_string());
            }
        }
        directory
    }

    /// Makes something known under a path below the site's folder.
    pub fn insert(&mut self, path: String, target: Target) {
        self.by_path.insert(path, target);
    }

    /// Makes what is known under a path known under another too.
    pub fn also(&mut self, path: &str, other: String) {
        if let Some(target) = self.by_path.get(path) {
            self.by_path.insert(other, *target);
        }
    }

    /// The documents that the gate kept.
    pub fn inside(&self) -> &Inside {
        &self.inside
    }

    /// What a file that the fields of a document name is: there its name stands as it is, and `#`, `?` and `%` are
    /// letters like others.
    pub fn file_named(&self, from: &Origin, name: &str) -> Option<FileId> {
        match self.by_path.get(&path_of_name(from, name)?) {
            Some(Target::File(id)) => Some(*id),
            _ => None,
        }
    }

    /// What a reference written in a file leads to. A path is relative to the file, or begins with `/` and
    /// then stands in `content/`; `.md`, `index.md` and a slash at the end may be left out.
    pub fn resolve(&self, from: &Origin, written: &str) -> Reference {
        let written = written.trim();
        if has_scheme(written) || written.starts_with("//") {
            return Reference::Elsewhere;
        }
        let (path, anchor) = match written.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor.to_owned()).filter(|anchor| !anchor.is_empty())),
            None => (written, None),
        };
        let full = if path.is_empty() { Some(from.path.to_string()) } else { path_of(from, path) };
        let Some(full) = full else { return Reference::Nothing };
        for candidate in [full.clone(), format!("{full}.md"), format!("{full}/index.md")] {
            if let Some(target) = self.by_path.get(&candidate) {
                return Reference::Here(*target, anchor);
            }
            if self.inside.has(&candidate) {
                return Reference::NotPublic;
            }
        }
        Reference::Nothing
    }

    /// The paths that are known, in any order: for "menade du …?".
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str)
    }
}

/// The path from the site's folder of a file that the fields of a document name, by its name as it is.
pub fn path_of_name(from: &Origin, name: &str) -> Option<String> {
    joined(&from.path, &composed(name))
}

/// The path from the site's folder that a reference written in a file names; none where it leads to another
/// site or out of `content/`.
pub fn path_of(from: &Origin, written: &str) -> Option<String> {
    let path = written.split(['#', '?']).next().unwrap_or_default();
    if has_scheme(written) || path.is_empty() {
        return None;
    }
    joined(&from.path, &percent_decoded(path))
}

fn has_scheme(written: &str) -> bool {
    written.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'))
    })
}

/// The path from the site's folder; `None` when it leaves `content/`.
fn joined(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = if path.starts_with('/') {
        vec!["content"]
    } else {
        from.split('/').take(from.matches('/').count()).collect()
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    (parts.first() == Some(&"content")).then(|| parts.join("/"))
}

/// `%20` and the like as the characters they stand for; NFC, as file names are read.
pub fn percent_decoded(path: &str) -> String {
    let decoded: Vec<u8> = percent::decoded(path).map(|byte| byte.unwrap_or_else(|sign| sign)).collect();
    composed(&String::from_utf8_lossy(&decoded))
}

fn composed(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(path: &str) -> Origin {
        Origin { path: path.into() }
    }

    #[test]
    fn paths_lead_where_an_editor_expects() {
        let mut directory = Directory::default();
        let target = Target::Document(DocumentId(7));
        directory.insert("content/organ/ks.md".into(), target);
        directory.insert("content/styrdokument/p/index.md".into(), target);
        directory.insert("content/å b.pdf".into(), target);
        let from = origin("content/sidor/om.md");
        for written in [
            "../organ/ks.md",
            "/organ/ks.md",
            "/organ/ks",
            "/styrdokument/p",
            "/styrdokument/p/",
            "../a%CC%8A%20b.pdf",
        ] {
            assert_eq!(directory.resolve(&from, written), Reference::Here(target, None), "{written}");
        }
        assert_eq!(directory.resolve(&from, "/organ/ks#x"), Reference::Here(target, Some("x".into())));
        assert_eq!(directory.resolve(&from, "../../Cargo.toml"), Reference::Nothing);
        assert_eq!(directory.resolve(&from, "https://exempel.se"), Reference::Elsewhere);
        assert_eq!(directory.resolve(&from, "saknas.md"), Reference::Nothing);
    }
}
