//! Which documents belong under which: items under their meeting, meetings under their body, pages in the menu.

use rustc_hash::FxHashMap;

use super::identity::{DocumentId, next};
use super::ties::Tie;
use crate::documents::{Data, Loaded, Public};

/// The items of each meeting in the order of the agenda, the meetings of each body, the latest first.
pub fn children(documents: &[Public<Loaded>], ties: &[Tie]) -> FxHashMap<DocumentId, Vec<DocumentId>> {
    let mut children: FxHashMap<DocumentId, Vec<DocumentId>> = FxHashMap::default();
    for (index, document) in documents.iter().enumerate() {
        let parent = match &document.data {
            Data::AgendaItem(_) => ties[index].meeting,
            Data::Meeting(_) => ties[index].body,
            _ => None,
        };
        if let Some(parent) = parent {
            children.entry(parent).or_default().push(DocumentId(next(index)));
        }
    }
    for siblings in children.values_mut() {
        // Paths are in order already, and they tell equal numbers and dates apart.
        siblings.sort_by_key(|id| match &documents[id.0 as usize].data {
            Data::AgendaItem(item) => (agenda_order(item.number.as_deref()), None),
            _ => ((0, String::new()), ties[id.0 as usize].date.map(std::cmp::Reverse)),
        });
    }
    children
}

/// The plain pages that stand in the menu, in its order.
pub fn menu(documents: &[Public<Loaded>]) -> Vec<DocumentId> {
    let mut found: Vec<(i64, DocumentId)> = documents
        .iter()
        .enumerate()
        .filter_map(|(index, document)| match &document.data {
            Data::Page(page) if page.in_menu => Some((page.order, DocumentId(next(index)))),
            _ => None,
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

/// The order of numbers on an agenda: by value, then by what follows (`3`, `3a`, `10`); those without last.
fn agenda_order(number: Option<&str>) -> (u32, String) {
    let Some(number) = number else { return (u32::MAX, String::new()) };
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(u32::MAX - 1), number[digits.len()..].to_owned())
}
