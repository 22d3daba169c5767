//! Options that several commands share.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches};

use super::as_of;
use super::command::Exit;
use super::shell::{Form, Shell};
use crate::diagnostics::{Language, Words};
use crate::terms::Date;

const ROOT: Words = Words("Webbplatsens mapp", "The site's folder");
const AS_OF: Words =
    Words("Dagen som webbplatsen visar, t.ex. 2026-03-12", "The day that the site shows, e.g. 2026-03-12");
const FORMAT: Words = Words("Hur fel skrivs ut", "How faults are printed");
const STRICT: Words = Words("Räkna varningar som fel", "Count warnings as errors");
const HELP: Words = Words("Visa hjälp", "Show help");

/// The options of every command that reads a site.
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// The day that the site shows.
    pub as_of: Date,
    /// How faults are told.
    pub form: Form,
    /// Whether warnings stop the work.
    pub strictness: Strictness,
}

/// Whether warnings stop the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// They are told.
    Lenient,
    /// They count as errors.
    Strict,
}

/// Adds the option for the site's folder, and help in the right language.
pub fn with_root(command: clap::Command, language: Language) -> clap::Command {
    command
        .disable_help_flag(true)
        .arg(
            Arg::new("root")
                .long("root")
                .value_name("MAPP")
                .default_value(".")
                .help(ROOT.in_language(language)),
        )
        .arg(
            Arg::new("help").long("help").short('h').action(ArgAction::Help).help(HELP.in_language(language)),
        )
}

/// Adds the options of a command that reads a site.
pub fn with_site(command: clap::Command, language: Language) -> clap::Command {
    with_root(command, language)
        .arg(Arg::new("as-of").long("as-of").value_name("DAG").help(AS_OF.in_language(language)))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORM")
                .value_parser(["text", "json"])
                .default_value("text")
                .help(FORMAT.in_language(language)),
        )
        .arg(Arg::new("strict").long("strict").action(ArgAction::SetTrue).help(STRICT.in_language(language)))
}

/// The site's folder.
pub fn root(matches: &ArgMatches) -> PathBuf {
    matches.get_one::<String>("root").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// Reads the options; says what is wrong with them.
///
/// # Errors
/// Wrong usage.
pub fn read(shell: &Shell, matches: &ArgMatches) -> Result<Options, Exit> {
    let given = matches.get_one::<String>("as-of").map(String::as_str);
    let as_of = as_of::decide(given).map_err(|wrong| {
        shell.say(&text!(
            "fel: \"{wrong}\" är inget datum; skriv till exempel 2026-03-12",
            "error: \"{wrong}\" is no date; write for example 2026-03-12"
        ));
        Exit::Usage
    })?;
    let json = matches.get_one::<String>("format").is_some_and(|form| form == "json");
    Ok(Options {
        root: root(matches),
        as_of,
        form: if json { Form::Json } else { Form::Text },
        strictness: if matches.get_flag("strict") { Strictness::Strict } else { Strictness::Lenient },
    })
}
