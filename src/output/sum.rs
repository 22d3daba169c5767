//! What a run has made, before the new site is put in its place.

use rayon::prelude::*;

use super::artifact::Artifact;
use super::manifest::Manifest;
use super::stage::{Fate, Made, Stage};
use super::{Run, Spent};

/// All files, made and not yet in their place.
pub struct Sum<'a> {
    pub manifest: Manifest,
    /// The bytes of the manifest.
    pub marker: Vec<u8>,
    /// How many of the old files are no more.
    pub removed: usize,
    /// What became of each file, in the order of the manifest.
    pub fates: Vec<Fate>,
    /// The addresses of the files that are the old ones still.
    pub unchanged: Vec<&'a str>,
    /// How much of the workers' time went into making bytes.
    pub share_made: f64,
}

impl<'a> Sum<'a> {
    /// The sum of what was made of artifacts.
    pub fn of(
        stage: &Stage<'_>,
        run: &Run<'_>,
        (artifacts, made): (&'a [Artifact<'_>], Vec<(Made, Spent)>),
    ) -> Self {
        let (mut files, mut unchanged) = (Vec::with_capacity(artifacts.len()), vec![]);
        let mut spent = Spent::default();
        for (artifact, (made, of_one)) in artifacts.iter().zip(made) {
            spent.making += of_one.making;
            spent.in_all += of_one.in_all;
            if made.fate.is_unchanged() {
                unchanged.push(artifact.address.as_str());
            }
            files.push((artifact.address.clone(), made));
        }
        files.par_sort_unstable_by(|one, other| one.0.cmp(&other.0));
        let fates = files.iter().map(|(_, made)| made.fate).collect();
        let files = files.into_iter().map(|(address, made)| (address, made.entry)).collect();
        let manifest = Manifest { files, ..Manifest::new(&stage.target.project, run.program, run.as_of) };
        Self {
            marker: manifest.to_bytes(),
            removed: stage.old.strangers + stage.old.files.iter().filter(|old| !manifest.holds(old)).count(),
            manifest,
            fates,
            unchanged,
            share_made: spent.making.as_secs_f64() / spent.in_all.as_secs_f64().max(f64::MIN_POSITIVE),
        }
    }
}
