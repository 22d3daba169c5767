//! The list of what the output folder holds; also the mark that the folder is ours to replace.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::artifact::{Artifact, Recipe, Stream};
use super::disk;
use super::guard::KEPT;

/// The room's own folder at the top of the output folder.
pub const FOLDER: &str = ".insyn";
/// The manifest's address.
pub const ADDRESS: &str = ".insyn/manifest.json";
const FORMAT: u32 = 1;

/// What one output folder holds and what it was made from; no times, so the same every time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this format.
    pub format: u32,
    /// The project that owns the folder.
    pub project: String,
    /// The program version.
    pub program: String,
    /// The date that the site shows, `YYYY-MM-DD`.
    pub as_of: String,
    /// Every file except this one, by address.
    pub files: BTreeMap<String, Entry>,
}

/// What a manifest says of its folder, without the files.
#[derive(Deserialize)]
struct Mark {
    format: u32,
    project: String,
}

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// In bytes.
    pub size: u64,
    /// BLAKE3 of the bytes, in hexadecimal.
    pub blake3: String,
}

impl Entry {
    /// The entry of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, blake3: blake3::hash(bytes).to_hex().as_str().to_owned() }
    }

    /// The entry of a file whose bytes are still to come.
    pub(super) fn of_stream(mut stream: Stream<'_>) -> disk::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        loop {
            let chunk = stream.chunk()?;
            if chunk.is_empty() {
                stream.finish()?;
                return Ok(Self::of_hashed(&hasher));
            }
            hasher.update(chunk);
            let count = chunk.len();
            stream.consume(count);
        }
    }

    /// The entry of a file whose bytes were hashed as they came.
    pub(super) fn of_hashed(hasher: &blake3::Hasher) -> Self {
        Self { size: hasher.count(), blake3: hasher.finalize().to_hex().as_str().to_owned() }
    }
}

/// The files that artifacts would be, without writing them; those that cannot be made are left out.
pub fn entries(artifacts: &[Artifact<'_>]) -> BTreeMap<String, Entry> {
    let made = artifacts.par_iter().filter_map(|artifact| {
        let bytes = match &artifact.recipe {
            Recipe::Bytes(bytes) => bytes.to_vec(),
            Recipe::Copy(path) => disk::read(path).ok()?,
            Recipe::Make(make) => {
                let mut bytes = Vec::new();
                make(&mut bytes).ok()?;
                bytes
            }
        };
        Some((artifact.address.clone(), Entry::of(&bytes)))
    });
    made.collect()
}

impl Manifest {
    pub(super) fn new(project: &str, program: &str, as_of: &str) -> Self {
        Self {
            format: FORMAT,
            project: project.to_owned(),
            program: program.to_owned(),
            as_of: as_of.to_owned(),
            files: BTreeMap::new(),
        }
    }

    /// The manifest of an output folder; none where there is none that can be read.
    pub fn of_folder(output: &Path) -> Option<Self> {
        Self::read(output).ok().flatten()
    }

    /// The manifest of an output folder; `None` when there is none that can be understood.
    pub(super) fn read(output: &Path) -> disk::Result<Option<Self>> {
        let found: Option<Self> = bytes(output)?.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(found.filter(|manifest| manifest.format == FORMAT))
    }

    /// The manifest of an output folder, if its bytes have this hash.
    pub(super) fn with_hash(output: &Path, hash: &str) -> Option<Self> {
        let bytes = bytes(output).ok()??;
        let is_it = blake3::hash(&bytes).to_hex().as_str() == hash;
        is_it.then(|| serde_json::from_slice(&bytes).ok())?
    }

    /// The project that owns an output folder, by its manifest; `None` when there is none that can be understood.
    pub(super) fn owner(output: &Path) -> disk::Result<Option<String>> {
        let found: Option<Mark> = bytes(output)?.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Ok(found.filter(|mark| mark.format == FORMAT).map(|mark| mark.project))
    }

    /// Whether the folder that this manifest describes holds a file with this address.
    pub(super) fn holds(&self, address: &str) -> bool {
        address == ADDRESS || self.files.contains_key(address)
    }

    /// As JSON, with each file on a line.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        // Only text, numbers and a map with text as keys: this cannot fail.
        let none = Self::new(&self.project, &self.program, &self.as_of);
        let mut bytes = serde_json::to_vec_pretty(&none).unwrap_or_default();
        let line = |(address, entry): (&String, &Entry)| -> Option<String> {
            let (address, entry) = (serde_json::to_string(address).ok()?, serde_json::to_string(entry).ok()?);
            Some([&address, ": ", &entry].concat())
        };
        let lines: Vec<String> = self.files.par_iter().filter_map(line).collect();
        if !lines.is_empty() {
            bytes.truncate(bytes.len().saturating_sub("}\n}".len()));
            bytes.reserve(lines.iter().map(|line| line.len() + ",\n    ".len()).sum());
            for line in lines {
                bytes.extend_from_slice(b"\n    ");
                bytes.extend_from_slice(line.as_bytes());
                bytes.push(b',');
            }
            bytes.pop();
            bytes.extend_from_slice(b"\n  }\n}");
        }
        bytes.push(b'\n');
        bytes
    }
}

/// The bytes of a folder's manifest; `None` when it has none.
fn bytes(output: &Path) -> disk::Result<Option<Vec<u8>>> {
    let path = output.join(ADDRESS);
    let is_there = disk::look(&path)?.is_some_and(|found| found.is_file());
    is_there.then(|| disk::read(&path)).transpose()
}

/// The hash of a whole site: of all names and bytes.
pub fn fingerprint(files: &BTreeMap<String, Entry>) -> String {
    // Only text and numbers: this cannot fail.
    blake3::hash(&serde_json::to_vec(files).unwrap_or_default()).to_hex().to_string()
}

/// Every file of a folder as it is now, whatever its manifest says; without what is not of the site.
///
/// # Errors
/// When something in it cannot be read.
pub fn read_entries(folder: &Path) -> io::Result<BTreeMap<String, Entry>> {
    let mut found = BTreeMap::new();
    let mut open = vec![String::new()];
    while let Some(below) = open.pop() {
        for (name, kind) in disk::list(&folder.join(&below)).map_err(|error| error.cause)? {
            let name = name.to_string_lossy().into_owned();
            if below.is_empty() && (name == FOLDER || KEPT.contains(&name.as_str())) {
                continue;
            }
            let address = if below.is_empty() { name } else { format!("{below}/{name}") };
            if kind.is_dir() {
                open.push(address);
            } else {
                let bytes = disk::read(&folder.join(&address)).map_err(|error| error.cause)?;
                found.insert(address, Entry::of(&bytes));
            }
        }
    }
    Ok(found)
}
