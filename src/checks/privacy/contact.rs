//! A person's own address of mail or telephone.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Text, Words};
use crate::site::Site;
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
            if !allowed(site, contact) {
                let place = Place::new(&document.origin.path, trace.span.clone());
                report.push(Diagnostic::new(&CODE, message).at(place).help(CODE.explanation.fix));
            }
        }
    }),
};

/// Whether the settings let a contact stand. Addresses are compared without regard to case, telephones by their digits.
pub fn allowed(site: &Site, contact: &str) -> bool {
    let plain = |text: &str| -> String {
        if text.contains('@') {
            return text.to_lowercase();
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.strip_prefix("46").map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')))
    };
    let own = &site.config.contact;
    let official = [own.email.as_deref(), own.telephone.as_deref()].into_iter().flatten();
    let listed = site.config.allowed_contacts.iter().map(String::as_str);
    official.chain(listed).any(|known| {
        plain(known) == plain(contact) || (known.starts_with('@') && contact.ends_with(&known.to_lowercase()))
    })
}

/// What is said of mail.
pub fn mail() -> Text {
    text!("e-postadressen ser ut som en persons", "the e-mail address looks like a person's")
}

/// What is said of a telephone.
pub fn telephone() -> Text {
    text!("ett mobilnummer", "a mobile telephone's number")
}
