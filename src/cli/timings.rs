//! How long each stage of a build took, as a table.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::shell::Shell;
use crate::diagnostics::{Text, Words};
use crate::output::Summary;
use crate::pipeline::Timings;

const TITLE: Words = Words("Steg", "Stage");
const INDEX: Words = Words("sökindex", "search index");
const MAKE: Words = Words("göra", "make");
const WRITE: Words = Words("skriva", "write");
const INSTALL: Words = Words("byta ut", "install");
const UNCHANGED: Words = Words("oförändrat", "unchanged");
const ALL: Words = Words("allt", "all");

/// Says how long each stage took, now that the last one ends. All files are `listed` first, which makes the index of
/// the search. Making and writing go on side by side: they are told by their shares of the workers' time.
pub fn tell(shell: &Shell, mut timings: Timings, (summary, listed): (&Summary, Duration)) {
    timings.end_of(INSTALL);
    if let Some((_, last)) = timings.stages.pop() {
        let side_by_side = summary.side_by_side.min(last);
        let made = side_by_side.mul_f64(summary.share_made);
        timings.stages.extend([
            (INDEX, listed),
            (MAKE, made),
            (WRITE, side_by_side.saturating_sub(made)),
            (INSTALL, last.saturating_sub(side_by_side).saturating_sub(listed)),
        ]);
    }
    shell.say(&Text::new(table(&timings, |words| words.0), table(&timings, |words| words.1)));
}

/// Says how long it took to find out that there was nothing to make.
pub fn tell_unchanged(shell: &Shell, began: Instant) {
    let timings = Timings::since(began, UNCHANGED);
    shell.say(&Text::new(table(&timings, |words| words.0), table(&timings, |words| words.1)));
}

fn table(timings: &Timings, word: fn(Words) -> &'static str) -> String {
    let whole = timings.whole();
    let mut made = format!("{:<12} {:>9} {:>6}", word(TITLE), "ms", "%");
    for (stage, time) in timings.stages.iter().copied().chain([(ALL, whole)]) {
        let share = time.as_secs_f64() / whole.as_secs_f64() * 100.0;
        let _ = write!(made, "\n{:<12} {:>9.1} {share:>6.1}", word(stage), time.as_secs_f64() * 1000.0);
    }
    made
}
