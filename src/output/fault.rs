//! What went wrong, told as a fault; the only place in this room that makes one.

use std::io::ErrorKind;
use std::path::Path;

use super::codes as code;
use super::guard::{Refusal, Spot, Thing};
use super::{Stop, Target, disk};
use crate::diagnostics::{Code, Diagnostic, Place, Text};

/// What is wrong with an address.
#[derive(Debug, Clone, Copy)]
pub enum Flaw {
    Invalid,
    Twice,
    AlsoFolder,
}

pub fn is_full(error: &disk::Error) -> bool {
    matches!(error.cause.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

/// A fault of an address, which is told in place of a source: the room does not know the sources.
pub fn address(address: &str, flaw: Flaw) -> Diagnostic {
    let code = match flaw {
        Flaw::Invalid => &code::ADDRESS_INVALID,
        Flaw::Twice => &code::ADDRESS_TWICE,
        Flaw::AlsoFolder => &code::ADDRESS_IS_FOLDER,
    };
    plain(code, address)
}

/// Why a run stopped.
pub fn of_stop(stop: Stop, target: &Target) -> Vec<Diagnostic> {
    vec![match stop {
        Stop::Faults(faults) => return faults,
        Stop::Source(error) | Stop::Disk(error) => of_disk(&error, target),
        Stop::Full(error, bytes) => {
            let needed = bytes.div_ceil(1024);
            said(
                &code::DISK_FULL,
                &target.tell(&error.path),
                text!(
                    "disken är full: den nya webbplatsen behöver minst {needed} kB",
                    "the disk is full: the new site needs at least {needed} kB"
                ),
            )
        }
        Stop::Refused(refusal) => of_refusal(refusal, target),
        Stop::Busy(patience) => {
            let seconds = patience.as_secs();
            said(
                &code::BUSY,
                &target.shown,
                text!(
                    "en annan körning skriver hit och blev inte klar på {seconds} s",
                    "another run is writing here and did not finish in {seconds} s"
                ),
            )
        }
        Stop::Interrupted => plain(&code::INTERRUPTED, &target.shown),
    }]
}

/// What the file system said, in words. Its own words are only added where ours say too little.
pub fn of_disk(error: &disk::Error, target: &Target) -> Diagnostic {
    let path = target.tell(&error.path);
    let ours = error.cause.raw_os_error().is_none();
    let code = match error.cause.kind() {
        _ if is_full(error) => &code::DISK_FULL,
        ErrorKind::ReadOnlyFilesystem => &code::READ_ONLY,
        ErrorKind::PermissionDenied => &code::NOT_PERMITTED,
        ErrorKind::NotFound => &code::MISSING,
        ErrorKind::InvalidInput if ours => &code::NOT_A_FILE,
        ErrorKind::ResourceBusy if ours => &code::CHANGED_WHILE_READ,
        _ => {
            let cause = &error.cause;
            return said(
                &code::DISK_ERROR,
                &path,
                text!("disken svarade med ett fel ({cause})", "the disk answered with an error ({cause})"),
            );
        }
    };
    plain(code, &path)
}

/// Why a folder may not be the output folder.
pub fn of_refusal(refusal: Refusal, target: &Target) -> Diagnostic {
    let shown = &target.shown;
    match refusal {
        Refusal::Disk(error) => of_disk(&error, target),
        Refusal::Spot(spot) => of_spot(spot, shown),
        Refusal::Thing(thing) => of_thing(thing, shown),
    }
}

fn of_spot(spot: Spot, path: &str) -> Diagnostic {
    match spot {
        Spot::Project => plain(&code::IS_PROJECT, path),
        Spot::AboveProject => plain(&code::ABOVE_PROJECT, path),
        Spot::Sources(name) => said(
            &code::IN_SOURCES,
            path,
            text!(
                "utmappen och källmappen {name} ligger i varandra",
                "the output folder and the source folder {name} overlap"
            ),
        ),
        Spot::Home => plain(&code::IS_HOME, path),
        Spot::FileSystemRoot => plain(&code::IS_ROOT, path),
    }
}

fn of_thing(thing: Thing, path: &str) -> Diagnostic {
    match thing {
        Thing::Link => plain(&code::IS_LINK, path),
        Thing::MountPoint => plain(&code::IS_MOUNT_POINT, path),
        Thing::NotAFolder => plain(&code::IS_FILE, path),
        Thing::Foreign(name) => said(
            &code::NOT_OURS,
            path,
            text!(
                "mappen innehåller {name} och saknar Insyns märke",
                "the folder holds {name} and lacks Insyn's marker"
            ),
        ),
        Thing::OtherProject(id) => said(
            &code::OTHER_PROJECT,
            path,
            text!("mappen innehåller en annan webbplats, {id}", "the folder holds another site, {id}"),
        ),
        Thing::Git => plain(&code::HOLDS_GIT, path),
    }
}

impl Target {
    /// A path as it is told: relative to the project, and a file on its way as where it is going.
    fn tell(&self, path: &Path) -> String {
        let within = |base: &Path| path.strip_prefix(base).ok();
        let output = [self.stage(), self.old(), self.work.clone(), self.place.clone()];
        let told = match output.iter().find_map(|base| within(base)) {
            Some(rest) => Path::new(&self.shown).join(rest),
            None => match within(&self.root) {
                Some(rest) => rest.to_owned(),
                None => path.file_name().unwrap_or_default().into(),
            },
        };
        let told = told.to_string_lossy().trim_end_matches('/').to_owned();
        if told.is_empty() { ".".to_owned() } else { told }
    }
}

/// A fault that its title says in full.
fn plain(code: &'static Code, path: &str) -> Diagnostic {
    said(code, path, code.title)
}

fn said(code: &'static Code, path: &str, message: impl Into<Text>) -> Diagnostic {
    Diagnostic::new(code, message).at(Place::file(path)).help(code.explanation.fix)
}
