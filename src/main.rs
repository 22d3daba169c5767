//! Runs the command and exits with its code.

use std::process::ExitCode;

/// Pages are made of many short texts, side by side; the system's allocator costs a fifth of the time of a build.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    ExitCode::from(insyn::cli::run(std::env::args_os()))
}
