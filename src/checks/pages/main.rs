//! A page that does not say where its content begins.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::warning(
    "page-without-main",
    Words("Sidan säger inte var innehållet börjar", "The page does not say where its content begins"),
    Words(
        "Den som använder tangentbord eller skärmläsare måste gå genom menyn på varje sida.",
        "Whoever uses a keyboard or a screen reader has to go through the menu on every page.",
    ),
    Words(
        "Lägg innehållet i <main> och en länk dit först på sidan.",
        "Put the content in <main>, and a link to it first on the page.",
    ),
)
.resting_on("WCAG 1.3.1, 2.4.1, EN 301 549 9.1.3.1, 9.2.4.1");

/// A page that does not say where its content begins.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::NoMain => Some(text!("sidan har inget main", "the page has no main")),
        _ => None,
    }),
};
