//! What can be subscribed to, and what each channel tells.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::documents::{Data, MeetingStatus};
use crate::formats::teller::Teller;
use crate::site::{Address, DocumentId, List, ListOf, Node, Scope, Site, Subject};

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
    pub entries: Vec<(Date, Node)>,
    /// The first day that the site tells of.
    pub since: Date,
}

impl Channel {
    /// The address of its file with an ending: `organ/ks/flode.xml`.
    pub fn file(&self, ending: &str) -> String {
        file_beside(&self.page, ending)
    }

    /// The day of its latest entry; of a channel where nothing has happened, the first that the site tells of.
    pub fn updated(&self) -> Date {
        self.entries.first().map_or(self.since, |(day, _)| *day)
    }
}

/// The address of the feed of a page.
pub fn file_beside(page: &Address, ending: &str) -> String {
    format!("{}{NAME}.{ending}", page.tidy())
}

/// Every channel: of the site, of lists, bodies, steering documents and cases.
pub fn channels(teller: Teller<'_>) -> Vec<Channel> {
    let site = teller.site;
    let mut made = vec![of_site(teller)];
    made.extend(site.lists().iter().filter_map(|list| of_list(teller, list)));
    for id in site.documents() {
        match &site.document(id).data {
            Data::Body(_) => made.push(of_body(teller, id)),
            Data::Steering(_) => made.push(of_steering(teller, id)),
            _ => {}
        }
    }
    for id in site.cases() {
        let case = site.case(id);
        let nodes = case.documents.iter().map(|id| Node::from(*id));
        made.push(channel(teller, case.address.clone(), teller.headline(id.into()), nodes));
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
        Subject::Document(id) => matches!(site.document(id).data, Data::Body(_) | Data::Steering(_)),
        Subject::Case(_) => true,
        Subject::List(id) => is_told(site.list(id)),
        _ => false,
    }
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
    let mut entries: Vec<(Date, Node)> =
        told.filter_map(|node| teller.changed(node).map(|day| (day, node))).collect();
    entries.sort_by_key(|(day, node)| (Reverse(*day), *node));
    entries.dedup();
    entries.truncate(LONGEST);
    Channel { page, title, entries, since: Date::MIN }
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

fn of_steering(teller: Teller<'_>, id: DocumentId) -> Channel {
    let others = teller.site.relations_to(id).map(|edge| edge.from);
    let nodes = std::iter::once(Node::from(id)).chain(others);
    channel(teller, teller.site.address(id).clone(), teller.name(id.into()), nodes)
}
