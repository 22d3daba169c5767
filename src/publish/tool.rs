//! Programs of the system that do the carrying: sftp, rsync, git and curl. What is secret goes by standard input or
//! the environment, never by the command line, where others on the machine can read it.

use std::io::{ErrorKind, Write};
use std::process::{Command, Output, Stdio};
use std::thread;

use super::host::{Outcome, Trouble};

/// Whether a text can stand between quotation marks in what a program reads: nothing in it ends them, begins a line or
/// has a sense of its own there.
pub fn can_be_quoted(text: &str) -> bool {
    !text.contains(|c: char| matches!(c, '"' | '\\') || c.is_control())
}

/// A text between quotation marks, for what a program reads.
///
/// # Errors
/// When it cannot stand between them.
pub fn quoted(text: &str) -> Outcome<String> {
    if can_be_quoted(text) {
        return Ok(format!("\"{text}\""));
    }
    Err(Trouble::Lasting(text!(
        "{text:?} innehåller tecken som inte kan skickas: radbrytning, citattecken eller omvänt snedstreck",
        "{text:?} holds characters that cannot be sent: a line break, a quotation mark or a backslash"
    )))
}

/// Runs a program with a text on its standard input.
pub fn run(command: &mut Command, input: &str) -> Outcome<Output> {
    let name = command.get_program().to_string_lossy().into_owned();
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| match error.kind() {
        ErrorKind::NotFound => Trouble::Lasting(text!(
            "programmet {name} finns inte på den här datorn",
            "the program {name} does not exist on this machine"
        )),
        _ => Trouble::Passing(format!("{name}: {error}")),
    })?;
    let stdin = child.stdin.take();
    let input = input.to_owned();
    let writer = thread::spawn(move || {
        // A program that has seen enough closes its input.
        let _ = stdin.map(|mut stdin| stdin.write_all(input.as_bytes()));
    });
    let output = child.wait_with_output();
    let _ = writer.join();
    output.map_err(|error| Trouble::Passing(format!("{name}: {error}")))
}

/// The same; an exit code other than 0 is trouble, with the last lines that the program said.
pub fn must(command: &mut Command, input: &str) -> Outcome<Output> {
    let output = run(command, input)?;
    if output.status.success() { Ok(output) } else { Err(Trouble::Passing(said(&output))) }
}

/// The last lines that a program said.
pub fn said(output: &Output) -> String {
    let lines = lines(output);
    lines[lines.len().saturating_sub(3)..].join("; ")
}

/// Every line that a program said, without those that are empty.
pub fn lines(output: &Output) -> Vec<String> {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_its_quotation_marks_is_refused() {
        assert_eq!(quoted("a/b c.html").ok().as_deref(), Some("\"a/b c.html\""));
        for hostile in ["a\"\n!touch fil", "a\nb", "a\"", "a\\", "a\0", "a\u{85}b"] {
            assert!(quoted(hostile).is_err(), "{hostile:?}");
        }
    }
}
