//! The build before this one: when nothing has changed since, there is nothing to make, and the same is told again.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::catalogue::codes;
use super::options::Options;
use crate::content::{self, Inputs, KnownInputs};
use crate::diagnostics::{KeptReport, KeptText, Report, Text, Words};
use crate::output::{Run, Seal, Summary, Target};
use crate::pipeline::{Memory, Trip};
use crate::site::Change;
use crate::terms::Stamp;

/// Everything that decides what a build makes, as it stands before anything is read.
pub struct Now {
    program: Program,
    as_of: String,
    inputs: Inputs,
}

/// A build that was done: what it was made from, what it left and what it told.
#[derive(Serialize, Deserialize)]
struct Former {
    program: Program,
    as_of: String,
    project: String,
    inputs: KnownInputs,
    output: Seal,
    told: KeptReport,
    account: Account,
}

/// What is known of the build before the one that begins.
#[derive(Default)]
pub struct Before {
    /// What is to be said of it, and what it told, if it made all that is to be made now and its site stands.
    pub same: Option<(Account, Report)>,
    /// How it left the output folder.
    pub seal: Option<Seal>,
}

/// What is said of a build that is done.
#[derive(Clone, Serialize, Deserialize)]
pub struct Account {
    /// How many documents the site has.
    pub documents: usize,
    /// How many pages.
    pub pages: usize,
    /// How many files the site is, counted as [`Summary`] counts.
    pub files: usize,
    next_change: Option<KeptText>,
}

/// Which program it is: its version, and the stamp of its file, which no program can change while it runs.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct Program(String, Stamp);

impl Now {
    /// What there is to make a site from; none where it is not known for sure.
    pub fn look(options: &Options) -> Option<Self> {
        let program = std::env::current_exe().ok().and_then(|file| content::stamp(&file))?;
        Some(Self {
            program: Program(env!("CARGO_PKG_VERSION").to_owned(), program),
            as_of: options.as_of.to_string(),
            inputs: Inputs::look(&options.root)?,
        })
    }

    /// What is known of the build before this one.
    pub fn before(&self, options: &Options, (output, run): (&Path, &Run<'_>)) -> Before {
        let Some(mut former) = Former::of(options, output) else { return Before::default() };
        let same = self.made_by(&mut former, options, (output, run));
        Before { same, seal: Some(former.output) }
    }

    /// What is to be said of a build that made exactly this, if its site stands as it left it; and what it told.
    fn made_by(
        &self,
        former: &mut Former,
        options: &Options,
        (output, run): (&Path, &Run<'_>),
    ) -> Option<(Account, Report)> {
        if former.program != self.program || former.as_of != self.as_of || !self.inputs.are(&former.inputs) {
            return None;
        }
        let told = former.told.restore(&codes())?;
        let target = Target::check(&options.root, output, &former.project).ok()?;
        let seal = target.is_as_sealed(&former.output, run)?;
        if seal != former.output || former.inputs.are_unsure() {
            former.inputs = self.inputs.renewed(&former.inputs);
            former.output = seal;
            former.keep(&target, run);
        }
        Some((former.account.clone(), told))
    }

    /// The files as they are kept, and a memory for reading them: what changes from now on is seen the next time.
    pub fn known(self) -> (Option<Known>, Memory) {
        let Self { program, as_of, inputs } = self;
        let known = inputs.known().map(|inputs| Known { program, as_of, inputs });
        (known, inputs.for_once())
    }
}

/// What a build is about to be made from.
pub struct Known {
    program: Program,
    as_of: String,
    inputs: KnownInputs,
}

impl Known {
    /// Keeps the build that was made from this. What cannot be kept is made anew the next time.
    pub fn keep(
        self,
        (account, report): (&Account, &Report),
        target: &Target,
        (made, run): (&Summary, &Run<'_>),
    ) {
        let Some(output) = target.seal(made, run) else { return };
        let Self { program, as_of, inputs } = self;
        let (project, told) = (target.project().to_owned(), KeptReport::from(report));
        Former { program, as_of, project, inputs, output, told, account: account.clone() }.keep(target, run);
    }
}

impl Before {
    /// How the build before this one left the output folder, when all is to be made whatever it made.
    pub fn left(options: &Options, output: &Path) -> Self {
        Self { same: None, seal: Former::of(options, output).map(|former| former.output) }
    }
}

impl Former {
    fn of(options: &Options, output: &Path) -> Option<Self> {
        let memory = Target::memory(&options.root, output)?;
        serde_json::from_slice(&memory).ok()
    }

    fn keep(&self, target: &Target, run: &Run<'_>) {
        if let Ok(bytes) = serde_json::to_vec(self) {
            target.remember(&bytes, run);
        }
    }
}

impl Account {
    /// The account of a build.
    pub fn of(trip: &Trip, summary: &Summary) -> Self {
        let reason = |change: &Change| {
            let (on, Words(sv, en)) = (change.on, change.reason.words());
            text!(
                "Bygg om senast {on}: {sv}. Alla dagar står i nasta-andring.json.",
                "Build again by {on}: {en}. All days are in nasta-andring.json."
            )
        };
        Self {
            documents: trip.site.documents().count(),
            pages: trip.site.pages().len(),
            files: summary.written + summary.unchanged,
            next_change: trip.next_change().as_ref().map(|change| KeptText::from(&reason(change))),
        }
    }

    /// When the site must be made again, and why.
    pub fn next_change(&self) -> Option<Text> {
        self.next_change.as_ref().map(KeptText::restore)
    }
}
