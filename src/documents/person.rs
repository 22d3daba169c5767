//! Persons named on an item or a paper, and how long their names stand there.

use jiff::ToSpan;
use jiff::civil::Date;

use super::document::Origin;
use crate::diagnostics::{Code, Diagnostic, Words};
use crate::fields::Fields;

/// A name that nobody would ever remove.
pub static NO_RULE: Code = Code::error(
    "person-without-rule",
    Words("Personen saknar gallringsregel", "The person has no rule for removal"),
    Words(
        "Ett namn på webben ska inte stå kvar längre än det behövs, och ingen minns att ta bort det.",
        "A name on the web should not stand longer than it is needed, and nobody remembers to remove it.",
    ),
    Words(
        "Skriv visas_till = datum, visas_manader = antal månader efter mötet, eller visas_alltid = true för den som är vald.",
        "Write visas_till = a date, visas_manader = months after the meeting, or visas_alltid = true for the elected.",
    ),
)
.resting_on("Dataskyddsförordningen artikel 5.1 e");

/// Somebody named on an item or a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name; empty where the site does not show it.
    pub name: String,
    /// The role in the matter.
    pub role: Option<String>,
    /// The party of somebody elected.
    pub party: Option<String>,
    /// The last day on which the name stands; none where it stays.
    pub until: Option<Date>,
}

/// The persons of a document. Nobody gets a name out of it without saying on which day it is to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Persons(Vec<Person>);

impl Persons {
    /// Reads the list `personer`; months are counted from a day. A person without a rule is told, and never shown.
    pub fn read_all(fields: &mut Fields<'_, '_>, from: Option<Date>) -> Self {
        let read = fields.tables("personer", |one| {
            let place = one.place("namn");
            let name = one.required_text("namn");
            let (role, party) = (one.text("roll"), one.text("parti"));
            let always = one.flag("visas_alltid");
            let months = one.count("visas_manader").and_then(|months| months_after(from?, months));
            let until = one.date("visas_till").or(months);
            if until.is_none() && !always {
                one.fault(Diagnostic::new(&NO_RULE, NO_RULE.title).at(place).help(NO_RULE.explanation.fix));
                return None;
            }
            Some(Person { name, role, party, until })
        });
        Self(read.into_iter().flatten().collect())
    }

    /// Drops the names that the site does not show; roles and parties stay.
    pub fn keep_names(&mut self, shown: impl Fn(&Person) -> bool) {
        for person in self.0.iter_mut().filter(|person| !shown(person)) {
            person.name.clear();
        }
    }

    /// Whether nobody was ever named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those whose names stand on a day.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &Person> {
        self.0.iter().filter(move |person| person.stands_on(day))
    }

    /// The first days without a name.
    pub fn days_of_removal(&self) -> impl Iterator<Item = Date> {
        self.0.iter().filter_map(|person| person.until).map(|until| until.saturating_add(1.day()))
    }

    /// How many names are removed by a day, because their time is over.
    pub fn removed_by(&self, day: Date) -> usize {
        self.0.iter().filter(|person| !person.stands_on(day)).count()
    }
}

impl Person {
    /// Whether the name still stands on a day.
    fn stands_on(&self, day: Date) -> bool {
        self.until.is_none_or(|until| until >= day)
    }
}

/// The day of the meeting that an item belongs to: the name of its folder.
pub fn day_of_meeting(origin: &Origin) -> Option<Date> {
    let segments = origin.segments();
    segments.get(segments.len().checked_sub(2)?)?.parse().ok()
}

fn months_after(day: Date, months: i64) -> Option<Date> {
    day.checked_add(i32::try_from(months).ok()?.months()).ok()
}
