//! References found in texts: an entry in minutes, a case. One that leads to something on the site is a
//! relation; one that does not is named as not published here. Laws are never taken for minutes.

use std::collections::HashMap;

use super::cases::Cases;
use super::identity::{DocumentId, Node, next};
use super::ties::Tie;
use crate::documents::{Data, Loaded, Public};
use crate::terms::{Mention, MinutesEntry, PartialDate, mentions};

/// The entries in minutes that the site has, asked by municipality and number.
pub struct MinutesRegister<'r> {
    documents: &'r [Public<Loaded>],
    ties: &'r [Tie],
    by_number: HashMap<(Option<usize>, String), Vec<DocumentId>>,
}

impl<'r> MinutesRegister<'r> {
    /// The register of all items that have a number in the minutes.
    pub fn of(documents: &'r [Public<Loaded>], ties: &'r [Tie]) -> Self {
        let mut by_number: HashMap<(Option<usize>, String), Vec<DocumentId>> = HashMap::new();
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

/// A reference found in a text, and what it leads to.
pub struct Found {
    /// As it is printed.
    pub printed: String,
    /// What it leads to; none where it is not published here.
    pub to: Option<Node>,
}

/// The references in the text of a document, each once, in order.
pub fn in_text(
    document: &Loaded,
    municipality: Option<usize>,
    (register, cases): (&MinutesRegister<'_>, &Cases),
) -> Vec<Found> {
    let mut text = document.prose.plain_text(document.prose.main());
    text.push(' ');
    text.push_str(&document.prose.plain_text(document.prose.notes()));
    let mut found: Vec<Found> = Vec::new();
    for (mention, _) in mentions(&text) {
        let one = match mention {
            Mention::Law => continue,
            Mention::Minutes(entry) => {
                let to = register.find(municipality, &entry).map(Node::from);
                // Without year or day nobody can know what is meant, unless it is here.
                if to.is_none() && entry.year.is_none() {
                    continue;
                }
                Found { printed: entry.printed(), to }
            }
            Mention::Case(number) => Found {
                printed: number.printed().to_owned(),
                to: cases.find(municipality, &number).map(Node::from),
            },
        };
        if !found.iter().any(|known| known.printed == one.printed) {
            found.push(one);
        }
    }
    found
}
