//! Passwords and keys of targets: from the environment, or from a key store that is asked when they are needed. They
//! are never in the project's files, on a command line or in a log.

use std::process::Command;

use super::host::{Outcome, Trouble};
use super::tool;

/// The variable with the command that asks the key store, as words with spaces between. It finds the name of what is
/// wanted in `INSYN_SECRET_NAME`, or in its own words in place of `{name}`.
const COMMAND: &str = "INSYN_SECRET_COMMAND";

/// A secret by the name of its variable: what the environment holds, else what the key store answers. None where
/// neither is set.
///
/// # Errors
/// When the key store cannot be asked, or what it answers cannot be a password.
pub fn secret(name: &str) -> Outcome<Option<String>> {
    let found = match variable(name) {
        Some(value) => Some(value),
        None => variable(COMMAND).map(|command| ask(&command, name)).transpose()?,
    };
    match found {
        Some(value) if !tool::can_be_quoted(&value) => Err(Trouble::Lasting(text!(
            "{name} innehåller tecken som inte kan skickas: radbrytning, citattecken eller omvänt snedstreck",
            "{name} holds characters that cannot be sent: a line break, a quotation mark or a backslash"
        ))),
        found => Ok(found),
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The first line that the key store answers. What it says otherwise is not repeated: it may be the secret.
fn ask(command: &str, name: &str) -> Outcome<String> {
    let mut words = command.split_whitespace().map(|word| word.replace("{name}", name));
    let program = words.next().unwrap_or_default();
    let output = tool::run(Command::new(&program).args(words).env("INSYN_SECRET_NAME", name), "")?;
    let answer = String::from_utf8(output.stdout).unwrap_or_default();
    let line = answer.lines().next().unwrap_or_default().to_owned();
    if !output.status.success() || line.is_empty() {
        return Err(Trouble::Lasting(text!(
            "nyckelförvaringen {program} gav inget {name}; lås upp den eller lägg in det där",
            "the key store {program} gave no {name}; unlock it or put it there"
        )));
    }
    Ok(line)
}
