//! The files beside a steering document that hold its figures.

use std::path::PathBuf;
use std::sync::Arc;

use super::codes::DUPLICATE_FIGURE;
use super::lines;
use super::set::FigureSet;
use super::{csv, kolada, settings, spreadsheet};
use crate::diagnostics::{Diagnostic, Report};

/// The names that are read as figures.
pub const FILES: &[&str] = &["matt.toml", "utfall.csv", "utfall.xlsx", "utfall.ods", "kolada.json"];

/// Whether a path below the site's folder is a file of figures beside a steering document.
pub fn is_figure_file(path: &str) -> bool {
    let mut parts = path.split('/');
    (parts.next(), parts.next()) == (Some("content"), Some("styrdokument"))
        && parts.next().is_some()
        && parts.next().is_some_and(|name| FILES.contains(&name))
        && parts.next().is_none()
}

/// A file of figures, with its text where it is a text.
#[derive(Debug)]
pub struct FigureFile {
    /// From the site's folder.
    pub path: Arc<str>,
    /// As the file system names it.
    pub place: PathBuf,
    /// Its text; none of a spreadsheet.
    pub text: Option<String>,
}

/// Reads the figures of one folder, in the order of [`FILES`]: indicators first, then their outcomes.
pub fn read(folder: &str, files: &[FigureFile], report: &mut Report) -> FigureSet {
    let mut set = FigureSet { folder: folder.to_owned(), ..FigureSet::default() };
    let mut kolada_settings = settings::KoladaSettings::default();
    for name in FILES {
        let Some(file) =
            files.iter().find(|file| file.path.strip_suffix(name).is_some_and(|rest| rest.ends_with('/')))
        else {
            continue;
        };
        match (&file.text, *name) {
            (Some(text), "matt.toml") => kolada_settings = settings::read(text, &file.path, &mut set, report),
            (Some(text), "kolada.json") => {
                set.kolada_fetched = kolada_settings.fetched;
                kolada::take(text, &file.path, (&mut set, &kolada_settings), report);
            }
            (Some(text), _) => lines::take(&csv::read(&file.path, text), &mut set, report),
            (None, _) => match spreadsheet::read(&file.path, &file.place, None) {
                Ok(table) => lines::take(&table, &mut set, report),
                Err(fault) => report.push(*fault),
            },
        }
    }
    duplicates(&set, report);
    set
}

/// Tells what stands twice.
pub fn duplicates(set: &FigureSet, report: &mut Report) {
    let mut known = std::collections::BTreeMap::new();
    for one in &set.measurements {
        let key = (one.indicator.as_str(), one.period.printed(), one.group.as_str(), &one.origin);
        if let Some(first) = known.insert(key, one) {
            let (indicator, period, group) = (&one.indicator, &one.period, &one.group);
            report.push(
                Diagnostic::new(
                    &DUPLICATE_FIGURE,
                    text!(
                        "{indicator}, {period}, {group} står två gånger",
                        "{indicator}, {period}, {group} stands twice"
                    ),
                )
                .at(one.place.clone())
                .help(DUPLICATE_FIGURE.explanation.fix)
                .related(first.place.clone(), text!("den första raden", "the first row")),
            );
        }
    }
    for (index, one) in set.indicators.iter().enumerate() {
        if set.indicators[..index].iter().any(|other| other.id == one.id) {
            let id = &one.id;
            report.push(
                Diagnostic::new(
                    &DUPLICATE_FIGURE,
                    text!("två mått heter \"{id}\"", "two indicators are called \"{id}\""),
                )
                .at(one.place.clone()),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::State;

    fn set(toml: &str, csv: &str) -> (FigureSet, Vec<String>) {
        let file = |name: &str, text: &str| FigureFile {
            path: format!("content/styrdokument/p/{name}").into(),
            place: PathBuf::new(),
            text: Some(text.to_owned()),
        };
        let mut report = Report::new();
        let files = [file("matt.toml", toml), file("utfall.csv", csv)];
        let set = read("content/styrdokument/p", &files, &mut report);
        (set, report.sorted().iter().map(|found| found.code.id.to_owned()).collect())
    }

    const TOML: &str = "[[matt]]\nid = \"a\"\nmal = \"mal-1\"\nnamn = \"A\"\nenhet = \"%\"\nriktning = \"upp\"\n\
        utgangsvarde = { period = 2018, tal = 4.125 }\nmalvarde = [{ period = \"2019\", krav = \"minst\", tal = 98.5 }]\n\
        [[matt]]\nid = \"b\"\nnamn = \"B\"\nutan_malvarde = \"Bara utfallet redovisas\"\n\
        [[utan_matt]]\nmal = \"mal-2\"\nskal = \"bara en aktivitet\"\n";

    #[test]
    fn indicators_targets_and_outcomes_are_read() {
        let (set, faults) = set(
            TOML,
            "matt;period;grupp;varde;kommentar\na;2019;totalt;98,5;\na;2019;kvinnor;--;färre än 7\nb;2018-08;;VB;\n",
        );
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(set.indicators[0].baseline.as_ref().unwrap().value.printed(), "4,125");
        assert_eq!(set.indicators[0].targets[0].value.number(), crate::terms::Decimal::parse("98,5"));
        let told: Vec<_> =
            set.measurements.iter().map(|one| (one.group.as_str(), one.value.state())).collect();
        assert_eq!(
            told,
            [("totalt", State::Number), ("kvinnor", State::Suppressed), ("totalt", State::ReportedLater)]
        );
        assert_eq!(set.measurements[1].comment.as_deref(), Some("färre än 7"));
    }

    #[test]
    fn a_system_may_have_a_column_for_each_period() {
        let (set, faults) = set(TOML, "Mått;Kön;2018;2019\na;kvinnor;1;-\n");
        assert!(faults.is_empty());
        assert_eq!(
            set.measurements.iter().map(|one| one.period.printed()).collect::<Vec<_>>(),
            ["2018", "2019"]
        );
    }

    #[test]
    fn every_fault_is_told_in_one_run() {
        let (_, faults) = set(
            TOML,
            "matt;period;grupp;varde\nx;2019;;1\na;i juni;;1\na;2019;;\na;2019;totalt;1\na;2019;totalt;2\n",
        );
        assert_eq!(faults, ["unknown-indicator", "bad-period", "empty-outcome", "duplicate-figure"]);
        assert_eq!(set(TOML, "matt;varde\na;1\n").1, ["missing-column"]);
        assert_eq!(
            set(
                "[[matt]]\nid = \"a\"\nnamn = \"A\"\nbedomning = { status = \"uppnatt\" }\n",
                "matt;period;varde"
            )
            .1,
            ["status-without-reason"]
        );
    }

    #[test]
    fn what_is_exported_is_imported_again_byte_for_byte() {
        let (first, _) = set(
            TOML,
            "matt;period;grupp;varde;kommentar\na;2019;totalt;98,5;=1+1\nb;2020;\"män; 65+\";-28,1;\"rad\nbrytning\"\n",
        );
        let out = csv::write(&first);
        let text = crate::diagnostics::Source::decode(out.clone().into_bytes()).unwrap();
        let (again, faults) = set(TOML, &text);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(csv::write(&again), out);
        assert_eq!(again.measurements[0].comment.as_deref(), Some("=1+1"));
    }

    #[test]
    fn only_files_beside_a_steering_document_are_figures() {
        assert!(is_figure_file("content/styrdokument/p/utfall.csv"));
        for path in [
            "content/styrdokument/utfall.csv",
            "content/styrdokument/p/x/utfall.csv",
            "content/organ/p/utfall.csv",
            "content/styrdokument/p/annan.csv",
        ] {
            assert!(!is_figure_file(path), "{path}");
        }
    }
}
