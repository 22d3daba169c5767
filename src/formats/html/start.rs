//! The start page: what comes, what was decided, how it goes, what is announced, what holds, how to find.

use serde::Serialize;

use super::board::{self, BoardRow};
use super::desk::{Desk, Html, Link, html};
use super::layout::{Head, Shell};
use super::list::ListLink;
use super::plan::{Progress, progress};
use super::steering::in_state;
use crate::config::Part;
use crate::documents::{MeetingStatus, SteeringState};
use crate::site::{ListOf, Node, Register, Scope, Subject, Tool};
use crate::terms::tongue::unmarked;

const MEETINGS: usize = 3;
const DECISIONS: usize = 5;
const CASES: usize = 4;
const STEERING: usize = 5;
const PLANS: usize = 4;
const NOTICES: usize = 3;

/// What the template of the start page gets.
#[derive(Debug, Serialize)]
pub struct StartView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// A few plain sentences.
    pub summary: Option<String>,
    /// What the editor says first.
    pub text: Html,
    /// The search, which takes the words that are typed here, where the site has it.
    pub search: Option<String>,
    /// The next meetings.
    pub meetings: Html,
    /// The latest decisions.
    pub decisions: Html,
    /// How far the plans in force have come, the latest adopted first.
    pub plans: Vec<Progress>,
    /// How far all their indicators have come.
    pub attainment: Link,
    /// What was put up last on the notice board.
    pub notices: Vec<BoardRow>,
    /// The whole board.
    pub board: String,
    /// Cases to follow.
    pub cases: Html,
    /// Steering documents in force, the latest adopted first.
    pub steering: Html,
    /// How many hold.
    pub steering_in_force: Option<Link>,
    /// Everything there is.
    pub lists: Vec<ListLink>,
}

/// The view of the start page.
pub fn view(desk: &Desk<'_>) -> StartView {
    let site = desk.site;
    let document = site.start().map(|id| site.document(id));
    let title = document.map(|document| document.head.title.clone()).filter(|title| !title.is_empty());
    let heading = title.unwrap_or_else(|| site.config.name_in(desk.tongue).to_owned());
    let head = Head { title: heading.clone(), ..Head::default() };
    let in_force = site.list_of(ListOf::Steering, Scope::Status(SteeringState::InForce.name()));
    let holding = in_state(desk, SteeringState::InForce);
    StartView {
        shell: Shell::of(desk, Subject::Start, Head { title: front_title(desk, &head), ..head }),
        heading,
        summary: document.and_then(|document| document.head.summary.clone()),
        text: document.map_or_else(
            || html(String::new()),
            |document| desk.prose(document, 0..document.prose.notes().end),
        ),
        search: site.config.has(Part::Search).then(|| desk.tool(Tool::Search).href),
        meetings: desk.entries(coming(desk)),
        decisions: desk.entries(entries(desk, ListOf::Decisions).iter().copied().take(DECISIONS)),
        plans: holding.iter().filter_map(|id| progress(desk, *id)).take(PLANS).collect(),
        attainment: desk.register(Register::Attainment),
        notices: board::latest_rows(desk, NOTICES),
        board: desk.register(Register::Board).href,
        cases: desk.entries(told_cases(desk)),
        steering: desk.entries(holding.iter().map(|id| (*id).into()).take(STEERING)),
        steering_in_force: in_force.map(|list| Link {
            href: desk.link(&list.address),
            text: desk.locale.count("start.alla_gallande", list.entries.len()),
        }),
        lists: lists(desk),
    }
}

/// The editor's title, unless it is the site's name, which stands in every title.
fn front_title(desk: &Desk<'_>, head: &Head) -> String {
    let name = unmarked(desk.site.config.name_in(desk.tongue));
    if unmarked(&head.title).starts_with(&name) { String::new() } else { head.title.clone() }
}

fn entries<'d>(desk: &Desk<'d>, of: ListOf) -> &'d [Node] {
    desk.site.list_of(of, Scope::All).map_or(&[][..], |list| &list.entries)
}

/// The next meetings, the first to come first.
fn coming(desk: &Desk<'_>) -> Vec<Node> {
    let meetings = entries(desk, ListOf::Meetings);
    let today = crate::terms::PartialDate::from(desk.site.as_of);
    let split = meetings.partition_point(|node| desk.site.latest_date(*node) >= Some(today));
    let held = |node: &&Node| match node {
        Node::Document(id) => {
            desk.site.meeting(*id).is_some_and(|meeting| meeting.status != MeetingStatus::Cancelled)
        }
        Node::Case(_) => false,
    };
    meetings[..split].iter().rev().filter(held).take(MEETINGS).copied().collect()
}

/// The cases that an editor has told the story of, the latest first.
fn told_cases(desk: &Desk<'_>) -> Vec<Node> {
    let told = |node: &&Node| match node {
        Node::Case(id) => desk.site.case(*id).summary.is_some(),
        Node::Document(_) => false,
    };
    entries(desk, ListOf::Cases).iter().filter(told).take(CASES).copied().collect()
}

fn lists(desk: &Desk<'_>) -> Vec<ListLink> {
    let lists = ListOf::ALL.iter().filter_map(|of| desk.site.list_of(*of, Scope::All));
    lists
        .filter(|list| !list.entries.is_empty())
        .map(|list| ListLink {
            href: desk.link(&list.address),
            text: desk.term("lista", list.of.segment()),
            count: list.entries.len(),
            current: false,
        })
        .collect()
}
