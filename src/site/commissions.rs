//! "Vad blev det av besluten?": what bodies have ordered, and what came of it.

use std::collections::BTreeMap;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::edges::End;
use super::identity::{DocumentId, Node};
use super::store::Site;
use crate::documents::{Commission, CommissionState, RelationType};
use crate::terms::{Mention, MinutesEntry, sole_mention};

/// A commission that an item on the site gave.
#[derive(Debug)]
pub struct GivenCommission {
    /// The item that gave it.
    pub item: DocumentId,
    /// Its place among those of the item, from 1.
    pub number: usize,
    /// Where it stands on the day of the site.
    pub standing: Standing,
    /// What answers it, with the anchor.
    pub answers: Vec<(Node, Option<String>)>,
}

/// Where a commission stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Its day has passed, and nothing has come back.
    Late,
    /// Its day has not passed, or it has none.
    Open,
    /// Something has come back; the body has not closed it.
    Reported,
    /// Closed.
    Closed,
}

/// A commission of which only the answer is published.
#[derive(Debug)]
pub struct UnpublishedCommission {
    /// As the answer prints it.
    pub printed: String,
    /// The entry in the minutes that gave it.
    pub entry: MinutesEntry,
    /// The municipality, by its place in the settings.
    pub municipality: Option<usize>,
    /// What answers it, in order of date.
    pub answers: Vec<DocumentId>,
}

/// All commissions.
#[derive(Debug, Default)]
pub struct Commissions {
    /// Given by items on the site: the latest meetings first.
    pub given: Vec<GivenCommission>,
    /// Where those of an item stand among them.
    by_item: FxHashMap<DocumentId, Range<usize>>,
    /// Known from their answers alone.
    pub unpublished: Vec<UnpublishedCommission>,
}

impl Standing {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 4] = [Self::Late, Self::Open, Self::Reported, Self::Closed];

    /// Its name in locales, in data and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Late => "forsenat",
            Self::Open => "oppet",
            Self::Reported => "redovisat",
            Self::Closed => "klart",
        }
    }
}

impl Commissions {
    /// Those that an item gave, in its order.
    pub fn of(&self, item: DocumentId) -> &[GivenCommission] {
        self.by_item.get(&item).map_or(&[], |range| &self.given[range.clone()])
    }
}

impl GivenCommission {
    /// Its anchor on the page of its item.
    pub fn anchor(&self) -> String {
        anchor(self.number)
    }

    /// What was ordered.
    pub fn commission<'s>(&self, site: &'s Site) -> Option<&'s Commission> {
        site.item(self.item)?.decision.commissions.get(self.number - 1)
    }

    /// The year in which it was given.
    pub fn year(&self, site: &Site) -> Option<i16> {
        site.tie(self.item).date.map(crate::terms::PartialDate::year)
    }
}

/// The anchor of the commission with a number on its item's page.
pub fn anchor(number: usize) -> String {
    format!("uppdrag-{number}")
}

/// Gathers all commissions.
pub fn gather(site: &Site) -> Commissions {
    let mut given: Vec<GivenCommission> = site
        .documents()
        .filter_map(|id| site.item(id).map(|item| (id, item)))
        .flat_map(|(id, item)| (1..=item.decision.commissions.len()).map(move |number| (id, number)))
        .filter_map(|(id, number)| stand(site, id, number))
        .collect();
    given.sort_by_cached_key(|one| (std::cmp::Reverse(site.tie(one.item).date), one.item, one.number));
    let mut by_item: FxHashMap<DocumentId, Range<usize>> = FxHashMap::default();
    for (index, one) in given.iter().enumerate() {
        by_item.entry(one.item).or_insert(index..index).end = index + 1;
    }
    Commissions { given, by_item, unpublished: unpublished(site) }
}

fn stand(site: &Site, item: DocumentId, number: usize) -> Option<GivenCommission> {
    let commissions = &site.item(item)?.decision.commissions;
    let commission = commissions.get(number - 1)?;
    let own = anchor(number);
    // An answer to the whole item answers its only commission.
    let mut answers: Vec<(Node, Option<String>)> = site
        .relations_to(item)
        .filter(|edge| edge.kind == RelationType::Answers)
        .filter(|edge| match &edge.to {
            End::Here(_, Some(anchor)) => *anchor == own,
            _ => commissions.len() == 1,
        })
        .map(|edge| (edge.from, None))
        .collect();
    answers.dedup();
    let standing = match commission.state {
        CommissionState::Closed => Standing::Closed,
        CommissionState::Reported => Standing::Reported,
        CommissionState::Open if !answers.is_empty() => Standing::Reported,
        CommissionState::Open if commission.due.is_some_and(|due| due < site.as_of) => Standing::Late,
        CommissionState::Open => Standing::Open,
    };
    Some(GivenCommission { item, number, standing, answers })
}

/// The commissions that documents say they answer, and that are not here.
fn unpublished(site: &Site) -> Vec<UnpublishedCommission> {
    let mut found: BTreeMap<(Option<usize>, String), UnpublishedCommission> = BTreeMap::new();
    for id in site.documents() {
        for edge in site.relations_from(id) {
            let (RelationType::Answers, End::NotHere, Some(printed)) = (edge.kind, &edge.to, &edge.text)
            else {
                continue;
            };
            let Some(Mention::Minutes(entry)) = sole_mention(printed) else { continue };
            let municipality = site.tie(id).municipality;
            let one = found.entry((municipality, entry.printed())).or_insert_with(|| UnpublishedCommission {
                printed: printed.clone(),
                entry,
                municipality,
                answers: Vec::new(),
            });
            one.answers.push(id);
        }
    }
    let mut all: Vec<UnpublishedCommission> = found.into_values().collect();
    for one in &mut all {
        one.answers.sort_by_key(|id| (site.tie(*id).date, *id));
    }
    all
}
