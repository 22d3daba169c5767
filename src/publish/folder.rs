//! A folder or mounted drive.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk;
use super::host::{Host, Outcome, Parcel, Trouble};
use super::record::LOCK;
use crate::config::OWN_FOLDERS;
use crate::output::Entry;

/// A folder.
pub struct Folder {
    /// Where it is.
    pub place: PathBuf,
}

impl Folder {
    /// A folder from the settings, seen from the site's own. Links and whole paths are followed first: neither the site's
    /// folder, nor one that it lies in, nor one of its sources is a target.
    ///
    /// # Errors
    /// When it is one of those.
    pub fn new(root: &Path, place: &str) -> Outcome<Self> {
        let (home, there) = (disk::real(root), disk::real(&root.join(place)));
        if home.starts_with(&there) || OWN_FOLDERS.iter().any(|own| there.starts_with(home.join(own))) {
            let there = there.display();
            return Err(Trouble::Lasting(text!(
                "{there} är webbplatsens egen mapp; välj en som bara är till för det publicerade",
                "{there} is the site's own folder; choose one that is for what is published alone"
            )));
        }
        Ok(Self { place: root.join(place) })
    }
}

impl Host for Folder {
    fn read(&mut self, address: &str) -> Outcome<Option<Vec<u8>>> {
        disk::read(&self.place.join(address)).map_err(|error| trouble(&error))
    }

    fn put(&mut self, parcels: &[Parcel]) -> Outcome<()> {
        let mut parcels = parcels.iter();
        parcels
            .try_for_each(|Parcel { address, file }| disk::put(file, &self.place.join(address)))
            .map_err(|error| trouble(&error))
    }

    fn remove(&mut self, addresses: &[String]) -> Outcome<()> {
        let mut addresses = addresses.iter();
        addresses.try_for_each(|address| disk::remove(address, &self.place)).map_err(|error| trouble(&error))
    }

    fn astray(&mut self, files: &BTreeMap<String, Entry>) -> Outcome<Option<BTreeSet<String>>> {
        let mut found = BTreeSet::new();
        for (address, entry) in files {
            if self.read(address)?.is_none_or(|bytes| Entry::of(&bytes) != *entry) {
                found.insert(address.clone());
            }
        }
        Ok(Some(found))
    }

    fn lock(&mut self) -> Outcome<bool> {
        disk::make_first(&self.place.join(LOCK)).map_err(|error| trouble(&error))
    }

    fn unlock(&mut self) -> Outcome<()> {
        disk::remove_folder(&self.place.join(LOCK)).map_err(|error| trouble(&error))
    }
}

/// A disk that is full or forbidden stays so; a drive that is away may come back.
fn trouble(error: &io::Error) -> Trouble {
    let (sv, en) = match error.kind() {
        ErrorKind::PermissionDenied => ("du har inte rätt att skriva där", "you may not write there"),
        ErrorKind::StorageFull => ("disken är full", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => ("disken går bara att läsa", "the disk can only be read"),
        ErrorKind::NotADirectory => {
            ("en fil ligger där en mapp ska vara", "a file lies where a folder must be")
        }
        ErrorKind::InvalidInput => {
            ("en fil som skulle tas bort ligger utanför mappen", "a file to remove lies outside the folder")
        }
        kind => return Trouble::Passing(kind.to_string()),
    };
    Trouble::Lasting(text!("{sv}", "{en}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_own_folders_are_no_target_however_they_are_written() {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("plats");
        disk::write(&root.join("content/site.toml"), b"").unwrap();
        let whole = root.display().to_string();
        let own = [
            whole.clone(),
            format!("{whole}/content/sidor"),
            format!("{whole}/public"),
            "webb/../content".into(),
        ];
        for place in own.iter().map(String::as_str).chain(["..", "../plats", "/"]) {
            assert!(Folder::new(&root, place).is_err(), "{place}");
        }
        for place in ["webb", "../webb", "../plats-ut"] {
            assert!(Folder::new(&root, place).is_ok(), "{place}");
        }
    }
}
