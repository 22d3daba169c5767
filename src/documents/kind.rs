//! What a kind of document is: where its files lie, how they are read, where they are found on the site.

use super::document::{Data, Origin};
use crate::fields::Fields;

/// A kind of document. Each is a constant in its own file; the list is in `mod.rs`.
pub struct Kind {
    /// Its name in the program and on the command line of `insyn new`: `meeting`.
    pub name: &'static str,
    /// The folder in `content/` where its files lie: `sammantraden`.
    pub folder: &'static str,
    /// Whether a file, given by the segments of its path below `content/`, is of this kind.
    pub claims: fn(&[&str]) -> bool,
    /// The key of its title; none for a meeting, whose title is made of its body and date.
    pub title_key: Option<&'static str>,
    /// Reads the front matter; the kind's own keys and, where they mean something, those of
    /// [`super::Head`].
    pub read: fn(&mut Fields<'_, '_>, &Origin) -> Data,
    /// The address of its page, as segments, from the segments of its path.
    pub address: fn(&[&str]) -> Vec<String>,
    /// A complete, commented example in Swedish, which `insyn new` writes.
    pub example: &'static str,
}

/// Whether a path is `folder/<name>.md` or `folder/<name>/index.md`.
pub fn file_or_folder(path: &[&str], folder: &str) -> bool {
    match path {
        [first, name] => *first == folder && is_markdown(name) && *name != "index.md",
        [first, _, name] => *first == folder && *name == "index.md",
        _ => false,
    }
}

/// Whether a file name is that of a Markdown file.
pub fn is_markdown(name: &str) -> bool {
    name.strip_suffix(".md").is_some_and(|stem| !stem.is_empty())
}

/// The address of a path: its segments without `index.md` and `.md`, each a safe segment.
pub fn address_of_path(path: &[&str]) -> Vec<String> {
    let mut segments: Vec<String> =
        path.iter().map(|part| crate::terms::slug(part.strip_suffix(".md").unwrap_or(part))).collect();
    if segments.last().is_some_and(|last| last == "index") {
        segments.pop();
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_follow_the_folders() {
        assert_eq!(address_of_path(&["organ", "ksau.md"]), ["organ", "ksau"]);
        assert_eq!(address_of_path(&["styrdokument", "Årsplan", "index.md"]), ["styrdokument", "arsplan"]);
    }
}
