//! HTML in a text.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "raw-html",
    Words("HTML i texten", "HTML in the text"),
    Words(
        "Kod från ett annat system följer ofta med när text klistras in. Den visas som den är och kan inte göras tillgänglig.",
        "Code from another system often comes along when text is pasted. It is shown as it is and cannot be made accessible.",
    ),
    Words("Ta bort taggarna och skriv med Markdown.", "Remove the tags and write with Markdown."),
);

/// HTML in a text.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::RawHtml => Some(text!("texten innehåller HTML", "the text holds HTML")),
        _ => None,
    }),
};
