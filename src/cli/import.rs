//! `insyn import`: lays a table of outcomes from a planning system, or an answer of Kolada, beside a steering document.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};

use super::command::{Command, Exit};
use super::options;
use super::shell::{self, Form, Shell};
use crate::checks;
use crate::content;
use crate::diagnostics::{Place, Report, Words, nearest};
use crate::figures::{self, Differing, FigureFile, Merge, Present};
use crate::output;

const FILE: Words = Words(
    "CSV, XLSX eller ODS med utfall, eller ett sparat svar från Kolada (.json)",
    "CSV, XLSX or ODS with outcomes, or a saved answer of Kolada (.json)",
);
const PLAN: Words = Words(
    "Styrdokumentets mapp i content/styrdokument/; behövs inte där bara ett har mått",
    "The folder of the steering document in content/styrdokument/; not needed where only one has indicators",
);
const SHEET: Words = Words(
    "Bladet som läses; annars det första som har rubrikerna",
    "The sheet that is read; else the first that has the headings",
);
const REPLACE: Words = Words(
    "Låt filens värden ersätta planens där de skiljer sig",
    "Let the file's values replace the plan's where they differ",
);
const DRY: Words =
    Words("Visa vad som skulle hända, och skriv inget", "Show what would happen, and write nothing");

/// How many changed values are listed.
const LISTED: usize = 30;

/// Imports figures.
pub static COMMAND: Command = Command {
    name: "import",
    about: Words(
        "Läser in utfall ur ett kalkylblad till ett styrdokument",
        "Reads outcomes of a spreadsheet into a steering document",
    ),
    arguments: |command, language| {
        let named = |name: &'static str, value: &'static str, help: Words| {
            Arg::new(name).long(name).value_name(value).help(help.in_language(language))
        };
        let flag = |name: &'static str, help: Words| {
            Arg::new(name).long(name).action(ArgAction::SetTrue).help(help.in_language(language))
        };
        options::with_root(command, language)
            .arg(Arg::new("file").value_name("FIL").required(true).help(FILE.in_language(language)))
            .arg(named("plan", "MAPP", PLAN))
            .arg(named("sheet", "BLAD", SHEET))
            .arg(flag("replace", REPLACE))
            .arg(flag("dry-run", DRY))
    },
    run,
};

/// Where the figures go, and what becomes of those that differ.
struct Errand<'a> {
    shell: &'a Shell,
    root: PathBuf,
    folder: String,
    sheet: Option<&'a str>,
    differing: Differing,
    writing: Writing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Writing {
    Shown,
    Done,
}

/// What is to be written, and what is told of it.
struct Outcome {
    path: String,
    merge: Merge,
}

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let root = options::root(matches);
    let argument = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let mut report = Report::new();
    let plans = content::plans(&root, &mut report);
    if report.has_errors() {
        return shell.tell(&root, &report, Form::Text);
    }
    let Some(folder) = plan(shell, &root, argument("plan"), &plans) else { return Exit::Usage };
    let errand = Errand {
        shell,
        root,
        folder,
        sheet: argument("sheet"),
        differing: if matches.get_flag("replace") { Differing::Replace } else { Differing::Refused },
        writing: if matches.get_flag("dry-run") { Writing::Shown } else { Writing::Done },
    };
    errand.run(argument("file").unwrap_or_default())
}

/// The folder of the plan that is named, or of the only one with figures; says what is wrong else.
fn plan(shell: &Shell, root: &Path, named: Option<&str>, plans: &[String]) -> Option<String> {
    let folder_of = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
    if let Some(named) = named {
        let wanted = named.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let found = plans.iter().find(|path| folder_of(path) == wanted);
        if found.is_none() {
            let known: Vec<String> = plans.iter().map(folder_of).collect();
            let near = nearest(wanted, known.iter().map(String::as_str)).unwrap_or_default();
            shell.say(&text!(
                "fel: det finns inget styrdokument \"{wanted}\" i content/styrdokument/",
                "error: there is no steering document \"{wanted}\" in content/styrdokument/"
            ));
            if !near.is_empty() {
                shell.say(&text!("hjälp: menade du --plan {near}?", "help: did you mean --plan {near}?"));
            }
        }
        return found.cloned();
    }
    let mut quiet = Report::new();
    let measured: Vec<&String> =
        plans.iter().filter(|path| !content::figures_beside(root, path, &mut quiet).is_empty()).collect();
    if let [only] = measured.as_slice() {
        return Some((*only).clone());
    }
    let choices = measured.iter().map(|path| folder_of(path)).collect::<Vec<_>>().join(", ");
    let (sv, en) = if choices.is_empty() {
        (
            "inget styrdokument har mått (matt.toml)".to_owned(),
            "no steering document has indicators (matt.toml)".to_owned(),
        )
    } else {
        (format!("välj ett av {choices}"), format!("choose one of {choices}"))
    };
    shell.say(&text!(
        "fel: vilket styrdokument gäller utfallen?\nhjälp: lägg till --plan MAPP; {sv}",
        "error: which steering document are the outcomes of?\nhelp: add --plan MAPP; {en}"
    ));
    None
}

impl Errand<'_> {
    fn run(&self, given: &str) -> Exit {
        let mut report = Report::new();
        let files = content::figures_beside(&self.root, &self.folder, &mut report);
        let present = Present::read(&self.folder, &files, &mut report);
        if report.has_errors() {
            self.shell.tell(&self.root, &report, Form::Text);
            return self.refuse();
        }
        // Faults name the file as it was given; it is found from where the command stands.
        let shown =
            std::path::absolute(given).map_or_else(|_| given.to_owned(), |path| path.display().to_string());
        let path = if self.root == Path::new(".") { given } else { &shown };
        let mut report = Report::new();
        let outcome = content::figures_from(path, Path::new(given), &mut report)
            .and_then(|file| self.merge(&file, &present, &mut report));
        if report.has_errors() {
            self.shell.tell(&self.root, &report, Form::Text);
            return self.refuse();
        }
        let Some(outcome) = outcome else { return self.refuse() };
        self.finish(&outcome)
    }

    fn merge(&self, file: &FigureFile, present: &Present, report: &mut Report) -> Option<Outcome> {
        if file.path.to_lowercase().ends_with(".json") {
            let merge = present.merge_kolada(file, self.differing, report)?;
            return Some(Outcome { path: format!("{}/kolada.json", self.folder), merge });
        }
        match figures::table(file, self.sheet) {
            Ok(table) => {
                let merge = present.merge(&table, self.differing, report);
                let mut found = Report::new();
                if let Some(set) = &merge.set {
                    checks::of_figures(set, &mut found);
                }
                // What the plan had before is told by a check.
                let is_new = |place: &Place| place.path == file.path;
                let found = found.sorted().into_iter().filter(|one| one.place.as_ref().is_some_and(is_new));
                report.extend(found.cloned());
                Some(Outcome { path: present.path(), merge })
            }
            Err(fault) => {
                report.push(*fault);
                None
            }
        }
    }

    fn refuse(&self) -> Exit {
        self.shell.say(&text!("Inget skrevs.", "Nothing was written."));
        Exit::Faults
    }

    fn finish(&self, outcome: &Outcome) -> Exit {
        let Outcome { path, merge } = outcome;
        let Merge { read, added, same, changed, untaken, .. } = merge;
        for (about, was, is) in changed.iter().take(LISTED) {
            self.print(&text!("  {about}: {was} → {is}", "  {about}: {was} → {is}"));
        }
        if changed.len() > LISTED {
            let more = changed.len() - LISTED;
            self.print(&text!("  … och {more} till", "  … and {more} more"));
        }
        let replaced = changed.len();
        self.print(&text!(
            "{read} rader lästa: {added} nya, {replaced} ändrade, {same} fanns redan.",
            "{read} rows read: {added} new, {replaced} changed, {same} were there already."
        ));
        if !untaken.is_empty() {
            let list = untaken.join(", ");
            self.print(&text!("Läses inte: kolumnerna {list}.", "Not read: the columns {list}."));
        }
        let Some(text) = &merge.text else {
            self.print(&text!("{path} är oförändrad.", "{path} is unchanged."));
            return Exit::Clean;
        };
        if self.writing == Writing::Shown {
            self.print(&text!("{path} skulle skrivas.", "{path} would be written."));
            return Exit::Clean;
        }
        if let Err(error) = output::replace_file(&self.root.join(path), text.as_bytes()) {
            self.shell.say(&text!(
                "fel: {path} gick inte att skriva ({error})\nhjälp: den är som den var; se efter att mappen går att skriva i och att disken har plats",
                "error: {path} could not be written ({error})\nhelp: it is as it was; see that the folder can be written and the disk has room"
            ));
            return Exit::Faults;
        }
        self.print(&text!("Skrev {path}.", "Wrote {path}."));
        Exit::Clean
    }

    fn print(&self, text: &crate::diagnostics::Text) {
        shell::print(text.in_language(self.shell.language));
    }
}
