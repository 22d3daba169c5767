//! `insyn publish`: checks, builds and moves what changed to where the public reads it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches};

use super::as_of;
use super::build;
use super::command::{Command, Exit};
use super::options::{self, Options, Strictness};
use super::record;
use super::shell::{self, Shell};
use super::withdraw::{held, named, say_withdrawn, withdrawn};
use crate::config::PublishTarget;
use crate::diagnostics::{Diagnostic, Report, Words, nearest};
use crate::ledger;
use crate::output::{Interrupt, Manifest};
use crate::pipeline::{Trip, compare_versions};
use crate::publish::{
    self, Consent, Errand, History, Host, NO_FORMER_VERSION, NO_SUCH_TARGET, NewTarget, Prospect, Receipt,
    Step, TakeOver, UNREADABLE_RECEIPTS,
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
    Words("Ta bort den här sidan före allt annat", "Remove this page before anything else");

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
    let found = target(&trip, matches.get_one::<String>("target"));
    if found.is_err() && report.has_errors() {
        // The settings were not read: what they hold is not known.
        return shell.tell(&options.root, &report, options.form);
    }
    let done = found.and_then(|target| {
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
    found.cloned().ok_or_else(|| no_target(targets, name.map(String::as_str)))
}

/// The fault of a target that is not there, or not chosen among those that are.
fn no_target(targets: &[PublishTarget], name: Option<&str>) -> Box<Diagnostic> {
    let names: Vec<&str> = targets.iter().map(|target| target.name.as_str()).collect();
    let all = names.join(", ");
    let (message, help) = match (name, name.and_then(|name| nearest(name, names.iter().copied()))) {
        _ if names.is_empty() => (
            text!("inget mål är skrivet i content/site.toml", "no target is written in content/site.toml"),
            NO_SUCH_TARGET.explanation.fix.into(),
        ),
        (None, _) => (
            text!("inget mål är valt; målen är: {all}", "no target is chosen; the targets are: {all}"),
            text!("Skriv målets namn efter publish.", "Write the target's name after publish."),
        ),
        (Some(name), Some(near)) => (
            text!(
                "målet \"{name}\" finns inte; målen är: {all}",
                "there is no target \"{name}\"; the targets are: {all}"
            ),
            text!("Menade du {near}?", "Did you mean {near}?"),
        ),
        (Some(name), None) => (
            text!(
                "målet \"{name}\" finns inte; målen är: {all}",
                "there is no target \"{name}\"; the targets are: {all}"
            ),
            NO_SUCH_TARGET.explanation.fix.into(),
        ),
    };
    Box::new(Diagnostic::new(&NO_SUCH_TARGET, message).help(help))
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
    let as_of = options.as_of.to_string();
    let run = build::run_of(&as_of, Interrupt::from(build::interrupted()));
    if let Err(more) = build::write(shell, trip, options, (output, &run)) {
        report.append(more);
        return Ok(build::end_without_site(shell, options, &report));
    }
    let folder = options.root.join(output);
    let exit = send(shell, matches, (options, target), (folder.clone(), Some(trip)))?;
    if let (Exit::Clean, false, Some(manifest)) =
        (exit, matches.get_flag("dry-run"), Manifest::of_folder(&folder))
    {
        record::keep(shell, &options.root, trip, &manifest);
    }
    Ok(exit)
}

fn roll_back(shell: &Shell, matches: &ArgMatches, task: Task<'_>) -> Result<Exit, Box<Diagnostic>> {
    let history = History::of(&task.0.root, &task.1.name);
    let Some(folder) = history.former().map_err(|error| unreadable(&history, &error))? else {
        return Err(Box::new(
            Diagnostic::new(&NO_FORMER_VERSION, NO_FORMER_VERSION.title)
                .help(NO_FORMER_VERSION.explanation.fix),
        ));
    };
    send(shell, matches, task, (folder, None))
}

/// Moves the site in a folder to its target. `trip` made it, unless it is a former version.
fn send(
    shell: &Shell,
    matches: &ArgMatches,
    (options, target): Task<'_>,
    (folder, trip): (PathBuf, Option<&Trip>),
) -> Result<Exit, Box<Diagnostic>> {
    // The programs that carry the files have folders of their own.
    let folder = std::path::absolute(&folder).unwrap_or(folder);
    let Some(manifest) = Manifest::of_folder(&folder) else { return Ok(Exit::Faults) };
    let withdraw = withdrawn(matches, trip, &manifest)?;
    let errand =
        Errand { folder: &folder, manifest: &manifest, withdraw: &withdraw, consent: consent(matches) };
    let history = History::of(&options.root, &target.name);
    let receipts = history.receipts().map_err(|error| unreadable(&history, &error))?;
    let number = receipts.last().map_or(1, |last| last.number + 1);
    let mut host = publish::host(&options.root, target, &history.work())?;
    let prospect = publish::look(host.as_mut(), &errand)?;
    held(&named(matches, &manifest), &prospect)?;
    let report = compare(host.as_mut(), |out| match trip {
        Some(trip) => trip.compare(out),
        None => compare_versions(options.as_of, out, |address| publish::kept(&folder, address)),
    })?;
    if report.has_errors() {
        return Ok(end_without_publishing(shell, options, &report));
    }
    if matches.get_flag("dry-run") {
        show(&prospect);
        return Ok(Exit::Clean);
    }
    let prospect = publish::publish(host.as_mut(), &errand, &mut |done, all| {
        shell.progress(&text!("{done} av {all} filer…", "{done} of {all} files…"));
    })?;
    shell::progress_done();
    let receipt = receipt(number, &prospect, (target, &manifest));
    let kept = history
        .keep(&receipt, &folder)
        .and_then(|()| if prospect.plan.withdraws { history.forget_all_but(receipt.number) } else { Ok(()) });
    if let Err(error) = kept {
        let kind = error.kind();
        shell.say(&text!(
            "varning: kvittot gick inte att spara ({kind})",
            "warning: the receipt could not be kept ({kind})"
        ));
    }
    say_done(shell, &receipt, prospect.astray.as_ref());
    if prospect.plan.withdraws {
        say_withdrawn(shell, target);
    }
    Ok(Exit::Clean)
}

/// The fault of receipts that cannot be read.
fn unreadable(history: &History, error: &io::Error) -> Box<Diagnostic> {
    let (place, kind) = (history.list(), error.kind());
    let place = place.display();
    let message = text!(
        "kvittona i {place} går inte att läsa: {kind}",
        "the receipts in {place} cannot be read: {kind}"
    );
    Box::new(Diagnostic::new(&UNREADABLE_RECEIPTS, message).help(UNREADABLE_RECEIPTS.explanation.fix))
}

/// What a comparison with the site that the public reads tells; it asks for the files of that.
fn compare(
    host: &mut dyn Host,
    with: impl FnOnce(&dyn Fn(&str) -> Option<Vec<u8>>) -> Report,
) -> Result<Report, Box<Diagnostic>> {
    let (host, trouble) = (RefCell::new(host), RefCell::new(None));
    let report = with(&|address| {
        let read = publish::former(*host.borrow_mut(), address);
        read.unwrap_or_else(|found| {
            trouble.replace(Some(found));
            None
        })
    });
    trouble.into_inner().map_or(Ok(report), Err)
}

fn end_without_publishing(shell: &Shell, options: &Options, report: &Report) -> Exit {
    shell.tell(&options.root, report, options.form);
    shell.say(&text!(
        "Inget publicerades. Det som allmänheten läser är orört.",
        "Nothing was published. What the public reads is untouched."
    ));
    Exit::Faults
}

fn consent(matches: &ArgMatches) -> Consent {
    Consent {
        new_target: matches.get_flag("new-target").then_some(NewTarget),
        deletions: matches.get_one::<usize>("confirm-delete").copied(),
        take_over: matches.get_flag("take-over").then_some(TakeOver),
    }
}

/// Every change in its order, a line each: for people and for programs.
pub fn show(prospect: &Prospect) {
    let Prospect { old, plan, .. } = prospect;
    for step in &plan.steps {
        let (Step::Put(addresses) | Step::Remove(addresses)) = step;
        for address in addresses {
            let known = old.as_ref().is_some_and(|old| old.files.contains_key(address));
            let sign = match (step, known) {
                (Step::Remove(_), _) => '-',
                (Step::Put(_), true) => '~',
                (Step::Put(_), false) => '+',
            };
            shell::print(&format!("{sign} {address}"));
        }
    }
}

fn receipt(number: u64, prospect: &Prospect, (target, manifest): (&PublishTarget, &Manifest)) -> Receipt {
    Receipt {
        number,
        at: as_of::moment(),
        target: target.name.clone(),
        as_of: manifest.as_of.clone(),
        site: History::fingerprint(manifest),
        put: prospect.plan.put_there().count(),
        removed: prospect.plan.removed().count(),
    }
}

fn say_done(shell: &Shell, receipt: &Receipt, astray: Option<&BTreeSet<String>>) {
    if let Some(astray) = astray.map(BTreeSet::len).filter(|count| *count > 0) {
        shell.say(&text!(
            "{astray} filer i målet var ändrade eller borta, och är nu som de ska.",
            "{astray} files at the target were altered or gone, and are now as they should be."
        ));
    }
    let Receipt { number, at, target, put, removed, site, .. } = receipt;
    let site = &site[..12];
    shell.say(&text!(
        "Publicerat till {target}: {put} filer lades dit, {removed} togs bort. Kvitto {number}, {at}, {site}.",
        "Published to {target}: {put} files put there, {removed} removed. Receipt {number}, {at}, {site}."
    ));
    if *put + *removed == 0 {
        shell.say(&if astray.is_some() {
            text!("Målet var redan som det ska.", "The target was already as it should be.")
        } else {
            text!(
                "Målet var redan som det ska, enligt sin egen lista. insyn verify läser det fil för fil.",
                "The target was already as it should be, by its own list. insyn verify reads it file by file."
            )
        });
    }
}
