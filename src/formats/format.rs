//! What an output format is.

use std::path::Path;

use super::html::Shared;
use super::ledger::Changes;
use crate::diagnostics::Code;
use crate::output::Artifact;
use crate::site::Site;
use crate::terms::Tongue;
use crate::theme::Theme;

/// What formats work on: the linked site, the theme, and the folder where attachments lie.
#[derive(Clone, Copy)]
pub struct Ready<'s> {
    /// All public documents, linked.
    pub site: &'s Site,
    /// The same site in the words of each other language.
    pub others: &'s [Site],
    /// Templates, words, assets.
    pub theme: &'s Theme,
    /// What pages share.
    pub shared: &'s Shared,
    /// The site's folder.
    pub root: &'s Path,
    /// What the checks found and the settings let pass: kinds of fault that rest on a rule, and how many of each.
    pub audit: &'s [(&'static Code, usize)],
    /// What was published before, and what is different now.
    pub changes: &'s Changes,
}

impl<'s> Ready<'s> {
    /// The site in the words of a language.
    pub fn site_in(self, tongue: Tongue) -> &'s Site {
        tongue.place().checked_sub(1).and_then(|at| self.others.get(at)).unwrap_or(self.site)
    }
}

/// An output format: a file of its own and a line in the list.
pub struct Format {
    /// Its name in the program.
    pub name: &'static str,
    /// The files that it writes.
    pub make: for<'s> fn(Ready<'s>) -> Vec<Artifact<'s>>,
}
