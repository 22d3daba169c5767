//! The files beside a steering document that hold its figures.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::codes::{DUPLICATE_FIGURE, MISNAMED_FIGURES};
use super::indicator::Indicator;
use super::lines;
use super::set::FigureSet;
use super::{csv, kolada, settings, shape, spreadsheet};
use crate::diagnostics::{Diagnostic, Place, Report};
use crate::terms::slug;

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

/// The fault of a file that is nearly one of figures, beside a steering document or among them: it would not be read.
pub fn misnamed(path: &str) -> Option<Diagnostic> {
    let below = path.strip_prefix("content/styrdokument/")?;
    let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
    let (stem, ending) = name.rsplit_once('.')?;
    let (stem, ending) = (stem.to_lowercase(), ending.to_lowercase());
    // A new name makes no other format of it: the content has to be saved anew.
    let is_other = ["xls", "xlsm", "xlsb"].contains(&ending.as_str());
    let ending = if is_other { "xlsx".to_owned() } else { ending };
    // A longer word that begins alike is another word: utfallsrapport.csv.
    let is_named = |first: &str| {
        stem.strip_prefix(first).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphabetic()))
    };
    let right = FILES.iter().find(|right| {
        right.rsplit_once('.').is_some_and(|(first, last)| {
            last == ending && (is_named(first) || (first == "matt" && is_named("mått")))
        })
    })?;
    let place = if folder.is_empty() || folder.contains('/') { "<mapp>" } else { folder };
    let help = if is_other {
        text!(
            "öppna den i kalkylprogrammet och spara om den som {right} i content/styrdokument/{place}/, där index.md ligger; är den till för annat, flytta den från content/",
            "open it in the spreadsheet program and save it as {right} in content/styrdokument/{place}/, where index.md is; if it is for something else, move it out of content/"
        )
    } else {
        text!(
            "byt namn på den till {right} i content/styrdokument/{place}/, där index.md ligger; finns {right} redan, flytta innehållet dit i stället; är den till för annat, flytta den från content/",
            "rename it {right} in content/styrdokument/{place}/, where index.md is; where {right} exists already, move what it holds there instead; if it is for something else, move it out of content/"
        )
    };
    Some(
        Diagnostic::new(
            &MISNAMED_FIGURES,
            text!("filen läses inte som mått eller utfall", "the file is not read as figures"),
        )
        .at(Place::file(path))
        .help(help),
    )
}

/// The fault of a file of figures in a folder without a steering document; the document may lie beside the folder.
pub fn homeless(path: &str, beside: Option<&str>) -> Diagnostic {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let help = match beside {
        Some(document) => text!(
            "flytta {document} till {folder}/index.md; sidan behåller sin adress",
            "move {document} to {folder}/index.md; the page keeps its address"
        ),
        None => text!(
            "lägg filen i den mapp där styrdokumentets index.md ligger",
            "put the file in the folder where the steering document's index.md is"
        ),
    };
    Diagnostic::new(
        &MISNAMED_FIGURES,
        text!("mappen har inget styrdokument (index.md)", "the folder has no steering document (index.md)"),
    )
    .at(Place::file(path))
    .help(help)
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
    let mut set = FigureSet::in_folder(folder);
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
            (text, _) => {
                let table = match text {
                    Some(text) => Ok(csv::read(&file.path, text)),
                    None => spreadsheet::read(&file.path, &file.place, None),
                };
                match table {
                    Ok(table) => {
                        shape::tell_columns(&table, report);
                        lines::take(&table, &mut set, report);
                    }
                    Err(fault) => report.push(*fault),
                }
            }
        }
    }
    set.index();
    duplicates(&set, report);
    set
}

/// Tells what stands twice.
pub fn duplicates(set: &FigureSet, report: &mut Report) {
    let mut known = BTreeMap::new();
    for one in &set.measurements {
        let key = (one.indicator.as_str(), one.period.days(), one.group.as_str(), &one.origin);
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
    same_address(set, report);
}

/// Tells indicators whose pages would have one address.
fn same_address(set: &FigureSet, report: &mut Report) {
    let mut addresses: BTreeMap<String, &Indicator> = BTreeMap::new();
    // What makes no address is told by those who make addresses.
    let all =
        set.indicators.iter().map(|one| (slug(&one.id), one)).filter(|(address, _)| !address.is_empty());
    for (address, one) in all {
        let Some(first) = addresses.get(&address) else {
            addresses.insert(address, one);
            continue;
        };
        let (id, other) = (&one.id, &first.id);
        let message = if id == other {
            text!("två mått heter \"{id}\"", "two indicators are called \"{id}\"")
        } else {
            text!(
                "måtten \"{other}\" och \"{id}\" får samma adress: {address}",
                "the indicators \"{other}\" and \"{id}\" get one address: {address}"
            )
        };
        report.push(
            Diagnostic::new(&DUPLICATE_FIGURE, message)
                .at(one.place.clone())
                .help(text!(
                    "ge det ena måttet ett id med andra bokstäver eller siffror, i utfallen också",
                    "give one of the indicators an id of other letters or digits, in the outcomes too"
                ))
                .related(first.place.clone(), text!("det första måttet", "the first indicator")),
        );
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
    fn figures_are_counted_in_the_unit_of_their_indicator_and_printed_as_they_were() {
        let toml = "[[matt]]\nid = \"a\"\nnamn = \"A\"\nenhet = \"mnkr\"\n\
            utgangsvarde = { tal = \"100 tkr\" }\nmalvarde = [{ period = \"2025\", krav = \"minst\", tal = \"2000 tkr\" }]\n";
        let (set, faults) = set(
            toml,
            "matt;slag;period;krav;varde\na;;2025;;500 tkr\na;mal;2026;minst;3000 tkr\na;;2024;;0,4\n",
        );
        assert!(faults.is_empty(), "{faults:?}");
        let number = |value: &crate::terms::Quantity| value.number().unwrap().machine();
        let one = &set.indicators[0];
        assert_eq!(one.targets.iter().map(|target| number(&target.value)).collect::<Vec<_>>(), ["2", "3"]);
        assert_eq!(number(&one.baseline.as_ref().unwrap().value), "0.1");
        assert_eq!(set.measurements[0].value.printed(), "500 tkr");
        assert_eq!(set.measurements.iter().map(|one| number(&one.value)).collect::<Vec<_>>(), ["0.5", "0.4"]);
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
    fn two_indicators_never_share_an_address() {
        let toml = |first: &str, second: &str| {
            format!("[[matt]]\nid = \"{first}\"\nnamn = \"A\"\n[[matt]]\nid = \"{second}\"\nnamn = \"B\"\n")
        };
        let head = "matt;period;varde\n";
        for (first, second) in [("a", "a"), ("Å b", "a-b"), ("a", "A")] {
            assert_eq!(set(&toml(first, second), head).1, ["duplicate-figure"], "{first} {second}");
        }
        assert!(set(&toml("a", "b"), head).1.is_empty());
    }

    #[test]
    fn outcomes_are_found_by_their_indicator_in_the_order_of_time() {
        let csv = "matt;period;grupp;varde\nb;2019;;1\na;2020;;2\na;2018;;3\na;2018;kvinnor;4\n";
        let (set, _) = set(TOML, csv);
        let values =
            |id| set.outcomes_of(id).iter().map(|one| one.value.printed()).collect::<Vec<_>>().join(" ");
        assert_eq!((values("a"), values("b"), values("c")), ("3 4 2".into(), "1".into(), String::new()));
    }

    #[test]
    fn one_group_is_one_however_it_is_spelt() {
        let csv = "matt;period;grupp;varde\na;2019;Totalt;1\na;2019;KVINNOR;2\na;2019;Privat utförare;3\na;2020;privat utförare;4\n";
        let toml = "[[matt]]\nid = \"a\"\nnamn = \"A\"\nmalvarde = [\n\
            { period = \"2019\", grupp = \"Privat utförare\", tal = 1 },\n\
            { period = \"2020\", grupp = \"PRIVAT UTFÖRARE\", tal = 2 },\n\
            { period = \"2020\", grupp = \"Kvinnor\", tal = 3 },\n]\n";
        let (set, faults) = set(toml, csv);
        assert!(faults.is_empty(), "{faults:?}");
        let groups: Vec<_> = set.measurements.iter().map(|one| one.group.as_str()).collect();
        assert_eq!(groups, ["totalt", "kvinnor", "Privat utförare", "Privat utförare"]);
        let groups: Vec<_> = set.indicators[0].targets.iter().map(|one| one.group.as_str()).collect();
        assert_eq!(groups, ["Privat utförare", "Privat utförare", "kvinnor"]);
    }

    #[test]
    fn a_file_that_is_nearly_one_of_figures_is_known() {
        let told = |path: &str| misnamed(path).map(|found| found.help.unwrap());
        for (path, right) in [
            ("content/styrdokument/p/Utfall.csv", "utfall.csv i content/styrdokument/p/"),
            ("content/styrdokument/p/utfall 2025.XLSX", "utfall.xlsx i content/styrdokument/p/"),
            ("content/styrdokument/p/utfall.xls", "spara om den som utfall.xlsx i"),
            ("content/styrdokument/p/utfall.xlsm", "spara om den som utfall.xlsx i"),
            ("content/styrdokument/p/mått.toml", "matt.toml i"),
            ("content/styrdokument/utfall.csv", "utfall.csv i content/styrdokument/<mapp>/"),
        ] {
            let help = told(path).unwrap_or_else(|| panic!("{path}"));
            assert!(
                help.in_language(crate::diagnostics::Language::Swedish).contains(right),
                "{path}: {help:?}"
            );
        }
        for path in [
            "content/styrdokument/p/underlag.csv",
            "content/styrdokument/p/utfall.pdf",
            "content/styrdokument/p/utfallsrapport.csv",
            "content/sidor/utfall 1.csv",
        ] {
            assert_eq!(told(path), None, "{path}");
        }
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
