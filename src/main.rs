//! Runs the command and exits with its code.

use std::process::ExitCode;

// Small things that one thread makes and another lets go are most of what a build asks for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(insyn::cli::run(std::env::args_os()))
}
