//! All faults of one run.

use std::collections::BTreeMap;

use super::code::{Code, Severity};
use super::diagnostic::Diagnostic;

/// All faults of one run, gathered by the stages and told at the end.
#[derive(Debug, Clone, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Nothing is wrong so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fault.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The same faults, told without a word of their files.
    #[must_use]
    pub fn discreet(self) -> Self {
        Self { diagnostics: self.diagnostics.into_iter().map(Diagnostic::discreet).collect() }
    }

    /// Adds all that another stage found.
    pub fn append(&mut self, mut other: Self) {
        self.diagnostics.append(&mut other.diagnostics);
    }

    /// How many different ones there are of one weight.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().iter().filter(|found| found.severity == severity).count()
    }

    /// Whether anything stops the build.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity == Severity::Error)
    }

    /// Whether a fault is told at a place in one of these files.
    pub fn is_about(&self, is_one: impl Fn(&str) -> bool) -> bool {
        let of_one = |found: &Diagnostic| {
            let related = found.related.as_ref().map(|(place, _)| place);
            found.place.iter().chain(related).any(|place| is_one(&place.path))
        };
        self.diagnostics.iter().any(of_one)
    }

    /// Whether nothing at all was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// The faults, each once: the heaviest first, then in the order of their places; those without a place
    /// before the others.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<_> = self.diagnostics.iter().collect();
        all.sort_by_key(|found| {
            let place = found.place.as_ref().map(|place| (&place.path, place.span.start));
            (found.severity, place, found.code.id)
        });
        // One cause met on many pages is one fault.
        all.dedup_by(|a, b| a.code == b.code && a.place == b.place && a.message == b.message);
        all
    }

    /// How many faults there are of each kind that rests on a rule, in alphabetical order of their codes.
    pub fn tally_of_rules(&self) -> Vec<(&'static Code, usize)> {
        let mut tally: BTreeMap<&'static str, (&'static Code, usize)> = BTreeMap::new();
        for found in self.sorted().into_iter().filter(|found| found.code.explanation.rule.is_some()) {
            tally.entry(found.code.id).or_insert((found.code, 0)).1 += 1;
        }
        tally.into_values().collect()
    }

    /// What somebody must see: everything but notes.
    #[must_use]
    pub fn without_notes(&self) -> Self {
        let heavy = self.diagnostics.iter().filter(|found| found.severity != Severity::Note);
        Self { diagnostics: heavy.cloned().collect() }
    }

    /// Gives each fault the weight that `weigh` says for its code; `None` drops it.
    pub fn weigh(&mut self, weigh: impl Fn(&Diagnostic) -> Option<Severity>) {
        self.diagnostics.retain_mut(|found| match weigh(found) {
            Some(severity) => {
                found.severity = severity;
                true
            }
            None => false,
        });
    }
}

impl Extend<Diagnostic> for Report {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, found: I) {
        self.diagnostics.extend(found);
    }
}
