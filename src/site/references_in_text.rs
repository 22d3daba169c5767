//! References found in texts: an entry in minutes, a case. One that leads to something on the site is a
//! relation; one that does not is named as not published here. Laws are never taken for minutes.

use rustc_hash::FxHashMap;

use super::cases::Cases;
use super::identity::{DocumentId, Node, next};
use super::ties::Tie;
use crate::documents::{Data, Loaded, Public};
use crate::terms::{Mention, MinutesEntry, PartialDate};

/// The entries in minutes that the site has, asked by municipality and number.
pub struct MinutesRegister<'r> {
    documents: &'r [Public<Loaded>],
    ties: &'r [Tie],
    by_number: FxHashMap<(Option<usize>, String), Vec<DocumentId>>,
}

impl<'r> MinutesRegister<'r> {
    /// The register of all items that have a number in the minutes.
    pub fn of(documents: &'r [Public<Loaded>], ties: &'r [Tie]) -> Self {
        let mut by_number: FxHashMap<(Option<usize>, String), Vec<DocumentId>> = FxHashMap::default();
        for (index, document) in documents.iter().enumerate() {
            let Data::AgendaItem(item) = &document.data else { continue };
            if let Some(number) = &item.decision.minute_number {
                let (number, _) = number.split_once('/').unwrap_or((number, ""));
                let key = (ties[index].municipality, number.trim().to_owned());
                by_number.entry(key).or_default().push(DocumentId(next(index)));
            }
        }
        Self { documents, ties, by_number }
    }

    /// The item of an entry, in one municipality; none where there is none or several could be meant.
    pub fn find(&self, municipality: Option<usize>, entry: &MinutesEntry) -> Option<DocumentId> {
        let candidates = self.by_number.get(&(municipality, entry.number.clone()))?;
        let mut meant = candidates.iter().copied().filter(|id| self.is_meant(*id, entry));
        let first = meant.next()?;
        meant.next().is_none().then_some(first)
    }

    fn is_meant(&self, id: DocumentId, entry: &MinutesEntry) -> bool {
        let tie = self.ties[id.0 as usize];
        let Some(date) = tie.date else { return false };
        let on_day = entry.date.is_none_or(|day| date == PartialDate::from(day));
        let in_year = entry.year.is_none_or(|year| date.year() == year);
        let by_body = entry.body.as_deref().is_none_or(|body| self.is_body(tie, body));
        on_day && in_year && by_body
    }

    /// Whether a body is called so: by its short name, or by its whole name whatever follows it.
    fn is_body(&self, tie: Tie, called: &str) -> bool {
        let Some(document) = tie.body.map(|id| &self.documents[id.0 as usize]) else { return false };
        let Data::Body(body) = &document.data else { return false };
        let short = body.short_name.as_deref().is_some_and(|short| short.eq_ignore_ascii_case(called));
        let names = std::iter::once(&document.head.title).chain(&body.former_names);
        // `arbetsutskottet` is what a text calls `Kommunstyrelsens arbetsutskott` once it has been named.
        let called = called.to_lowercase();
        let stem = called.strip_suffix("et").unwrap_or(&called);
        let is_called = |name: String| name == called || name.ends_with(&format!(" {stem}"));
        short || names.map(|name| name.to_lowercase()).any(is_called)
    }
}

/// What a name in a text leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Something on the site.
    Here(Node),
    /// Something that is not published here.
    NotHere,
    /// Nobody can know what: an entry without year or day.
    Unknown,
}

/// What each name in the text of a document leads to, in their order.
pub fn in_text(
    document: &Loaded,
    municipality: Option<usize>,
    (register, cases): (&MinutesRegister<'_>, &Cases),
) -> Box<[Named]> {
    let lead = |mention: &Mention| match mention {
        Mention::Law => Named::Unknown,
        Mention::Minutes(entry) => match register.find(municipality, entry) {
            Some(id) => Named::Here(id.into()),
            None if entry.year.is_none() => Named::Unknown,
            None => Named::NotHere,
        },
        Mention::Case(number) => {
            cases.named(municipality, number).map_or(Named::NotHere, |case| Named::Here(case.into()))
        }
    };
    document.prose.mentions().iter().map(lead).collect()
}

/// A name as it is printed.
pub fn printed(mention: &Mention) -> String {
    match mention {
        Mention::Minutes(entry) => entry.printed(),
        Mention::Case(number) => number.printed().to_owned(),
        Mention::Law => String::new(),
    }
}
