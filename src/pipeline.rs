//! Load, link, render, check: the whole trip on one page. Nothing is written here.

mod about;
mod versions;
mod weights;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use rayon::prelude::*;

pub use about::About;
pub use versions::compare_versions;
pub use weights::codes;

pub use crate::content::Memory;
use crate::content::{Linked, Outcome};
use crate::diagnostics::{Code, Diagnostic, Report, Words};
pub use crate::documents::Gate;
use crate::formats::html::Shared;
use crate::formats::ledger::{Changes, Mode};
use crate::formats::{self, Format, Links, Ready};
use crate::ledger::Ledger;
use crate::output::Artifact;
use crate::site::{Change, DocumentId, Site, Sources, changes_ahead};
use crate::theme::Theme;
use crate::{attachments, checks, content, theme};

/// A site ready to be written or shown.
pub struct Trip {
    /// All public documents, linked.
    pub site: Site,
    /// The same site in the words of each other language.
    pub others: Vec<Site>,
    /// Templates, words, assets.
    pub theme: Arc<Theme>,
    /// How long each stage took.
    pub timings: Timings,
    /// What the pages share, made with the first of them.
    shared: Shared,
    root: PathBuf,
    gate: Gate,
    /// What the checks found and the settings let pass, for the accessibility statement.
    audit: Vec<(&'static Code, usize)>,
    /// What was published before, and what is different now.
    changes: Changes,
}

/// How long each stage took, in the order they were done.
#[derive(Debug, Clone)]
pub struct Timings {
    latest: Instant,
    /// Each stage and its time.
    pub stages: Vec<(Words, Duration)>,
}

impl Timings {
    fn begin() -> Self {
        Self { latest: Instant::now(), stages: Vec::new() }
    }

    /// Only one stage, which began then and ends now.
    pub fn since(began: Instant, stage: Words) -> Self {
        let mut timings = Self { latest: began, stages: Vec::new() };
        timings.end_of(stage);
        timings
    }

    /// A stage ends now.
    pub fn end_of(&mut self, stage: Words) {
        self.stages.push((stage, self.latest.elapsed()));
        self.latest = Instant::now();
    }

    /// All stages together.
    pub fn whole(&self) -> Duration {
        self.stages.iter().map(|(_, time)| *time).sum()
    }
}

impl Trip {
    /// Reads, links and checks the site in a folder as it stands on a day. Every fault that can be told
    /// without making the pages is in the report.
    pub fn take(root: &Path, as_of: Date) -> (Self, Report) {
        Self::again(root, Gate::on(as_of), &mut Memory::for_once())
    }

    /// The same trip, with a memory of the last one: what has not changed is not read again.
    pub fn again(root: &Path, gate: Gate, memory: &mut Memory) -> (Self, Report) {
        let mut report = Report::new();
        let mut timings = Timings::begin();
        let mut sources = content::load(root, gate, memory, &mut report);
        let past = std::mem::take(&mut sources.ledger);
        timings.end_of(Words("läsa", "read"));
        let theme = dress(root, &sources, memory, &mut report);
        timings.end_of(Words("tema", "theme"));
        let translations = sources.translations.clone();
        let (site, found) = link(sources, gate, memory);
        let languages = site.config.other_languages();
        let others: Vec<Site> =
            languages.map(|(tongue, _)| site.in_words_of(tongue, &translations)).collect();
        report.append(found);
        let mode = if gate.is_for_editors() { Mode::Still } else { Mode::Told };
        let changes = Changes::after(past, None, mode);
        timings.end_of(Words("länka", "link"));
        report.append(check(&site, memory));
        report.append(checks::of_translations(&others));
        let shared = Shared::of(std::iter::once(&site).chain(&others), &theme);
        let ready = Ready {
            site: &site,
            others: &others,
            theme: &theme,
            shared: &shared,
            root,
            audit: &[],
            changes: &changes,
        };
        report.append(formats::lost_addresses(ready));
        report.append(checks::of_files((&site, &others), &examine(root, &site, memory)));
        report.weigh(|found| weights::of(found, &site.config));
        report.append(weights::without_effect(&site.config));
        let audit = report.tally_of_rules();
        timings.end_of(Words("kontrollera", "check"));
        let root = root.to_owned();
        (Self { site, others, theme, timings, shared, root, gate, audit, changes }, report)
    }

    /// The ledger that was published before, as the sources have it.
    pub fn past(&self) -> &Ledger {
        self.changes.past()
    }

    /// Goes on from another ledger than that of the sources, and from a site whose hash is known.
    pub fn go_on_from(&mut self, past: Ledger, site_before: Option<String>) {
        self.changes = Changes::after(Arc::new(past), site_before, Mode::Told);
    }

    /// The ledger with what is different now.
    pub fn ledger(&self) -> &Ledger {
        self.changes.ledger(self.ready())
    }

    /// The next day on which something that the site says becomes untrue.
    pub fn next_change(&self) -> Option<Change> {
        changes_ahead(&self.site).into_iter().next()
    }

    /// Everything that the site is written as: addresses, and recipes for the bytes.
    pub fn artifacts(&self) -> Vec<Artifact<'_>> {
        formats::artifacts(self.ready())
    }

    /// Everything that the site is written as, and the links of its pages, gathered while they are made.
    pub fn linked_artifacts(&self) -> (Vec<Artifact<'_>>, Arc<Links>) {
        Links::watch(&self.site.config.address, self.artifacts())
    }

    /// The links that lead nowhere, when every page has been made.
    pub fn dead_links(&self, links: &Links) -> Vec<Diagnostic> {
        links.faults(self.ready())
    }

    /// The page at an address, without listing the others.
    pub fn artifact_of_page(&self, address: &str) -> Option<Artifact<'_>> {
        formats::page(self.ready(), address)
    }

    /// Every format of the site, for [`Self::artifacts_of`].
    pub fn formats(&self) -> impl Iterator<Item = &'static Format> + use<> {
        formats::formats(&self.site.config).into_iter()
    }

    /// What one format writes: a preview lists the files of a format when it first needs one of them.
    pub fn artifacts_of(&self, format: &Format) -> Vec<Artifact<'_>> {
        (format.make)(self.ready())
    }

    fn ready(&self) -> Ready<'_> {
        Ready {
            site: &self.site,
            others: &self.others,
            theme: &self.theme,
            shared: &self.shared,
            root: &self.root,
            audit: &self.audit,
            changes: &self.changes,
        }
    }
}

/// The text of a file of the site or of the default theme, for showing where a fault is.
pub fn source(root: &Path, path: &str) -> Option<String> {
    content::read_for_display(root, path).or_else(|| theme::embedded_source(path))
}

/// The theme; where nothing changed but texts, the one that there is.
fn dress(root: &Path, sources: &Sources, memory: &mut Memory, report: &mut Report) -> Arc<Theme> {
    let (theme, found) = memory.theme().unwrap_or_else(|| {
        let mut found = Report::new();
        let overrides = content::theme_overrides(root, &sources.config, &mut found);
        (Arc::new(Theme::load(&sources.config, overrides, &mut found)), found)
    });
    memory.keep_theme((Arc::clone(&theme), found.clone()));
    report.append(found);
    theme
}

/// Links the site; where nothing changed but words, the links are those that it had.
fn link(mut sources: Sources, gate: Gate, memory: &mut Memory) -> (Site, Report) {
    let mut reworded = None;
    if let Some(Linked { site: former, found, .. }) = memory.linked(gate) {
        match Site::reworded(former, std::mem::take(&mut sources.documents), &sources.translations) {
            Ok(site) => reworded = Some((site, found.clone())),
            Err(documents) => sources.documents = documents,
        }
    }
    let (site, found) = reworded.unwrap_or_else(|| {
        let mut found = Report::new();
        (Site::link(sources, gate.as_of(), &mut found), found)
    });
    memory.keep_linked(Linked { gate, site: site.shared(), found: found.clone() });
    (site, found)
}

/// Checks every document; where nothing changed but words, only those whose words changed.
fn check(site: &Site, memory: &mut Memory) -> Report {
    let known = memory.checked(site);
    let is_known = |id: &DocumentId| {
        known.as_ref().is_some_and(|(former, _)| former.document(*id).is(site.document(*id)))
    };
    let anew: Vec<DocumentId> = site.documents().filter(|id| !is_known(id)).collect();
    let mut found =
        known.map_or_else(|| site.documents().map(|_| Report::new()).collect(), |(_, found)| found);
    for (id, report) in anew.iter().zip(checks::run(site, &anew)) {
        found[id.place()] = report;
    }
    let mut report = Report::new();
    for one in &found {
        report.append(one.clone());
    }
    memory.keep_checked(site.shared(), found);
    report
}

/// Reads every attachment that goes out, side by side, each in a process of its own; what the memory holds is not
/// read again.
fn examine(root: &Path, site: &Site, memory: &mut Memory) -> Vec<(String, Outcome)> {
    // What the reader of figures cannot read it tells itself.
    let figures = &site.figure_files;
    let mut files: Vec<(&str, &Path)> =
        site.files().iter().map(|file| (file.path.as_str(), file.place.as_path())).collect();
    files.extend(site.figure_files.iter().map(|path| (path.as_str(), Path::new(path))));
    files.sort_unstable();
    files.dedup_by_key(|file| file.0);
    let known = &*memory;
    let read = files.par_iter().map(|(path, place)| {
        let recalled = known.recall_examined(path);
        let outcome = recalled.unwrap_or_else(|| attachments::examine(&root.join(place), path));
        ((*path).to_owned(), outcome)
    });
    let mut read: Vec<(String, Outcome)> = read.collect();
    memory.keep_examined(read.iter());
    read.retain(|(path, outcome)| outcome.is_ok() || !figures.contains(path));
    read
}
