//! What may not happen when one version of the site takes the place of another: a notice that is up may not leave the
//! board before its day, and what was withdrawn may not come back.

use jiff::civil::Date;

use super::Trip;
use crate::diagnostics::{Diagnostic, Report};
use crate::formats::{BOARD_DATA, read_board};
use crate::ledger::{self, Ledger, WITHDRAWN_RETURNS};
use crate::site::{vanished, vanished_from};

impl Trip {
    /// What may not happen between the site that is out and this one: postings of the notice board that run still
    /// and would vanish. `former` gives the bytes of a file of the site that is out.
    pub fn compare(&self, former: impl Fn(&str) -> Option<Vec<u8>>) -> Report {
        let mut report = Report::new();
        if let Some(bytes) = former(BOARD_DATA) {
            vanished(&self.site, &read_board(&bytes), &mut report);
        }
        report
    }
}

/// What may not happen on a day between the version that is out and an older one that is put back. Each gives the
/// bytes of its files.
pub fn compare_versions(
    as_of: Date,
    out: impl Fn(&str) -> Option<Vec<u8>>,
    back: impl Fn(&str) -> Option<Vec<u8>>,
) -> Report {
    let mut report = Report::new();
    if let Some(bytes) = out(BOARD_DATA) {
        let returning = back(BOARD_DATA).map_or_else(Vec::new, |bytes| read_board(&bytes));
        vanished_from(&returning, &read_board(&bytes), as_of, &mut report);
    }
    let ledger_of = |bytes: Option<Vec<u8>>| Ledger::read(&bytes?).ok();
    if let (Some(now), Some(older)) = (ledger_of(out(ledger::ADDRESS)), ledger_of(back(ledger::ADDRESS))) {
        report.extend(now.returning_with(&older).map(|one| {
            let address = &one.address;
            Diagnostic::new(
                &WITHDRAWN_RETURNS,
                text!(
                    "/{address} är tillbakadragen och finns kvar i den äldre versionen",
                    "/{address} is withdrawn and still in the older version"
                ),
            )
            .help(WITHDRAWN_RETURNS.explanation.fix)
        }));
    }
    report
}
