//! What can be subscribed to, and what each channel tells.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::entry::{Entry, Told};
use crate::config::Part;
use crate::documents::{Data, MeetingStatus};
use crate::formats::teller::Teller;
use crate::site::{Address, CaseId, DocumentId, List, ListOf, Node, Plan, Scope, Site, Subject};

/// The most entries that a channel shows; the pages have the older ones.
const LONGEST: usize = 50;
/// The name of the feed's file in the folder of its page, without ending.
const NAME: &str = "flode";

/// A channel of news.
#[derive(Debug, Clone)]
pub struct Channel {
    /// The page that shows the same.
    pub page: Address,
    /// What it is about.
    pub title: String,
    /// What happened, the latest first.
    pub entries: Vec<Entry>,
    /// The first day that the site tells of.
    pub since: Date,
    /// How many like it the site has.
    pub sort: Sort,
}

/// Whether a channel is one of few, that a reader may want together, or of very many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Of the site, a list, a body, a steering document.
    Main,
    /// Of a case, a goal, an indicator.
    Narrow,
}

impl Channel {
    /// The address of its file with an ending: `organ/ks/flode.xml`.
    pub fn file(&self, ending: &str) -> String {
        file_beside(&self.page, ending)
    }

    /// The day of its latest entry; of a channel where nothing has happened, the first that the site tells of.
    pub fn updated(&self) -> Date {
        self.entries.first().map_or(self.since, |entry| entry.day)
    }
}

/// The address of the feed of a page.
pub fn file_beside(page: &Address, ending: &str) -> String {
    format!("{}{NAME}.{ending}", page.tidy())
}

/// Every channel: of the site, of lists, bodies, steering documents, goals, indicators and cases.
pub fn channels(teller: Teller<'_>) -> Vec<Channel> {
    let site = teller.site;
    let mut made = vec![of_site(teller)];
    made.par_extend(site.lists().par_iter().filter_map(|list| of_list(teller, list)));
    let with_channel = |id: &DocumentId| has_channel(site, Subject::Document(*id));
    let documents: Vec<DocumentId> = site.documents().filter(with_channel).collect();
    made.par_extend(documents.into_par_iter().map(|id| match site.body(id) {
        Some(_) => of_body(teller, id),
        None => of_steering(teller, id),
    }));
    if has_narrow(site) {
        let cases: Vec<CaseId> = site.cases().collect();
        made.par_extend(cases.into_par_iter().map(|id| of_case(teller, id)));
        made.par_extend(site.plans().par_iter().flat_map_iter(|plan| of_plan(teller, plan)));
    }
    let since = teller.first();
    for channel in &mut made {
        channel.since = since;
    }
    made
}

/// Whether a page has news of its own.
pub fn has_channel(site: &Site, subject: Subject) -> bool {
    match subject {
        Subject::Document(id) => match &site.document(id).data {
            Data::Body(_) => true,
            Data::Steering(_) => has_narrow(site),
            _ => false,
        },
        Subject::Case(_) | Subject::Goal(..) | Subject::Indicator(..) => has_narrow(site),
        Subject::List(id) => is_told(site.list(id)),
        _ => false,
    }
}

/// Whether what is narrower than a body or a list has news of its own.
pub fn has_narrow(site: &Site) -> bool {
    site.config.has(Part::NarrowFeeds)
}

/// Whether a list has news of its own: all of one sort, and each type of it.
fn is_told(list: &List) -> bool {
    list.of != ListOf::Bodies && matches!(list.scope, Scope::All | Scope::Type(_))
}

fn channel(
    teller: Teller<'_>,
    page: Address,
    title: String,
    nodes: impl IntoIterator<Item = Node>,
) -> Channel {
    let told = nodes.into_iter().filter(|node| is_news(teller, *node));
    let entries = told.filter_map(|node| Some(Entry { day: teller.changed(node)?, told: Told::Node(node) }));
    gathered(page, title, entries.collect())
}

/// A channel of the latest entries.
fn gathered(page: Address, title: String, mut entries: Vec<Entry>) -> Channel {
    entries.sort_by_key(|entry| (Reverse(entry.day), entry.told));
    entries.dedup();
    entries.truncate(LONGEST);
    Channel { page, title, entries, since: Date::MIN, sort: Sort::Main }
}

/// Whether something has happened: a meeting that is only planned stands in the calendar, not in the news.
fn is_news(teller: Teller<'_>, node: Node) -> bool {
    let Node::Document(id) = node else { return true };
    teller.site.meeting(id).is_none_or(|meeting| meeting.status != MeetingStatus::Planned)
}

fn of_site(teller: Teller<'_>) -> Channel {
    let site = teller.site;
    let nodes = site.documents().filter(|id| match &site.document(*id).data {
        Data::Meeting(_) | Data::Steering(_) | Data::StandingPaper(_) => true,
        Data::AgendaItem(item) => item.decision.verdict.is_some(),
        _ => false,
    });
    channel(teller, Address::page(&[]), site.config.name.clone(), nodes.map(Node::from))
}

/// The news of a list of all of one sort, and of each type of decision and of steering document.
fn of_list(teller: Teller<'_>, list: &List) -> Option<Channel> {
    if !is_told(list) {
        return None;
    }
    let name = teller.locale.word_owned(&format!("lista.{}", list.of.segment()));
    let title = match list.scope {
        Scope::Type(kind) => {
            let group = match list.of {
                ListOf::Decisions => "utfall",
                ListOf::Steering => "dokumenttyp",
                ListOf::Papers => "handlingstyp",
                _ => "arendetyp",
            };
            let kind = teller.locale.word_owned(&format!("{group}.{kind}"));
            teller.locale.phrase("lista.titel.av", &[("lista", &name), ("del", &kind)])
        }
        _ => name,
    };
    let title = format!("{title} – {}", teller.site.config.name);
    Some(channel(teller, list.address.clone(), title, list.entries.iter().copied()))
}

fn of_body(teller: Teller<'_>, body: DocumentId) -> Channel {
    let site = teller.site;
    let meetings = site.children(body);
    let items = meetings.iter().flat_map(|meeting| site.children(*meeting));
    let decided = items.filter(|id| site.item(**id).is_some_and(|item| item.decision.verdict.is_some()));
    let nodes = meetings.iter().chain(decided).map(|id| Node::from(*id));
    let title = teller.locale.phrase("flode.organ", &[("organ", &teller.body_name(body))]);
    channel(teller, site.address(body).clone(), title, nodes)
}

fn of_case(teller: Teller<'_>, id: CaseId) -> Channel {
    let case = teller.site.case(id);
    let nodes = case.documents.iter().map(|id| Node::from(*id));
    let channel = channel(teller, case.address.clone(), teller.headline(id.into()), nodes);
    Channel { sort: Sort::Narrow, ..channel }
}

fn of_steering(teller: Teller<'_>, id: DocumentId) -> Channel {
    let others = teller.site.relations_to(id).map(|edge| edge.from);
    let nodes = std::iter::once(Node::from(id)).chain(others);
    channel(teller, teller.site.address(id).clone(), teller.name(id.into()).into_owned(), nodes)
}

/// The news of each goal and indicator of a steering document: outcomes, and what reports say of a goal.
fn of_plan(teller: Teller<'_>, plan: &Plan) -> Vec<Channel> {
    let document = teller.name(plan.document.into());
    let titled = |name: &str| format!("{name} – {document}");
    let goals = plan.goals.all().iter().zip(&plan.goal_pages).enumerate().map(|(at, (goal, page))| {
        let outcomes = plan.indicators_under(at).into_iter().flat_map(|one| outcomes(teller, plan, one));
        let entries = reports(teller, plan, &goal.id).chain(outcomes).collect();
        gathered(page.clone(), titled(&goal.title), entries)
    });
    let indicators = plan.figures.indicators.iter().zip(&plan.indicator_pages).enumerate();
    let indicators = indicators.map(|(at, (one, page))| {
        gathered(page.clone(), titled(&one.name), outcomes(teller, plan, at).collect())
    });
    goals.chain(indicators).map(|channel| Channel { sort: Sort::Narrow, ..channel }).collect()
}

/// The document, and the reports that speak of a goal of it.
fn reports(teller: Teller<'_>, plan: &Plan, goal: &str) -> impl Iterator<Item = Entry> {
    let site = teller.site;
    let speaks = move |id: &DocumentId| match &site.document(*id).data {
        Data::FollowUp(report) => report.assessments.iter().any(|one| one.goal.value == goal),
        _ => false,
    };
    let from = site.relations_to(plan.document).filter_map(|edge| match edge.from {
        Node::Document(id) => Some(id),
        Node::Case(_) => None,
    });
    std::iter::once(plan.document)
        .chain(from.filter(speaks))
        .filter_map(move |id| Some(Entry { day: teller.changed(id.into())?, told: Told::Node(id.into()) }))
}

/// One entry for each period that an indicator has outcomes of. Figures have no day of their own: the day is the last
/// of the period, or its first while it runs.
fn outcomes(teller: Teller<'_>, plan: &Plan, at: usize) -> impl Iterator<Item = Entry> {
    let as_of = teller.site.as_of;
    let document = plan.document;
    let mut seen = BTreeSet::new();
    let own = plan.outcomes(at).into_iter().enumerate().filter(|(_, one)| one.is_own());
    own.filter_map(move |(place, one)| {
        let day = one.period.last().filter(|day| *day <= as_of).or(one.period.first())?;
        let new = day <= as_of && seen.insert(one.period.days());
        new.then_some(Entry { day, told: Told::Outcome(document, at, place) })
    })
}
