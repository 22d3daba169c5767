//! What is made, and how it reaches the disk: the output folder becomes exactly the new site,
//! whole or not at all.
//!
//! A run takes the lock in a working folder beside the output (`.public.insyn/`, on the same file
//! system), writes there what differs from the old site, links there what does not, waits once for
//! the disk, lets the two folders change places in one step and lays the old one aside, without what is of it
//! alone, for the next run to begin from. Killed at any moment, the output is the old site or the new; the next run
//! clears what was left. When nothing differs, the output is not touched.
//!
//! A run may leave a [`Seal`] and what it told in the working folder ([`Target::remember`]): as long as the
//! seal holds and the sources are the same, the next run has nothing to make.

mod artifact;
mod codes;
mod content_type;
mod disk;
mod exchange;
mod fault;
mod guard;
mod known;
mod lock;
mod manifest;
mod seal;
#[cfg(any(test, feature = "fault-injection"))]
mod seam;
mod single;
mod spare;
mod stage;
mod sum;

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::diagnostics::{Diagnostic, Report};

pub use artifact::{Artifact, Make, Recipe, is_address};
pub use codes::CODES;
pub use content_type::{content_type, media_type};
pub use manifest::{Entry, Manifest, entries, fingerprint, read_entries};
pub use seal::Seal;
pub use single::replace_file;
pub use sum::Summary;

use artifact::Stream;
use disk::Linked;
use guard::Refusal;
use known::Known;
use lock::Lock;
use stage::{Made, Stage};
use sum::Sum;

/// How many files a worker makes before it looks whether another has nothing left to do, at the most.
const IN_A_ROW: usize = 64;

/// An output folder that may be replaced; made by [`Target::check`].
#[derive(Debug, Clone)]
pub struct Target {
    /// The project folder, without links.
    root: PathBuf,
    /// The output folder, without links.
    place: PathBuf,
    /// The working folder beside it; only its owner may enter.
    work: PathBuf,
    /// The output folder as it is told.
    shown: String,
    /// The id that the marker must have.
    project: String,
}

/// What a run needs besides the files.
#[derive(Debug, Clone)]
pub struct Run<'a> {
    /// The program version, for the manifest.
    pub program: &'a str,
    /// The date that the site shows, for the manifest.
    pub as_of: &'a str,
    /// Whether to wait for the disk.
    pub durability: Durability,
    /// How long to wait for another run on the same output.
    pub patience: Duration,
    /// Stops the run when raised.
    pub interrupt: Interrupt,
    /// How the run before left the folder, if that is known: what its stamps vouch for is not read.
    pub seal: Option<&'a Seal>,
}

/// Whether to wait until the disk has the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// The old or the new site also after a power cut.
    PowerCut,
    /// After a crash of the program only; for tests and measurements.
    Process,
}

/// Asks a run to stop: looked at between files.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

/// Why a run ends early.
#[derive(Debug)]
enum Stop {
    /// One source cannot be read; the others may still be tried.
    Source(disk::Error),
    Disk(disk::Error),
    /// The disk is full, and this many bytes are needed at the least.
    Full(disk::Error, u64),
    Refused(Refusal),
    Busy(Duration),
    Interrupted,
    Faults(Vec<Diagnostic>),
}

/// A worker's time with one file.
#[derive(Debug, Clone, Copy, Default)]
struct Spent {
    making: Duration,
    in_all: Duration,
}

impl Target {
    /// The bytes of a file of the site that the folder holds now; none where there is none that can be read, or the
    /// folder is not ours.
    pub fn former(&self, address: &str) -> Option<Vec<u8>> {
        let manifest = Manifest::read(&self.place).ok().flatten()?;
        let ours = manifest.project == self.project && manifest.holds(address);
        ours.then(|| disk::read(&self.place.join(address)).ok()).flatten()
    }
}

impl Run<'_> {
    /// How long a run waits for another, unless told otherwise.
    pub const PATIENCE: Duration = Duration::from_secs(30);

    /// The same run, for what may as well be left undone when another run has the output.
    fn without_waiting(&self) -> Self {
        Self { patience: Duration::ZERO, ..self.clone() }
    }
}

impl Interrupt {
    fn check(&self) -> Result<(), Stop> {
        if self.0.load(Ordering::Relaxed) {
            return Err(Stop::Interrupted);
        }
        Ok(())
    }
}

/// For a flag that a signal handler sets.
impl From<Arc<AtomicBool>> for Interrupt {
    fn from(flag: Arc<AtomicBool>) -> Self {
        Self(flag)
    }
}

/// Makes the output folder become exactly these files.
///
/// # Errors
/// Every fault that was met; the output folder is then as it was.
pub fn install(target: &Target, artifacts: &[Artifact<'_>], run: &Run<'_>) -> Result<Summary, Report> {
    install_sound(target, artifacts, run, &Vec::new)
}

/// Makes the output folder become exactly these files, unless something is wrong with them: `judge` is asked when
/// every file has been made, and before the folders change places.
///
/// # Errors
/// Every fault that was met; the output folder is then as it was.
pub fn install_sound(
    target: &Target,
    artifacts: &[Artifact<'_>],
    run: &Run<'_>,
    judge: &(dyn Fn() -> Vec<Diagnostic> + Sync),
) -> Result<Summary, Report> {
    let mut report = addresses(artifacts);
    if report.is_empty() {
        match replace(target, artifacts, run, judge) {
            Ok(summary) => return Ok(summary),
            Err(stop) => report.extend(fault::of_stop(stop, target)),
        }
    }
    Err(report)
}

/// Everything that is wrong with the addresses, without writing anything.
pub fn addresses(artifacts: &[Artifact<'_>]) -> Report {
    let mut report = Report::new();
    report.extend(artifact::address_faults(artifacts));
    report
}

fn replace(
    target: &Target,
    artifacts: &[Artifact<'_>],
    run: &Run<'_>,
    judge: &(dyn Fn() -> Vec<Diagnostic> + Sync),
) -> Result<Summary, Stop> {
    let _lock = Lock::take(target, run)?;
    exchange::recover(target)?;
    guard::refuse_contents(target)?;
    let stage = Stage::open(target, run)?;
    let began = Instant::now();
    let made = make_all(&stage, artifacts, run)?;
    let side_by_side = began.elapsed();
    let (faults, sum) = rayon::join(judge, || Sum::of(&stage, run, (artifacts, made)));
    if !faults.is_empty() {
        return Err(Stop::Faults(faults));
    }
    let Sum { manifest, marker, removed, unchanged, mut fates, share_made } = sum;
    let bytes = stage.bytes();
    let marked = stage.put(manifest::ADDRESS, || Ok(Stream::Held(&marker)))?;
    fates.push(marked.fate);
    let mut summary = Summary {
        written: artifacts.len() - unchanged,
        unchanged,
        removed,
        bytes,
        caution: None,
        manifest,
        hash: marked.entry.blake3,
        fates,
        renamed: Vec::new(),
        side_by_side,
        share_made,
    };
    let whole = stage.whole(&summary);
    if stage.is_needless(&whole) {
        return Ok(summary);
    }
    let linked = stage.complete(&whole, run)?;
    if run.durability == Durability::PowerCut {
        disk::sync_file_system(&target.stage())?;
    }
    run.interrupt.check()?;
    exchange::swap(target)?;
    // Copies are of no use to the next run.
    let has_copies = linked.iter().any(|(_, way)| *way == Linked::AsCopy);
    let unwanted = (!has_copies).then(|| stage.unwanted(&whole));
    let renamed = linked.iter().map(|(address, _)| (*address).to_owned()).collect();
    let caution = settle(target, run, unwanted).err();
    summary.caution = caution.map(|error| fault::of_disk(&error, target));
    summary.renamed = renamed;
    Ok(summary)
}

/// What remains to do when the new site is in place. Of the old one, what the new one has too may be of use to the next
/// run, if it is known which folders and files are unwanted.
fn settle(target: &Target, run: &Run<'_>, unwanted: Option<[Vec<&str>; 2]>) -> disk::Result<()> {
    if let (Durability::PowerCut, Some(parent)) = (run.durability, target.place.parent()) {
        disk::sync_folder(parent)?;
    }
    exchange::lay_aside(target)?;
    spare::forget(target)?;
    match unwanted {
        Some(unwanted) => spare::keep(target, unwanted),
        None => exchange::discard(target),
    }
}

/// Makes every file, in parallel, in the order of the artifacts. Faults of single files are
/// gathered; anything else stops the rest.
fn make_all(
    stage: &Stage<'_>,
    artifacts: &[Artifact<'_>],
    run: &Run<'_>,
) -> Result<Vec<(Made, Spent)>, Stop> {
    let halted = AtomicBool::new(false);
    let outcomes: Vec<Option<Result<(Made, Spent), Stop>>> = artifacts
        .par_iter()
        .with_max_len(IN_A_ROW)
        .map(|artifact| {
            if halted.load(Ordering::Relaxed) || run.interrupt.check().is_err() {
                return None;
            }
            let outcome = make(stage, artifact);
            if let Err(Stop::Disk(_) | Stop::Full(..)) = outcome {
                halted.store(true, Ordering::Relaxed);
            }
            Some(outcome)
        })
        .collect();
    run.interrupt.check()?;

    let (mut made, mut faults) = (Vec::with_capacity(artifacts.len()), vec![]);
    for outcome in outcomes {
        match outcome {
            Some(Ok(one)) => made.push(one),
            Some(Err(Stop::Source(error))) => faults.push(fault::of_disk(&error, stage.target)),
            Some(Err(Stop::Faults(several))) => faults.extend(several),
            Some(Err(hard)) => return Err(hard),
            None => {}
        }
    }
    if faults.is_empty() { Ok(made) } else { Err(Stop::Faults(faults)) }
}

thread_local! {
    /// Where a worker makes the bytes of a file, kept for the next one.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

fn make(stage: &Stage<'_>, artifact: &Artifact<'_>) -> Result<(Made, Spent), Stop> {
    let began = Instant::now();
    let mut making = Duration::ZERO;
    let made = match &artifact.recipe {
        Recipe::Bytes(bytes) => stage.put(&artifact.address, || Ok(Stream::Held(bytes))),
        Recipe::Make(make) => {
            let mut buffer = BUFFER.take();
            buffer.clear();
            make(&mut buffer).map_err(|fault| Stop::Faults(vec![*fault]))?;
            making = began.elapsed();
            let put = stage.put(&artifact.address, || Ok(Stream::Held(&buffer)));
            BUFFER.set(buffer);
            put
        }
        Recipe::Copy(path) => stage.put(&artifact.address, || disk::Reader::open(path).map(Stream::File)),
    }?;
    Ok((made, Spent { making, in_all: began.elapsed() }))
}

/// The working folder's name, from the output folder's.
fn work_name(output: &str) -> String {
    format!(".{output}.insyn")
}

impl Target {
    fn stage(&self) -> PathBuf {
        self.work.join("stage")
    }

    fn old(&self) -> PathBuf {
        self.work.join("old")
    }

    fn spare(&self) -> PathBuf {
        self.work.join("spare")
    }
}

impl Stop {
    /// Adds how much room is needed, if the disk is full.
    fn needing(self, bytes: u64) -> Self {
        match self {
            Self::Disk(error) if fault::is_full(&error) => Self::Full(error, bytes),
            other => other,
        }
    }
}

impl From<disk::Error> for Stop {
    fn from(error: disk::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
