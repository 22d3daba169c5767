//! One run at a time: a lock in the working folder beside the output.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Run, Stop, Target, disk};
use crate::terms::Stamp;

/// How long to wait between two tries.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to change the output; given back when dropped, also when the process is killed.
pub struct Lock {
    work: PathBuf,
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Waits for its turn, at most `run.patience`.
    pub fn take(target: &Target, run: &Run<'_>) -> Result<Self, Stop> {
        let started = Instant::now();
        let path = target.work.join("lock");
        loop {
            if let Some(file) = try_take(&target.work, &path)? {
                return Ok(Self { work: target.work.clone(), path, file });
            }
            run.interrupt.check()?;
            if started.elapsed() >= run.patience {
                return Err(Stop::Busy(run.patience));
            }
            sleep(PAUSE);
        }
    }

    /// The stamp of the lock's file, which was made or left there before the lock was taken.
    pub fn stamp(&self) -> Option<Stamp> {
        self.file.metadata().ok().map(|meta| Stamp::of(&meta))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A run that waits sees that its file is no longer the one at this path, and tries again.
        // What cannot be removed here is taken over by the next run.
        let _ = disk::remove_file(&self.path);
        let _ = disk::remove_empty_folder(&self.work);
    }
}

fn try_take(work: &Path, path: &Path) -> Result<Option<File>, disk::Error> {
    disk::create_private_folder(work)?;
    let file = match disk::open_lock(path) {
        // The run before us removed the folder after we had seen it.
        Err(error) if error.cause.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    let ours = disk::try_lock(path, &file)? && disk::is_at(path, &file)?;
    Ok(ours.then_some(file))
}
