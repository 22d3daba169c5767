//! Which folders may be replaced: the refusals, made before anything else is read or written.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::fault;
use super::manifest::Manifest;
use super::{Target, disk};
use crate::diagnostics::Diagnostic;

/// Files at the top of the output folder that are not ours and are carried over.
pub const KEPT: [&str; 2] = [".gitkeep", ".gitignore"];
/// Folders of the project that the output may neither hold nor be held by.
const SOURCES: [&str; 4] = ["content", "themes", "src", ".git"];

/// Why a folder may not be the output folder.
#[derive(Debug)]
pub enum Refusal {
    /// It could not be found out, or this user may not.
    Disk(disk::Error),
    Spot(Spot),
    Thing(Thing),
}

/// Where the output folder may not be.
#[derive(Debug, Clone, Copy)]
pub enum Spot {
    Project,
    AboveProject,
    /// In, above or the same as this folder of the sources.
    Sources(&'static str),
    Home,
    FileSystemRoot,
}

/// What the output folder may not be or hold.
#[derive(Debug)]
pub enum Thing {
    Link,
    MountPoint,
    NotAFolder,
    /// Holds this, and no marker.
    Foreign(String),
    /// Belongs to the project with this id.
    OtherProject(String),
    /// Ours, but somebody keeps its history here.
    Git,
}

impl Target {
    /// Finds out whether `output` (seen from the project folder `root`) may be replaced.
    ///
    /// # Errors
    /// The reason and the next step, when it may not, or cannot be by this user.
    pub fn check(root: &Path, output: &Path, project: &str) -> Result<Self, Box<Diagnostic>> {
        let mut target = Self {
            root: root.to_owned(),
            place: root.join(output),
            work: root.join(output),
            shown: output.to_string_lossy().into_owned(),
            project: project.to_owned(),
        };
        match target.settle() {
            Ok(()) => Ok(target),
            Err(refusal) => Err(Box::new(fault::of_refusal(refusal, &target))),
        }
    }

    fn settle(&mut self) -> Result<(), Refusal> {
        self.root = disk::resolve(&self.root)?;
        self.place = resolve(&self.place)?;
        if let Ok(inside) = self.place.strip_prefix(&self.root)
            && !inside.as_os_str().is_empty()
        {
            self.shown = inside.to_string_lossy().into_owned();
        }
        let (Some(parent), Some(name)) = (self.place.parent(), self.place.file_name()) else {
            return Err(Spot::FileSystemRoot.into());
        };
        self.work = parent.join(super::work_name(&name.to_string_lossy()));
        refuse_place(self)?;
        refuse_contents(self)?;
        let mut above = parent;
        while let (None, Some(next)) = (disk::look(above)?, above.parent()) {
            above = next;
        }
        Ok(disk::require_writable(above)?)
    }
}

/// Refuses a folder for what it holds. Asked again when nobody else can write.
pub fn refuse_contents(target: &Target) -> Result<(), Refusal> {
    let place = &target.place;
    let Some(found) = disk::look(place)? else {
        return Ok(());
    };
    if found.is_symlink() {
        return Err(Thing::Link.into());
    }
    if !found.is_dir() {
        return Err(Thing::NotAFolder.into());
    }
    if disk::is_mount_point(place)? {
        return Err(Thing::MountPoint.into());
    }
    disk::require_writable(place)?;
    let names = disk::list(place)?;
    let kept = |name: &OsStr| KEPT.iter().any(|kept| name == *kept);
    let Some((foreign, _)) = names.iter().find(|(name, kind)| !(kind.is_file() && kept(name))) else {
        return Ok(());
    };
    Err(Refusal::Thing(match Manifest::owner(place)? {
        None => Thing::Foreign(foreign.to_string_lossy().into_owned()),
        Some(owner) if owner != target.project => Thing::OtherProject(owner),
        Some(_) if names.iter().any(|(name, _)| name == ".git") => Thing::Git,
        Some(_) => return Ok(()),
    }))
}

/// Refuses a folder for where it is.
fn refuse_place(target: &Target) -> Result<(), Refusal> {
    let (root, place) = (&target.root, &target.place);
    if place == root {
        return Err(Spot::Project.into());
    }
    if root.starts_with(place) {
        return Err(Spot::AboveProject.into());
    }
    for name in SOURCES {
        let source = root.join(name);
        let real = disk::resolve(&source).unwrap_or_else(|_| source.clone());
        for source in [source, real] {
            if place.starts_with(&source) || source.starts_with(place) {
                return Err(Spot::Sources(name).into());
            }
        }
    }
    let home = std::env::home_dir().and_then(|home| disk::resolve(&home).ok());
    match home {
        Some(home) if home.starts_with(place) => Err(Spot::Home.into()),
        _ => Ok(()),
    }
}

/// The path without links, `.` and `..`. Its last part must not be a link; its end need not exist.
fn resolve(path: &Path) -> Result<PathBuf, Refusal> {
    // Without a slash at the end, which would follow a link.
    let path: PathBuf = path.components().collect();
    match disk::look(&path)? {
        Some(found) if found.is_symlink() => Err(Thing::Link.into()),
        Some(_) => Ok(disk::resolve(&path)?),
        None => Ok(resolve_missing(&path)?),
    }
}

fn resolve_missing(path: &Path) -> disk::Result<PathBuf> {
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => Ok(match disk::look(parent)? {
            Some(_) => disk::resolve(parent)?,
            None => resolve_missing(parent)?,
        }
        .join(name)),
        _ => disk::resolve(path),
    }
}

impl From<disk::Error> for Refusal {
    fn from(error: disk::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<Spot> for Refusal {
    fn from(place: Spot) -> Self {
        Self::Spot(place)
    }
}

impl From<Thing> for Refusal {
    fn from(thing: Thing) -> Self {
        Self::Thing(thing)
    }
}
