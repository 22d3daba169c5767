//! A folder or mounted drive.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::host::{Host, Outcome, Parcel, Trouble};
use super::record::LOCK;

/// A folder.
pub struct Folder {
    /// Where it is.
    pub place: PathBuf,
}

impl Host for Folder {
    fn read(&mut self, address: &str) -> Outcome<Option<Vec<u8>>> {
        match fs::read(self.place.join(address)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(trouble(&error)),
        }
    }

    fn put(&mut self, parcels: &[Parcel]) -> Outcome<()> {
        for Parcel { address, file } in parcels {
            let place = self.place.join(address);
            let aside = self.place.join(format!("{address}.insyn-ny"));
            place
                .parent()
                .map_or(Ok(()), fs::create_dir_all)
                .and_then(|()| fs::copy(file, &aside))
                .and_then(|_| File::open(&aside)?.sync_all())
                .and_then(|()| fs::rename(&aside, &place))
                .map_err(|error| trouble(&error))?;
        }
        Ok(())
    }

    fn remove(&mut self, addresses: &[String]) -> Outcome<()> {
        for address in addresses {
            let place = self.place.join(address);
            match fs::remove_file(&place) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(trouble(&error)),
                _ => {}
            }
            // Folders that became empty go too; others refuse.
            let mut above = place.parent();
            while let Some(folder) = above.filter(|folder| **folder != *self.place) {
                if fs::remove_dir(folder).is_err() {
                    break;
                }
                above = folder.parent();
            }
        }
        Ok(())
    }

    fn lock(&mut self) -> Outcome<bool> {
        let place = self.place.join(LOCK);
        let made = place.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::create_dir(&place));
        match made {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(trouble(&error)),
        }
    }

    fn unlock(&mut self) -> Outcome<()> {
        match fs::remove_dir(self.place.join(LOCK)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(trouble(&error)),
            _ => Ok(()),
        }
    }
}

/// A disk that is full or forbidden stays so; a drive that is away may come back.
fn trouble(error: &io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::StorageFull | ErrorKind::ReadOnlyFilesystem => {
            Trouble::Lasting(text!("{error}", "{error}"))
        }
        _ => Trouble::Passing(error.to_string()),
    }
}
