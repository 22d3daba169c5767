//! A case (ärende): formed from the numbers that documents carry.

use std::collections::BTreeMap;

use super::address::Address;
use super::identity::{CaseId, DocumentId, next};
use super::ties::Tie;
use crate::config::Config;
use crate::documents::{Data, Loaded, Public};
use crate::terms::CaseNumber;

/// One matter from its start to its outcome.
#[derive(Debug)]
pub struct Case {
    /// Where its page stands.
    pub address: Address,
    /// Its number, as first printed.
    pub number: String,
    /// The municipality whose register has it, by its place in the settings.
    pub municipality: Option<usize>,
    /// The editor's summary.
    pub summary: Option<DocumentId>,
    /// Others for the same case, which no page can show: told as a fault.
    pub other_summaries: Vec<DocumentId>,
    /// The documents that carry its number, in order of date; those without a date last.
    pub documents: Vec<DocumentId>,
}

impl Case {
    /// The document whose title it has.
    pub fn titled_by(&self) -> Option<DocumentId> {
        self.summary.or_else(|| self.documents.first().copied())
    }
}

/// The register of cases: the same number in two municipalities is two cases.
#[derive(Debug, Default)]
pub struct Cases {
    /// In order of municipality and number.
    pub all: Vec<Case>,
    /// How many municipalities there are.
    registers: usize,
    by_key: BTreeMap<(Option<usize>, String), CaseId>,
}

impl Cases {
    /// The case of a number in a municipality; none where the number is unknown.
    pub fn find(&self, municipality: Option<usize>, number: &CaseNumber) -> Option<CaseId> {
        let key = number.key()?;
        self.by_key.get(&(municipality, key.to_owned())).copied()
    }

    /// The case of a number that a text of a municipality names. A text that belongs to none means the only case
    /// with that number.
    pub fn named(&self, municipality: Option<usize>, number: &CaseNumber) -> Option<CaseId> {
        if let Some(found) = self.find(municipality, number) {
            return Some(found);
        }
        let mut all = (0..self.registers).filter_map(|at| self.find(Some(at), number));
        let first = all.next().filter(|_| municipality.is_none())?;
        all.next().is_none().then_some(first)
    }
}

/// The case numbers that a document carries.
pub fn numbers_of(document: &Loaded) -> Vec<&CaseNumber> {
    match &document.data {
        Data::AgendaItem(item) => item.cases.iter().collect(),
        Data::StandingPaper(paper) => paper.cases.iter().collect(),
        Data::Steering(steering) => steering.cases.iter().collect(),
        Data::FollowUp(report) => report.cases.iter().collect(),
        Data::Posting(posting) => posting.cases.iter().collect(),
        Data::CaseSummary(case) => vec![&case.number],
        _ => Vec::new(),
    }
}

/// Forms the cases.
pub fn form(documents: &[Public<Loaded>], ties: &[Tie], config: &Config) -> Cases {
    let mut found: BTreeMap<(Option<usize>, String), Case> = BTreeMap::new();
    for (index, document) in documents.iter().enumerate() {
        let id = DocumentId(next(index));
        let municipality = ties[index].municipality;
        if matches!(document.data, Data::Posting(_)) {
            // A posting comes down again: a case lasts.
            continue;
        }
        for number in numbers_of(document) {
            let (Some(key), Some(slug)) = (number.key(), number.slug()) else { continue };
            let case = found.entry((municipality, key.to_owned())).or_insert_with(|| Case {
                address: address(municipality.map(|at| config.municipalities[at].slug.as_str()), slug),
                number: number.printed().to_owned(),
                municipality,
                summary: None,
                other_summaries: Vec::new(),
                documents: Vec::new(),
            });
            if matches!(document.data, Data::CaseSummary(_)) {
                if case.summary.is_some() {
                    case.other_summaries.push(id);
                } else {
                    number.printed().clone_into(&mut case.number);
                    case.summary = Some(id);
                }
            } else {
                case.documents.push(id);
            }
        }
    }
    let mut cases = Cases { registers: config.municipalities.len(), ..Cases::default() };
    for (key, mut case) in found {
        case.documents.sort_by_key(|id| {
            let date = ties[id.0 as usize].date;
            (date.is_none(), date, *id)
        });
        cases.by_key.insert(key, CaseId(next(cases.all.len())));
        cases.all.push(case);
    }
    cases
}

fn address(municipality: Option<&str>, slug: String) -> Address {
    let mut segments = vec!["arenden".to_owned()];
    segments.extend(municipality.map(str::to_owned));
    segments.push(slug);
    Address::page(&segments)
}
