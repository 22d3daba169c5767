//! Two fields of a document of which only one can be true.

use crate::diagnostics::{Code, Diagnostic, Text, Words};
use crate::fields::Fields;

/// Two facts that cannot both be true.
pub static CONTRADICTION: Code = Code::error(
    "contradicting-fields",
    Words("Två uppgifter motsäger varandra", "Two fields contradict each other"),
    Words(
        "Bara den ena kan vara sann, och läsaren får kanske den andra.",
        "Only one can be true, and the reader may be told the other.",
    ),
    Words("Rätta den uppgift som är fel.", "Correct the field that is wrong."),
);

/// Tells that the value of a key cannot be true, and what to do.
pub fn contradicts(fields: &mut Fields<'_, '_>, key: &str, (message, help): (Text, Text)) {
    let place = fields.place_of_value(key);
    fields.fault(Diagnostic::new(&CONTRADICTION, message).at(place).help(help));
}
