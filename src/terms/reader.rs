//! This program, which starts itself once more for each file that comes from outside.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The program as a command that knows nothing of its surroundings. It limits its own memory by its address space, so
/// the allocator takes none in advance: what is reserved before a limit is set would not be seen by it.
pub fn reader() -> Option<Command> {
    let mut reader = Command::new(own_program()?);
    reader.env_clear().env("MIMALLOC_DISALLOW_ARENA_ALLOC", "1");
    Some(reader)
}

/// The program. A test's own program lies in `deps/` and cannot take its place: the real one lies beside that folder.
/// Without `/proc`, in an empty root, it is where the command that started it says; a bare name says nothing.
fn own_program() -> Option<PathBuf> {
    let own = std::env::current_exe().ok().or_else(|| named(&std::env::args_os().next()?))?;
    let folder = own.parent()?;
    if folder.file_name() == Some(OsStr::new("deps")) {
        Some(folder.with_file_name(format!("insyn{}", std::env::consts::EXE_SUFFIX)))
    } else {
        Some(own)
    }
}

fn named(command: &OsStr) -> Option<PathBuf> {
    let path = Path::new(command);
    path.parent().filter(|folder| !folder.as_os_str().is_empty())?;
    std::path::absolute(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_with_a_folder_says_where_the_program_is() {
        assert_eq!(named(OsStr::new("/insyn")), Some(PathBuf::from("/insyn")));
        let here = std::env::current_dir().unwrap();
        assert_eq!(named(OsStr::new("./bin/insyn")), Some(here.join("bin/insyn")));
        assert_eq!(named(OsStr::new("insyn")), None);
    }
}
