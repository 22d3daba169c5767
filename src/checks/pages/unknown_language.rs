//! A language that is none.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "unknown-language-tag",
    Words("Språket finns inte", "There is no such language"),
    Words(
        "En skärmläsare kan inte byta röst när språkets namn är fel.",
        "A screen reader cannot change voice when the name of the language is wrong.",
    ),
    Words(
        "Skriv språkets kod, som i [Welcome](sprak:en): sv, en, fi, so.",
        "Write the code of the language, as in [Welcome](sprak:en): sv, en, fi, so.",
    ),
)
.in_html(Words(
    "Skriv språkets kod: lang=\"sv\", lang=\"en\", lang=\"fi\".",
    "Write the code of the language: lang=\"sv\", lang=\"en\", lang=\"fi\".",
))
.resting_on("WCAG 3.1.1, 3.1.2, EN 301 549 9.3.1.1, 9.3.1.2");

/// A language that is none.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::UnknownLanguage(tag) => {
            Some(text!("\"{tag}\" är ingen språkkod", "\"{tag}\" is no code of a language"))
        }
        _ => None,
    }),
};
