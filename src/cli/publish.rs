//! `insyn publish`: checks, builds and moves what changed to where the public reads it.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};
use jiff::Timestamp;

use super::build;
use super::command::{Command, Exit};
use super::options::{self, Options, Strictness};
use super::record;
use super::shell::{self, Shell};
use crate::config::PublishTarget;
use crate::diagnostics::{Diagnostic, Language, Report, Words};
use crate::ledger;
use crate::output::{Interrupt, Manifest};
use crate::pipeline::Trip;
use crate::publish::{
    self, Consent, Errand, History, NO_FORMER_VERSION, NO_SUCH_TARGET, NewTarget, Prospect, Receipt, TakeOver,
};

const TARGET: Words = Words("Målets namn i content/site.toml", "The target's name in content/site.toml");
const DRY_RUN: Words =
    Words("Visa vad som skulle ändras, ändra inget", "Show what would change, change nothing");
const NEW: Words = Words(
    "Målet är rätt fast inget har publicerats dit",
    "The target is right although nothing was published there",
);
const DELETE: Words = Words("Bekräfta att så många filer tas bort", "Confirm that so many files are removed");
const TAKE_OVER: Words =
    Words("Fortsätt efter en publicering som bröts", "Go on after a publication that was cut off");
const ROLLBACK: Words = Words("Lägg tillbaka den föregående versionen", "Put the previous version back");
const WITHDRAW: Words =
    Words("Ta bort den här adressen före allt annat", "Remove this address before anything else");

/// Publishes the site.
pub static COMMAND: Command = Command {
    name: "publish",
    about: Words(
        "Publicerar webbplatsen: bara det som ändrats, i säker ordning",
        "Publishes the site: only what changed, in safe order",
    ),
    arguments: |command, language| {
        let help = |words: Words| words.in_language(language);
        let flag = |name, words| Arg::new(name).long(name).action(ArgAction::SetTrue).help(help(words));
        options::with_site(command, language)
            .arg(Arg::new("target").value_name("MÅL").help(help(TARGET)))
            .arg(flag("dry-run", DRY_RUN))
            .arg(flag("new-target", NEW))
            .arg(
                Arg::new("confirm-delete")
                    .long("confirm-delete")
                    .value_name("ANTAL")
                    .value_parser(clap::value_parser!(usize))
                    .help(help(DELETE)),
            )
            .arg(flag("take-over", TAKE_OVER))
            .arg(flag("rollback", ROLLBACK))
            .arg(
                Arg::new("withdraw")
                    .long("withdraw")
                    .value_name("ADRESS")
                    .action(ArgAction::Append)
                    .help(help(WITHDRAW)),
            )
    },
    run,
};

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let mut options = match options::read(shell, matches) {
        Ok(options) => options,
        Err(exit) => return exit,
    };
    options.strictness = Strictness::Strict;
    let (mut trip, report) = Trip::take(&options.root, options.as_of);
    let done = target(&trip, matches.get_one::<String>("target")).and_then(|target| {
        if matches.get_flag("rollback") {
            roll_back(shell, matches, (&options, &target))
        } else {
            build_and_send(shell, matches, (&options, &target), (&mut trip, report))
        }
    });
    match done {
        Ok(exit) => exit,
        Err(found) => {
            let mut report = Report::new();
            report.push(*found);
            shell.tell(&options.root, &report, options.form)
        }
    }
}

/// The target of a name; the only one where none is named.
fn target(trip: &Trip, name: Option<&String>) -> Result<PublishTarget, Box<Diagnostic>> {
    let targets = &trip.site.config.targets;
    let found = match (name, targets.as_slice()) {
        (Some(name), all) => all.iter().find(|target| target.name == *name),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    found.cloned().ok_or_else(|| {
        let names: Vec<&str> = targets.iter().map(|target| target.name.as_str()).collect();
        let names = names.join(", ");
        Box::new(
            Diagnostic::new(
                &NO_SUCH_TARGET,
                text!(
                    "inget mål är valt; målen är: {names}",
                    "no target is chosen; the targets are: {names}"
                ),
            )
            .help(NO_SUCH_TARGET.explanation.fix),
        )
    })
}

type Task<'t> = (&'t Options, &'t PublishTarget);

fn build_and_send(
    shell: &Shell,
    matches: &ArgMatches,
    (options, target): Task<'_>,
    (trip, mut report): (&mut Trip, Report),
) -> Result<Exit, Box<Diagnostic>> {
    let output = Path::new("public");
    if build::stops(&report, options) {
        return Ok(build::end_without_site(shell, options, &report));
    }
    let mut host = publish::host(&options.root, target, &History::of(&options.root, &target.name).work())?;
    let published = publish::published(host.as_mut(), &trip.site.config.address, ledger::ADDRESS)?;
    record::go_on(trip, published)?;
    let interrupt = Interrupt::from(build::interrupted());
    if let Err(more) = build::write(shell, trip, options, (output, interrupt)) {
        report.append(more);
        return Ok(build::end_without_site(shell, options, &report));
    }
    let folder = options.root.join(output);
    let exit = send(shell, matches, (options, target), folder.clone())?;
    if let (Exit::Clean, false, Some(manifest)) =
        (exit, matches.get_flag("dry-run"), Manifest::of_folder(&folder))
    {
        record::keep(shell, &options.root, trip, &manifest);
    }
    Ok(exit)
}

fn roll_back(shell: &Shell, matches: &ArgMatches, task: Task<'_>) -> Result<Exit, Box<Diagnostic>> {
    let former = History::of(&task.0.root, &task.1.name).former();
    let Some((folder, _)) = former else {
        return Err(Box::new(
            Diagnostic::new(&NO_FORMER_VERSION, NO_FORMER_VERSION.title)
                .help(NO_FORMER_VERSION.explanation.fix),
        ));
    };
    send(shell, matches, task, folder)
}

/// Moves the site in a folder to its target.
fn send(
    shell: &Shell,
    matches: &ArgMatches,
    (options, target): Task<'_>,
    folder: PathBuf,
) -> Result<Exit, Box<Diagnostic>> {
    let folder = std::fs::canonicalize(&folder).unwrap_or(folder);
    let Some(manifest) = Manifest::of_folder(&folder) else { return Ok(Exit::Faults) };
    let withdraw: Vec<String> =
        matches.get_many::<String>("withdraw").unwrap_or_default().map(|one| file_of(one)).collect();
    let errand =
        Errand { folder: &folder, manifest: &manifest, withdraw: &withdraw, consent: consent(matches) };
    let history = History::of(&options.root, &target.name);
    let mut host = publish::host(&options.root, target, &history.work())?;
    if matches.get_flag("dry-run") {
        show(&publish::look(host.as_mut(), &errand)?);
        return Ok(Exit::Clean);
    }
    let prospect = publish::publish(host.as_mut(), &errand, &mut |done, all| {
        shell.progress(&text!("{done} av {all} filer…", "{done} of {all} files…"));
    })?;
    shell::progress_done();
    let receipt = receipt(&history, &prospect, (target, &manifest));
    if let Err(error) = history.keep(&receipt, &folder) {
        shell.say(&text!(
            "varning: kvittot gick inte att spara ({error})",
            "warning: the receipt could not be kept ({error})"
        ));
    }
    say_done(shell, &receipt);
    Ok(Exit::Clean)
}

fn consent(matches: &ArgMatches) -> Consent {
    Consent {
        new_target: matches.get_flag("new-target").then_some(NewTarget),
        deletions: matches.get_one::<usize>("confirm-delete").copied(),
        take_over: matches.get_flag("take-over").then_some(TakeOver),
    }
}

/// `/organ/ks/` as the name of its file.
fn file_of(address: &str) -> String {
    let address = address.trim_start_matches('/');
    if address.is_empty() || address.ends_with('/') {
        format!("{address}index.html")
    } else {
        address.to_owned()
    }
}

/// Every change, a line each: for people and for programs.
pub fn show(prospect: &Prospect) {
    let Prospect { old, plan, .. } = prospect;
    for address in &plan.withdrawn {
        shell::print(&format!("- {address}"));
    }
    for address in &plan.put {
        let known = old.as_ref().is_some_and(|old| old.files.contains_key(address));
        shell::print(&format!("{} {address}", if known { '~' } else { '+' }));
    }
    for address in &plan.removed {
        shell::print(&format!("- {address}"));
    }
}

fn receipt(
    history: &History,
    prospect: &Prospect,
    (target, manifest): (&PublishTarget, &Manifest),
) -> Receipt {
    Receipt {
        number: history.receipts().last().map_or(1, |last| last.number + 1),
        at: Timestamp::now().to_string(),
        target: target.name.clone(),
        as_of: manifest.as_of.clone(),
        site: History::fingerprint(manifest),
        put: prospect.plan.put.len(),
        removed: prospect.plan.removed.len() + prospect.plan.withdrawn.len(),
    }
}

fn say_done(shell: &Shell, receipt: &Receipt) {
    let Receipt { number, at, target, put, removed, site, .. } = receipt;
    let site = &site[..12];
    shell.say(&text!(
        "Publicerat till {target}: {put} filer lades dit, {removed} togs bort. Kvitto {number}, {at}, {site}.",
        "Published to {target}: {put} files put there, {removed} removed. Receipt {number}, {at}, {site}."
    ));
    if shell.language == Language::Swedish && *put + *removed == 0 {
        shell.say(&text!("Målet var redan som det ska.", "The target was already as it should be."));
    }
}
