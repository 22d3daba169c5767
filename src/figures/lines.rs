//! Rows of a table of outcomes, wherever it comes from.

use std::collections::BTreeMap;

use super::codes::{BAD_PERIOD, EMPTY_CELL, MISSING_COLUMN, UNKNOWN_INDICATOR};
use super::indicator::{Baseline, Operator, Target};
use super::measurement::{Measurement, Origin};
use super::set::{FigureSet, Unmeasured};
use super::table::{Cell, Form, Table, column_of};
use crate::diagnostics::{Diagnostic, Place, Report, nearest};
use crate::fields::Placed;
use crate::terms::{Decimal, Period, Quantity};

/// The group where none is said.
pub const TOTAL: &str = "totalt";

/// Which column is which.
struct Columns<'t> {
    table: &'t Table,
    known: Vec<Option<&'static str>>,
    /// Columns whose heading is a period.
    periods: Vec<(usize, Period)>,
}

/// Adds the rows of a table to a set; every fault is told with its row.
pub fn take(table: &Table, set: &mut FigureSet, report: &mut Report) {
    let columns = Columns::of(table);
    let wide = columns.at("varde").is_none() && !columns.periods.is_empty();
    let mut missing = Vec::new();
    for name in ["matt", "period", "varde"] {
        if columns.at(name).is_none() && !(wide && name != "matt") {
            missing.push(name);
        }
    }
    if !missing.is_empty() {
        let names = missing.join(", ");
        let span = table.head.first().map_or(0..0, |first| {
            first.span.start..table.head.last().map_or(first.span.end, |last| last.span.end)
        });
        report.push(
            Diagnostic::new(
                &MISSING_COLUMN,
                text!("kolumnen {names} saknas", "the column {names} is missing"),
            )
            .at(Place::new(&table.path, span))
            .help(MISSING_COLUMN.explanation.fix),
        );
        return;
    }
    let mut unknown = BTreeMap::new();
    for (number, cells) in &table.rows {
        if cells.iter().all(|cell| cell.text.trim().is_empty()) {
            continue;
        }
        let mut row = Row { columns: &columns, cells, number: *number, set, report, unknown: &mut unknown };
        if wide { row.take_wide() } else { row.take() }
    }
    for (id, unknown) in unknown {
        report.push(tell_unknown(&id, unknown, set));
    }
}

/// An indicator that nobody describes: where it stands first, and how often.
struct Unknown {
    spot: (String, String),
    place: Place,
    rows: usize,
}

fn tell_unknown(id: &str, Unknown { spot: (sv, en), place, rows }: Unknown, set: &FigureSet) -> Diagnostic {
    let text = match rows - 1 {
        0 => text!("{sv}: inget mått heter \"{id}\"", "{en}: no indicator is called \"{id}\""),
        1 => text!(
            "{sv} och en rad till: inget mått heter \"{id}\"",
            "{en} and one more row: no indicator is called \"{id}\""
        ),
        more => text!(
            "{sv} och {more} rader till: inget mått heter \"{id}\"",
            "{en} and {more} more rows: no indicator is called \"{id}\""
        ),
    };
    let names = set.indicators.iter().flat_map(|one| [one.id.as_str(), one.name.as_str()]);
    Diagnostic::new(&UNKNOWN_INDICATOR, text)
        .at(place)
        .help(UNKNOWN_INDICATOR.explanation.fix)
        .did_you_mean_word(nearest(id, names))
}

impl<'t> Columns<'t> {
    fn of(table: &'t Table) -> Self {
        let periods = table.head.iter().enumerate();
        let periods = periods.filter_map(|(at, cell)| Some((at, Period::parse(&cell.text)?))).collect();
        Self { table, known: table.head.iter().map(|cell| column_of(&cell.text)).collect(), periods }
    }

    fn at(&self, name: &str) -> Option<usize> {
        self.known.iter().position(|known| *known == Some(name))
    }
}

struct Row<'r> {
    columns: &'r Columns<'r>,
    cells: &'r [Cell],
    number: usize,
    set: &'r mut FigureSet,
    report: &'r mut Report,
    unknown: &'r mut BTreeMap<String, Unknown>,
}

impl Row<'_> {
    fn cell(&self, name: &str) -> Option<&Cell> {
        self.columns.at(name).and_then(|at| self.cells.get(at)).filter(|cell| !cell.text.trim().is_empty())
    }

    fn text(&self, name: &str) -> Option<String> {
        self.cell(name).map(|cell| cell.text.trim().to_owned())
    }

    /// The row, or the cell, in words.
    fn spot(&self, name: &str) -> (String, String) {
        self.columns.table.spot(self.number, self.columns.at(name))
    }

    fn place(&self, name: &str) -> Place {
        let cell = self.columns.at(name).and_then(|at| self.cells.get(at)).or(self.cells.first());
        Place::new(&self.columns.table.path, cell.map_or(0..0, |cell| cell.span.clone()))
    }

    fn take(&mut self) {
        let kind = self.text("slag").unwrap_or_default();
        if kind == "utan_matt" {
            return self.take_unmeasured();
        }
        let Some(indicator) = self.indicator() else { return };
        let period = self.text("period").and_then(|text| Period::parse(&text));
        if kind == "utgangsvarde" {
            return self.take_baseline(indicator, period);
        }
        let Some(period) = period else {
            let given = self.text("period").unwrap_or_default();
            let (sv, en) = self.spot("period");
            self.report.push(
                Diagnostic::new(
                    &BAD_PERIOD,
                    text!("{sv}: \"{given}\" är ingen period", "{en}: \"{given}\" is no period"),
                )
                .at(self.place("period"))
                .help(BAD_PERIOD.explanation.fix),
            );
            return;
        };
        let Some(value) = self.value("varde") else { return };
        if kind == "mal" {
            self.take_target(indicator, period, value);
        } else {
            let value = self.scaled(indicator, value);
            self.push(indicator, (period, value), self.place("varde"));
        }
    }

    fn take_wide(&mut self) {
        let Some(indicator) = self.indicator() else { return };
        for (at, period) in &self.columns.periods {
            let cell = self.cells.get(*at);
            let text = cell.map(|cell| cell.text.trim()).unwrap_or_default();
            let place = Place::new(&self.columns.table.path, cell.map_or(0..0, |cell| cell.span.clone()));
            match Quantity::parse(text) {
                Some(value) => {
                    let value = self.scaled(indicator, value);
                    self.push(indicator, (period.clone(), value), place);
                }
                None => self.empty(self.columns.table.spot(self.number, Some(*at)), place),
            }
        }
    }

    fn indicator(&mut self) -> Option<usize> {
        let id = self.text("matt").unwrap_or_default();
        let found = self.set.named(&id);
        if found.is_none() {
            let (spot, place) = (self.spot("matt"), self.place("matt"));
            self.unknown.entry(id).or_insert(Unknown { spot, place, rows: 0 }).rows += 1;
        }
        found
    }

    fn value(&mut self, name: &str) -> Option<Quantity> {
        let value = self.text(name).and_then(|text| Quantity::parse(&text));
        if value.is_none() {
            let (spot, place) = (self.spot(name), self.place(name));
            self.empty(spot, place);
        }
        value
    }

    fn empty(&mut self, (sv, en): (String, String), place: Place) {
        self.report.push(
            Diagnostic::new(&EMPTY_CELL, text!("{sv}: utfallet är tomt", "{en}: the outcome is empty"))
                .at(place)
                .help(EMPTY_CELL.explanation.fix),
        );
    }

    /// A percentage that a spreadsheet has stored as parts of one.
    fn scaled(&self, indicator: usize, value: Quantity) -> Quantity {
        let scale = self.set.indicators[indicator].scale;
        let spreadsheet = self.columns.table.form == Form::Sheet;
        match value.number().and_then(|number| number.times(scale)) {
            Some(number) if spreadsheet && scale != 1 => tidy(number),
            _ => value,
        }
    }

    fn push(&mut self, indicator: usize, (period, value): (Period, Quantity), place: Place) {
        let group = self.text("grupp").unwrap_or_else(|| TOTAL.to_owned());
        self.set.measurements.push(Measurement {
            indicator: self.set.indicators[indicator].id.clone(),
            period,
            group,
            value,
            comment: self.text("kommentar"),
            place,
            origin: Origin::Own,
        });
    }

    fn take_target(&mut self, indicator: usize, period: Period, value: Quantity) {
        let operator = self.text("krav").and_then(|text| Operator::named(&text)).unwrap_or(Operator::Words);
        let target = Target {
            period,
            group: self.text("grupp").unwrap_or_else(|| TOTAL.to_owned()),
            operator,
            value,
            note: self.text("kommentar"),
            place: self.place("varde"),
        };
        let targets = &mut self.set.indicators[indicator].targets;
        // What was exported from matt.toml comes back: the same target is one target.
        let known = targets.iter().any(|one| {
            (one.operator, &one.group, one.value.printed())
                == (target.operator, &target.group, target.value.printed())
                && one.period == target.period
                && one.note == target.note
        });
        if !known {
            targets.push(target);
        }
    }

    fn take_baseline(&mut self, indicator: usize, period: Option<Period>) {
        if let Some(value) = self.value("varde") {
            let place = self.place("varde");
            self.set.indicators[indicator].baseline.get_or_insert(Baseline { period, value, place });
        }
    }

    fn take_unmeasured(&mut self) {
        let Some(goal) = self.cell("mal").cloned() else { return };
        if self.set.unmeasured.iter().any(|one| one.goal.value == goal.text.trim()) {
            return;
        }
        let reason = self.text("kommentar").unwrap_or_default();
        let place = self.place("mal");
        let goal = Placed { value: goal.text.trim().to_owned(), span: goal.span };
        self.set.unmeasured.push(Unmeasured { goal, reason, place });
    }
}

/// A number made here, in the printed form that a source would have.
fn tidy(number: Decimal) -> Quantity {
    let machine = number.machine();
    let text =
        if machine.contains('.') { machine.trim_end_matches('0').trim_end_matches('.') } else { &machine };
    Quantity::parse(&text.replace('.', ","))
        .unwrap_or_else(|| Quantity::of_state(crate::terms::State::Missing))
}
