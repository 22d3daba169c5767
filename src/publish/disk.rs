//! The disk, as publishing needs it: the only file of the room that touches it.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path, PathBuf};

/// The bytes of a file; none where there is none.
pub fn read(place: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(place) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Where a place really is: links and `..` are followed as far as it is there.
pub fn real(place: &Path) -> PathBuf {
    let place = std::path::absolute(place).unwrap_or_else(|_| place.to_owned());
    let mut real = PathBuf::new();
    for part in place.components() {
        match part {
            Component::ParentDir => drop(real.pop()),
            part => real.push(part),
        }
        real = fs::canonicalize(&real).unwrap_or(real);
    }
    real
}

/// Puts a copy of a file in its place, in one step: a reader meets the old file or the new.
pub fn put(from: &Path, place: &Path) -> io::Result<()> {
    let mut aside = place.as_os_str().to_owned();
    aside.push(".insyn-ny");
    let aside = PathBuf::from(aside);
    make_above(place)?;
    fs::copy(from, &aside)?;
    File::open(&aside)?.sync_all()?;
    fs::rename(&aside, place)
}

/// Writes a file.
pub fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    make_above(place)?;
    fs::write(place, bytes)
}

/// Writes a file in the place of another, in one step.
pub fn replace(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let aside = write_apart(bytes)?;
    let done = put(&aside, place);
    drop_file(&aside);
    done
}

/// Writes a new file for this errand alone, and says where: the name is one that was free.
pub fn write_apart(bytes: &[u8]) -> io::Result<PathBuf> {
    let (home, process) = (std::env::temp_dir(), std::process::id());
    for number in 0..u32::MAX {
        let place = home.join(format!("insyn-{process}-{number}"));
        match File::options().write(true).create_new(true).open(&place) {
            Ok(mut file) => {
                file.write_all(bytes)?;
                return Ok(place);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Adds a line at the end of a file.
pub fn append(place: &Path, line: &str) -> io::Result<()> {
    make_above(place)?;
    File::options().create(true).append(true).open(place)?.write_all(format!("{line}\n").as_bytes())
}

/// Takes a file below a folder away, and the folders between them that became empty. Where links or the name itself lead
/// out of the folder, nothing is touched.
pub fn remove(address: &str, stays: &Path) -> io::Result<()> {
    gone(remove_below(address, stays))
}

fn remove_below(address: &str, stays: &Path) -> io::Result<()> {
    let stays = fs::canonicalize(stays)?;
    let place = stays.join(address);
    let (Some(above), Some(name)) = (place.parent(), place.file_name()) else {
        return Err(ErrorKind::InvalidInput.into());
    };
    let above = fs::canonicalize(above)?;
    if !above.starts_with(&stays) {
        return Err(ErrorKind::InvalidInput.into());
    }
    fs::remove_file(above.join(name))?;
    for folder in above.ancestors().take_while(|folder| **folder != *stays) {
        // One that holds something refuses.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Takes away a file that nobody needs any more.
pub fn drop_file(place: &Path) {
    // Left behind, it is written over by the next.
    let _ = fs::remove_file(place);
}

/// Makes a folder, in one step; whether it was not there.
pub fn make_first(place: &Path) -> io::Result<bool> {
    make_above(place)?;
    match fs::create_dir(place) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Takes an empty folder away.
pub fn remove_folder(place: &Path) -> io::Result<()> {
    gone(fs::remove_dir(place))
}

/// Takes a folder away with all that it holds.
pub fn remove_tree(place: &Path) -> io::Result<()> {
    gone(fs::remove_dir_all(place))
}

/// An empty folder; what was there is gone.
pub fn empty_folder(place: &Path) -> io::Result<()> {
    remove_tree(place)?;
    fs::create_dir_all(place)
}

/// The same files under another folder: linked where the disk can, for files of the output are never written over.
pub fn link_tree(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            link_tree(&entry.path(), &place)?;
        } else if fs::hard_link(entry.path(), &place).is_err() {
            fs::copy(entry.path(), &place)?;
        }
    }
    Ok(())
}

fn make_above(place: &Path) -> io::Result<()> {
    place.parent().map_or(Ok(()), fs::create_dir_all)
}

/// What is not there need not be taken away.
fn gone(done: io::Result<()>) -> io::Result<()> {
    done.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_removed() {
        let home = tempfile::tempdir().unwrap();
        let (web, victim) = (home.path().join("webb"), home.path().join("granne/fil.txt"));
        write(&victim, b"x").unwrap();
        write(&web.join("a/b/c.html"), b"x").unwrap();
        for outside in
            ["../granne/fil.txt", victim.to_str().unwrap(), "a/../../granne/fil.txt", "..", "", "/"]
        {
            assert!(remove(outside, &web).is_err(), "{outside}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(home.path().join("granne"), web.join("ut")).unwrap();
            assert!(remove("ut/fil.txt", &web).is_err());
            fs::remove_file(web.join("ut")).unwrap();
        }
        assert!(victim.is_file() && web.join("a/b/c.html").is_file());
        remove("a/b/c.html", &web).unwrap();
        remove("a/b/c.html", &web).unwrap();
        assert!(web.is_dir() && !web.join("a").exists(), "emptied folders go, the target stays");
    }
}
