//! `insyn verify`: makes the site anew and compares it, byte for byte, with one that was made before.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Arg, ArgMatches};

use super::build;
use super::command::{Command, Exit};
use super::options;
use super::shell::{self, Shell};
use crate::diagnostics::{Report, Words};
use crate::ledger::{self, Break, Ledger};
use crate::output::{Entry, Manifest, entries, read_entries};
use crate::pipeline::Trip;

const FOLDER: Words = Words("Mappen med webbplatsen som prövas", "The folder of the site that is tried");

/// Compares a site with its sources.
pub static COMMAND: Command = Command {
    name: "verify",
    about: Words(
        "Prövar att en byggd webbplats är gjord av källorna och att inget ändrats i den",
        "Tries that a built site is made of the sources and that nothing was changed in it",
    ),
    arguments: |command, language| {
        options::with_site(command, language).arg(
            Arg::new("folder")
                .long("folder")
                .value_name("MAPP")
                .default_value("public")
                .help(FOLDER.in_language(language)),
        )
    },
    run,
};

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let mut options = match options::read(shell, matches) {
        Ok(options) => options,
        Err(exit) => return exit,
    };
    let folder = matches.get_one::<String>("folder").map_or_else(|| PathBuf::from("public"), PathBuf::from);
    let shown = folder.to_string_lossy().into_owned();
    let folder = options.root.join(folder);
    let there = match read_entries(&folder) {
        Ok(there) if !there.is_empty() => there,
        _ => {
            shell.say(&text!("fel: {shown} är ingen webbplats", "error: {shown} is no site"));
            return Exit::Faults;
        }
    };
    // The day that it shows; a copy taken from the web has no list of its own and needs --as-of.
    let manifest = Manifest::of_folder(&folder);
    let its_day = manifest.as_ref().and_then(|manifest| manifest.as_of.parse().ok());
    if let Some(day) = its_day.filter(|_| !matches.contains_id("as-of")) {
        options.as_of = day;
    }
    let (trip, report) = Trip::take(&options.root, options.as_of);
    if build::stops(&report, &options) {
        return shell.tell(&options.root, &report, options.form);
    }
    let differing = differences(&entries(&trip.artifacts()), &there);
    let broken = chain(&folder, &there);
    for line in &differing {
        shell::print(line);
    }
    conclude(shell, (&shown, &differing, broken), (manifest.as_ref(), &trip))
}

/// A line for each file that differs: `+` only there, `-` missing there, `~` other bytes.
fn differences(fresh: &BTreeMap<String, Entry>, there: &BTreeMap<String, Entry>) -> Vec<String> {
    let mut lines: Vec<(&String, char)> = Vec::new();
    for (address, entry) in fresh {
        match there.get(address) {
            None => lines.push((address, '-')),
            Some(found) if found != entry => lines.push((address, '~')),
            Some(_) => {}
        }
    }
    lines.extend(there.keys().filter(|address| !fresh.contains_key(*address)).map(|address| (address, '+')));
    lines.sort_unstable();
    lines.into_iter().map(|(address, sign)| format!("{sign} {address}")).collect()
}

/// Where the ledger of the site does not hold together.
fn chain(folder: &std::path::Path, there: &BTreeMap<String, Entry>) -> Option<Break> {
    there.get(ledger::ADDRESS)?;
    Ledger::read(&std::fs::read(folder.join(ledger::ADDRESS)).ok()?).err()
}

fn conclude(
    shell: &Shell,
    (shown, differing, broken): (&str, &[String], Option<Break>),
    (manifest, trip): (Option<&Manifest>, &Trip),
) -> Exit {
    let as_of = trip.site.as_of;
    let entries = trip.ledger().entries.len();
    if let Some(broken) = &broken {
        let mut report = Report::new();
        report.push(broken.told());
        shell.tell(std::path::Path::new(""), &report, shell::Form::Text);
    }
    if differing.is_empty() && broken.is_none() {
        shell.say(&text!(
            "{shown} är gjord av källorna, per {as_of}, byte för byte. Ändringslistan har {entries} poster och håller ihop.",
            "{shown} is made of the sources, as of {as_of}, byte for byte. The ledger has {entries} entries and holds together."
        ));
        return Exit::Clean;
    }
    let count = differing.len();
    shell.say(&text!(
        "{shown} är inte vad källorna ger, per {as_of}: {count} filer skiljer sig (+ finns bara där, - saknas där, ~ annat innehåll).",
        "{shown} is not what the sources give, as of {as_of}: {count} files differ (+ only there, - missing there, ~ other content)."
    ));
    let program = env!("CARGO_PKG_VERSION");
    if let Some(other) = manifest.map(|manifest| &manifest.program).filter(|other| *other != program) {
        shell.say(&text!(
            "Den gjordes av insyn {other}; det här är insyn {program}.",
            "It was made by insyn {other}; this is insyn {program}."
        ));
    }
    Exit::Faults
}
