//! The one step from the old site to the new, and the way back from a step half taken.
//!
//! Where two folders cannot change places in one step, the old site is moved to `old` in the
//! working folder first. That name is the journal: if it is there, the next run moves it back
//! unless the new site is in place.

use std::io::ErrorKind;

use super::Target;
use super::disk::{self, Error};

/// Puts the stage where the public reads. Afterwards the old site is in the working folder.
pub fn swap(target: &Target) -> disk::Result<()> {
    let (stage, place) = (target.stage(), &target.place);
    if disk::look(place)?.is_none() {
        return disk::rename(&stage, place);
    }
    if disk::exchange(&stage, place)? {
        return Ok(());
    }
    let old = target.old();
    disk::rename(place, &old)?;
    disk::rename(&stage, place).or_else(|error| {
        disk::rename(&old, place)?;
        Err(error)
    })
}

/// Undoes or finishes what a killed run left, then clears the working folder of it.
pub fn recover(target: &Target) -> disk::Result<()> {
    let old = target.old();
    if disk::look(&old)?.is_some() {
        match disk::rename(&old, &target.place) {
            // The new site is in place, or the old one is back.
            Err(Error { cause, .. }) if in_place(cause.kind()) => {}
            other => other?,
        }
    }
    discard(target)?;
    disk::remove(&target.old())
}

/// Gives the old site the name of the stage, wherever it went.
pub fn lay_aside(target: &Target) -> disk::Result<()> {
    let old = target.old();
    match disk::look(&old)? {
        Some(_) => disk::rename(&old, &target.stage()),
        None => Ok(()),
    }
}

/// Removes the stage only: the old site may be the only one there is.
pub fn discard(target: &Target) -> disk::Result<()> {
    disk::remove(&target.stage())
}

fn in_place(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DirectoryNotEmpty | ErrorKind::AlreadyExists)
}
