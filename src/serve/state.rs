//! What the preview shows now: the last good site, and what is wrong with the newest sources.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::generation::Generation;
use crate::diagnostics::Report;

/// How many pages are remembered as they last could be made.
const REMEMBERED: usize = 32;

/// What the preview shows; replaced in one step.
#[derive(Default)]
pub struct State {
    now: Mutex<Now>,
    /// The pages that were shown last, as they last could be made.
    last_good: Mutex<VecDeque<(String, Vec<u8>)>>,
}

/// One moment of the preview.
#[derive(Clone, Default)]
pub struct Now {
    /// Rises with every change of what is shown or told.
    pub version: u64,
    /// The last site that could be made, if any could.
    pub good: Option<Arc<Generation>>,
    /// All that was found in the newest sources.
    pub report: Arc<Report>,
    /// The faults that stop the site, as JSON: told by every page.
    pub faults: Arc<str>,
}

impl State {
    /// The present moment.
    pub fn now(&self) -> Now {
        lock(&self.now).clone()
    }

    /// Shows a new site.
    pub fn replace(&self, generation: Generation, report: Arc<Report>) {
        let mut now = lock(&self.now);
        now.version += 1;
        now.good = Some(Arc::new(generation));
        now.report = report;
        now.faults = Arc::from("[]");
    }

    /// Tells faults beside the last good site.
    pub fn fail(&self, report: Report, faults: String) {
        let mut now = lock(&self.now);
        now.version += 1;
        now.report = Arc::new(report);
        now.faults = Arc::from(faults);
    }

    /// Whether faults are told at present.
    pub fn is_failing(&self) -> bool {
        lock(&self.now).report.has_errors()
    }

    /// Remembers a page that could be made.
    pub fn remember(&self, address: &str, bytes: &[u8]) {
        let mut pages = lock(&self.last_good);
        pages.retain(|(known, _)| known != address);
        pages.push_back((address.to_owned(), bytes.to_owned()));
        if pages.len() > REMEMBERED {
            pages.pop_front();
        }
    }

    /// A page as it last could be made.
    pub fn remembered(&self, address: &str) -> Option<Vec<u8>> {
        lock(&self.last_good).iter().find(|(known, _)| known == address).map(|(_, bytes)| bytes.clone())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A thread that panicked left the value whole: every change of it is one step.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
