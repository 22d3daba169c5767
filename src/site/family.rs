//! Which documents belong under which: items under their meeting, meetings under their body, pages in the menu.

use rustc_hash::FxHashMap;

use super::identity::{DocumentId, next};
use super::ties::Tie;
use crate::documents::{Data, Loaded, Public};
use crate::terms::SwedishOrder;

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
    let (order, number) = (SwedishOrder::new(), |id: &DocumentId| number_of(&documents[id.0 as usize]));
    for siblings in children.values_mut() {
        // Paths are in order already, and they tell equal numbers and dates apart.
        siblings.sort_by_key(|id| ties[id.0 as usize].date.map(std::cmp::Reverse));
        siblings.sort_by(|one, other| match (number(one), number(other)) {
            (Some(one), Some(other)) => order.compare(one, other),
            // Items without a number come last.
            (one, other) => one.is_none().cmp(&other.is_none()),
        });
    }
    children
}

/// The number of an item on its agenda: `3`, `3a`, `5.10`.
fn number_of(document: &Loaded) -> Option<&str> {
    match &document.data {
        Data::AgendaItem(item) => item.number.as_deref(),
        _ => None,
    }
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
