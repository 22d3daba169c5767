//! Load, link, render, check: the whole trip on one page. Nothing is written here.

mod about;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

pub use about::About;

pub use crate::content::{Freshness, Memory};
use crate::diagnostics::{Code, Diagnostic, Report, Severity};
pub use crate::documents::Gate;
use crate::formats::{self, Format, Ready};
use crate::output::Artifact;
use crate::site::{Change, Site, changes_ahead, vanished};
use crate::theme::Theme;
use crate::{checks, content, theme};

/// A site ready to be written or shown.
pub struct Trip {
    /// All public documents, linked.
    pub site: Site,
    /// Templates, words, assets.
    pub theme: Theme,
    root: PathBuf,
    gate: Gate,
    /// What the checks found and the settings let pass, for the accessibility statement.
    audit: Vec<(&'static Code, usize)>,
}

impl Trip {
    /// Reads, links and checks the site in a folder as it stands on a day. Every fault that can be told
    /// without making the pages is in the report.
    pub fn take(root: &Path, as_of: Date) -> (Self, Report) {
        Self::again(root, Gate::on(as_of), &mut Memory::default())
    }

    /// The same trip, with a memory of the last one: what has not changed is not read again.
    pub fn again(root: &Path, gate: Gate, memory: &mut Memory) -> (Self, Report) {
        let mut report = Report::new();
        let sources = content::load(root, gate, memory, &mut report);
        let overrides = content::theme_overrides(root, &sources.config.theme, &mut report);
        let theme = Theme::load(&sources.config.theme, &sources.config.language, overrides, &mut report);
        let site = Site::link(sources, gate.as_of(), &mut report);
        report.append(checks::run(&site));
        report.weigh(|found| weight(found, &site));
        let audit = report.tally_of_rules();
        (Self { site, theme, root: root.to_owned(), gate, audit }, report)
    }

    /// What may not happen between the site that is out and this one: postings of the notice board that run still
    /// and would vanish. `former` gives the bytes of a file of the site that is out.
    pub fn compare(&self, former: impl Fn(&str) -> Option<Vec<u8>>) -> Report {
        let mut report = Report::new();
        if let Some(bytes) = former(formats::BOARD_DATA) {
            vanished(&self.site, &formats::read_board(&bytes), &mut report);
        }
        report
    }

    /// The next day on which something that the site says becomes untrue.
    pub fn next_change(&self) -> Option<Change> {
        changes_ahead(&self.site).into_iter().next()
    }

    /// Everything that the site is written as: addresses, and recipes for the bytes.
    pub fn artifacts(&self) -> Vec<Artifact<'_>> {
        formats::artifacts(self.ready())
    }

    /// Every format, for [`Self::artifacts_of`].
    pub fn formats(&self) -> impl Iterator<Item = &'static Format> + use<> {
        formats::FORMATS.iter().copied()
    }

    /// What one format writes: a preview lists the files of a format when it first needs one of them.
    pub fn artifacts_of(&self, format: &Format) -> Vec<Artifact<'_>> {
        (format.make)(self.ready())
    }

    fn ready(&self) -> Ready<'_> {
        Ready { site: &self.site, theme: &self.theme, root: &self.root, audit: &self.audit }
    }
}

/// The text of a file of the site or of the default theme, for showing where a fault is.
pub fn source(root: &Path, path: &str) -> Option<String> {
    content::read_for_display(root, path).or_else(|| theme::embedded_source(path))
}

/// The weight of a fault after the site's settings. What stops the site from being made stays an error.
fn weight(found: &Diagnostic, site: &Site) -> Option<Severity> {
    let adjustable = checks::codes().any(|code| code == found.code);
    match site.config.severities.get(found.code.id) {
        Some(severity) if adjustable || found.severity != Severity::Error => *severity,
        _ => Some(found.severity),
    }
}
