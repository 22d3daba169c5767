//! The programs that are compared: what each reads, how it is made ready, how it is run.

use std::error::Error;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

use clap::ArgMatches;

use super::corpus::Size;
use super::install::{self, Launcher};
use super::peer::Peer;
use super::{files, hugo, insyn, zola};

/// Every program, by the names of the argument.
pub const ALL: &str = "insyn,again,one-changed,another-changed,insyn-in-scope,insyn-their-templates,\
    insyn-without-lists,insyn-small-without-lists,hugo,hugo-without-taxonomies,zola,zola-without-taxonomies,bare,copy";

type Run = Box<dyn Fn(&Path) -> Command>;

/// What a program makes, as far as its peers are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// With lists by case, type, outcome, year.
    Lists,
    /// Without.
    NoLists,
}

/// Writes the sources of a size in a folder.
type Sources = Box<dyn Fn(Size, &Path) -> io::Result<()>>;
/// Makes the working folder ready for a run, by its number.
type Prepare = Box<dyn Fn(&Path, usize) -> io::Result<()>>;

/// A program.
pub struct Program {
    /// As the table names it.
    pub name: &'static str,
    /// What it makes.
    pub scope: Scope,
    /// Its folder, below the working folder: sources, and what it makes of them in `public`.
    pub folder: &'static str,
    /// What it makes, below the working folder.
    pub output: String,
    /// Writes its sources; those of an earlier program are there already.
    pub write: Sources,
    /// Makes the folder ready for a run, by its number.
    pub prepare: Prepare,
    /// What is run in the working folder.
    pub command: Run,
}

/// The programs that the arguments name and that are here.
pub fn chosen(given: &ArgMatches, folder: &Path) -> Result<Vec<Program>, Box<dyn Error>> {
    let hugo = |name, scope, own, peer| -> Result<Program, Box<dyn Error>> {
        let launcher = install::hugo(super::word(given, "hugo"), folder)?;
        Ok(peer_of(name, scope, own, (peer, launcher)))
    };
    let zola = |name, scope, own, peer| match install::zola(super::word(given, "zola"), folder) {
        Ok(launcher) => Some(peer_of(name, scope, own, (peer, launcher))),
        Err(why) => {
            eprintln!("{name} is left out: {why}");
            None
        }
    };
    let mut programs = Vec::new();
    for name in super::word(given, "programs").split(',') {
        match name.trim() {
            "insyn" => programs.push(from_scratch("insyn", Scope::Lists, "insyn", insyn::write)),
            "insyn-in-scope" => programs.push(from_scratch(
                "insyn, peers' scope",
                Scope::Lists,
                "insyn-in-scope",
                insyn::write_in_scope,
            )),
            "insyn-their-templates" => programs.push(from_scratch(
                "insyn, peers' templates",
                Scope::Lists,
                "insyn-their-templates",
                insyn::write_with_their_templates,
            )),
            "insyn-without-lists" => programs.push(from_scratch(
                "insyn, without lists",
                Scope::NoLists,
                "insyn-without-lists",
                insyn::write_without_lists,
            )),
            "insyn-small-without-lists" => programs.push(from_scratch(
                "insyn, peers' templates, without lists",
                Scope::NoLists,
                "insyn-small-without-lists",
                insyn::write_small_without_lists,
            )),
            "again" => programs.push(again("insyn, nothing changed", |_, _| Ok(()))),
            "one-changed" => programs.push(again("insyn, one item changed", change_one)),
            "another-changed" => programs.push(again("insyn, another item changed", change_another)),
            "hugo" => programs.push(hugo("hugo", Scope::Lists, "hugo", hugo::PEER)?),
            "hugo-without-taxonomies" => programs.push(hugo(
                "hugo, without taxonomies",
                Scope::NoLists,
                "hugo-without-taxonomies",
                hugo::WITHOUT_TAXONOMIES,
            )?),
            "zola" => programs.extend(zola("zola", Scope::Lists, "zola", zola::PEER)),
            "zola-without-taxonomies" => programs.extend(zola(
                "zola, without taxonomies",
                Scope::NoLists,
                "zola-without-taxonomies",
                zola::WITHOUT_TAXONOMIES,
            )),
            "bare" => programs.push(limit("bare", "bare program", "insyn")),
            "copy" => programs.push(limit("copy", "copy of Insyn's files", "insyn/public")),
            other => return Err(format!("no program is called {other}").into()),
        }
    }
    Ok(programs)
}

/// Insyn with a site of its own, built from nothing.
fn from_scratch(
    name: &'static str,
    scope: Scope,
    folder: &'static str,
    write: fn(Size, &Path) -> io::Result<()>,
) -> Program {
    Program {
        write: Box::new(write),
        prepare: without(format!("{folder}/public")),
        ..insyn_in(name, scope, folder)
    }
}

/// Insyn once more, on what is there.
fn again(name: &'static str, prepare: fn(&Path, usize) -> io::Result<()>) -> Program {
    Program { prepare: Box::new(prepare), ..insyn_in(name, Scope::Lists, "insyn") }
}

fn insyn_in(name: &'static str, scope: Scope, folder: &'static str) -> Program {
    let command = Box::new(move |base: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_insyn"));
        command.args(["build", "--as-of", "2026-01-01", "--root"]).arg(base.join(folder));
        command
    });
    Program {
        name,
        scope,
        folder,
        output: format!("{folder}/public"),
        write: Box::new(|_, _| Ok(())),
        prepare: Box::new(|_, _| Ok(())),
        command,
    }
}

/// Adds a word to one item.
fn change_one(folder: &Path, run: usize) -> io::Result<()> {
    change("03", folder, run)
}

/// Adds a word to the next one.
fn change_another(folder: &Path, run: usize) -> io::Result<()> {
    change("04", folder, run)
}

fn change(item: &str, folder: &Path, run: usize) -> io::Result<()> {
    let item = folder.join(format!("insyn/content/sammantraden/namnd-00/2006-01-08/{item}.md"));
    write!(OpenOptions::new().append(true).open(item)?, "\nÄndrad {run}.\n")
}

/// Another generator.
fn peer_of(
    name: &'static str,
    scope: Scope,
    folder: &'static str,
    (peer, launcher): (Peer, Launcher),
) -> Program {
    let output = format!("{folder}/public");
    Program {
        name,
        scope,
        folder,
        prepare: without(output.clone()),
        output,
        write: Box::new(move |size, root| peer.write(size, root)),
        command: Box::new(move |base| launcher.build(&base.join(folder))),
    }
}

/// A limit: this program once more, with a subcommand.
fn limit(subcommand: &'static str, name: &'static str, from: &'static str) -> Program {
    let command = Box::new(move |folder: &Path| {
        let mut command = Command::new(std::env::current_exe().unwrap_or_default());
        command.arg(subcommand).arg(folder.join(from)).arg(folder.join(subcommand));
        command
    });
    Program {
        name,
        scope: Scope::Lists,
        folder: "insyn",
        output: subcommand.to_owned(),
        write: Box::new(|_, _| Ok(())),
        prepare: without(subcommand.to_owned()),
        command,
    }
}

/// Removes a folder before a run.
fn without(folder: String) -> Prepare {
    Box::new(move |base, _| files::remove(&base.join(&folder)))
}
