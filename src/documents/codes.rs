//! The faults that the fields of documents can have, besides those of every table.

use super::contradiction::CONTRADICTION;
use super::person::NO_RULE;
use crate::diagnostics::Code;

/// All codes of this room.
pub const CODES: &[&Code] = &[&CONTRADICTION, &NO_RULE];
