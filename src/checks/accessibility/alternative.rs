//! An image without a text alternative.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "image-without-alternative",
    Words("Bilden saknar textalternativ", "The image has no text alternative"),
    Words(
        "Den som inte ser bilden får inte veta vad den visar.",
        "Whoever does not see the image is not told what it shows.",
    ),
    Words(
        "Beskriv bilden inom hakparenteserna: ![Vad bilden visar](bild.png)",
        "Describe the image in the brackets: ![What the image shows](image.png)",
    ),
)
.in_html(Words(
    "Beskriv bilden i alt=\"…\". En bild som bara är utsmyckning får alt=\"\".",
    "Describe the image in alt=\"…\". An image that is only decoration gets alt=\"\".",
))
.resting_on("WCAG 1.1.1, EN 301 549 9.1.1.1");

/// An image without a text alternative.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::NoAlternative => {
            Some(text!("bilden saknar textalternativ", "the image has no text alternative"))
        }
        _ => None,
    }),
};
