//! A person's own address of mail or telephone.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Text, Words};
use crate::terms::personal_data::Found;

pub static CODE: Code = Code::warning(
    "personal-contact",
    Words("Personlig e-post eller telefon", "Personal e-mail or telephone"),
    Words(
        "En handläggares adress blir fel när någon annan tar över, och den är en personuppgift. En funktions adress håller.",
        "An official's address goes wrong when somebody else takes over, and it is personal data. A function's address lasts.",
    ),
    Words(
        "Skriv funktionens adress, till exempel kommun@exempel.se. Ska adressen stå kvar, lägg den i tillatna_kontakter i \
         content/site.toml.",
        "Write the function's address, for example kommun@exempel.se. If it is to stay, add it to tillatna_kontakter in \
         content/site.toml.",
    ),
);

/// An address that looks like a person's and that the settings do not allow.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        for trace in &document.traces {
            let (contact, message) = match &trace.found {
                Found::Email(address) => (address, mail()),
                Found::Telephone(number) => (number, telephone()),
                _ => continue,
            };
            if !site.config.allows_contact(contact) {
                let place = Place::new(&document.origin.path, trace.span.clone());
                report.push(Diagnostic::new(&CODE, message).at(place).help(CODE.explanation.fix));
            }
        }
    }),
};

/// What is said of mail.
pub fn mail() -> Text {
    text!("e-postadressen ser ut som en persons", "the e-mail address looks like a person's")
}

/// What is said of a telephone.
pub fn telephone() -> Text {
    text!("ett mobilnummer", "a mobile telephone's number")
}
