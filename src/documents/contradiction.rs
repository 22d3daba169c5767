//! Two fields of a document of which only one can be true.

use jiff::civil::Date;

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

/// Tells each of these days that lies before the one that it follows; the first one follows the meeting, where there is one.
pub fn follow_each_other(
    fields: &mut Fields<'_, '_>,
    held_on: Option<Date>,
    days: &[(&'static str, Option<Date>)],
) {
    let mut before = held_on.map(|day| (("mötet", "the meeting"), day));
    for (key, day) in days {
        let Some(day) = *day else { continue };
        if let Some(((sv, en), before)) = before.filter(|(_, before)| day < *before) {
            let told = (
                text!("{key} ({day}) ligger före {sv} ({before})", "{key} ({day}) is before {en} ({before})"),
                text!("rätta en av dagarna", "correct one of the days"),
            );
            contradicts(fields, key, told);
        }
        before = Some(((key, key), day));
    }
}
