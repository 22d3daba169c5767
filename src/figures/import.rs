//! A table of figures laid beside those that a plan has: what is new, what says the same, what says something else.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::codes::FIGURE_DIFFERS;
use super::columns::Columns;
use super::csv;
use super::files::{FigureFile, duplicates, read};
use super::groups::Groups;
use super::lines;
use super::rows::{self, FigureRow, Sort, Subject};
use super::set::FigureSet;
use super::settings;
use super::spreadsheet;
use super::table::Table;
use crate::diagnostics::{Diagnostic, Place, Report, Source};
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
    /// The figures as a build will read them, each at the place from which it comes; none where nothing is new.
    pub set: Option<FigureSet>,
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
            let text = csv::write_rows(&rows);
            merge.set = Some(self.again(&text, &rows, (incoming_path, report)));
            merge.text = Some(text);
        }
        merge
    }

    /// Reads what is to be written, as a build will, and tells the faults of what comes from a file.
    fn again(&self, text: &str, rows: &[&FigureRow], (from, report): (&Arc<str>, &mut Report)) -> FigureSet {
        let path: Arc<str> = self.path().into();
        let text = Source::decode_for_display(text.as_bytes());
        let starts = csv::read(&path, &text).rows.into_iter();
        let starts = starts.map(|(_, cells)| cells.first().map_or(0, |cell| cell.span.start));
        let origins = Origins { rows: starts.zip(rows.iter().map(|row| &row.place)).collect(), path: &path };
        let file = |(path, text): &(Arc<str>, String)| FigureFile {
            path: Arc::clone(path),
            place: PathBuf::new(),
            text: Some(text.clone()),
        };
        let mut files: Vec<FigureFile> = self.described.iter().chain(&self.kolada).map(file).collect();
        files.push(FigureFile { path: Arc::clone(&path), place: PathBuf::new(), text: Some(text) });
        let mut found = Report::new();
        let mut set = read(&self.folder, &files, &mut found);
        for one in found.sorted() {
            let mut one = one.clone();
            one.place.iter_mut().for_each(|place| origins.trace(place));
            one.related.iter_mut().for_each(|(place, _)| origins.trace(place));
            if one.place.as_ref().is_some_and(|place| place.path == *from) {
                report.push(one);
            }
        }
        for indicator in &mut set.indicators {
            indicator.targets.iter_mut().for_each(|target| origins.trace(&mut target.place));
            indicator.baseline.iter_mut().for_each(|base| origins.trace(&mut base.place));
        }
        set.measurements.iter_mut().for_each(|one| origins.trace(&mut one.place));
        set
    }

    /// The groups of the plan, as it spells them.
    fn groups(&self) -> Groups {
        let mut groups = Groups::default();
        for row in self.rows.iter().filter(|row| !row.group.is_empty()) {
            groups.named(&row.group);
        }
        groups
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
        lines::take_as(table, &mut set, (self.groups(), report));
        duplicates(&set, report);
        rows::of(&set)
    }
}

/// Where the rows of a table that is to be written come from.
struct Origins<'r> {
    path: &'r Arc<str>,
    /// Where each begins in the text, and where it was read.
    rows: Vec<(usize, &'r Place)>,
}

impl Origins<'_> {
    /// Turns a place in what is to be written into the one from which its row comes.
    fn trace(&self, place: &mut Place) {
        if place.path != *self.path {
            return;
        }
        let after = self.rows.partition_point(|(start, _)| *start <= place.span.start);
        if let Some((_, origin)) = after.checked_sub(1).and_then(|at| self.rows.get(at)) {
            *place = (*origin).clone();
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What an import into a plan of this table does, and its faults by code and place.
    fn import(plan: &str, file: &str) -> (Merge, Vec<String>) {
        let toml =
            "[[matt]]\nid = \"a\"\nnamn = \"A\"\nenhet = \"%\"\nutgangsvarde = { period = 2020, tal = 5 }\n";
        let beside = |name: &str, text: &str| FigureFile {
            path: format!("p/{name}").into(),
            place: PathBuf::new(),
            text: Some(text.to_owned()),
        };
        let mut report = Report::new();
        let present =
            Present::read("p", &[beside("matt.toml", toml), beside("utfall.csv", plan)], &mut report);
        assert!(report.is_empty());
        let merge = present.merge(&csv::read(&Arc::from("ny.csv"), file), Differing::Refused, &mut report);
        let told = report.sorted().into_iter().map(|found| {
            let place = found.place.as_ref().unwrap();
            format!("{} {} {}", found.code.id, place.path, &file[place.span.clone()])
        });
        (merge, told.collect())
    }

    #[test]
    fn a_group_in_other_letters_is_the_group_that_the_plan_has() {
        let plan = "matt;period;grupp;varde\na;2025;Privat utförare;5\n";
        let (_, faults) = import(plan, "matt;period;grupp;varde\na;2025;privat utförare;7\n");
        assert_eq!(faults, ["figure-differs ny.csv 7"]);
        let (merge, faults) = import(plan, "matt;period;grupp;varde\na;2026;privat utförare;7\n");
        assert!(faults.is_empty() && merge.text.unwrap().contains("a;2026;Privat utförare;7"), "{faults:?}");
    }

    #[test]
    fn what_a_build_would_refuse_is_told_where_it_comes_from() {
        let plan = "matt;period;grupp;varde\na;2025;totalt;5\n";
        let file = "matt;slag;period;varde\na;utfall;2026;6\na;utgangsvarde;2021;4\n";
        assert_eq!(import(plan, file).1, ["duplicate-figure ny.csv 4"]);
        let (merge, faults) = import(plan, "matt;period;varde\na;2026;7 km\n");
        assert!(faults.is_empty(), "{faults:?}");
        let set = merge.set.unwrap();
        let places: Vec<&str> = set.measurements.iter().map(|one| &*one.place.path).collect();
        assert_eq!(places, ["p/utfall.csv", "ny.csv"]);
    }
}
