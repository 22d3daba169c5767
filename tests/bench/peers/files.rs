//! Writing a corpus: files below a folder that is made where it is missing.

use std::collections::HashSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A folder that is being filled.
pub struct Tree {
    root: PathBuf,
    made: HashSet<PathBuf>,
}

impl Tree {
    /// An empty folder; what was there before is removed.
    pub fn empty(root: &Path) -> io::Result<Self> {
        remove(root)?;
        Ok(Self { root: root.to_owned(), made: HashSet::new() })
    }

    /// Writes one file.
    pub fn write(&mut self, path: &str, text: &str) -> io::Result<()> {
        let place = self.root.join(path);
        let folder = place.parent().unwrap_or(&self.root);
        if !self.made.contains(folder) {
            fs::create_dir_all(folder)?;
            self.made.insert(folder.to_owned());
        }
        fs::write(&place, text)
    }
}

/// Removes a folder, where it is there.
pub fn remove(root: &Path) -> io::Result<()> {
    match fs::remove_dir_all(root) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The number of files below a folder and of their bytes.
pub fn count(folder: &Path) -> io::Result<(u64, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let meta = entry.metadata()?;
        if meta.is_dir() {
            let (inner_files, inner_bytes) = count(&entry.path())?;
            files += inner_files;
            bytes += inner_bytes;
        } else {
            files += 1;
            bytes += meta.len();
        }
    }
    Ok((files, bytes))
}
