//! What the index knows of each page: its words by place, what filters need, and how a result shows it.

use std::collections::BTreeMap;

use super::compound::Vocabulary;
use super::stem::is_stop;
use super::token;
use crate::documents::{Data, SteeringState};
use crate::formats::teller::{Teller, beginning};
use crate::site::{DocumentId, Node};
use crate::terms::PartialDate;

/// Places of words, the most telling first.
pub const PLACES: usize = 3;
const TITLE: usize = 0;
/// Headings and summaries.
pub const LEAD: usize = 1;
/// The text.
pub const TEXT: usize = 2;

/// The longest summary in a result, in characters.
pub const SUMMARY: usize = 180;

/// A page in the index.
#[derive(Debug, Default)]
pub struct Indexed {
    /// Each word once, with its most telling place.
    pub words: BTreeMap<String, usize>,
    /// How many words its title has.
    pub title_length: u32,
    /// The sort of page, by the name of its list in the locale.
    pub sort: &'static str,
    /// What filters need.
    pub facets: Facets,
    /// Address, title, context, summary.
    pub shown: [String; 4],
}

/// What filters need, as a reader sees it; empty where it does not apply.
#[derive(Debug, Default, Clone)]
pub struct Facets {
    /// `Beslut`, `Program` …
    pub kind: String,
    /// The year.
    pub year: String,
    /// The body.
    pub body: String,
    /// The outcome or state.
    pub status: String,
    /// The municipality.
    pub municipality: String,
}

impl Facets {
    /// The facets in the order of the index.
    pub fn all(&self) -> [&str; 5] {
        [&self.kind, &self.year, &self.body, &self.status, &self.municipality]
    }
}

/// The documents and cases that can be found, the latest first: a reader who cannot tell two results apart wants the
/// later one.
pub fn nodes(teller: Teller<'_>) -> Vec<Node> {
    let site = teller.site;
    let own = |data: &Data| !matches!(data, Data::CaseSummary(_) | Data::Posting(_) | Data::Start);
    let documents = site.documents().filter(|id| own(&site.document(*id).data)).map(Node::from);
    let mut nodes: Vec<Node> = documents.chain(site.cases().map(Node::from)).collect();
    nodes.sort_by_cached_key(|node| (std::cmp::Reverse(site.latest_date(*node)), *node));
    nodes
}

/// Reads the page of a document or case for the index.
pub fn of(teller: Teller<'_>, node: Node) -> Indexed {
    let mut page = Indexed { facets: facets(teller, node), sort: sort(teller, node), ..Indexed::default() };
    let name = teller.name(node);
    page.title(&name);
    page.add(teller.case_number(node), TITLE);
    let summary = teller.summary(node).unwrap_or_default();
    page.add(&summary, LEAD);
    match node {
        Node::Document(id) => page.document(teller, id),
        Node::Case(id) => {
            if let Some(document) = teller.site.case(id).summary {
                page.text(teller, document);
            }
        }
    }
    page.facet_words();
    page.shown = shown(teller, node, &page.facets, (name, &summary));
    page
}

impl Indexed {
    /// The title, which alone counts for its length.
    pub fn title(&mut self, name: &str) {
        self.add(name, TITLE);
        self.title_length = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
    }

    /// Words at a place: the title, what leads, the text.
    pub fn add(&mut self, text: &str, place: usize) {
        token::each(text, |word| match self.words.get_mut(word) {
            Some(known) => *known = (*known).min(place),
            None if place == TEXT && is_stop(word) => {}
            None => {
                self.words.insert(word.to_owned(), place);
            }
        });
    }

    fn document(&mut self, teller: Teller<'_>, id: DocumentId) {
        match &teller.site.document(id).data {
            Data::AgendaItem(item) => {
                if let Some(number) = &item.decision.minute_number {
                    self.add(&format!("§{number}"), TITLE);
                }
                for case in &item.cases {
                    self.add(case.printed(), LEAD);
                }
                for paper in &item.papers {
                    self.add(&paper.title, TEXT);
                }
                for sub in &item.subitems {
                    self.add(&sub.title, LEAD);
                }
            }
            Data::StandingPaper(paper) => {
                for case in &paper.cases {
                    self.add(case.printed(), LEAD);
                }
            }
            Data::Steering(steering) => {
                for case in &steering.cases {
                    self.add(case.printed(), LEAD);
                }
            }
            Data::Body(body) => {
                self.add(body.short_name.as_deref().unwrap_or_default(), TITLE);
                for name in &body.former_names {
                    self.add(name, LEAD);
                }
            }
            _ => {}
        }
        self.text(teller, id);
    }

    fn text(&mut self, teller: Teller<'_>, id: DocumentId) {
        let prose = &teller.site.document(id).prose;
        for heading in prose.headings() {
            self.add(&heading.text, LEAD);
        }
        self.add(&prose.plain_text(prose.main()), TEXT);
    }

    /// The words of filters are found too: `bifall`, `program`.
    pub fn facet_words(&mut self) {
        let facets = self.facets.clone();
        for word in [&facets.kind, &facets.body, &facets.status, &facets.municipality, &facets.year] {
            self.add(word, LEAD);
        }
    }

    /// The stems of the parts of its words, with their places.
    pub fn parts<'v>(
        &'v self,
        vocabulary: &'v BTreeMap<&str, Vec<String>>,
    ) -> impl Iterator<Item = (&'v str, usize)> {
        self.words.iter().flat_map(|(word, place)| {
            let parts = vocabulary.get(word.as_str()).into_iter().flatten();
            parts.map(|part| (part.as_str(), *place))
        })
    }
}

/// The parts of every compound word of these pages.
pub fn compounds(pages: &[Indexed]) -> BTreeMap<&str, Vec<String>> {
    use rayon::prelude::*;
    let mut words: Vec<&str> = pages.iter().flat_map(|page| page.words.keys().map(String::as_str)).collect();
    words.par_sort_unstable();
    words.dedup();
    let vocabulary = Vocabulary::of(words.iter().copied());
    words
        .par_iter()
        .map(|word| (*word, vocabulary.parts(word)))
        .filter(|(_, parts)| !parts.is_empty())
        .collect()
}

fn sort(teller: Teller<'_>, node: Node) -> &'static str {
    match node {
        Node::Case(id) if teller.site.case(id).summary.is_none() => "arenden-utan-text",
        Node::Case(_) => "arenden",
        Node::Document(id) => match &teller.site.document(id).data {
            Data::Body(_) => "organ",
            Data::Meeting(_) => "sammantraden",
            Data::AgendaItem(_) => "arendepunkter",
            Data::Steering(_) => "styrdokument",
            Data::StandingPaper(_) => "handlingar",
            _ => "sidor",
        },
    }
}

fn facets(teller: Teller<'_>, node: Node) -> Facets {
    let site = teller.site;
    let word = |group: &str, name: &str| teller.locale.word_owned(&format!("{group}.{name}"));
    let year = |date: Option<PartialDate>| date.map(|date| date.year().to_string()).unwrap_or_default();
    let id = match node {
        Node::Document(id) => id,
        Node::Case(id) => {
            return Facets {
                kind: word("sok.sort", "arende"),
                year: year(site.latest_date(node)),
                municipality: teller.municipality(site.case(id).municipality).unwrap_or_default().to_owned(),
                ..Facets::default()
            };
        }
    };
    let tie = site.tie(id);
    let (kind, status) = match &site.document(id).data {
        Data::Meeting(meeting) => (word("mote", "mote"), word("motesstatus", meeting.called_on(site.as_of))),
        Data::AgendaItem(item) => (
            word("arendetyp", item.kind.name()),
            item.decision.verdict.map(|verdict| word("utfall", verdict.name())).unwrap_or_default(),
        ),
        Data::Steering(steering) => (
            word("dokumenttyp", steering.kind.name()),
            word("styrdokumentstatus", SteeringState::of(steering, site.as_of).name()),
        ),
        Data::StandingPaper(paper) => (word("handlingstyp", paper.kind.name()), String::new()),
        Data::Body(_) => (word("sok.sort", "organ"), String::new()),
        _ => (word("sok.sort", "sida"), String::new()),
    };
    let body = if site.body(id).is_some() { Some(id) } else { tie.body };
    Facets {
        kind,
        year: year(tie.date),
        body: body.map(|body| teller.body_name(body)).unwrap_or_default(),
        status,
        municipality: teller.municipality(tie.municipality).unwrap_or_default().to_owned(),
    }
}

fn shown(teller: Teller<'_>, node: Node, facets: &Facets, (name, summary): (String, &str)) -> [String; 4] {
    let site = teller.site;
    let date = site.latest_date(node).map(|date| teller.locale.date(date)).unwrap_or_default();
    let number = match node {
        Node::Document(id) => site
            .item(id)
            .and_then(|item| item.decision.minute_number.as_ref())
            .map(|number| teller.locale.phrase("mote.paragraf", &[("nummer", number)])),
        Node::Case(_) => Some(teller.case_number(node).to_owned()),
    };
    let body = if name.starts_with(&facets.body) { "" } else { facets.body.as_str() };
    let parts = [facets.kind.as_str(), number.as_deref().unwrap_or_default(), body, &date, &facets.status];
    let context: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    [site.address_of_node(node).as_str().to_owned(), name, context.join(" · "), beginning(summary, SUMMARY)]
}
