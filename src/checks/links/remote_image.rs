//! An image from another site.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "remote-image",
    Words("Bilden hämtas från en annan webbplats", "The image comes from another site"),
    Words(
        "Den andra webbplatsen får veta vem som läser sidan, och bilden kan försvinna.",
        "The other site learns who reads the page, and the image may vanish.",
    ),
    Words("Lägg bilden i samma mapp som texten.", "Put the image in the same folder as the text."),
);

/// An image from another site.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::RemoteImage => {
            Some(text!("bilden ligger på en annan webbplats", "the image lies on another site"))
        }
        _ => None,
    }),
};
