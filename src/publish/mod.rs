//! Moves a clean build to where the public reads it, in safe order.
//!
//! A [`Record`] of our own at the target says what it holds; nothing is listed. Before the first file is touched
//! the record names every file that will be (`pending`), so that the next run after a cut puts those right. The
//! order ([`Plan`]) is safe at every single step, and each operation may be done again.

mod codes;
mod disk;
mod folder;
mod git;
mod history;
mod host;
mod plan;
mod record;
mod secret;
mod sftp;
mod tool;
mod web;

use std::collections::BTreeSet;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

pub use codes::{
    CODES, NO_FORMER_VERSION, NO_SUCH_TARGET, NOTHING_TO_WITHDRAW, STILL_PUBLISHED, UNREADABLE_RECEIPTS,
};
pub use history::{History, Receipt};
pub use host::{Host, Outcome, Parcel, Trouble};
pub use plan::{Plan, Step};
pub use record::Record;

use crate::config::{PublishTarget, TargetKind};
use crate::diagnostics::{Code, Diagnostic, Text};
use crate::output::{Manifest, fingerprint};
use codes::{
    EMPTY_SITE, FOREIGN_TARGET, MANY_DELETIONS, NEW_TARGET, TARGET_BUSY, TARGET_TROUBLE, UNSOUND_RECORD,
};

/// How many files go at once.
const PORTION: usize = 200;
/// How many times something is tried before it is given up.
const TRIES: u32 = 4;
/// More deletions than this, or than a tenth of the site, are asked about.
const FEW: usize = 50;

/// What is to be published, and what the user has agreed to.
pub struct Errand<'e> {
    /// The folder that holds the site.
    pub folder: &'e Path,
    /// What it holds.
    pub manifest: &'e Manifest,
    /// Pages that must not be read another minute: they go, or are replaced, before anything else.
    pub withdraw: &'e [String],
    /// What the user has agreed to.
    pub consent: Consent,
}

/// What the user has agreed to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Consent {
    /// A target that was never published to.
    pub new_target: Option<NewTarget>,
    /// So many deletions.
    pub deletions: Option<usize>,
    /// Going on where another run seems to be under way.
    pub take_over: Option<TakeOver>,
}

/// The place is right although nothing was published there.
#[derive(Debug, Clone, Copy)]
pub struct NewTarget;

/// The other run was cut off.
#[derive(Debug, Clone, Copy)]
pub struct TakeOver;

/// What is known before anything is done.
pub struct Prospect {
    /// What the target holds.
    pub old: Option<Record>,
    /// The files that it holds no longer as they were put there; none where nobody has looked.
    pub astray: Option<BTreeSet<String>>,
    /// What it should hold.
    pub new: Record,
    /// From the one to the other.
    pub plan: Plan,
}

/// The host of a target; `work` is a folder for those that need one.
///
/// # Errors
/// When the settings or the host itself are wrong.
pub fn host(root: &Path, target: &PublishTarget, work: &Path) -> Result<Box<dyn Host>, Box<Diagnostic>> {
    // A version that is put back may be sent although the settings have faults.
    if let Some(flaw) = target.flaw() {
        return Err(told(&Trouble::Lasting(flaw)));
    }
    let made: Outcome<Box<dyn Host>> = match target.kind {
        TargetKind::Folder => folder::Folder::new(root, &target.place).map(|host| Box::new(host) as _),
        TargetKind::Sftp | TargetKind::Rsync => sftp::Sftp::new(target).map(|host| Box::new(host) as _),
        TargetKind::Bucket | TargetKind::WebDav => web::Web::new(target).map(|host| Box::new(host) as _),
        TargetKind::Git => git::Git::new(target, work).map(|host| Box::new(host) as _),
    };
    made.map_err(|trouble| told(&trouble))
}

/// What the public reads of a site's own history.
#[derive(Debug, Default)]
pub struct Published {
    /// The bytes of its ledger.
    pub ledger: Option<Vec<u8>>,
    /// The hash of all of it.
    pub site: Option<String>,
}

/// What a target holds of the site's history; nothing where nothing was published there.
///
/// # Errors
/// When the target cannot be read, or its record cannot be trusted.
pub fn published(host: &mut dyn Host, project: &str, ledger: &str) -> Result<Published, Box<Diagnostic>> {
    // That a target is another site's is told before anything is done to it.
    let record = held(host)?.filter(|record| record.project == project);
    let Some(record) = record else { return Ok(Published::default()) };
    let has_ledger = record.files.contains_key(ledger);
    let ledger = if has_ledger { again(|| host.read(ledger))? } else { None };
    Ok(Published { ledger, site: Some(fingerprint(&record.files)) })
}

/// Finds out what would be done.
///
/// # Errors
/// When the target cannot be read, belongs to another site, or has a record that cannot be trusted.
pub fn look(host: &mut dyn Host, errand: &Errand<'_>) -> Result<Prospect, Box<Diagnostic>> {
    let prospect = by_record(host, errand)?;
    let Some(old) = &prospect.old else { return Ok(prospect) };
    let astray = again(|| host.astray(&old.files))?;
    Ok(Prospect::of(prospect.old, astray, errand))
}

/// The same by the target's own record alone: nobody looks at the files.
fn by_record(host: &mut dyn Host, errand: &Errand<'_>) -> Result<Prospect, Box<Diagnostic>> {
    let old = held(host)?;
    let project = old.as_ref().map(|old| &old.project);
    let ours = &errand.manifest.project;
    if let Some(other) = project.filter(|other| *other != ours) {
        return Err(fault(
            &FOREIGN_TARGET,
            text!(
                "målet hör till {other} och inte till {ours}",
                "the target belongs to {other} and not to {ours}"
            ),
        ));
    }
    Ok(Prospect::of(old, None, errand))
}

impl Prospect {
    fn of(old: Option<Record>, astray: Option<BTreeSet<String>>, errand: &Errand<'_>) -> Self {
        let mut new = Record::of(errand.manifest);
        let unknown = BTreeSet::new();
        let held = (old.as_ref(), astray.as_ref().unwrap_or(&unknown));
        let plan = Plan::make(held, &new, errand.withdraw);
        new.leaving.clone_from(&plan.leaving);
        Self { old, astray, new, plan }
    }
}

/// What a target holds by its own record; none where nothing was published there.
fn held(host: &mut dyn Host) -> Result<Option<Record>, Box<Diagnostic>> {
    let bytes = again(|| host.read(record::ADDRESS))?;
    bytes.as_deref().map(Record::parse).transpose().map_err(|flaw| fault(&UNSOUND_RECORD, flaw))
}

/// The bytes of a file as the public reads it; none where there is none.
///
/// # Errors
/// When the target cannot be read.
pub fn former(host: &mut dyn Host, address: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    again(|| host.read(address))
}

/// The bytes of a file of a version that is kept here; none where there is none.
pub fn kept(version: &Path, address: &str) -> Option<Vec<u8>> {
    disk::read(&version.join(address)).ok().flatten()
}

/// Publishes. `tell` hears how many files are done.
///
/// # Errors
/// The first thing that went wrong. The target then holds a whole site still, and the next run goes on.
pub fn publish(
    host: &mut dyn Host,
    errand: &Errand<'_>,
    tell: &mut dyn FnMut(usize, usize),
) -> Result<Prospect, Box<Diagnostic>> {
    if !errand.manifest.files.keys().any(|address| address.ends_with(".html")) {
        return Err(fault(&EMPTY_SITE, EMPTY_SITE.title.into()));
    }
    consent(&by_record(host, errand)?, errand)?;
    if !again(|| host.lock())? && errand.consent.take_over.is_none() {
        return Err(fault(&TARGET_BUSY, TARGET_BUSY.title.into()));
    }
    // Looked at again: somebody may have published before the door was shut.
    let done = look(host, errand).and_then(|prospect| {
        consent(&prospect, errand)?;
        carry(host, errand, (&prospect, tell))?;
        Ok(prospect)
    });
    let opened = again(|| host.unlock());
    done.and_then(|prospect| opened.map(|()| prospect))
}

fn consent(prospect: &Prospect, errand: &Errand<'_>) -> Result<(), Box<Diagnostic>> {
    let Some(old) = &prospect.old else {
        return match errand.consent.new_target {
            Some(NewTarget) => Ok(()),
            None => Err(fault(&NEW_TARGET, NEW_TARGET.title.into())),
        };
    };
    let (count, all) = (prospect.plan.deletions, old.files.len());
    if (count > FEW || count * 10 > all) && errand.consent.deletions != Some(count) {
        return Err(fault(
            &MANY_DELETIONS,
            text!("{count} av {all} filer skulle tas bort", "{count} of {all} files would be removed"),
        ));
    }
    Ok(())
}

/// Every step, in order.
fn carry(
    host: &mut dyn Host,
    errand: &Errand<'_>,
    (prospect, tell): (&Prospect, &mut dyn FnMut(usize, usize)),
) -> Result<(), Box<Diagnostic>> {
    let Prospect { old, new, plan, .. } = prospect;
    let settled = old
        .as_ref()
        .is_some_and(|old| old.pending.is_empty() && old.leaving == new.leaving && old.as_of == new.as_of);
    if plan.is_empty() && settled {
        return Ok(());
    }
    let mut underway =
        old.clone().unwrap_or_else(|| Record { files: std::collections::BTreeMap::new(), ..new.clone() });
    underway.pending.extend(plan.touched().cloned());
    write(host, &underway)?;
    let total = plan.touched().count();
    let mut done = 0;
    let last = plan.steps.len().saturating_sub(1);
    for (at, step) in plan.steps.iter().enumerate() {
        if let (true, Step::Remove(rest)) = (at == last, step) {
            // All is there: what is left to do is to take away.
            write(host, &Record { pending: rest.iter().cloned().collect(), ..new.clone() })?;
        }
        let (Step::Put(addresses) | Step::Remove(addresses)) = step;
        for some in addresses.chunks(PORTION) {
            match step {
                Step::Put(_) => {
                    let parcel = |address: &String| Parcel {
                        address: address.clone(),
                        file: errand.folder.join(address),
                    };
                    let parcels: Vec<Parcel> = some.iter().map(parcel).collect();
                    again(|| host.put(&parcels))?;
                }
                Step::Remove(_) => again(|| host.remove(some))?,
            }
            done += some.len();
            tell(done, total);
        }
    }
    write(host, new)?;
    let as_of = &new.as_of;
    again(|| host.settle(&format!("Publicering per {as_of}")))
}

fn write(host: &mut dyn Host, record: &Record) -> Result<(), Box<Diagnostic>> {
    let file = disk::write_apart(&record.to_bytes())
        .map_err(|error| told(&Trouble::Passing(error.kind().to_string())))?;
    let parcel = Parcel { address: record::ADDRESS.to_owned(), file: file.clone() };
    let done = again(|| host.put(std::slice::from_ref(&parcel)));
    disk::drop_file(&file);
    done
}

/// Tries, and tries again after a while, each time a longer one.
fn again<T>(mut act: impl FnMut() -> Outcome<T>) -> Result<T, Box<Diagnostic>> {
    let mut pause = Duration::from_millis(250);
    for _ in 1..TRIES {
        match act() {
            Err(Trouble::Passing(_)) => sleep(pause),
            other => return other.map_err(|trouble| told(&trouble)),
        }
        pause *= 3;
    }
    act().map_err(|trouble| told(&trouble))
}

fn told(trouble: &Trouble) -> Box<Diagnostic> {
    fault(
        &TARGET_TROUBLE,
        match trouble {
            Trouble::Passing(what) => text!("målet svarar: {what}", "the target says: {what}"),
            Trouble::Lasting(what) => what.clone(),
        },
    )
}

fn fault(code: &'static Code, message: Text) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(code, message).help(code.explanation.fix))
}

#[cfg(test)]
mod tests;
