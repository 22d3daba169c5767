//! A page without a title.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "page-without-title",
    Words("Sidan saknar titel", "The page has no title"),
    Words("Titeln är det första en skärmläsare säger, och det som står på fliken, i bokmärket och i sökträffen.", "The title is the first that a screen reader says, and what stands on the tab, in the bookmark and in search results."),
    Words("Skriv vad sidan är och vems den är: <title>Kallelse 12 mars – Exempelby</title>", "Say what the page is and whose: <title>Notice of 12 March – Exempelby</title>"),
)
.resting_on("WCAG 2.4.2, EN 301 549 9.2.4.2");

/// A page without a title.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::NoTitle => Some(text!("sidan saknar titel", "the page has no title")),
        _ => None,
    }),
};
