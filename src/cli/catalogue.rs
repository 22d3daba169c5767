//! Every fault that the program can tell.

use crate::diagnostics::Code;
use crate::{pipeline, publish};

/// Every code, each once, in alphabetical order.
pub fn codes() -> Vec<&'static Code> {
    let mut all: Vec<&'static Code> = pipeline::codes().chain(publish::CODES.iter().copied()).collect();
    all.sort_by_key(|code| code.id);
    all.dedup_by_key(|code| code.id);
    all
}
