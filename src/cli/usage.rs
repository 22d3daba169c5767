//! The command line's own grammar, and what is said when it is broken.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::command::{Command, Exit};
use super::shell::{self, Shell};
use crate::diagnostics::{Language, Text, Words};

const ABOUT: Words = Words(
    "Gör en tillgänglig, statisk webbplats av en kommuns kallelser, beslut och program.",
    "Makes an accessible static website of a municipality's agendas, decisions and programmes.",
);

/// The parser of all commands, in one language.
pub fn parser(commands: &[&Command], language: Language) -> clap::Command {
    let mut parser = clap::Command::new("insyn")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT.in_language(language))
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .help_template(template(language, Level::Program));
    for command in commands {
        let one = clap::Command::new(command.name)
            .about(command.about.in_language(language))
            .help_template(template(language, Level::Command));
        parser = parser.subcommand((command.arguments)(one, language));
    }
    parser
}

enum Level {
    Program,
    Command,
}

fn template(language: Language, level: Level) -> &'static str {
    match (language, level) {
        (Language::Swedish, Level::Program) => {
            "{about}\n\nAnvändning: {usage}\n\nKommandon:\n{subcommands}\n\nVal:\n{options}\n"
        }
        (Language::English, Level::Program) => {
            "{about}\n\nUsage: {usage}\n\nCommands:\n{subcommands}\n\nOptions:\n{options}\n"
        }
        (Language::Swedish, Level::Command) => "{about}\n\nAnvändning: {usage}\n\n{all-args}\n",
        (Language::English, Level::Command) => "{about}\n\nUsage: {usage}\n\n{all-args}\n",
    }
}

/// Tells what is wrong with the command line, or shows the help that was asked for.
pub fn tell(shell: &Shell, error: &clap::Error) -> Exit {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        shell::print(error.to_string().trim_end());
        return Exit::Clean;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        shell.say(&Text::new(error.to_string(), error.to_string()));
        return Exit::Usage;
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(value)) => value.clone(),
        Some(ContextValue::Strings(values)) => values.join(" "),
        _ => String::new(),
    };
    let (argument, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let found = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let given = context(ContextKind::InvalidSubcommand);
            text!("det finns inget kommando \"{given}\"", "there is no command \"{given}\"")
        }
        ErrorKind::UnknownArgument => {
            text!("det finns inget val \"{argument}\"", "there is no option \"{argument}\"")
        }
        ErrorKind::MissingRequiredArgument => text!("{argument} saknas", "{argument} is missing"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            text!("\"{value}\" är inget värde för {argument}", "\"{value}\" is no value of {argument}")
        }
        _ => text!("kommandot kunde inte läsas", "the command could not be read"),
    };
    let (sv, en) = (found.in_language(Language::Swedish), found.in_language(Language::English));
    shell.say(&text!(
        "fel: {sv}\nhjälp: insyn --help visar kommandon och val",
        "error: {en}\nhelp: insyn --help shows commands and options"
    ));
    Exit::Usage
}
