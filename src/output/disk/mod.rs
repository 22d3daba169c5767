//! The room's only door to the file system; every error names its path.

mod tree;

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, Metadata, Permissions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::fs::{Access, CWD, Mode, OFlags, openat};
use rustix::io::{Errno, retry_on_intr};
use rustix::path::Arg;

#[cfg(any(test, feature = "fault-injection"))]
use super::seam;
use crate::terms::Stamp;

pub use tree::{Linked, Top, remove};

/// Mode of every file of the site, whatever the umask.
pub const FILE_MODE: u32 = 0o644;
/// Mode of every folder of the site, whatever the umask.
pub const FOLDER_MODE: u32 = 0o755;
/// How much of a file is held in memory when it is compared or copied, in bytes.
const CHUNK: usize = 64 * 1024;

/// What went wrong, and with which path.
#[derive(Debug)]
pub struct Error {
    pub path: PathBuf,
    pub cause: io::Error,
}

pub type Result<T> = std::result::Result<T, Error>;

/// A file that is read in chunks, and that must not change meanwhile.
pub struct Reader {
    path: PathBuf,
    bytes: BufReader<File>,
    size: u64,
    mode: u32,
    modified: SystemTime,
    stamp: Stamp,
}

impl Reader {
    /// Opens a plain file; never a link, and never waits for a pipe or a device.
    pub fn open(path: &Path) -> Result<Self> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        at(path, || {
            let opened = retry_on_intr(|| rustix::fs::open(path, flags, Mode::empty()));
            let file = File::from(opened.map_err(|errno| match errno {
                Errno::LOOP | Errno::NXIO => ErrorKind::InvalidInput.into(),
                other => io::Error::from(other),
            })?);
            let found = file.metadata()?;
            if !found.is_file() {
                return Err(ErrorKind::InvalidInput.into());
            }
            Ok(Self {
                path: path.to_owned(),
                bytes: BufReader::with_capacity(CHUNK, file),
                size: found.len(),
                mode: found.mode() & 0o7777,
                modified: found.modified()?,
                stamp: Stamp::of(&found),
            })
        })
    }

    pub fn size(&self) -> u64 {
        self.size
    }

    /// The permission bits.
    pub fn mode(&self) -> u32 {
        self.mode
    }

    /// The stamp that it had when it was opened.
    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    /// The bytes that come next; none at the end.
    pub fn chunk(&mut self) -> Result<&[u8]> {
        let bytes = &mut self.bytes;
        at(&self.path, || {
            while bytes.buffer().is_empty() {
                match bytes.fill_buf() {
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    Err(error) => return Err(error),
                    Ok(_) => break,
                }
            }
            Ok(())
        })?;
        Ok(self.bytes.buffer())
    }

    pub fn consume(&mut self, count: usize) {
        self.bytes.consume(count);
    }

    /// Fails when the file changed while it was read: half of each must not be published.
    pub fn finish(&self) -> Result<()> {
        at(&self.path, || {
            let now = self.bytes.get_ref().metadata()?;
            if now.len() == self.size && now.modified()? == self.modified {
                Ok(())
            } else {
                Err(ErrorKind::ResourceBusy.into())
            }
        })
    }
}

/// A place by a folder and what is below it. Its whole path is made when it is to be told.
#[derive(Clone, Copy)]
struct Below<'p>(&'p Path, &'p str);

/// A new file.
pub struct Writer<'p> {
    place: Below<'p>,
    file: File,
}

impl<'p> Writer<'p> {
    pub fn create(path: &'p Path) -> Result<Self> {
        Self::create_in(CWD, Below(path, ""), path)
    }

    /// Creates a file at a place that is `name` from a folder that is open.
    fn create_in(folder: impl AsFd, place: Below<'p>, name: impl Arg + Copy) -> Result<Self> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(FILE_MODE);
        let file = at(place, || Ok(retry_on_intr(|| openat(&folder, name, flags, mode))?))?;
        Ok(Self { place, file: File::from(file) })
    }

    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        at(self.place, || self.file.write_all(bytes))
    }

    /// Sees to its mode, which the umask may have made another; the stamp that it has when all is written.
    pub fn finish(&self) -> Result<Stamp> {
        at(self.place, || {
            let made = self.file.metadata()?;
            if made.mode() & 0o7777 == FILE_MODE {
                return Ok(Stamp::of(&made));
            }
            self.file.set_permissions(Permissions::from_mode(FILE_MODE))?;
            Ok(Stamp::of(&self.file.metadata()?))
        })
    }

    /// Waits until its bytes are on the disk.
    pub fn sync(&self) -> Result<()> {
        at(self.place, || self.file.sync_all())
    }
}

/// All bytes of a plain file.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    let mut reader = Reader::open(path)?;
    let mut bytes = Vec::new();
    at(path, || reader.bytes.read_to_end(&mut bytes))?;
    Ok(bytes)
}

/// What is at a path, links not followed; `None` when nothing is.
pub fn look(path: &Path) -> Result<Option<Metadata>> {
    at(path, || match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    })
}

/// The permission bits of a path.
pub fn mode(path: &Path) -> Result<u32> {
    at(path, || Ok(fs::symlink_metadata(path)?.mode() & 0o7777))
}

/// The names in a folder and what each is, in order of name.
pub fn list(folder: &Path) -> Result<Vec<(OsString, fs::FileType)>> {
    at(folder, || {
        let mut found = fs::read_dir(folder)?
            .map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))))
            .collect::<io::Result<Vec<_>>>()?;
        found.sort_by(|one, other| one.0.cmp(&other.0));
        Ok(found)
    })
}

/// The path without links, `.` and `..`; it must exist.
pub fn resolve(path: &Path) -> Result<PathBuf> {
    at(path, || path.canonicalize())
}

/// Creates a folder that only the owner may enter, with its parents, unless it is there already.
pub fn create_private_folder(path: &Path) -> Result<()> {
    if let Some(parent) = path.parent() {
        at(parent, || fs::create_dir_all(parent))?;
    }
    at(path, || match DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        Ok(()) => Ok(()),
        Err(_) if fs::symlink_metadata(path)?.is_dir() => Ok(()),
        Err(_) => Err(ErrorKind::NotADirectory.into()),
    })
}

/// Opens the lock file, and creates it if it is not there.
pub fn open_lock(path: &Path) -> Result<File> {
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    at(path, || Ok(File::from(rustix::fs::open(path, flags, Mode::RUSR | Mode::WUSR)?)))
}

/// Takes the lock on an open file without waiting; `false` when somebody else holds it.
pub fn try_lock(path: &Path, file: &File) -> Result<bool> {
    at(path, || match file.try_lock() {
        Ok(()) => Ok(true),
        Err(fs::TryLockError::WouldBlock) => Ok(false),
        Err(fs::TryLockError::Error(error)) => Err(error),
    })
}

/// Whether the open file is still the one that the path names.
pub fn is_at(path: &Path, file: &File) -> Result<bool> {
    let held = at(path, || file.metadata())?;
    let named = look(path)?;
    Ok(named.is_some_and(|named| (named.dev(), named.ino()) == (held.dev(), held.ino())))
}

pub fn rename(from: &Path, to: &Path) -> Result<()> {
    at(to, || fs::rename(from, to))
}

/// Lets two paths change places in one step; `false` where the file system cannot.
pub fn exchange(one: &Path, other: &Path) -> Result<bool> {
    at(other, || {
        if lacking("exchange") {
            return Ok(false);
        }
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{RenameFlags, renameat_with};
            match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
                Ok(()) => Ok(true),
                Err(Errno::NOSYS | Errno::INVAL | Errno::XDEV | Errno::OPNOTSUPP) => Ok(false),
                Err(errno) => Err(errno.into()),
            }
        }
        #[cfg(not(target_os = "linux"))]
        Ok(false)
    })
}

pub fn remove_file(path: &Path) -> Result<()> {
    at(path, || fs::remove_file(path))
}

pub fn remove_empty_folder(path: &Path) -> Result<()> {
    at(path, || fs::remove_dir(path))
}

/// Waits until everything on the path's file system is on the disk.
pub fn sync_file_system(path: &Path) -> Result<()> {
    at(path, || {
        #[cfg(target_os = "linux")]
        rustix::fs::syncfs(File::open(path)?)?;
        #[cfg(not(target_os = "linux"))]
        rustix::fs::sync();
        Ok(())
    })
}

/// Waits until the names in a folder are on the disk.
pub fn sync_folder(path: &Path) -> Result<()> {
    at(path, || File::open(path)?.sync_all())
}

/// Fails when this user may not create and remove names in the folder.
pub fn require_writable(folder: &Path) -> Result<()> {
    at(folder, || Ok(rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK)?))
}

/// Whether another file system, or another part of this one, is mounted here.
pub fn is_mount_point(path: &Path) -> Result<bool> {
    at(path, || {
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{AtFlags, StatxAttributes, StatxFlags, statx};
            if let Ok(found) = statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
                && found.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT)
            {
                return Ok(found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT));
            }
        }
        let above = path.parent().unwrap_or(path);
        Ok(fs::symlink_metadata(path)?.dev() != fs::symlink_metadata(above)?.dev())
    })
}

/// Every call goes this way: past the seam, and with the path in its error.
fn at<T>(place: impl Place, act: impl FnOnce() -> io::Result<T>) -> Result<T> {
    #[cfg(any(test, feature = "fault-injection"))]
    let act = || seam::step().and_then(|()| act());
    act().map_err(|cause| Error { path: place.path(), cause })
}

/// What an error names.
trait Place: Copy {
    /// Its whole path.
    fn path(&self) -> PathBuf;
}

impl<P: AsRef<Path>> Place for &P
where
    P: ?Sized,
{
    fn path(&self) -> PathBuf {
        self.as_ref().to_owned()
    }
}

impl Place for Below<'_> {
    fn path(&self) -> PathBuf {
        if self.1.is_empty() { self.0.to_owned() } else { self.0.join(self.1) }
    }
}

fn lacking(ability: &str) -> bool {
    #[cfg(any(test, feature = "fault-injection"))]
    return seam::lacks(ability);
    #[cfg(not(any(test, feature = "fault-injection")))]
    return ability.is_empty();
}
