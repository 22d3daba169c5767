//! What the site is written as: one output format, one file.

mod assets;
mod attachments;
mod format;
pub mod html;
mod pages;
mod plan_figures;

pub use format::{Format, Ready};

use crate::output::Artifact;

/// Every output format.
pub static FORMATS: &[&Format] = &[&pages::FORMAT, &assets::FORMAT, &attachments::FORMAT, &plan_figures::FORMAT];

/// Everything that the site is written as: addresses, and recipes for the bytes.
pub fn artifacts(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    FORMATS.iter().flat_map(|format| (format.make)(ready)).collect()
}
