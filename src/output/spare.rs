//! The folder that the next stage begins as: of the site before the last one, what the last one has still.
//!
//! When two folders have changed places, what is not of the new site is removed from the old one, and the rest lies
//! in the working folder as names of the new site's own files. A later run takes it as its stage: it gives names only to
//! what is missing, and what is too much loses its own. Nothing that it holds is trusted: every file in it is one of the
//! site's by its number on the disk, or goes.

use rayon::prelude::*;

use super::Target;
use super::disk::{self, Top};

/// Makes the spare folder the stage, if there is one that this user may change.
pub fn take(target: &Target) -> disk::Result<Option<Top>> {
    let (spare, stage) = (target.spare(), target.stage());
    if disk::look(&spare)?.is_none_or(|found| !found.is_dir()) || disk::require_writable(&spare).is_err() {
        return Ok(None);
    }
    disk::rename(&spare, &stage)?;
    Top::adopt(stage).map(Some)
}

/// Keeps the old site as the spare folder, without some of its folders and files. A run that is killed before the end
/// leaves it as a stage, which the next one removes.
pub fn keep(target: &Target, [folders, files]: [Vec<&str>; 2]) -> disk::Result<()> {
    let stage = target.stage();
    if disk::look(&stage)?.is_some() {
        let top = Top::open(stage.clone())?;
        folders.iter().try_for_each(|name| top.remove(name))?;
        files.par_iter().try_for_each(|name| top.remove(name))?;
        disk::rename(&stage, &target.spare())?;
    }
    Ok(())
}

/// Removes the spare folder.
pub fn forget(target: &Target) -> disk::Result<()> {
    disk::remove(&target.spare())
}
