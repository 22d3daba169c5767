//! Rows of a table of outcomes, wherever it comes from.

use std::collections::BTreeMap;

use super::codes::{
    BAD_NUMBER, BAD_PERIOD, DUPLICATE_FIGURE, EMPTY_CELL, MISSING_COLUMN, UNKNOWN_GROUP,
    VERDICT_WITHOUT_REASON,
};
use super::columns::Columns;
use super::doubtful;
use super::groups::{Groups, TOTAL, nearly_total};
use super::indicator::{Baseline, Operator, Target};
use super::measurement::{Measurement, Origin};
use super::rows::Sort;
use super::set::{FigureSet, Unmeasured};
use super::shape;
use super::table::{Cell, Form, Table};
use super::unknown::Unknown;
use crate::diagnostics::{Code, Diagnostic, Place, Report, Text};
use crate::fields::{Placed, UNKNOWN_VALUE};
use crate::terms::{Decimal, Period, Quantity};

/// Adds the rows of a table to a set; every fault is told with its row.
pub fn take(table: &Table, set: &mut FigureSet, report: &mut Report) {
    let groups = Groups::of(set);
    take_as(table, set, (groups, report));
}

/// The same, where the spelling of groups is known from elsewhere.
pub fn take_as(table: &Table, set: &mut FigureSet, (mut groups, report): (Groups, &mut Report)) {
    let columns = Columns::of(table);
    let wide = columns.are_periods();
    let is_broken = shape::tell_quotes(table, report);
    let mut missing = Vec::new();
    for name in ["matt", "period", "varde"] {
        if columns.at(name).is_none() && !(wide && name != "matt") {
            missing.push(name);
        }
    }
    if !missing.is_empty() {
        // What lacks the end of a quotation mark may have its headings in it.
        if is_broken {
            return;
        }
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
        if shape::tell_surplus(&columns, (*number, cells), report) {
            continue;
        }
        let unknown = &mut unknown;
        let groups = &mut groups;
        let mut row = Row { columns: &columns, cells, number: *number, set, report, unknown, groups };
        if wide { row.take_wide() } else { row.take() }
    }
    for (id, unknown) in unknown {
        report.push(unknown.tell(&id, set));
    }
}

struct Row<'r> {
    columns: &'r Columns<'r>,
    cells: &'r [Cell],
    number: usize,
    set: &'r mut FigureSet,
    report: &'r mut Report,
    unknown: &'r mut BTreeMap<String, Unknown>,
    groups: &'r mut Groups,
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
        let Some(sort) = self.named("slag", Sort::Outcome, Sort::VALUES) else { return };
        if sort == Sort::Unmeasured {
            return self.take_unmeasured();
        }
        let Some(indicator) = self.indicator() else { return };
        let given = self.text("period").unwrap_or_default();
        let period = Period::parse(&given);
        // Only a baseline may be without a time.
        if period.is_none() && !(sort == Sort::Baseline && given.is_empty()) {
            self.tell("period", &BAD_PERIOD, |(sv, en)| {
                let message = text!("{sv}: \"{given}\" är ingen period", "{en}: \"{given}\" is no period");
                (message, BAD_PERIOD.explanation.fix.into())
            });
            return;
        }
        let Some((value, group)) = self.value("varde").zip(self.group()) else { return };
        self.put((sort, indicator), (period, group, value), self.place("varde"));
    }

    fn take_wide(&mut self) {
        let Some(sort) = self.named("slag", Sort::Outcome, Sort::VALUES) else { return };
        if sort == Sort::Unmeasured {
            return self.take_unmeasured();
        }
        let Some((indicator, group)) = self.indicator().zip(self.group()) else { return };
        for (at, period) in &self.columns.periods {
            let cell = self.cells.get(*at);
            let text = cell.map(|cell| cell.text.trim()).unwrap_or_default();
            // There is a target for some of the periods, and a baseline for one.
            if text.is_empty() && sort != Sort::Outcome {
                continue;
            }
            let place = Place::new(&self.columns.table.path, cell.map_or(0..0, |cell| cell.span.clone()));
            let spot = self.columns.table.spot(self.number, Some(*at));
            if let Some(value) = self.quantity(text, spot, &place) {
                self.put((sort, indicator), (Some(period.clone()), group.clone(), value), place);
            }
        }
    }

    /// Puts what a cell of values says where it belongs.
    fn put(
        &mut self,
        (sort, indicator): (Sort, usize),
        (period, group, value): (Option<Period>, String, Quantity),
        place: Place,
    ) {
        match (sort, period) {
            (Sort::Baseline, period) => self.take_baseline(indicator, (period, group, value), place),
            (Sort::Target, Some(period)) => self.take_target(indicator, (period, group, value), place),
            (_, Some(period)) => {
                let value = self.scaled(indicator, value);
                self.push(indicator, (period, group, value), place);
            }
            (_, None) => {}
        }
    }

    /// Tells a fault of the row at one of its cells.
    fn tell(
        &mut self,
        name: &str,
        code: &'static Code,
        words: impl FnOnce((String, String)) -> (Text, Text),
    ) {
        let (message, help) = words(self.spot(name));
        self.report.push(Diagnostic::new(code, message).at(self.place(name)).help(help));
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
        let (text, spot, place) = (self.text(name).unwrap_or_default(), self.spot(name), self.place(name));
        self.quantity(&text, spot, &place)
    }

    /// The quantity in a cell; what is empty, or was meant as a number and is none, is told.
    fn quantity(&mut self, text: &str, (sv, en): (String, String), place: &Place) -> Option<Quantity> {
        let told = |code, message: Text| Diagnostic::new(code, message).at(place.clone());
        let Some(value) = Quantity::parse(text) else {
            let found = told(&EMPTY_CELL, text!("{sv}: utfallet är tomt", "{en}: the outcome is empty"));
            self.report.push(found.help(EMPTY_CELL.explanation.fix));
            return None;
        };
        let Some((message, help)) = doubtful::trouble(&value, (&sv, &en)) else { return Some(value) };
        self.report.push(told(&BAD_NUMBER, message).help(help));
        None
    }

    /// For whom the row is; none where it is meant for all and says so in another word.
    fn group(&mut self) -> Option<String> {
        let Some(text) = self.text("grupp") else { return Some(TOTAL.to_owned()) };
        match nearly_total(&text, self.place("grupp")) {
            Some(found) => {
                self.report.push(found);
                None
            }
            None => Some(self.groups.named(&text)),
        }
    }

    /// What a cell of few values says, or what holds where it is empty; any other value is told.
    fn named<T: Copy>(&mut self, name: &str, usual: T, values: &[(&str, T)]) -> Option<T> {
        let Some(text) = self.text(name) else { return Some(usual) };
        let found = values.iter().find(|(value, _)| *value == text).map(|(_, found)| *found);
        if found.is_none() {
            let (sv, en) = self.spot(name);
            let list = values.iter().map(|(value, _)| *value).collect::<Vec<_>>().join(", ");
            self.report.push(
                Diagnostic::new(
                    &UNKNOWN_VALUE,
                    text!(
                        "{sv}: \"{text}\" är inget värde för {name}",
                        "{en}: \"{text}\" is no value of {name}"
                    ),
                )
                .at(self.place(name))
                .help(text!("välj ett av: {list}", "choose one of: {list}")),
            );
        }
        found
    }

    /// In the unit of its indicator.
    fn in_unit(&self, indicator: usize, value: Quantity) -> Quantity {
        match &self.set.indicators[indicator].unit {
            Some(unit) => value.in_unit(unit),
            None => value,
        }
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

    fn push(&mut self, indicator: usize, (period, group, value): (Period, String, Quantity), place: Place) {
        let value = self.in_unit(indicator, value);
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

    fn take_target(
        &mut self,
        indicator: usize,
        (period, group, value): (Period, String, Quantity),
        place: Place,
    ) {
        let Some(operator) = self.named("krav", Operator::of(&value), Operator::VALUES) else { return };
        if !operator.takes(&value) {
            let given = value.printed();
            let help = text!(
                "skriv ordet i stället för talet, eller välj kravet minst, hogst eller =",
                "write the word instead of the number, or choose the demand minst, hogst or ="
            );
            let found = Diagnostic::new(&BAD_NUMBER, doubtful::needless(operator, given)).at(place);
            self.report.push(found.help(help));
            return;
        }
        let target = Target {
            period,
            group,
            operator,
            value: self.in_unit(indicator, value),
            note: self.text("kommentar"),
            place,
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

    fn take_baseline(
        &mut self,
        indicator: usize,
        (period, group, value): (Option<Period>, String, Quantity),
        place: Place,
    ) {
        if group != TOTAL {
            let help = UNKNOWN_GROUP.explanation.fix;
            self.tell("grupp", &UNKNOWN_GROUP, |(sv, en)| {
                let message = text!(
                    "{sv}: utgångsvärdet är alltid för totalt, och här står \"{group}\"",
                    "{en}: the baseline is always for totalt, and here stands \"{group}\""
                );
                (message, help.into())
            });
            return;
        }
        let value = self.in_unit(indicator, value);
        let Some(known) = &self.set.indicators[indicator].baseline else {
            self.set.indicators[indicator].baseline = Some(Baseline { period, value, place });
            return;
        };
        // What was exported from matt.toml comes back.
        let is_same = known.value.printed() == value.printed()
            || (value.amount().is_some() && known.value.amount() == value.amount());
        let is_then =
            period.is_none_or(|period| known.period.as_ref().is_some_and(|one| one.same_days(&period)));
        if !(is_same && is_then) {
            let (id, was) = (&self.set.indicators[indicator].id, known.value.printed());
            let message = text!(
                "måttet \"{id}\" har redan ett annat utgångsvärde ({was})",
                "the indicator \"{id}\" has another baseline already ({was})"
            );
            let found = Diagnostic::new(&DUPLICATE_FIGURE, message).at(place);
            let found = found.related(known.place.clone(), text!("det första", "the first"));
            self.report.push(found.help(text!("ta bort det ena", "remove one of them")));
        }
    }

    fn take_unmeasured(&mut self) {
        let Some(goal) = self.cell("mal").cloned() else {
            self.tell("mal", &EMPTY_CELL, |(sv, en)| {
                let message = text!("{sv}: målet saknas", "{en}: the goal is missing");
                let help = text!(
                    "skriv målets ankare i kolumnen mal: mal-1",
                    "write the anchor of the goal in the column mal: mal-1"
                );
                (message, help)
            });
            return;
        };
        let Some(reason) = self.text("kommentar") else {
            self.tell("mal", &VERDICT_WITHOUT_REASON, |(sv, en)| {
                let message = text!(
                    "{sv}: målet är utan mått, men utan skäl",
                    "{en}: the goal has no indicator, and no reason"
                );
                (message, text!("skriv skälet i kommentar", "write the reason in kommentar"))
            });
            return;
        };
        let place = self.place("mal");
        if let Some(known) = self.set.unmeasured.iter().find(|one| one.goal.value == goal.text.trim()) {
            if known.reason.trim() != reason {
                let goal = &known.goal.value;
                let message = text!(
                    "målet \"{goal}\" har redan ett annat skäl för att det saknar mått",
                    "the goal \"{goal}\" has another reason already for having no indicator"
                );
                let found = Diagnostic::new(&DUPLICATE_FIGURE, message).at(place);
                let found = found.related(known.place.clone(), text!("det första", "the first"));
                self.report.push(found.help(DUPLICATE_FIGURE.explanation.fix));
            }
            return;
        }
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
