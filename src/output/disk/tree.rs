//! A folder with all that is in it: held open, so that what is in it is found from there, not from the top of the system.

use std::ffi::CString;
use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, ErrorKind};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, linkat, mkdirat, openat, statat, unlinkat};
use rustix::io::{Errno, retry_on_intr};

use super::{Below, FOLDER_MODE, Place, Reader, Result, Writer, at, lacking, mode};

/// The top folder of a site, held open.
pub struct Top {
    path: PathBuf,
    folder: OwnedFd,
    /// Whether it got its mode as it was made. Then all in it do: one umask is over them, and what a folder hands down
    /// to those in it comes from this one.
    right_at_once: bool,
}

impl Top {
    /// Creates the folder.
    pub fn create(path: PathBuf) -> Result<Self> {
        at(&path, || DirBuilder::new().mode(FOLDER_MODE).create(&path))?;
        let right_at_once = mode(&path)? == FOLDER_MODE;
        if !right_at_once {
            at(&path, || fs::set_permissions(&path, Permissions::from_mode(FOLDER_MODE)))?;
        }
        let folder = at(&path, || open(CWD, &path))?;
        Ok(Self { path, folder, right_at_once })
    }

    /// Opens a folder that is there, to read in.
    pub fn open(path: PathBuf) -> Result<Self> {
        let folder = at(&path, || open(CWD, &path))?;
        Ok(Self { path, folder, right_at_once: false })
    }

    /// Creates a folder in it, unless another worker just did.
    pub fn create_folder(&self, name: &str) -> Result<()> {
        let place = Below(&self.path, name);
        at(place, || match mkdirat(&self.folder, name, Mode::from_raw_mode(FOLDER_MODE)) {
            Err(Errno::EXIST) if fs::symlink_metadata(place.path())?.is_dir() => Ok(()),
            other => Ok(other?),
        })?;
        if !self.right_at_once {
            at(place, || fs::set_permissions(place.path(), Permissions::from_mode(FOLDER_MODE)))?;
        }
        Ok(())
    }

    /// Creates a file in it.
    pub fn create_file<'p>(&'p self, name: &'p str) -> Result<Writer<'p>> {
        Writer::create_in(&self.folder, Below(&self.path, name), name)
    }

    /// Gives it a file of another folder under the same name; where links do not work, a copy with the same time stamp.
    pub fn link_or_copy(&self, name: &str, other: &Self) -> Result<()> {
        let new = Below(&self.path, name);
        let linked = at(new, || {
            if lacking("link") {
                return Err(ErrorKind::Unsupported.into());
            }
            Ok(linkat(&other.folder, name, &self.folder, name, AtFlags::empty())?)
        });
        match linked {
            Err(error) if cannot_link(&error.cause) => copy(&other.path.join(name), &new.path()),
            other => other,
        }
    }
}

/// Removes a folder with all that is in it; never goes through a link.
pub fn remove_tree(path: &Path) -> Result<()> {
    at(path, || {
        let top = open(CWD, path)?;
        // Folders of one depth are emptied side by side.
        let mut depths = vec![vec![CString::from(c".")]];
        while let Some(level) = depths.last().filter(|level| !level.is_empty()) {
            let below: Vec<Vec<CString>> =
                level.par_iter().map(|folder| empty(&top, folder)).collect::<io::Result<_>>()?;
            depths.push(below.into_iter().flatten().collect());
        }
        let removed = |folder: &CString| unlinkat(&top, folder, AtFlags::REMOVEDIR);
        // The top itself goes last, by its own name.
        for level in depths[1..].iter().rev() {
            level.par_iter().try_for_each(removed)?;
        }
        fs::remove_dir(path)
    })
}

/// Removes what is in a folder but is no folder itself; the folders in it.
fn empty(top: &OwnedFd, folder: &CString) -> io::Result<Vec<CString>> {
    let open = open(top, folder)?;
    let mut folders = Vec::new();
    for entry in Dir::read_from(&open)? {
        let entry = entry?;
        let name = entry.file_name();
        if [c".", c".."].contains(&name) {
            continue;
        }
        let kind = match entry.file_type() {
            FileType::Unknown => {
                FileType::from_raw_mode(statat(&open, name, AtFlags::SYMLINK_NOFOLLOW)?.st_mode)
            }
            known => known,
        };
        if kind.is_dir() {
            folders.push(CString::new([folder.to_bytes(), b"/", name.to_bytes()].concat())?);
        } else {
            unlinkat(&open, name, AtFlags::empty())?;
        }
    }
    Ok(folders)
}

fn open(above: impl std::os::fd::AsFd, path: impl rustix::path::Arg + Copy) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(retry_on_intr(|| openat(&above, path, flags, Mode::empty()))?)
}

fn cannot_link(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Unsupported
            | ErrorKind::PermissionDenied
            | ErrorKind::CrossesDevices
            | ErrorKind::TooManyLinks
            | ErrorKind::InvalidInput
    )
}

fn copy(old: &Path, new: &Path) -> Result<()> {
    let mut from = Reader::open(old)?;
    let mut to = Writer::create(new)?;
    at(new, || io::copy(&mut from.bytes, &mut to.file))?;
    to.finish()?;
    at(new, || to.file.set_modified(from.modified))
}
