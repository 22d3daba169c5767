//! The ledger beside the content: goes on from what is published, and is written when the site is out.

use std::fs;
use std::path::Path;

use super::shell::Shell;
use crate::diagnostics::Diagnostic;
use crate::ledger::{self, FORKED, Ledger};
use crate::output::{Manifest, fingerprint};
use crate::pipeline::Trip;
use crate::publish::Published;

/// Lets a trip go on from the ledger that the public reads, or from the one beside the content where that is longer.
///
/// # Errors
/// When neither goes on from the other: then something was changed that nobody tells of.
pub fn go_on(trip: &mut Trip, published: Published) -> Result<(), Box<Diagnostic>> {
    let forked = || Box::new(Diagnostic::new(&FORKED, FORKED.title).help(FORKED.explanation.fix));
    let out = match published.ledger {
        Some(bytes) => Ledger::read(&bytes).map_err(|_| forked())?,
        None => Ledger::default(),
    };
    let kept = trip.past();
    let past = if kept.continues(&out) {
        kept.clone()
    } else if out.continues(kept) {
        out
    } else {
        return Err(forked());
    };
    trip.go_on_from(past, published.site);
    Ok(())
}

/// Writes the ledger of a site that is out beside its content. Where it cannot be written that is said; the published
/// site has it too.
pub fn keep(shell: &Shell, root: &Path, trip: &Trip, manifest: &Manifest) {
    let ledger = trip.ledger().clone().of_site(fingerprint(&manifest.files));
    let place = root.join(ledger::PATH);
    let bytes = ledger.to_bytes();
    if fs::read(&place).is_ok_and(|kept| kept == bytes) {
        return;
    }
    // Beside it first: a ledger that is cut off is worth nothing. What begins with a dot is never read.
    let beside = place.with_file_name(".andringar.json.ny");
    if let Err(error) = fs::write(&beside, &bytes).and_then(|()| fs::rename(&beside, &place)) {
        let path = ledger::PATH;
        shell.say(&text!(
            "varning: {path} gick inte att skriva ({error}); hämta andringar.json från webbplatsen",
            "warning: {path} could not be written ({error}); take andringar.json from the site"
        ));
    }
}
