//! The seal of an output folder: enough to see later, mostly without reading it, that it is still as a run left it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::artifact::{Stream, folders_above_all};
use super::disk::{self, FILE_MODE, FOLDER_MODE};
use super::guard::KEPT;
use super::lock::Lock;
use super::manifest::{self, Entry, Manifest};
use super::stage::Fate;
use super::{Run, Summary, Target, exchange};
use crate::terms::{Stamp, rows};

/// The name of the memory in the working folder.
const MEMORY: &str = "senast.json";

/// An output folder as a run left it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// BLAKE3 of the manifest's bytes.
    manifest: String,
    /// Every file, the manifest too, in order of address.
    #[serde(serialize_with = "rows::write", deserialize_with = "rows::read")]
    files: Vec<Sealed>,
    /// Every folder, the output folder itself (`""`) first.
    #[serde(serialize_with = "rows::write", deserialize_with = "rows::read")]
    folders: Vec<Sealed>,
}

/// A file or folder with its stamp, and whether the stamp says enough: else it was changed in the same tick of the
/// clock in which it was looked at, and may have been changed once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Sealed(String, Stamp, bool);

impl Sealed {
    fn of(address: &str, stamp: Stamp, now: Stamp) -> Self {
        Self(address.to_owned(), stamp, stamp.is_before(&now))
    }
}

impl Seal {
    /// Every file whose stamp says enough, in order of address.
    pub(super) fn sure_files(&self) -> impl Iterator<Item = (&str, Stamp)> {
        let sure = self.files.iter().filter(|Sealed(.., is_sure)| *is_sure);
        sure.map(|Sealed(address, stamp, _)| (address.as_str(), *stamp))
    }
}

impl Target {
    /// The id that the folder's marker has.
    pub fn project(&self) -> &str {
        &self.project
    }

    /// Seals what a run has just put in the output folder; none where the folder is no longer that, or cannot be
    /// looked at. A file has the stamp that it had when it was written or compared: with another one it is not that any
    /// more. One that got another name since has another stamp, but not in what its bytes are.
    pub fn seal(&self, made: &Summary, run: &Run<'_>) -> Option<Seal> {
        let lock = Lock::take(self, &run.without_waiting()).ok()?;
        let files = made.manifest.files.keys().map(String::as_str);
        let addresses: Vec<&str> = files.chain([manifest::ADDRESS]).collect();
        let now = lock.stamp()?;
        let marker = self.look_at(manifest::ADDRESS, now)?.1;
        made.fates.last()?.left(&marker).then_some(())?;
        let files = addresses.par_iter().zip(&made.fates).map(|(address, fate)| match *fate {
            Fate::Unchanged(_) if made.has_renamed(address) => {
                let mut sealed = self.look_at(address, now)?;
                sealed.2 &= fate.left(&sealed.1);
                Some(sealed)
            }
            Fate::Written(stamp) | Fate::Unchanged(stamp) => Some(Sealed::of(address, stamp, now)),
        });
        let folders = || {
            let folders = folders_above_all(addresses.iter().copied());
            folders.into_par_iter().map(|one| self.look_at(one, now)).collect::<Option<_>>()
        };
        let (files, folders) = rayon::join(|| files.collect::<Option<_>>(), folders);
        Some(Seal { manifest: made.hash.clone(), files: files?, folders: folders? })
    }

    /// Whether the output folder is still exactly what was sealed; its seal as it is now. What its stamp does not
    /// vouch for is read.
    pub fn is_as_sealed(&self, seal: &Seal, run: &Run<'_>) -> Option<Seal> {
        let lock = Lock::take(self, run).ok()?;
        exchange::recover(self).ok()?;
        let now = lock.stamp()?;
        let seen = |sealed: &[Sealed]| -> Option<Vec<Sealed>> {
            sealed.par_iter().map(|Sealed(address, ..)| self.look_at(address, now)).collect()
        };
        let found = Seal {
            manifest: seal.manifest.clone(),
            files: seen(&seal.files)?,
            folders: seen(&seal.folders)?,
        };
        let files = doubtful(&seal.files, &found.files);
        let folders = doubtful(&seal.folders, &found.folders);
        if !(files.is_empty() && folders.is_empty()) {
            let manifest = self.manifest_with(seal)?;
            let sound = files.par_iter().all(|address| self.has_bytes(address, manifest.files.get(*address)))
                && self.have_names(&folders, seal);
            if !sound {
                return None;
            }
        }
        Some(found)
    }

    /// What was kept with [`Self::remember`] for an output folder, seen from the project folder.
    pub fn memory(root: &std::path::Path, output: &std::path::Path) -> Option<Vec<u8>> {
        let place = root.join(output);
        let name = place.file_name()?.to_string_lossy().into_owned();
        disk::read(&place.parent()?.join(super::work_name(&name)).join(MEMORY)).ok()
    }

    /// Keeps something about the output folder beside it, where only its owner reads. What cannot be kept is made
    /// anew by the next run.
    pub fn remember(&self, bytes: &[u8], run: &Run<'_>) {
        let Ok(_lock) = Lock::take(self, &run.without_waiting()) else { return };
        let (place, new) = (self.work.join(MEMORY), self.work.join("ny.json"));
        // A run that was killed may have left one.
        let _ = disk::remove_file(&new);
        let kept = disk::Writer::create(&new)
            .and_then(|mut file| file.write(bytes))
            .and_then(|()| disk::rename(&new, &place));
        if kept.is_err() {
            let _ = disk::remove_file(&new);
            let _ = disk::remove_file(&place);
        }
    }

    fn look_at(&self, address: &str, now: Stamp) -> Option<Sealed> {
        let stamp = Stamp::of(&disk::look(&self.place.join(address)).ok()??);
        Some(Sealed::of(address, stamp, now))
    }

    /// The manifest of the output folder, if it is the one that was sealed.
    pub(super) fn manifest_with(&self, seal: &Seal) -> Option<Manifest> {
        Manifest::with_hash(&self.place, &seal.manifest)
    }

    /// Whether a file has the bytes that the manifest says; the manifest itself was read already.
    fn has_bytes(&self, address: &str, entry: Option<&Entry>) -> bool {
        let Ok(reader) = disk::Reader::open(&self.place.join(address)) else { return false };
        let Some(entry) = entry else { return address == manifest::ADDRESS && reader.mode() == FILE_MODE };
        reader.mode() == FILE_MODE
            && reader.size() == entry.size
            && Entry::of_stream(Stream::File(reader)).is_ok_and(|found| found == *entry)
    }

    /// Whether folders have their mode and hold exactly the names that were sealed.
    fn have_names(&self, folders: &[&str], seal: &Seal) -> bool {
        if folders.is_empty() {
            return true;
        }
        let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for Sealed(address, ..) in seal.files.iter().chain(&seal.folders).filter(|one| !one.0.is_empty()) {
            let (folder, name) = address.rsplit_once('/').unwrap_or(("", address));
            names.entry(folder).or_default().insert(name);
        }
        folders.par_iter().all(|folder| {
            let path = self.place.join(folder);
            let Ok(found) = disk::list(&path) else { return false };
            let kept = |name: &str| folder.is_empty() && KEPT.contains(&name);
            let found: Option<BTreeSet<&str>> = found.iter().map(|(name, _)| name.to_str()).collect();
            disk::mode(&path).is_ok_and(|mode| mode == FOLDER_MODE)
                && found.is_some_and(|found| {
                    found.into_iter().filter(|name| !kept(name)).eq(names
                        .get(folder)
                        .into_iter()
                        .flatten()
                        .copied())
                })
        })
    }
}

/// What is not vouched for by a stamp: it was too new, or is another now.
fn doubtful<'s>(sealed: &'s [Sealed], found: &[Sealed]) -> Vec<&'s str> {
    let both = sealed.iter().zip(found);
    both.filter(|(old, new)| !old.2 || old.1 != new.1).map(|(old, _)| old.0.as_str()).collect()
}
