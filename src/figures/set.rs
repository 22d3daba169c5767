//! All figures of one steering document.

use std::collections::BTreeMap;

use super::action::Action;
use super::indicator::Indicator;
use super::measurement::Measurement;
use crate::diagnostics::Place;
use crate::fields::Placed;
use crate::terms::Date;

/// All figures of one steering document.
#[derive(Debug, Default)]
pub struct FigureSet {
    /// The folder where they lie, from the site's folder.
    pub folder: String,
    /// The indicators, in the order of the file.
    pub indicators: Vec<Indicator>,
    /// What is to be done.
    pub actions: Vec<Action>,
    /// Goals that are said to have no indicator, and why.
    pub unmeasured: Vec<Unmeasured>,
    /// The outcomes, in the order of the files.
    pub measurements: Vec<Measurement>,
    /// When the figures of Kolada were fetched.
    pub kolada_fetched: Option<Date>,
    /// The outcomes of each indicator in the order of time, made by [`Self::index`] when all of them are read.
    index: BTreeMap<String, Vec<usize>>,
}

/// A goal that is said to have no indicator.
#[derive(Debug)]
pub struct Unmeasured {
    /// The goal, by its anchor.
    pub goal: Placed<String>,
    /// Why.
    pub reason: String,
    /// Where it is said.
    pub place: Place,
}

impl FigureSet {
    /// An empty one of a folder.
    pub fn in_folder(folder: &str) -> Self {
        Self { folder: folder.to_owned(), ..Self::default() }
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.indicators.is_empty() && self.actions.is_empty() && self.unmeasured.is_empty()
    }

    /// The place of the indicator of a name.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.indicators.iter().position(|one| one.id == id)
    }

    /// The place of the indicator that a table names: by its name in figures, its number as printed, or its whole name
    /// where no other has it.
    pub fn named(&self, text: &str) -> Option<usize> {
        let only = |same: &dyn Fn(&Indicator) -> bool| {
            let mut found = self.indicators.iter().enumerate().filter(|(_, one)| same(one));
            found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
        };
        let lower = text.trim().to_lowercase();
        self.find(text)
            .or_else(|| only(&|one| one.printed_number.as_deref() == Some(text)))
            .or_else(|| only(&|one| one.name.to_lowercase() == lower))
    }

    /// The outcomes of an indicator, in the order of time and then as written.
    pub fn outcomes(&self, indicator: &Indicator) -> Vec<&Measurement> {
        self.outcomes_of(&indicator.id)
    }

    /// The outcomes of the indicator of a name, in the order of time and then as written.
    pub fn outcomes_of(&self, id: &str) -> Vec<&Measurement> {
        let found = self.index.get(id).into_iter().flatten();
        found.filter_map(|at| self.measurements.get(*at)).collect()
    }

    /// Finds the outcomes of every indicator once: pages and checks ask for them again and again.
    pub fn index(&mut self) {
        let mut index: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, one) in self.measurements.iter().enumerate() {
            index.entry(one.indicator.clone()).or_default().push(at);
        }
        for found in index.values_mut() {
            found.sort_by_key(|at| self.measurements[*at].period.order());
        }
        self.index = index;
    }
}
