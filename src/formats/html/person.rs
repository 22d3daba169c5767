//! Persons as pages name them, for as long as they may.

use super::desk::Desk;
use crate::documents::{Person, Persons};

/// `Namn (M), ordförande`; without a name, `ordförande (M)`.
pub fn named(desk: &Desk<'_>, persons: &Persons) -> Vec<String> {
    persons.on(desk.site.as_of).map(one).filter(|words| !words.is_empty()).collect()
}

fn one(person: &Person) -> String {
    let party = person.party.as_ref().map(|party| format!(" ({party})")).unwrap_or_default();
    let role = person.role.as_deref().unwrap_or_default();
    match (person.name.as_str(), role) {
        ("", role) => format!("{role}{party}").trim_start().to_owned(),
        (name, "") => format!("{name}{party}"),
        (name, role) => format!("{name}{party}, {role}"),
    }
}

/// That names stood here and do not any more.
pub fn removed(desk: &Desk<'_>, persons: &Persons) -> Option<String> {
    let count = persons.removed_by(desk.site.as_of);
    (count > 0).then(|| desk.locale.count("gallrade_namn", count))
}
