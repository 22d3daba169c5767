//! Waivers that hold no more, and waivers of nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Place, Report, Words};
use crate::documents::WAIVERS;
use crate::site::Site;

static UNUSED: Code = Code::warning(
    "unused-waiver",
    Words("Undantaget gäller inget", "The waiver is of nothing"),
    Words(
        "Numret, texten runt det eller filen har ändrats sedan undantaget skrevs.",
        "The number, the text around it or the file has changed since the waiver was written.",
    ),
    Words("Ta bort undantaget, eller skriv det nya hashvärdet.", "Remove the waiver, or write the new hash."),
);

static EXPIRED: Code = Code::warning(
    "expired-waiver",
    Words("Undantaget har gått ut", "The waiver has expired"),
    Words(
        "Ett undantag gäller till och med sin dag, så att någon ser över det.",
        "A waiver holds up to its day, so that somebody looks at it again.",
    ),
    Words("Ta bort numret, eller skriv en ny dag i till.", "Remove the number, or write a new day in till."),
);

/// All codes.
pub static CODES: &[&Code] = &[&UNUSED, &EXPIRED];

/// Tells waivers of nothing and waivers whose day has passed. `met` are all numbers that were found: file and seal.
pub fn unused(site: &Site, met: &BTreeSet<(String, String)>, report: &mut Report) {
    let path: Arc<str> = Arc::from(WAIVERS);
    for waiver in &site.waivers {
        let known = met.contains(&(waiver.file.clone(), waiver.seal.value.clone()));
        let code = match waiver.holds_on(site.as_of) {
            _ if !known => &UNUSED,
            false => &EXPIRED,
            true => continue,
        };
        report.push(
            Diagnostic::new(code, code.title)
                .at(Place::new(&path, waiver.seal.span.clone()))
                .help(code.explanation.fix),
        );
    }
}
