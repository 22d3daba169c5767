//! A table of figures laid beside those that a plan has: what is new, what says the same, what says something else.

use std::collections::HashMap;
use std::sync::Arc;

use super::codes::FIGURE_DIFFERS;
use super::columns::Columns;
use super::csv;
use super::files::{FigureFile, duplicates, read};
use super::lines;
use super::rows::{self, FigureRow, Sort, Subject};
use super::set::FigureSet;
use super::settings;
use super::spreadsheet;
use super::table::Table;
use crate::diagnostics::{Diagnostic, Report};
use crate::terms::{Period, State};

/// The figures that a plan has.
pub struct Present {
    folder: String,
    rows: Vec<FigureRow>,
    /// The path and text of its `matt.toml`.
    pub(super) described: Option<(Arc<str>, String)>,
    /// The path and text of its `kolada.json`.
    pub(super) kolada: Option<(Arc<str>, String)>,
    /// Its indicators, in order.
    order: Vec<String>,
}

/// What becomes of rows that say something else than the plan's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differing {
    /// They are faults.
    Refused,
    /// They take the place of the old ones.
    Replace,
}

/// What an import would do.
#[derive(Debug, Default)]
pub struct Merge {
    /// All rows of the new `utfall.csv`; none where nothing is new.
    pub text: Option<String>,
    /// How many rows were read.
    pub read: usize,
    /// How many are new.
    pub added: usize,
    /// How many the plan has already.
    pub same: usize,
    /// The headings of columns that are not read.
    pub untaken: Vec<String>,
    /// The rows that were replaced: what they are about, the old value and the new.
    pub changed: Vec<(String, String, String)>,
}

impl Present {
    /// Reads the figures that lie in the folder of a plan.
    pub fn read(folder: &str, files: &[FigureFile], report: &mut Report) -> Self {
        let set = read(folder, files, report);
        let text_of = |name: &str| {
            let file = files.iter().find(|file| *file.path == *format!("{folder}/{name}"))?;
            Some((Arc::clone(&file.path), file.text.clone()?))
        };
        let order = set.indicators.iter().map(|one| one.id.clone()).collect();
        let rows = rows::of(&set);
        Self {
            folder: folder.to_owned(),
            rows,
            described: text_of("matt.toml"),
            kolada: text_of("kolada.json"),
            order,
        }
    }

    /// The plan's table of outcomes, from the site's folder.
    pub fn path(&self) -> String {
        format!("{}/utfall.csv", self.folder)
    }

    /// Lays a table beside the figures.
    pub fn merge(&self, table: &Table, differing: Differing, report: &mut Report) -> Merge {
        let incoming = self.incoming(table, report);
        let mut known: HashMap<Subject<'_>, Vec<usize>> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            known.entry(row.subject()).or_default().push(at);
        }
        let untaken = Columns::of(table).untaken().into_iter().map(|at| table.heading(at)).collect();
        let mut merge = Merge { read: incoming.len(), untaken, ..Merge::default() };
        let mut rows: Vec<&FigureRow> = self.rows.iter().collect();
        for row in &incoming {
            let olds = known.get(&row.subject()).map_or(&[][..], Vec::as_slice);
            if olds.iter().any(|at| self.rows[*at].says(row)) {
                merge.same += 1;
            } else if let Some(at) = olds.first() {
                let old = &self.rows[*at];
                let ours = *old.place.path == *self.path();
                // What was promised for later may come without being asked for.
                let promised = old.value.state() == State::ReportedLater;
                if (differing == Differing::Refused && !promised) || !ours {
                    report.push(differs(old, row, ours));
                    continue;
                }
                let value = |row: &FigureRow| row.value.printed().to_owned();
                merge.changed.push((about(row), value(old), value(row)));
                rows[*at] = row;
            } else {
                merge.added += 1;
                rows.push(row);
            }
        }
        if merge.added + merge.changed.len() > 0 {
            // What lies in other files of the plan stays there.
            let incoming_path = &table.path;
            rows.retain(|row| *row.place.path == *self.path() || row.place.path == *incoming_path);
            let order: HashMap<&str, usize> =
                self.order.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
            rows.sort_by_key(|row| {
                (row.sort == Sort::Unmeasured, order.get(row.of.as_str()).copied(), row.sort)
            });
            merge.text = Some(csv::write_rows(&rows));
        }
        merge
    }

    /// What a table says, read against the plan's indicators and nothing else of the plan.
    fn incoming(&self, table: &Table, report: &mut Report) -> Vec<FigureRow> {
        let mut set = FigureSet::default();
        if let Some((path, text)) = &self.described {
            // Its own faults are told where the plan is read.
            settings::read(text, path, &mut set, &mut Report::new());
        }
        for one in &mut set.indicators {
            one.targets.clear();
            one.baseline = None;
        }
        set.unmeasured.clear();
        lines::take(table, &mut set, report);
        duplicates(&set, report);
        rows::of(&set)
    }
}

/// The table in a file outside the plan: CSV by its text, a spreadsheet by a process of its own.
///
/// # Errors
/// A fault that says why a spreadsheet cannot be read.
pub fn table(file: &FigureFile, sheet: Option<&str>) -> Result<Table, Box<Diagnostic>> {
    match &file.text {
        Some(text) => Ok(csv::read(&file.path, text)),
        None => spreadsheet::read(&file.path, &file.place, sheet),
    }
}

/// Indicator, period and group of a row, in words.
fn about(row: &FigureRow) -> String {
    let period = row.period.as_ref().map(Period::printed).unwrap_or_default();
    [row.of.as_str(), period, row.group.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn differs(old: &FigureRow, new: &FigureRow, ours: bool) -> Diagnostic {
    let about = about(new);
    let (was, says) = (old.value.printed(), new.value.printed());
    let path = &old.place.path;
    let help = if ours {
        text!(
            "kör om med --replace om filens värden gäller",
            "run again with --replace if the values of the file hold"
        )
    } else {
        text!("rätta värdet i {path}, eller i filen", "correct the value in {path}, or in the file")
    };
    let told = if was == says {
        text!("{about}: kommentaren är en annan", "{about}: the comment is another")
    } else {
        text!(
            "{about}: planen har {was}, filen har {says}",
            "{about}: the plan has {was}, the file has {says}"
        )
    };
    Diagnostic::new(&FIGURE_DIFFERS, told)
        .at(new.place.clone())
        .help(help)
        .related(old.place.clone(), text!("det som planen har", "what the plan has"))
}
