//! The command line: one file per command; the only place that prints and sets exit codes.

mod as_of;
mod build;
mod catalogue;
mod check;
mod command;
mod complete;
mod explain;
mod former;
mod import;
mod new;
mod options;
mod publish;
mod record;
mod serve;
mod shell;
mod spreadsheet;
mod status;
mod timings;
mod usage;
mod verify;
mod watch;
mod withdraw;

pub use catalogue::codes;

use std::ffi::OsString;
use std::io::IsTerminal;

use command::{Command, Exit};
use shell::Shell;

use crate::attachments;
use crate::diagnostics::{Language, Style};
use crate::figures::CHILD;

/// Every command.
static COMMANDS: &[&Command] = &[
    &build::COMMAND,
    &check::COMMAND,
    &serve::COMMAND,
    &watch::COMMAND,
    &publish::COMMAND,
    &status::COMMAND,
    &verify::COMMAND,
    &new::COMMAND,
    &import::COMMAND,
    &explain::COMMAND,
    &complete::COMPLETE,
    &complete::MAN,
];

/// Runs the command that the arguments name (the first is the program's own name) and gives its exit code:
/// 0 done and clean, 1 faults, 2 wrong usage.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // Not a command for people: the process that reads one attachment.
    if arguments.get(1).is_some_and(|first| first == attachments::COMMAND) {
        attachments::answer(&arguments.get(2).map(|path| path.to_string_lossy()).unwrap_or_default());
        return 0;
    }
    let language = Language::of_environment(shell::language_of_environment().as_deref());
    let style = if std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        Style::Colour
    } else {
        Style::Plain
    };
    let shell = Shell { language, style, grammar: |language| usage::parser(COMMANDS, language) };
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // The program calls itself to read a spreadsheet; no editor does.
    if let [_, child, path, sheet @ ..] = arguments.as_slice()
        && child == CHILD
    {
        return spreadsheet::answer(path.as_ref(), sheet.first().map(AsRef::as_ref));
    }
    let exit = match usage::parser(COMMANDS, language).try_get_matches_from(arguments) {
        Ok(matches) => match matches.subcommand() {
            Some((name, matches)) => COMMANDS
                .iter()
                .find(|command| command.name == name)
                .map_or(Exit::Usage, |command| (command.run)(&shell, matches)),
            None => Exit::Usage,
        },
        Err(error) => usage::tell(&shell, &error),
    };
    match exit {
        Exit::Clean => 0,
        Exit::Faults => 1,
        Exit::Usage => 2,
    }
}
