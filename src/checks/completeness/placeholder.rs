//! A template's text that nobody filled in.

use crate::checks::check::{Check, Look};
use crate::fields::PLACEHOLDER;
use crate::markup::FindingKind;

/// A template's text that nobody filled in; the same fault as in the fields at the top.
pub static CHECK: Check = Check {
    code: &PLACEHOLDER,
    look: Look::Finding(|kind| match kind {
        FindingKind::Placeholder => Some(text!("mallens text står kvar", "a template's text is left")),
        _ => None,
    }),
};
