//! What a command is.

use clap::ArgMatches;

use super::shell::Shell;
use crate::diagnostics::{Language, Words};

/// A command: a constant in a file of its own and a line in the list.
pub struct Command {
    /// As it is typed.
    pub name: &'static str,
    /// One line for the help.
    pub about: Words,
    /// Adds its arguments.
    pub arguments: fn(clap::Command, Language) -> clap::Command,
    /// Does it.
    pub run: fn(&Shell, &ArgMatches) -> Exit,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, and clean: 0.
    Clean,
    /// Faults were told: 1.
    Faults,
    /// The command was used wrongly: 2.
    Usage,
}
