//! Runs the command and exits with its code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(insyn::cli::run(std::env::args_os()))
}
