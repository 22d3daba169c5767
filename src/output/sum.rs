//! What a run has made: before the new site is put in its place, and when it is done.

use std::time::Duration;

use rayon::prelude::*;

use super::artifact::Artifact;
use super::manifest::Manifest;
use super::stage::{Fate, Made, Stage};
use super::{Run, Spent};
use crate::diagnostics::Diagnostic;

/// All files, made and not yet in their place.
pub struct Sum {
    pub manifest: Manifest,
    /// The bytes of the manifest.
    pub marker: Vec<u8>,
    /// How many of the old files are no more.
    pub removed: usize,
    /// What became of each file, in the order of the manifest.
    pub fates: Vec<Fate>,
    /// How many of the files are the old ones still.
    pub unchanged: usize,
    /// How much of the workers' time went into making bytes.
    pub share_made: f64,
}

/// What one run did.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Files that are new or have other bytes.
    pub written: usize,
    /// Files that are the old ones still.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Bytes written.
    pub bytes: u64,
    /// The new site is in place, but the old one could not be cleared away or the disk did not
    /// answer afterwards.
    pub caution: Option<Diagnostic>,
    /// What the new site is made of.
    pub manifest: Manifest,
    /// BLAKE3 of the bytes of the manifest, in hexadecimal.
    pub hash: String,
    /// What became of its files, in its order, and of the manifest itself.
    pub(crate) fates: Vec<Fate>,
    /// The old files that got a name for the new site, in order: their stamps are others since.
    pub(crate) renamed: Vec<String>,
    /// How long files were made and written, side by side.
    pub side_by_side: Duration,
    /// How much of the workers' time then went into making bytes; the rest compared and wrote them.
    pub share_made: f64,
}

impl Sum {
    /// The sum of what was made of artifacts.
    pub fn of(
        stage: &Stage<'_>,
        run: &Run<'_>,
        (artifacts, made): (&[Artifact<'_>], Vec<(Made, Spent)>),
    ) -> Self {
        let (mut files, mut unchanged) = (Vec::with_capacity(artifacts.len()), 0);
        let mut spent = Spent::default();
        for (artifact, (made, of_one)) in artifacts.iter().zip(made) {
            spent.making += of_one.making;
            spent.in_all += of_one.in_all;
            unchanged += usize::from(made.fate.is_unchanged());
            files.push((artifact.address.clone(), made));
        }
        files.par_sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let fates = files.iter().map(|(_, made)| made.fate).collect();
        let files = files.into_iter().map(|(address, made)| (address, made.entry)).collect();
        let manifest = Manifest { files, ..Manifest::new(&stage.target.project, run.program, run.as_of) };
        Self {
            marker: manifest.to_bytes(),
            removed: stage.old.strangers
                + stage.old.files.par_iter().filter(|old| !manifest.holds(old)).count(),
            manifest,
            fates,
            unchanged,
            share_made: spent.making.as_secs_f64() / spent.in_all.as_secs_f64().max(f64::MIN_POSITIVE),
        }
    }
}

impl Summary {
    /// Whether an old file got a name for the new site.
    pub(super) fn has_renamed(&self, address: &str) -> bool {
        self.renamed.binary_search_by(|one| one.as_str().cmp(address)).is_ok()
    }
}
