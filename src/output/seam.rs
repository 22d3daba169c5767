//! The seam for fault tests: fails, or kills the process, at the Nth file-system call.
//!
//! Steered from outside, since a killed process cannot tell its own test:
//! `INSYN_FAULT=kill@17`, `ENOSPC@17` or `EIO@17+` (that call and every later one), and
//! `INSYN_LACKS=exchange,link` for a file system that cannot do these.

use std::io;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::io::Errno;
use rustix::process::{Signal, getpid, kill_process};

struct Plan {
    what: What,
    at: u64,
    lasting: bool,
}

enum What {
    Kill,
    Fail(Errno),
}

static CALLS: AtomicU64 = AtomicU64::new(0);
static PLAN: LazyLock<Option<Plan>> = LazyLock::new(|| {
    let wish = std::env::var("INSYN_FAULT").ok()?;
    let (what, at) = wish.split_once('@')?;
    Some(Plan {
        what: match what {
            "kill" => What::Kill,
            "ENOSPC" => What::Fail(Errno::NOSPC),
            "EACCES" => What::Fail(Errno::ACCESS),
            _ => What::Fail(Errno::IO),
        },
        at: at.trim_end_matches('+').parse().ok()?,
        lasting: at.ends_with('+'),
    })
});

/// Counts one call, and lets it through or not.
pub fn step() -> io::Result<()> {
    let call = CALLS.fetch_add(1, Ordering::SeqCst) + 1;
    match &*PLAN {
        Some(plan) if call == plan.at || (plan.lasting && call > plan.at) => match plan.what {
            What::Kill => {
                kill_process(getpid(), Signal::KILL)?;
                Ok(())
            }
            What::Fail(errno) => Err(errno.into()),
        },
        _ => Ok(()),
    }
}

/// Whether the tests want this ability to be missing.
pub fn lacks(ability: &str) -> bool {
    std::env::var("INSYN_LACKS").is_ok_and(|list| list.split(',').any(|word| word == ability))
}
