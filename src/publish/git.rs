//! A branch of a Git repository, by the system's own `git`: the whole publication is one commit, and one push makes
//! it seen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use super::disk;
use super::folder::Folder;
use super::host::{Host, Outcome, Parcel, Trouble};
use super::tool;
use crate::config::PublishTarget;
use crate::output::Entry;

/// Where another repository lies: what `git rev-parse --local-env-vars` names, but for the settings, with which a
/// build server may say how it signs in.
const OF_ANOTHER_REPOSITORY: [&str; 12] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_OBJECT_DIRECTORY",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_COMMON_DIR",
];

/// A branch, checked out in a folder of its own.
pub struct Git {
    tree: Folder,
    branch: String,
}

impl Git {
    /// Fetches the branch, if there is one, into a working folder.
    ///
    /// # Errors
    /// When the repository cannot be reached.
    pub fn new(target: &PublishTarget, work: &Path) -> Outcome<Self> {
        disk::empty_folder(work).map_err(|error| Trouble::Passing(error.kind().to_string()))?;
        let this = Self { tree: Folder { place: work.to_owned() }, branch: target.branch.clone() };
        let branch = &this.branch;
        this.git(&["init", "--quiet", "--initial-branch", branch])?;
        this.git(&["remote", "add", "--", "malet", &target.place])?;
        let found = this.git(&["ls-remote", "--heads", "malet", &format!("refs/heads/{branch}")])?;
        if !found.stdout.is_empty() {
            this.git(&["fetch", "--quiet", "--depth", "1", "malet", branch])?;
            this.git(&["reset", "--quiet", "--hard", "FETCH_HEAD"])?;
        }
        Ok(this)
    }

    /// Runs `git` in the working folder. What the environment says of another repository, as inside a hook, is
    /// not for this one.
    fn git(&self, arguments: &[&str]) -> Outcome<std::process::Output> {
        let mut command = Command::new("git");
        for name in OF_ANOTHER_REPOSITORY {
            command.env_remove(name);
        }
        command.current_dir(&self.tree.place).env("GIT_TERMINAL_PROMPT", "0");
        command.args([
            "-c",
            "user.name=Insyn",
            "-c",
            "user.email=insyn@localhost",
            "-c",
            "core.autocrlf=false",
        ]);
        tool::must(command.args(arguments), "")
    }
}

impl Host for Git {
    fn read(&mut self, address: &str) -> Outcome<Option<Vec<u8>>> {
        self.tree.read(address)
    }

    fn put(&mut self, parcels: &[Parcel]) -> Outcome<()> {
        self.tree.put(parcels)
    }

    fn remove(&mut self, addresses: &[String]) -> Outcome<()> {
        self.tree.remove(addresses)
    }

    fn astray(&mut self, files: &BTreeMap<String, Entry>) -> Outcome<Option<BTreeSet<String>>> {
        self.tree.astray(files)
    }

    /// Nobody needs to be shut out: a push on top of somebody else's is refused by the repository.
    fn lock(&mut self) -> Outcome<bool> {
        Ok(true)
    }

    fn unlock(&mut self) -> Outcome<()> {
        Ok(())
    }

    fn settle(&mut self, message: &str) -> Outcome<()> {
        disk::write(&self.tree.place.join(".nojekyll"), b"")
            .map_err(|error| Trouble::Passing(error.kind().to_string()))?;
        self.git(&["add", "--all", "--force", "."])?;
        if self.git(&["status", "--porcelain"])?.stdout.is_empty() {
            return Ok(());
        }
        self.git(&["commit", "--quiet", "--no-gpg-sign", "--message", message])?;
        let branch = &self.branch;
        self.git(&["push", "--quiet", "malet", &format!("HEAD:refs/heads/{branch}")]).map(drop)
    }
}
