//! `insyn check`: does all that a build does, except writing.

use std::path::Path;

use clap::{Arg, ArgMatches};
use rayon::prelude::*;

use super::build::stops;
use super::command::{Command, Exit};
use super::options::{self, Options};
use super::shell::{self, Form, Shell};
use crate::diagnostics::{Language, Report, Words};
use crate::output::{self, Artifact, Recipe};
use crate::pipeline::Trip;
use crate::{checks, content};

/// Checks the site.
pub static COMMAND: Command = Command {
    name: "check",
    about: Words("Kontrollerar allt utan att skriva något", "Checks everything and writes nothing"),
    arguments: |command, language| {
        options::with_site(command, language)
            .arg(Arg::new("html").long("html").value_name("MAPP").help(HTML.in_language(language)))
    },
    run,
};

const HTML: Words = Words(
    "Kontrollera de färdiga sidorna i en mapp, vem som än har gjort dem, i stället för webbplatsen",
    "Check the finished pages in a folder, whoever made them, instead of the site",
);

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let options = match options::read(shell, matches) {
        Ok(options) => options,
        Err(exit) => return exit,
    };
    if let Some(folder) = matches.get_one::<String>("html") {
        return finished(shell, &options, Path::new(folder));
    }
    let (trip, mut report) = Trip::take(&options.root, options.as_of);
    if !report.has_errors() {
        let (artifacts, links) = trip.linked_artifacts();
        report.append(output::addresses(&artifacts));
        let faults = make_all(&artifacts);
        // A page that could not be made has no anchors to find.
        if faults.is_empty() {
            report.extend(trip.dead_links(&links));
        }
        report.append(faults);
    }
    tell(shell, &options, &options.root, &report)
}

/// Checks finished pages.
fn finished(shell: &Shell, options: &Options, folder: &Path) -> Exit {
    let mut report = Report::new();
    let count = content::finished_pages(folder, checks::of_page, &mut report);
    if count == 0 && report.is_empty() {
        shell.say(&text!("Här finns inga HTML-filer.", "There are no HTML files here."));
        return Exit::Usage;
    }
    let exit = tell(shell, options, folder, &report);
    if options.form == Form::Text {
        shell.say(&text!("{count} sidor kontrollerade.", "{count} pages checked."));
    }
    exit
}

fn tell(shell: &Shell, options: &Options, root: &Path, report: &Report) -> Exit {
    shell.tell(root, report, options.form);
    if options.form == Form::Text {
        match shell::counts(report) {
            Some(counts) => {
                let (sv, en) = (counts.in_language(Language::Swedish), counts.in_language(Language::English));
                shell.say(&text!("{sv}.", "{en}."));
            }
            None => shell.say(&text!("Inga fel.", "No faults.")),
        }
    }
    if stops(report, options) { Exit::Faults } else { Exit::Clean }
}

/// Makes every page in memory, one buffer a worker, and gathers what their templates tell.
fn make_all(artifacts: &[Artifact<'_>]) -> Report {
    let mut report = Report::new();
    let found: Vec<_> = artifacts
        .par_iter()
        .map_init(Vec::new, |buffer, artifact| match &artifact.recipe {
            Recipe::Make(make) => {
                buffer.clear();
                make(buffer).err()
            }
            Recipe::Bytes(_) | Recipe::Copy(_) => None,
        })
        .flatten()
        .collect();
    report.extend(found.into_iter().map(|found| *found));
    report
}
