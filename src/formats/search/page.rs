//! What the index knows of each page: its words by place, what filters need, and how a result shows it.

use super::lexicon::Lexicon;
use crate::documents::{AgendaItem, Data, SteeringState, Verdict};
use crate::formats::html::{Desk, decides, inside, verdict_name};
use crate::formats::teller::{Teller, beginning};
use crate::site::{DocumentId, Node};
use crate::terms::PartialDate;

/// Places of words, the most telling first.
pub const PLACES: usize = 3;
const TITLE: u8 = 0;
/// Headings and summaries.
pub const LEAD: u8 = 1;
/// The text.
pub const TEXT: u8 = 2;

/// The longest summary in a result, in characters.
pub const SUMMARY: usize = 180;

/// A page in the index.
#[derive(Debug, Default)]
pub struct Indexed {
    /// Each word once, by its number, with its most telling place.
    pub words: Vec<(u32, u8)>,
    /// How many words its title has.
    pub title_length: u32,
    /// The sort of page, by the name of its list in the locale.
    pub sort: &'static str,
    /// What filters need.
    pub facets: Facets,
    /// Address, title, context, summary.
    pub shown: [String; 4],
}

/// A page while it is read.
pub struct Draft<'l> {
    /// The words of the index so far.
    lexicon: &'l mut Lexicon,
    /// What is known of it.
    pub page: Indexed,
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
    /// How many there are.
    pub const COUNT: usize = 5;

    /// The facets in the order of the index.
    pub fn all(&self) -> [&str; Self::COUNT] {
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
pub fn of(teller: Teller<'_>, node: Node, lexicon: &mut Lexicon) -> Indexed {
    let mut draft = Draft::begin(lexicon, sort(teller, node), facets(teller, node));
    let name = teller.name(node);
    draft.title(&name);
    draft.add(teller.case_number(node), TITLE);
    let summary = teller.summary(node).unwrap_or_default();
    draft.add(&summary, LEAD);
    match node {
        Node::Document(id) => draft.document(teller, id),
        Node::Case(id) => {
            if let Some(document) = teller.site.case(id).summary {
                draft.text(teller, document);
            }
        }
    }
    draft.facet_words();
    draft.page.shown = shown(teller, node, &draft.page.facets, (name.into_owned(), &summary));
    draft.page
}

impl<'l> Draft<'l> {
    /// A page without words.
    pub fn begin(lexicon: &'l mut Lexicon, sort: &'static str, facets: Facets) -> Self {
        lexicon.turn();
        Self { lexicon, page: Indexed { sort, facets, ..Indexed::default() } }
    }

    /// The title, which alone counts for its length.
    pub fn title(&mut self, name: &str) {
        self.add(name, TITLE);
        self.page.title_length = u32::try_from(self.page.words.len()).unwrap_or(u32::MAX);
    }

    /// Words at a place: the title, what leads, the text.
    pub fn add(&mut self, text: &str, place: u8) {
        self.lexicon.add(&mut self.page.words, text, place);
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
                for member in body.members.on(teller.site.as_of) {
                    self.add(&member.name, LEAD);
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
        let Facets { kind, year, body, status, municipality } = &self.page.facets;
        for word in [kind, body, status, municipality, year] {
            self.lexicon.add(&mut self.page.words, word, LEAD);
        }
    }
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

/// How the proposal of an item fared; that of a body that only prepares it is a proposal too.
fn fate(teller: Teller<'_>, (id, item): (DocumentId, &AgendaItem), verdict: Verdict) -> String {
    let desk = Desk::at(teller, teller.site.address(id));
    let said = teller.word("utfall", verdict_name(&desk, id, verdict)).into_owned();
    if decides(&desk, id, item) {
        return said;
    }
    teller.locale.phrase("sok.forslag", &[("utfall", &inside(&said))])
}

fn facets(teller: Teller<'_>, node: Node) -> Facets {
    let site = teller.site;
    let word = |group: &str, name: &str| teller.word(group, name).into_owned();
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
            item.decision.verdict.map(|verdict| fate(teller, (id, item), verdict)).unwrap_or_default(),
        ),
        Data::Steering(steering) => (
            word("dokumenttyp", steering.kind.name()),
            word("styrdokumentstatus", SteeringState::of(steering, site.as_of).name()),
        ),
        Data::StandingPaper(paper) => (word("handlingstyp", paper.kind.name()), String::new()),
        Data::Body(_) => (word("sok.sort", "organ"), String::new()),
        Data::FollowUp(report) => (word("rapporttyp", report.kind.name()), String::new()),
        Data::Page(_) | Data::Start | Data::CaseSummary(_) | Data::Posting(_) => {
            (word("sok.sort", "sida"), String::new())
        }
    };
    let body = if site.body(id).is_some() { Some(id) } else { tie.body };
    Facets {
        kind,
        year: year(tie.date),
        body: body.map(|body| teller.body_name(body).into_owned()).unwrap_or_default(),
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
