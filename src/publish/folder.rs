//! A folder or mounted drive.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::disk;
use super::host::{Host, Outcome, Parcel, Trouble};
use super::record::LOCK;

/// A folder.
pub struct Folder {
    /// Where it is.
    pub place: PathBuf,
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
