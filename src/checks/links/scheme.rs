//! A link whose scheme is not allowed.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::FindingKind;

static CODE: Code = Code::error(
    "forbidden-scheme",
    Words("Länken har en otillåten början", "The link has a forbidden beginning"),
    Words(
        "Adresser som javascript: och data: kan köra kod hos läsaren.",
        "Addresses such as javascript: and data: can run code at the reader's.",
    ),
    Words(
        "Länka med https:, mailto: eller tel:, eller till en fil i content/.",
        "Link with https:, mailto: or tel:, or to a file in content/.",
    ),
);

/// A link whose scheme is not allowed.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Finding(|kind| match kind {
        FindingKind::Scheme(scheme) => Some(text!(
            "länkar som börjar {scheme}: är inte tillåtna",
            "links that begin {scheme}: are not allowed"
        )),
        _ => None,
    }),
};
