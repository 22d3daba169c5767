//! `insyn status`: what is in `public/`, whether it is current, what the target has, and when it is time again.

use std::path::Path;

use clap::{Arg, ArgMatches};

use super::command::{Command, Exit};
use super::options::{self, Options};
use super::shell::{self, Shell};
use crate::config::PublishTarget;
use crate::diagnostics::Words;
use crate::output::{self, Manifest};
use crate::pipeline::Trip;
use crate::publish::{self, Consent, Errand, History, UNREADABLE_RECEIPTS};

const TARGET: Words = Words("Bara det här målet", "Only this target");

/// Says how things stand.
pub static COMMAND: Command = Command {
    name: "status",
    about: Words("Visar vad som är byggt, publicerat och på väg", "Shows what is built, published and due"),
    arguments: |command, language| {
        options::with_site(command, language)
            .arg(Arg::new("target").value_name("MÅL").help(TARGET.in_language(language)))
    },
    run,
};

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let options = match options::read(shell, matches) {
        Ok(options) => options,
        Err(exit) => return exit,
    };
    let (trip, report) = Trip::take(&options.root, options.as_of);
    if report.has_errors() {
        return shell.tell(&options.root, &report, options.form);
    }
    let folder = options.root.join("public");
    let manifest = Manifest::of_folder(&folder);
    let current = say_built(shell, &trip, manifest.as_ref());
    say_due(shell, &trip);
    let mut exit = if current { Exit::Clean } else { Exit::Faults };
    let wanted = matches.get_one::<String>("target");
    if let Some(manifest) = &manifest {
        for target in
            trip.site.config.targets.iter().filter(|one| wanted.is_none_or(|name| *name == one.name))
        {
            if !say_target(shell, &options, target, (&folder, manifest)) {
                exit = Exit::Faults;
            }
        }
    }
    exit
}

/// Says what `public/` holds; whether a build would give the same.
fn say_built(shell: &Shell, trip: &Trip, manifest: Option<&Manifest>) -> bool {
    let Some(manifest) = manifest else {
        say(shell, &text!("public/: inget är byggt än", "public/: nothing is built yet"));
        return false;
    };
    let fresh = output::entries(&trip.artifacts());
    let Manifest { files, as_of, program, .. } = manifest;
    let changed = fresh.iter().filter(|(address, entry)| files.get(*address) != Some(entry)).count()
        + files.keys().filter(|address| !fresh.contains_key(*address)).count();
    let count = files.len();
    if changed == 0 {
        say(
            shell,
            &text!(
                "public/: {count} filer, per {as_of}, av insyn {program}; aktuellt",
                "public/: {count} files, as of {as_of}, by insyn {program}; current"
            ),
        );
    } else {
        say(
            shell,
            &text!(
                "public/: {count} filer, per {as_of}, av insyn {program}; {changed} skulle ändras av insyn build",
                "public/: {count} files, as of {as_of}, by insyn {program}; insyn build would change {changed}"
            ),
        );
    }
    changed == 0
}

/// Says on which day the sources alone will make another site.
fn say_due(shell: &Shell, trip: &Trip) {
    match trip.next_change().map(|change| change.on) {
        Some(day) => say(
            shell,
            &text!(
                "nästa dag då något blir annorlunda: {day}",
                "the next day on which something becomes different: {day}"
            ),
        ),
        None => say(
            shell,
            &text!("inget i källorna har en kommande dag", "nothing in the sources has a day to come"),
        ),
    }
}

/// Says what a target holds; whether it is what `public/` holds.
fn say_target(
    shell: &Shell,
    options: &Options,
    target: &PublishTarget,
    (folder, manifest): (&Path, &Manifest),
) -> bool {
    let name = &target.name;
    let history = History::of(&options.root, name);
    let errand = Errand { folder, manifest, withdraw: &[], consent: Consent::default() };
    let looked = publish::host(&options.root, target, &history.work())
        .and_then(|mut host| publish::look(host.as_mut(), &errand));
    let prospect = match looked {
        Ok(prospect) => prospect,
        Err(found) => {
            let what = found.message.in_language(shell.language).to_owned();
            say(shell, &text!("{name}: {what}", "{name}: {what}"));
            return false;
        }
    };
    let last = match history.receipts() {
        Ok(receipts) => receipts.last().map_or_else(String::new, |receipt| receipt.at.clone()),
        Err(_) => UNREADABLE_RECEIPTS.title.in_language(shell.language).to_owned(),
    };
    let plan = &prospect.plan;
    let added = plan.added;
    let (changed, removed) = (plan.put_there().count() - added, plan.removed().count());
    match &prospect.old {
        None => say(shell, &text!("{name}: inget är publicerat", "{name}: nothing is published")),
        Some(old) if !old.pending.is_empty() => say(
            shell,
            &text!(
                "{name}: den senaste publiceringen bröts; kör insyn publish igen, med --take-over om det är låst",
                "{name}: the last publication was cut off; run insyn publish again, with --take-over where it is locked"
            ),
        ),
        Some(old) => {
            let as_of = &old.as_of;
            say(
                shell,
                &text!(
                    "{name}: per {as_of} {last}; nya {added}, ändrade {changed}, borttagna {removed}",
                    "{name}: as of {as_of} {last}; new {added}, changed {changed}, removed {removed}"
                ),
            );
        }
    }
    prospect.old.is_some() && prospect.plan.is_empty()
}

fn say(shell: &Shell, text: &crate::diagnostics::Text) {
    shell::print(text.in_language(shell.language));
}
