//! The way to a page from the start page: what stands above it, as the page shows it and as its linked data tell it.
//! Pages below the same page share it, so it is made once for them all.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::desk::{Desk, Html, Link, html};
use super::linked::{Step, inert};
use super::plan::goal_link;
use crate::diagnostics::Diagnostic;
use crate::documents::Data;
use crate::site::{Address, DocumentId, ListOf, Node, Portion, ROOT, Register, Scope, Subject, Tool};
use crate::terms::Tongue;

/// The way to a page, without the page itself.
#[derive(Debug, Default)]
pub struct Trail {
    /// As the page shows it; empty where nothing stands above.
    pub html: Html,
    /// The same as steps of a `BreadcrumbList`: JSON objects with commas between, safe inside an element.
    pub data: String,
    /// How many steps.
    pub length: usize,
}

/// A page that others stand below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Above {
    Start,
    List(ListOf),
    /// A municipality's part of a list.
    Municipality(ListOf, usize),
    /// By its title.
    Node(Node),
    /// A body by its name with its municipality.
    Body(DocumentId),
    /// A meeting by its day.
    Day(DocumentId),
    /// A goal of a plan.
    Goal(DocumentId, usize),
    Register(Register),
    Tool(Tool),
}

/// The trails of a site's pages, each made when the first page needs it.
#[derive(Default)]
pub struct Trails {
    made: Mutex<FxHashMap<Seen, Arc<Trail>>>,
}

/// What decides the words and links of a trail: in which language, from which municipality, and what stands above.
type Seen = (Tongue, Option<usize>, Vec<Above>);

/// What the template of a trail gets.
#[derive(Serialize)]
struct TrailView {
    steps: Vec<Link>,
}

impl Desk<'_> {
    /// The way to a page.
    pub(super) fn trail(&self, subject: Subject) -> Arc<Trail> {
        let Some(ready) = self.press else { return Arc::default() };
        let seen = (self.tongue, self.home, above(self, subject));
        let known = || ready.shared.trails.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(trail) = known().get(&seen) {
            return Arc::clone(trail);
        }
        let trail = Arc::new(self.sound(Trail::of(self, &seen.2)));
        known().insert(seen, Arc::clone(&trail));
        trail
    }
}

impl Trail {
    fn of(desk: &Desk<'_>, above: &[Above]) -> Result<Self, Box<Diagnostic>> {
        let steps: Vec<Link> = above.iter().filter_map(|one| one.link(desk)).collect();
        let teller = desk.teller();
        let mut data = String::new();
        for (position, link) in (1..).zip(&steps) {
            let address = link.href.strip_prefix(ROOT).map(Address::file);
            let item = address.map(|address| teller.url(&address));
            let step = Step { item, name: &link.text, position };
            if let Ok(step) = serde_json::to_string(&step) {
                inert(&mut data, &step);
                data.push(',');
            }
        }
        data.pop();
        let length = steps.len();
        let mut made = desk.made_by("trail.html", &TrailView { steps })?;
        made.truncate(made.trim_end().len());
        Ok(Self { html: html(made), data, length })
    }
}

impl Above {
    /// The link to it; none where it is no page of the site.
    fn link(self, desk: &Desk<'_>) -> Option<Link> {
        Some(match self {
            Self::Start => {
                let home = desk.link(&Address::page(&[]));
                Link { href: home, text: desk.word("sida.start").to_owned() }
            }
            Self::List(of) => desk.list_link(of)?,
            Self::Municipality(of, at) => {
                let list = desk.site.list_of(of, Scope::Municipality(at))?;
                Link { href: desk.link(&list.address), text: desk.municipality(Some(at))?.to_owned() }
            }
            Self::Node(node) => desk.link_to(node),
            Self::Body(id) => desk.link_saying(id, desk.whole_body_name(id).into_owned()),
            Self::Day(id) => {
                let day = desk.site.tie(id).date.map(|date| desk.locale.date(date));
                desk.link_saying(id, day.unwrap_or_default().into_owned())
            }
            Self::Goal(id, at) => goal_link(desk, desk.site.plan(id)?, at),
            Self::Register(register) => desk.register(register),
            Self::Tool(tool) => desk.tool(tool),
        })
    }
}

/// What stands above a page, the start page first.
fn above(desk: &Desk<'_>, subject: Subject) -> Vec<Above> {
    let mut above = vec![Above::Start];
    match subject {
        Subject::Start => above.clear(),
        Subject::Document(id) => of_document(desk, id, &mut above),
        Subject::Case(id) => narrowed(ListOf::Cases, desk.site.case(id).municipality, &mut above),
        Subject::List(id) => {
            let list = desk.site.list(id);
            above.extend((list.scope != Scope::All).then_some(Above::List(list.of)));
        }
        Subject::Goal(id, at) => of_plan(desk, id, Some(at as usize), &mut above),
        Subject::Indicator(id, at) => {
            let goal = desk.site.plan(id).and_then(|plan| plan.goal_of(at as usize));
            of_plan(desk, id, goal, &mut above);
            above.extend(goal.map(|goal| Above::Goal(id, goal)));
        }
        Subject::Gaps(id) => of_plan(desk, id, None, &mut above),
        Subject::Posting(_) | Subject::Register(Register::OldPostings) => {
            above.push(Above::Register(Register::Board));
        }
        Subject::Register(Register::Commissions(portion)) if portion != Portion::All => {
            above.push(Above::Register(Register::Commissions(Portion::All)));
        }
        Subject::Register(Register::Steering | Register::Radar | Register::Attainment) => {
            above.push(Above::List(ListOf::Steering));
        }
        Subject::Tool(Tool::Letter(_)) => above.push(Above::Tool(Tool::Index)),
        Subject::Withheld(id, _) => {
            above.extend(desk.site.tie(id).meeting.map(|meeting| Above::Node(meeting.into())));
            above.push(Above::Node(id.into()));
        }
        Subject::Register(_)
        | Subject::SiteMap
        | Subject::Tool(_)
        | Subject::Statement
        | Subject::Tombstone(_)
        | Subject::NotFound => {}
    }
    above
}

fn of_document(desk: &Desk<'_>, id: DocumentId, above: &mut Vec<Above>) {
    let tie = desk.site.tie(id);
    match &desk.site.document(id).data {
        Data::Body(_) => above.push(Above::List(ListOf::Bodies)),
        Data::Meeting(_) | Data::AgendaItem(_) => {
            above.push(Above::List(ListOf::Bodies));
            above.extend(tie.body.map(Above::Body));
            above.extend(tie.meeting.map(Above::Day));
        }
        Data::StandingPaper(_) => narrowed(ListOf::Papers, tie.municipality, above),
        Data::Steering(_) => narrowed(ListOf::Steering, tie.municipality, above),
        Data::FollowUp(_) => narrowed(ListOf::FollowUps, tie.municipality, above),
        Data::Page(_) | Data::CaseSummary(_) | Data::Posting(_) | Data::Start => {}
    }
}

/// A list, and a municipality's part of it.
fn narrowed(of: ListOf, municipality: Option<usize>, above: &mut Vec<Above>) {
    above.push(Above::List(of));
    above.extend(municipality.map(|at| Above::Municipality(of, at)));
}

/// The way to a page of a plan, above one of its goals.
fn of_plan(desk: &Desk<'_>, id: DocumentId, goal: Option<usize>, above: &mut Vec<Above>) {
    above.extend([Above::List(ListOf::Steering), Above::Node(id.into())]);
    let goals = desk.site.plan(id).zip(goal).map(|(plan, goal)| plan.goals.above(goal));
    above.extend(goals.into_iter().flatten().map(|goal| Above::Goal(id, goal)));
}
