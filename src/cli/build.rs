//! `insyn build`: makes the site and puts it in `public/`, whole or not at all.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use clap::{Arg, ArgAction, ArgMatches};

use super::command::{Command, Exit};
use super::former::{Account, Before, Now};
use super::options::{self, Options, Strictness};
use super::record;
use super::shell::{self, Form, Shell};
use super::timings;
use crate::diagnostics::{Report, Severity, Words};
use crate::output::{self, Artifact, Durability, Interrupt, Run, Summary, Target};
use crate::pipeline::{Gate, Memory, Trip};

const OUTPUT: Words = Words("Mappen som webbplatsen skrivs till", "The folder that the site is written to");
const TIMINGS: Words = Words("Visa hur lång tid varje steg tog", "Show how long each stage took");

const RECORD: Words = Words(
    "Skriv byggets ändringar i content/andringar.json, om du publicerar på annat sätt än med insyn publish",
    "Write the build's changes to content/andringar.json, if you publish otherwise than by insyn publish",
);

/// Makes the site.
pub static COMMAND: Command = Command {
    name: "build",
    about: Words("Gör webbplatsen och lägger den i public/", "Makes the site and puts it in public/"),
    arguments: |command, language| {
        options::with_site(command, language)
            .arg(
                Arg::new("output")
                    .long("output")
                    .value_name("MAPP")
                    .default_value("public")
                    .help(OUTPUT.in_language(language)),
            )
            .arg(
                Arg::new("timings")
                    .long("timings")
                    .action(ArgAction::SetTrue)
                    .help(TIMINGS.in_language(language)),
            )
            .arg(
                Arg::new("record")
                    .long("record")
                    .action(ArgAction::SetTrue)
                    .help(RECORD.in_language(language)),
            )
    },
    run,
};

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let options = match options::read(shell, matches) {
        Ok(options) => options,
        Err(exit) => return exit,
    };
    let output = matches.get_one::<String>("output").map_or_else(|| PathBuf::from("public"), PathBuf::from);
    let began = Instant::now();
    let as_of = options.as_of.to_string();
    let run = run_of(&as_of, Interrupt::from(interrupted()));
    shell.progress(&text!("läser…", "reading…"));
    let now = Now::look(&options);
    // What is to be recorded has to be made, though it is there.
    let record = matches.get_flag("record");
    let before = |now: &Now| {
        if record { Before::left(&options, &output) } else { now.before(&options, (&output, &run)) }
    };
    let Before { same, seal } = now.as_ref().map(before).unwrap_or_default();
    let run = Run { seal: seal.as_ref(), ..run };
    if let Some((account, told)) = same.filter(|(_, told)| !stops(told, &options)) {
        shell::progress_done();
        let summary = Summary { unchanged: account.files, ..Summary::default() };
        if matches.get_flag("timings") {
            timings::tell_unchanged(shell, began);
        }
        return end_with_site(shell, &options, &account, (&summary, &told, began));
    }
    let (known, memory) = now.map_or_else(|| (None, Memory::for_once()), Now::known);
    // What is large is not taken apart: the system gets all of it back in a moment, when the program ends.
    let mut memory = ManuallyDrop::new(memory);
    let (trip, mut report) = Trip::again(&options.root, Gate::on(options.as_of), &mut memory);
    let trip = ManuallyDrop::new(trip);
    shell::progress_done();
    if stops(&report, &options) {
        return end_without_site(shell, &options, &report);
    }
    let installed = check(&trip, &options, &output)
        .and_then(|target| Ok((install(shell, &trip, &target, &run)?, target)));
    match installed {
        Ok((Installed { summary, artifacts, listed }, target)) => {
            let account = Account::of(&trip, &summary);
            if matches.get_flag("timings") {
                timings::tell(shell, trip.timings.clone(), (&summary, listed));
            }
            // Nor are these.
            let (_artifacts, summary) = (ManuallyDrop::new(artifacts), ManuallyDrop::new(summary));
            if record {
                record::keep(shell, &options.root, &trip, &summary.manifest);
            }
            if let Some(known) = known.filter(|_| summary.caution.is_none()) {
                known.keep((&account, &report), &target, (&summary, &run));
            }
            report.extend(summary.caution.clone());
            end_with_site(shell, &options, &account, (&summary, &report, began))
        }
        Err(more) => {
            report.append(more);
            end_without_site(shell, &options, &report)
        }
    }
}

/// What the writing of files needs to know.
pub fn run_of(as_of: &str, interrupt: Interrupt) -> Run<'_> {
    Run {
        program: env!("CARGO_PKG_VERSION"),
        as_of,
        durability: Durability::PowerCut,
        patience: Run::PATIENCE,
        interrupt,
        seal: None,
    }
}

/// Puts a site that was read in its folder, whole or not at all.
///
/// # Errors
/// Every fault that was met; the folder is then as it was.
pub fn write(
    shell: &Shell,
    trip: &Trip,
    options: &Options,
    (output, run): (&Path, &Run<'_>),
) -> Result<(Summary, Target), Report> {
    let target = check(trip, options, output)?;
    let summary = install(shell, trip, &target, run)?.summary;
    Ok((summary, target))
}

/// The folder, if it may be replaced by this site.
fn check(trip: &Trip, options: &Options, output: &Path) -> Result<Target, Report> {
    let target = Target::check(&options.root, output, &trip.site.config.address).map_err(|found| {
        let mut report = Report::new();
        report.push(*found);
        report
    })?;
    let vanished = trip.compare(|address| target.former(address));
    if vanished.has_errors() { Err(vanished) } else { Ok(target) }
}

/// A site that was put in its folder.
struct Installed<'t> {
    /// What was done.
    summary: Summary,
    /// What it was made of.
    artifacts: Vec<Artifact<'t>>,
    /// How long it took to list them all.
    listed: Duration,
}

/// Puts a site in its folder.
fn install<'t>(
    shell: &Shell,
    trip: &'t Trip,
    target: &Target,
    run: &Run<'_>,
) -> Result<Installed<'t>, Report> {
    let began = Instant::now();
    let (artifacts, links) = trip.linked_artifacts();
    let listed = began.elapsed();
    let count = artifacts.len();
    shell.progress(&text!("skriver {count} filer…", "writing {count} files…"));
    let summary = output::install_sound(target, &artifacts, run, &|| trip.dead_links(&links));
    shell::progress_done();
    Ok(Installed { summary: summary?, artifacts, listed })
}

/// Tells what was found and what was written.
fn end_with_site(
    shell: &Shell,
    options: &Options,
    account: &Account,
    (summary, report, began): (&Summary, &Report, Instant),
) -> Exit {
    tell(shell, options, report);
    say_done(shell, options, account, (summary, report, began));
    if let Some(next_change) = account.next_change() {
        shell.say(&next_change);
    }
    Exit::Clean
}

/// Whether what was found stops the work.
pub fn stops(report: &Report, options: &Options) -> bool {
    report.has_errors() || (options.strictness == Strictness::Strict && report.count(Severity::Warning) > 0)
}

/// Tells why nothing was written.
pub fn end_without_site(shell: &Shell, options: &Options, report: &Report) -> Exit {
    tell(shell, options, report);
    if let Some(counts) = shell::counts(report) {
        let (sv, en) = both(&counts);
        shell.say(&text!(
            "Inget skrevs: {sv}. Den tidigare webbplatsen är orörd.",
            "Nothing was written: {en}. The former site is untouched."
        ));
    }
    Exit::Faults
}

/// Tells what was found. People get no notes, which would hide what stops them.
fn tell(shell: &Shell, options: &Options, report: &Report) {
    let told = if options.form == Form::Json { report.clone() } else { report.without_notes() };
    shell.tell(&options.root, &told, options.form);
}

/// Says what was written.
pub fn say_done(
    shell: &Shell,
    options: &Options,
    account: &Account,
    (summary, report, began): (&Summary, &Report, Instant),
) {
    let Account { documents, pages, .. } = account;
    let Summary { written, unchanged, removed, .. } = summary;
    let seconds = began.elapsed().as_secs_f64();
    let as_of = options.as_of;
    let (notes_sv, notes_en) = match shell::counts(report) {
        Some(counts) => {
            let (sv, en) = both(&counts);
            (format!(" {sv}; insyn check visar dem."), format!(" {en}; insyn check shows them."))
        }
        None => (String::new(), String::new()),
    };
    shell.say(&text!(
        "Klart på {seconds:.2} s: {documents} dokument blev {pages} sidor, per {as_of}. \
         {written} filer skrevs, {unchanged} var oförändrade, {removed} togs bort.{notes_sv}",
        "Done in {seconds:.2} s: {documents} documents became {pages} pages, as of {as_of}. \
         {written} files written, {unchanged} unchanged, {removed} removed.{notes_en}"
    ));
}

fn both(text: &crate::diagnostics::Text) -> (&str, &str) {
    use crate::diagnostics::Language::{English, Swedish};
    (text.in_language(Swedish), text.in_language(English))
}

/// A flag that the first interrupt raises; the second ends the program.
pub fn interrupted() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        // Without a handler the signal ends the program, which leaves the old site as it was.
        let _ = signal_hook::flag::register_conditional_shutdown(signal, 1, Arc::clone(&flag));
        let _ = signal_hook::flag::register(signal, Arc::clone(&flag));
    }
    flag
}
