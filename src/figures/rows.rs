//! The figures of a set as rows, one for each outcome, target, baseline and goal without indicator: what is exported,
//! compared and written.

use std::collections::HashMap;

use super::groups::TOTAL;
use super::indicator::{Indicator, Operator};
use super::set::FigureSet;
use crate::diagnostics::Place;
use crate::terms::{Period, Quantity, State, Stretch, Unit, name_in};

/// A row of a table of figures.
#[derive(Debug, Clone)]
pub struct FigureRow {
    /// What it says.
    pub sort: Sort,
    /// The indicator, by its name in figures; of a goal without indicator the goal.
    pub of: String,
    /// When.
    pub period: Option<Period>,
    /// For whom.
    pub group: String,
    /// What a target asks.
    pub operator: Option<Operator>,
    /// The value, or its state.
    pub value: Quantity,
    /// What must be said of it.
    pub comment: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// What a row says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Where an indicator started.
    Baseline,
    /// Where it should be.
    Target,
    /// What was measured.
    Outcome,
    /// That a goal has no indicator.
    Unmeasured,
}

impl Sort {
    /// The sorts, as tables name them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("utgangsvarde", Self::Baseline),
        ("mal", Self::Target),
        ("utfall", Self::Outcome),
        ("utan_matt", Self::Unmeasured),
    ];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

/// What a row is about: two rows about the same thing cannot both hold.
pub type Subject<'r> = (Sort, &'r str, Option<Stretch>, &'r str, Option<Operator>);

impl FigureRow {
    /// What it is about.
    pub fn subject(&self) -> Subject<'_> {
        (self.sort, &self.of, self.period.as_ref().map(Period::stretch), &self.group, self.operator)
    }

    /// Whether another row about the same thing says the same: the same number, however it is printed, or the same
    /// words. A row without comment takes none away.
    pub fn says(&self, other: &Self) -> bool {
        let counted = |value: &Quantity| (value.amount(), value.state(), value.unit().map(Unit::kind));
        let words = self.value.amount().is_none() && self.value.state() == State::Text;
        counted(&self.value) == counted(&other.value)
            && (!words || self.value.printed() == other.value.printed())
            && (other.comment.is_none() || self.comment == other.comment)
    }
}

/// The plan's own rows, in the order of its indicators: baseline, targets, outcomes; last the goals without indicator.
pub fn of(set: &FigureSet) -> Vec<FigureRow> {
    let mut rows = Vec::new();
    let mut by_indicator: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, one) in set.measurements.iter().enumerate().filter(|(_, one)| one.is_own()) {
        by_indicator.entry(&one.indicator).or_default().push(at);
    }
    for one in &set.indicators {
        indicator(&mut rows, one);
        for measured in by_indicator.remove(one.id.as_str()).unwrap_or_default() {
            let measured = &set.measurements[measured];
            rows.push(FigureRow {
                sort: Sort::Outcome,
                of: one.id.clone(),
                period: Some(measured.period.clone()),
                group: measured.group.clone(),
                operator: None,
                value: measured.value.clone(),
                comment: measured.comment.clone(),
                place: measured.place.clone(),
            });
        }
    }
    rows.extend(set.unmeasured.iter().map(|one| FigureRow {
        sort: Sort::Unmeasured,
        of: one.goal.value.clone(),
        period: None,
        group: String::new(),
        operator: None,
        value: Quantity::of_state(State::Missing),
        comment: Some(one.reason.clone()),
        place: one.place.clone(),
    }));
    rows
}

fn indicator(rows: &mut Vec<FigureRow>, one: &Indicator) {
    rows.extend(one.baseline.iter().map(|base| FigureRow {
        sort: Sort::Baseline,
        of: one.id.clone(),
        period: base.period.clone(),
        group: TOTAL.to_owned(),
        operator: None,
        value: base.value.clone(),
        comment: None,
        place: base.place.clone(),
    }));
    rows.extend(one.targets.iter().map(|target| FigureRow {
        sort: Sort::Target,
        of: one.id.clone(),
        period: Some(target.period.clone()),
        group: target.group.clone(),
        operator: Some(target.operator),
        value: target.value.clone(),
        comment: target.note.clone(),
        place: target.place.clone(),
    }));
}
