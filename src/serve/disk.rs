//! The disk, as the preview needs it: the only file of the room that touches it.

use std::fs::File;
use std::io;
use std::path::Path;

/// A file of the sources and its size; links are not followed.
pub fn open(path: &Path) -> io::Result<(File, u64)> {
    let meta = path.symlink_metadata()?;
    if meta.is_file() {
        File::open(path).map(|file| (file, meta.len()))
    } else {
        Err(io::ErrorKind::NotFound.into())
    }
}
