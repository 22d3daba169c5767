//! Programs of the system that do the carrying: sftp, rsync, git and curl. What is secret goes by standard input or
//! the environment, never by the command line, where others on the machine can read it.

use std::io::{ErrorKind, Write};
use std::process::{Command, Output, Stdio};
use std::thread;

use super::host::{Outcome, Trouble};

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
    let text = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(3)..].join("; ")
}
