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
    let mut seen = BTreeSet::new();
    for waiver in &site.waivers {
        let file = &waiver.file.value;
        let is_met = met.iter().any(|(met, _)| met == file);
        if !is_met {
            report.push(
                Diagnostic::new(
                    &UNUSED,
                    text!("inget nummer finns i {file}", "there is no number in {file}"),
                )
                .at(Place::new(&path, waiver.file.span.clone()))
                .help(text!(
                    "skriv filens namn som det står i felet om numret: content/sidor/namn.md; finns numret inte kvar, ta bort undantaget",
                    "write the name of the file as in the fault about the number: content/sidor/name.md; if the number is gone, remove the waiver"
                )),
            );
            continue;
        }
        let one = (file.clone(), waiver.seal.value.clone());
        let known = met.contains(&one);
        if !seen.insert(one) {
            let message = text!("undantaget står två gånger", "the waiver stands twice");
            let help = text!("ta bort det ena", "remove one of them");
            let place = Place::new(&path, waiver.seal.span.clone());
            report.push(Diagnostic::new(&UNUSED, message).at(place).help(help));
            continue;
        }
        // One without a last day is told where it is read.
        if known && waiver.until.is_none() {
            continue;
        }
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
