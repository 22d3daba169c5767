//! A page that does not say its language.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "page-without-language",
    Words("Sidan säger inte sitt språk", "The page does not say its language"),
    Words(
        "En skärmläsare läser då texten med fel uttal.",
        "A screen reader then reads the text with the wrong pronunciation.",
    ),
    Words(
        "Skriv språket i första taggen: <html lang=\"sv\">",
        "Write the language in the first tag: <html lang=\"en\">",
    ),
)
.resting_on("WCAG 3.1.1, EN 301 549 9.3.1.1");

/// A page that does not say its language.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::NoLanguage => Some(text!("sidan saknar lang på html", "the page has no lang on html")),
        _ => None,
    }),
};
