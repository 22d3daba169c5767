//! The process that reads one file: little memory, little time, nothing to write.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use super::disk;
use super::examined::{Examined, Refusal};
use super::extract::{examined, is_xml};
use super::sniff::{Kind, sniff};
use crate::terms::{confine, reader, wait};

/// The hidden command under which the program reads one file from its standard input.
pub const COMMAND: &str = "las-bilaga";

/// The largest attachment, in bytes.
const SIZE: u64 = 50_000_000;

/// The memory of a reader, in bytes.
const MEMORY: u64 = 290_000_000;

/// The processor time of a reader, in seconds.
const SECONDS: u64 = 20;

/// How long anybody waits for a reader.
const PATIENCE: Duration = Duration::from_secs(40);

/// The longest answer, in bytes.
const ANSWER: u64 = 8_000_000;

/// Reads the file at a place, which the site calls `path`, in a process of its own.
///
/// # Errors
/// Why it cannot go out.
pub fn examine(place: &Path, path: &str) -> Result<Examined, Refusal> {
    let (mut file, size) = disk::open(place)?;
    if size > SIZE {
        return Err(Refusal::Size);
    }
    let mut head = Vec::new();
    Read::by_ref(&mut file).take(1 << 16).read_to_end(&mut head).map_err(|_| Refusal::Unopened)?;
    // Pictures and plain texts need no reader of their own: nothing in them is unpacked or nested.
    let kind = sniff(&head);
    let simple =
        matches!(kind, Kind::Text | Kind::Jpeg | Kind::Png | Kind::Gif | Kind::WebP) && !is_xml(path);
    let examined = if simple {
        file.take(SIZE).read_to_end(&mut head).map_err(|_| Refusal::Unopened)?;
        examined(path, &head)
    } else {
        elsewhere(disk::open(place)?.0, path)
    }?;
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    match examined.kind.endings() {
        [] => Err(Refusal::Kind(examined.kind)),
        endings if endings.contains(&ending.as_str()) => Ok(examined),
        _ if size == 0 => Err(Refusal::Empty),
        _ => Err(Refusal::Name(examined.kind)),
    }
}

fn elsewhere(file: File, path: &str) -> Result<Examined, Refusal> {
    let mut child = reader()
        .ok_or(Refusal::NoReader)?
        .arg(COMMAND)
        .arg(path)
        .stdin(Stdio::from(file))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| Refusal::NoReader)?;
    // Nobody listens to what it says besides: an empty root has no /dev/null.
    drop(child.stderr.take());
    let Some(out) = child.stdout.take() else { return Err(Refusal::NoReader) };
    let reader = std::thread::spawn(move || {
        let mut answer = Vec::new();
        out.take(ANSWER).read_to_end(&mut answer).map(|_| answer)
    });
    let ended = wait(&mut child, PATIENCE);
    let answer = reader.join().ok().and_then(Result::ok).unwrap_or_default();
    match ended {
        Some(status) if status.success() => {
            serde_json::from_slice::<Result<Examined, Refusal>>(&answer).unwrap_or(Err(Refusal::NoReader))
        }
        _ => Err(Refusal::Exhausted),
    }
}

/// What the child does: limits itself, reads its standard input, answers on its standard output.
pub fn answer(path: &str) {
    confine(MEMORY, SECONDS);
    let answer = match input() {
        Ok(bytes) => examined(path, &bytes),
        Err(_) => Err(Refusal::Unopened),
    };
    if let Ok(answer) = serde_json::to_vec(&answer) {
        let _ = io::stdout().write_all(&answer);
    }
}

/// The whole standard input, in memory that is asked for once: what grows needs twice as much while it is moved.
fn input() -> io::Result<Vec<u8>> {
    let file = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    let size = file.metadata()?.len().min(SIZE);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(SIZE).read_to_end(&mut bytes)?;
    Ok(bytes)
}
