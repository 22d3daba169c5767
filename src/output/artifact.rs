//! What is made: an address in the site, and the recipe for its bytes.

use std::borrow::Cow;
use std::path::PathBuf;

use rayon::prelude::*;

use super::disk;
use super::fault::{self, Flaw};
use super::manifest::FOLDER;
use crate::diagnostics::Diagnostic;

/// Names that the room itself keeps at the top of the output folder.
const RESERVED: [&str; 4] = [FOLDER, ".git", ".gitkeep", ".gitignore"];
/// Names that Windows gives to devices, whatever follows the first dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The longest name of one file or folder, in bytes.
const LONGEST_NAME: usize = 100;

/// One file of the site: where it goes and how its bytes are made.
pub struct Artifact<'a> {
    /// Relative, `/` between the names, each of `a`-`z`, `0`-`9`, `.`, `_` and `-`.
    pub address: String,
    /// How its bytes are made.
    pub recipe: Recipe<'a>,
}

/// A function that appends the bytes of one file.
pub type Make<'a> = dyn Fn(&mut Vec<u8>) -> Result<(), Box<Diagnostic>> + Send + Sync + 'a;

/// How the bytes of a file are made; the same bytes every time.
pub enum Recipe<'a> {
    /// These bytes.
    Bytes(Cow<'a, [u8]>),
    /// What this function appends to an empty buffer.
    Make(Box<Make<'a>>),
    /// A file of the sources, streamed.
    Copy(PathBuf),
}

/// Bytes on their way to the disk: held in memory or streamed from a file.
pub(super) enum Stream<'a> {
    Held(&'a [u8]),
    File(disk::Reader),
}

impl Stream<'_> {
    pub fn size(&self) -> u64 {
        match self {
            Self::Held(bytes) => bytes.len() as u64,
            Self::File(reader) => reader.size(),
        }
    }

    /// The bytes that come next; none at the end.
    pub fn chunk(&mut self) -> disk::Result<&[u8]> {
        match self {
            Self::Held(bytes) => Ok(bytes),
            Self::File(reader) => reader.chunk(),
        }
    }

    pub fn consume(&mut self, count: usize) {
        match self {
            Self::Held(bytes) => *bytes = &bytes[count..],
            Self::File(reader) => reader.consume(count),
        }
    }

    pub fn finish(&self) -> disk::Result<()> {
        match self {
            Self::Held(_) => Ok(()),
            Self::File(reader) => reader.finish(),
        }
    }
}

/// The folders above an address, the top (`""`) first.
pub(super) fn folders_above(address: &str) -> impl Iterator<Item = &str> {
    std::iter::once("").chain(address.match_indices('/').map(|(end, _)| &address[..end]))
}

/// Every folder above some addresses, in order. It is quickest where addresses in one folder come together.
pub(super) fn folders_above_all<'a>(addresses: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut folders = vec![""];
    let mut latest = "";
    for address in addresses {
        let folder = address.rfind('/').map_or("", |end| &address[..end]);
        if folder != latest {
            folders.extend(folders_above(address).filter(|above| !is_in(latest, above)));
            latest = folder;
        }
    }
    folders.sort_unstable();
    folders.dedup();
    folders
}

/// Whether an address is a folder's own or one below it.
fn is_in(address: &str, folder: &str) -> bool {
    let below = address.strip_prefix(folder);
    below.is_some_and(|below| folder.is_empty() || below.is_empty() || below.starts_with('/'))
}

/// Everything that is wrong with the addresses themselves, in their order.
pub(super) fn address_faults(artifacts: &[Artifact<'_>]) -> Vec<Diagnostic> {
    let mut all: Vec<Cow<'_, str>> = artifacts.par_iter().map(|artifact| small(&artifact.address)).collect();
    all.par_sort_unstable();
    let folders = folders_above_all(all.iter().map(|address| &**address));
    let invalid = artifacts.par_iter().filter(|artifact| !is_address(&artifact.address));
    let mut faults: Vec<Diagnostic> =
        invalid.map(|artifact| fault::address(&artifact.address, Flaw::Invalid)).collect();
    let meeting = all.par_chunk_by(|one, other| one == other).filter_map(|same| {
        let address = &*same[0];
        if folders.binary_search(&address).is_ok() {
            Some((address, Flaw::AlsoFolder))
        } else {
            (same.len() > 1).then_some((address, Flaw::Twice))
        }
    });
    let meeting: Vec<(&str, Flaw)> = meeting.collect();
    faults.extend(meeting.into_iter().map(|(address, flaw)| fault::address(address, flaw)));
    faults
}

/// An address as it is where small and capital letters are the same.
fn small(address: &str) -> Cow<'_, str> {
    let has_capitals = !address.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if has_capitals { address.to_lowercase().into() } else { address.into() }
}

/// Whether an address is a name that every server, disk and program takes as it stands, below the site's root.
pub fn is_address(address: &str) -> bool {
    let top = address.split('/').next().unwrap_or_default();
    !RESERVED.contains(&top) && address.split('/').all(is_valid_name)
}

fn is_valid_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let port = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    let device =
        DEVICES.contains(&stem) || port.is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit());
    (1..=LONGEST_NAME).contains(&name.len())
        && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
        && !name.ends_with('.')
        && !device
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_names_everywhere_are_valid() {
        for good in [
            "index.html",
            "a/b-c/d_1.pdf",
            ".well-known/security.txt",
            "com10/x",
            // Settings that servers look for under these names.
            "_redirects",
            "_headers",
            ".htaccess",
            ".nojekyll",
            "nginx-insyn.conf",
            "web.config",
        ] {
            assert!(is_address(good), "{good}");
        }
        let long = "x".repeat(101);
        for bad in [
            "",
            "/a",
            "a/",
            "a//b",
            "..",
            "a/../b",
            ".",
            "A.html",
            "å",
            "a b",
            "a\\b",
            "a.",
            "aux",
            "nul.md",
            "x/com1.txt",
            ".insyn/manifest.json",
            ".git/config",
            ".gitkeep",
            "a\0",
            &long,
        ] {
            assert!(!is_address(bad), "{bad:?}");
        }
    }

    #[test]
    fn meeting_addresses_are_all_told() {
        let made = ["b", "a/x", "a", "B", "c", "b"].map(|address| Artifact {
            address: address.to_owned(),
            recipe: Recipe::Bytes(Cow::Borrowed(b"")),
        });
        let told: Vec<_> = address_faults(&made)
            .into_iter()
            .map(|fault| (fault.code.id, fault.place.map(|place| place.path.to_string())))
            .collect();
        assert_eq!(
            told,
            [
                ("output-address-invalid", Some("B".to_owned())),
                ("output-address-is-folder", Some("a".to_owned())),
                ("output-address-twice", Some("b".to_owned())),
            ]
        );
    }
}
