//! Something that answers to the mouse alone.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "click-without-role",
    Words("Det går bara att klicka med mus", "Only a mouse can click it"),
    Words("Den som går med tangentbord eller lyssnar når det inte, och får inte veta att det går att klicka på.", "Whoever walks with a keyboard or listens does not reach it, and is not told that it can be clicked."),
    Words("Gör det till en knapp: <button type=\"button\">", "Make it a button: <button type=\"button\">"),
)
.resting_on("WCAG 2.1.1, 4.1.2, EN 301 549 9.2.1.1, 9.4.1.2");

/// Something that answers to the mouse alone.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::ClickWithoutRole => {
            Some(text!("elementet svarar bara på mus", "the element answers to the mouse alone"))
        }
        _ => None,
    }),
};
