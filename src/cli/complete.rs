//! `insyn complete` and `insyn man`: what shells and manuals need, printed for the one who installs.

use clap::{Arg, ArgMatches, ValueEnum};
use clap_complete::Shell as Kind;

use super::command::{Command, Exit};
use super::options;
use super::shell::{self, Shell};
use crate::diagnostics::Words;

const SHELL: Words =
    Words("bash, zsh, fish, elvish eller powershell", "bash, zsh, fish, elvish or powershell");

/// Prints the completions of a shell.
pub static COMPLETE: Command = Command {
    name: "complete",
    about: Words("Skriver ut skalets kompletteringar", "Prints a shell's completions"),
    arguments: |command, language| {
        options::with_root(command, language)
            .arg(Arg::new("shell").value_name("SKAL").required(true).help(SHELL.in_language(language)))
    },
    run: complete,
};

/// Prints the manual page.
pub static MAN: Command = Command {
    name: "man",
    about: Words("Skriver ut manualsidan", "Prints the manual page"),
    arguments: options::with_root,
    run: man,
};

fn complete(shell: &Shell, matches: &ArgMatches) -> Exit {
    let given = matches.get_one::<String>("shell").map_or("", String::as_str);
    let Ok(kind) = Kind::from_str(given, true) else {
        shell.say(&text!("fel: \"{given}\" är inget skal som stöds", "error: \"{given}\" is no known shell"));
        return Exit::Usage;
    };
    let mut bytes = Vec::new();
    let mut parser = (shell.grammar)(shell.language);
    clap_complete::generate(kind, &mut parser, "insyn", &mut bytes);
    shell::print(String::from_utf8_lossy(&bytes).trim_end());
    Exit::Clean
}

fn man(shell: &Shell, _: &ArgMatches) -> Exit {
    let mut bytes = Vec::new();
    let parser = (shell.grammar)(shell.language);
    let mut commands: Vec<clap::Command> = parser.get_subcommands().cloned().collect();
    commands.insert(0, parser);
    for command in commands {
        if clap_mangen::Man::new(command).render(&mut bytes).is_err() {
            return Exit::Faults;
        }
    }
    shell::print(String::from_utf8_lossy(&bytes).trim_end());
    Exit::Clean
}
