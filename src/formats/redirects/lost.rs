//! A former address that cannot be led on: whoever kept it would meet nothing, and nobody would know.

use std::collections::BTreeSet;

use super::moved::{Lost, Why, lost};
use crate::diagnostics::{Code, Diagnostic, Place, Report, Text, Words};
use crate::site::Site;

/// A former address that cannot be led on.
pub static LOST_ADDRESS: Code = Code::error(
    "lost-address",
    Words("En tidigare adress kan inte leda vidare", "A former address cannot lead on"),
    Words(
        "Den som har sparat adressen möter en sida som inte finns.",
        "Whoever kept the address meets a page that does not exist.",
    ),
    Words(
        "Skriv adressen som den stod i webbläsaren, räknat från webbplatsens startsida: /gammal/sida/.",
        "Write the address as it stood in the browser, counted from the start page of the site: /old/page/.",
    ),
);

/// Every former address that leads nowhere, at its place. `made` are the files that the site makes beside its pages, in
/// small letters.
pub fn lost_addresses(site: &Site, made: &BTreeSet<String>) -> Report {
    let mut report = Report::new();
    report.extend(lost(site, made).iter().map(|one| told(site, one)));
    report
}

fn told(site: &Site, Lost { document, written, span, why }: &Lost) -> Diagnostic {
    let place = Place::new(&site.document(*document).origin.path, span.clone());
    let (message, help) = words(site, written, why);
    Diagnostic::new(&LOST_ADDRESS, message).at(place).help(help)
}

/// What is wrong, and what to do about it.
fn words(site: &Site, address: &str, why: &Why) -> (Text, Text) {
    match why {
        Why::Question => (
            text!(
                "{address} har en fråga efter ?, och en webbplats av filer ser bara det som står före",
                "{address} has a question after ?, and a site of files sees only what stands before it"
            ),
            text!(
                "Ta bort raden, och led adressen vidare i inställningarna hos den server som har den i dag.",
                "Remove the line, and lead the address on in the settings of the server that has it today."
            ),
        ),
        Why::NoAddress => (
            text!("{address} är ingen adress på den här webbplatsen", "{address} is no address on this site"),
            LOST_ADDRESS.explanation.fix.into(),
        ),
        Why::Taken => (
            text!("{address} är en sida eller fil som finns i dag", "{address} is a page or file of today"),
            text!(
                "Ta bort raden: det som ligger på adressen visas där.",
                "Remove the line: what lies at the address is shown there."
            ),
        ),
        Why::Claimed(other) => {
            let other = &site.document(*other).origin.path;
            (
                text!("{address} leder redan till {other}", "{address} leads to {other} already"),
                text!(
                    "Låt raden stå i det av de två dokumenten som har tagit över sidan, och ta bort den i det andra.",
                    "Keep the line in the one of the two documents that took the page over, and remove it in the other."
                ),
            )
        }
    }
}
