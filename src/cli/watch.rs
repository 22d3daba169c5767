//! `insyn watch`: makes the site again whenever something changes, whole or not at all.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use clap::{Arg, ArgAction, ArgMatches};

use super::as_of;
use super::build;
use super::command::{Command, Exit};
use super::former::Account;
use super::options::{self, Options};
use super::serve;
use super::shell::Shell;
use crate::diagnostics::Words;
use crate::output::{Interrupt, Run, Seal};
use crate::pipeline::{Gate, Memory, Trip};
use crate::serve::Watch;

const POLL: Words = Words(
    "Titta efter ändringar gång på gång, för nätverksenheter",
    "Look for changes again and again, for network drives",
);

/// Makes the site again and again.
pub static COMMAND: Command = Command {
    name: "watch",
    about: Words("Gör om public/ så fort något ändras", "Makes public/ again whenever something changes"),
    arguments: |command, language| {
        (build::COMMAND.arguments)(command, language)
            .arg(Arg::new("poll").long("poll").action(ArgAction::SetTrue).help(POLL.in_language(language)))
    },
    run,
};

fn run(shell: &Shell, matches: &ArgMatches) -> Exit {
    let mut options = match options::read(shell, matches) {
        Ok(options) => options,
        Err(exit) => return exit,
    };
    let output = matches.get_one::<String>("output").map_or_else(|| PathBuf::from("public"), PathBuf::from);
    let given = matches.get_one::<String>("as-of").cloned();
    let stopped = build::interrupted();
    let watch = Watch::begin(&options.root, serve::wish(matches));
    let (mut memory, mut seal) = (Memory::default(), None);
    serve::how_watched(shell, watch.mode);
    make(shell, &options, (&output, &stopped), (&mut memory, &mut seal));
    while !stopped.load(Ordering::Relaxed) {
        let today = as_of::decide(given.as_deref()).unwrap_or(options.as_of);
        if !watch.wait(&mut memory) || today != options.as_of {
            options.as_of = today;
            make(shell, &options, (&output, &stopped), (&mut memory, &mut seal));
        }
    }
    Exit::Clean
}

/// One build; what stops it is told, and the former site stays.
fn make(
    shell: &Shell,
    options: &Options,
    (output, stopped): (&Path, &Arc<AtomicBool>),
    (memory, seal): (&mut Memory, &mut Option<Seal>),
) {
    let began = Instant::now();
    let (trip, mut report) = Trip::again(&options.root, Gate::on(options.as_of), memory);
    if build::stops(&report, options) {
        build::end_without_site(shell, options, &report);
        return;
    }
    let (as_of, interrupt) = (options.as_of.to_string(), Interrupt::from(Arc::clone(stopped)));
    let run = Run { seal: seal.as_ref(), ..build::run_of(&as_of, interrupt) };
    match build::write(shell, &trip, options, (output, &run)) {
        Ok((summary, target)) => {
            *seal = target.seal(&summary, &run);
            if summary.written + summary.removed == 0 {
                return;
            }
            report.extend(summary.caution.clone());
            build::say_done(shell, options, &Account::of(&trip, &summary), (&summary, &report, began));
        }
        Err(more) => {
            report.append(more);
            build::end_without_site(shell, options, &report);
        }
    }
}
