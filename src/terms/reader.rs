//! This program, which starts itself once more for each file that comes from outside.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, setrlimit};

/// How long it takes at the most until an end is seen.
const GLANCE: Duration = Duration::from_millis(2);

/// The program as a command that knows nothing of its surroundings. It limits its own memory by its address space, so
/// the allocator takes none in advance: what is reserved before a limit is set would not be seen by it.
pub fn reader() -> Option<Command> {
    let mut reader = Command::new(own_program()?);
    reader.env_clear().env("MIMALLOC_DISALLOW_ARENA_ALLOC", "1");
    Some(reader)
}

/// Waits for a reader; none where it took too long or cannot be waited for, and was ended.
pub fn wait(reader: &mut Child, patience: Duration) -> Option<ExitStatus> {
    let began = Instant::now();
    loop {
        match reader.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if began.elapsed() <= patience => std::thread::sleep(GLANCE),
            Ok(None) | Err(_) => {
                let _ = reader.kill();
                let _ = reader.wait();
                return None;
            }
        }
    }
}

/// Limits this process, which is a reader: its memory in bytes, its time of the processor in seconds, no file that it
/// writes and few that it opens. Where the system has no such limit, the clock of the parent is left.
pub fn confine(memory: u64, seconds: u64) {
    let limits = [
        (Resource::As, memory),
        (Resource::Cpu, seconds),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nofile, 8),
    ];
    for (resource, most) in limits {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
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
