//! A folder with all that is in it: held open, so that what is in it is found from there, not from the top of the system.

use std::ffi::{CStr, CString};
use std::fs::{self, DirBuilder, Permissions};
use std::io::{self, ErrorKind};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustix::fs::{
    AtFlags, CWD, Dir, FileType, Mode, OFlags, Stat, chmodat, linkat, mkdirat, openat, statat, unlinkat,
};
use rustix::io::{Errno, retry_on_intr};

use super::{Below, FOLDER_MODE, Place, Reader, Result, Writer, at, lacking, look, mode, remove_file};
use crate::terms::Identity;

/// The top folder of a site, held open.
pub struct Top {
    path: PathBuf,
    folder: OwnedFd,
    /// Whether it got its mode as it was made. Then all in it do: one umask is over them, and what a folder hands down
    /// to those in it comes from this one.
    right_at_once: bool,
    /// Whether it was there before, and may hold what it is to be given.
    is_adopted: bool,
}

/// How a folder came to have a file of another one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Linked {
    Already,
    Anew,
    AsCopy,
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
        Ok(Self { path, folder, right_at_once, is_adopted: false })
    }

    /// Opens a folder that is there, to read in.
    pub fn open(path: PathBuf) -> Result<Self> {
        let folder = at(&path, || open(CWD, &path))?;
        Ok(Self { path, folder, right_at_once: false, is_adopted: false })
    }

    /// Opens a folder that is there, to go on with it.
    pub fn adopt(path: PathBuf) -> Result<Self> {
        at(&path, || fs::set_permissions(&path, Permissions::from_mode(FOLDER_MODE)))?;
        Ok(Self { is_adopted: true, ..Self::open(path)? })
    }

    /// Whether it was there before.
    pub fn is_adopted(&self) -> bool {
        self.is_adopted
    }

    /// Creates a folder in it, unless it is there: another worker may just have made it. Anything else of that name goes.
    pub fn create_folder(&self, name: &str) -> Result<()> {
        let place = Below(&self.path, name);
        at(place, || {
            let has_mode = loop {
                match mkdirat(&self.folder, name, Mode::from_raw_mode(FOLDER_MODE)) {
                    Ok(()) => break self.right_at_once,
                    Err(Errno::EXIST) => {}
                    Err(errno) => return Err(errno.into()),
                }
                match self.look(name)? {
                    Some(found) if kind(&found).is_dir() => break found.st_mode & 0o7777 == FOLDER_MODE,
                    Some(_) => unlinkat(&self.folder, name, AtFlags::empty()).or_else(is_gone)?,
                    None => {}
                }
            };
            if !has_mode {
                fs::set_permissions(place.path(), Permissions::from_mode(FOLDER_MODE))?;
            }
            Ok(())
        })
    }

    /// Creates a file in it. Anything of that name goes.
    pub fn create_file<'p>(&'p self, name: &'p str) -> Result<Writer<'p>> {
        let create = || Writer::create_in(&self.folder, Below(&self.path, name), name);
        match create() {
            Err(error) if self.is_adopted && error.cause.kind() == ErrorKind::AlreadyExists => {
                self.remove(name)?;
                create()
            }
            other => other,
        }
    }

    /// Gives it a file of another folder under the same name, unless it has it: the one with this identity.
    /// Where links do not work it gets a copy with the same time stamp.
    pub fn link_or_copy(&self, (name, identity): (&str, Identity), other: &Self) -> Result<Linked> {
        let new = Below(&self.path, name);
        if self.is_adopted
            && let Some(found) = at(new, || self.look(name))?
        {
            if identity == (found.st_dev, found.st_ino) {
                return Ok(Linked::Already);
            }
            self.remove(name)?;
        }
        let linked = at(new, || {
            if lacking("link") {
                return Err(ErrorKind::Unsupported.into());
            }
            Ok(linkat(&other.folder, name, &self.folder, name, AtFlags::empty())?)
        });
        match linked {
            Err(error) if cannot_link(&error.cause) => {
                copy(&other.path.join(name), &new.path()).map(|()| Linked::AsCopy)
            }
            other => other.map(|()| Linked::Anew),
        }
    }

    /// Removes all that is in it, but for these files, which are in order, and the folders above them, which get their mode.
    /// Which of those folders there are, in order.
    pub fn strip(&self, files: &[&str]) -> Result<Vec<CString>> {
        let is_kept = |name: &CStr, is_folder: bool| {
            let Ok(name) = name.to_str() else { return false };
            if !is_folder {
                return files.binary_search(&name).is_ok();
            }
            let folder = [name, "/"].concat();
            let first = files.get(files.partition_point(|file| **file < *folder));
            first.is_some_and(|file| file.starts_with(&folder))
        };
        let mut folders = at(&self.path, || strip(&self.folder, &is_kept))?;
        folders.par_sort_unstable();
        Ok(folders)
    }

    /// Removes what has this name, with all that is in it.
    pub fn remove(&self, name: &str) -> Result<()> {
        remove(&self.path.join(name))
    }

    /// What has this name, links not followed.
    fn look(&self, name: &str) -> io::Result<Option<Stat>> {
        match statat(&self.folder, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(found) => Ok(Some(found)),
            Err(Errno::NOENT | Errno::NOTDIR) => Ok(None),
            Err(errno) => Err(errno.into()),
        }
    }
}

/// Removes what is at a path, if anything is, with all that is in it; never goes through a link.
pub fn remove(path: &Path) -> Result<()> {
    match look(path)? {
        Some(found) if found.is_dir() => at(path, || {
            strip(&open(CWD, path)?, &|_, _| false)?;
            fs::remove_dir(path)
        }),
        Some(_) => remove_file(path),
        None => Ok(()),
    }
}

/// Removes all that is in a folder but what is to be kept, by its name from there and by whether it is a folder. The
/// folders that are kept.
fn strip(top: &OwnedFd, is_kept: &(dyn Fn(&CStr, bool) -> bool + Sync)) -> io::Result<Vec<CString>> {
    // Folders of one depth are looked through side by side.
    let mut depths = vec![vec![CString::from(c".")]];
    while let Some(level) = depths.last().filter(|level| !level.is_empty()) {
        let below: Vec<Vec<CString>> =
            level.par_iter().map(|folder| strip_one(top, folder, is_kept)).collect::<io::Result<_>>()?;
        depths.push(below.into_iter().flatten().collect());
    }
    let mut folders = Vec::new();
    for level in depths.drain(1..).rev() {
        let (kept, unwanted): (Vec<_>, Vec<_>) =
            level.into_par_iter().partition(|folder| is_kept(folder, true));
        unwanted.par_iter().try_for_each(|folder| unlinkat(top, folder, AtFlags::REMOVEDIR))?;
        kept.par_iter().try_for_each(|folder| {
            let mode = statat(top, folder, AtFlags::SYMLINK_NOFOLLOW)?.st_mode & 0o7777;
            let right = Mode::from_raw_mode(FOLDER_MODE);
            if mode == FOLDER_MODE { Ok(()) } else { chmodat(top, folder, right, AtFlags::empty()) }
        })?;
        folders.extend(kept);
    }
    Ok(folders)
}

/// Removes what is in one folder but is no folder itself, but for what is to be kept; the folders in it.
fn strip_one(
    top: &OwnedFd,
    folder: &CString,
    is_kept: &(dyn Fn(&CStr, bool) -> bool + Sync),
) -> io::Result<Vec<CString>> {
    let mut open = Dir::new(open(top, folder)?)?;
    let (mut folders, mut unwanted) = (vec![], vec![]);
    while let Some(entry) = open.read().transpose()? {
        let name = entry.file_name();
        if [c".", c".."].contains(&name) {
            continue;
        }
        let kind = match entry.file_type() {
            FileType::Unknown => kind(&statat(open.fd()?, name, AtFlags::SYMLINK_NOFOLLOW)?),
            known => known,
        };
        let whole = match folder.to_bytes() {
            b"." => name.to_owned(),
            folder => CString::new([folder, b"/", name.to_bytes()].concat())?,
        };
        if kind.is_dir() {
            folders.push(whole);
        } else if !(kind.is_file() && is_kept(&whole, false)) {
            unwanted.push(name.to_owned());
        }
    }
    let folder = open.fd()?;
    unwanted.iter().try_for_each(|name| unlinkat(folder, name, AtFlags::empty()))?;
    Ok(folders)
}

fn kind(found: &Stat) -> FileType {
    FileType::from_raw_mode(found.st_mode)
}

/// Lets it pass that another worker removed a name, or made a folder of it.
fn is_gone(errno: Errno) -> rustix::io::Result<()> {
    if matches!(errno, Errno::NOENT | Errno::ISDIR) { Ok(()) } else { Err(errno) }
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
