//! Pages for people: one typed view and one template for each sort of page.

mod amendment;
mod attainment;
mod board;
mod body;
mod card;
mod case;
mod changes;
mod commissions;
mod decision;
mod deed;
mod desk;
mod facts;
mod figure;
mod finish;
mod follow_up;
mod gaps;
mod glossary;
mod goal;
mod indicator;
mod item;
mod ladder;
mod languages;
mod layout;
mod linked;
mod list;
mod meeting;
mod members;
mod name;
mod next_step;
mod not_found;
mod outcome;
mod page;
mod paper;
mod papers;
mod peers;
mod person;
mod plan;
mod prose;
mod radar;
mod relations;
mod shared;
mod site_map;
mod spoken;
mod start;
mod state;
mod statement;
mod steering;
mod surroundings;
mod thread;
mod tombstone;
mod tool;
mod trail;
mod withheld;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

pub use self::board::{rows as board_rows, title as posting_title};
pub use self::decision::is_amended;
pub use self::deed::{decides, verdict_name};
pub use self::desk::{Desk, inside};
pub use self::finish::Stand;
use self::languages::{Languages, settle};
pub use self::members::DATA as MEMBERS_DATA;
pub use self::prose::Called;
pub use self::shared::Shared;
use super::format::Ready;
use crate::diagnostics::Diagnostic;
use crate::documents::Data;
use crate::site::{DocumentId, Page, Plan, Register, Site, Subject, Tool};

/// Writes the HTML of a page after what is there.
///
/// # Errors
/// The fault of the template that makes it.
pub fn render(ready: Ready<'_>, page: &Page, out: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
    let site = ready.site_in(page.tongue);
    let desk = Desk::of(ready, page);
    let view = match page.subject {
        Subject::Start => value(&start::view(&desk)),
        Subject::Document(id) => document(&desk, id),
        Subject::Case(id) => value(&case::view(&desk, id)),
        Subject::List(id) => value(&list::view(&desk, id)),
        Subject::Goal(id, at) => plan(&desk, id, |plan| value(&goal::view(&desk, plan, at as usize))),
        Subject::Indicator(id, at) => {
            plan(&desk, id, |plan| value(&indicator::view(&desk, plan, at as usize)))
        }
        Subject::Gaps(id) => plan(&desk, id, |plan| value(&gaps::view(&desk, plan))),
        Subject::Posting(id) => value(&board::posting(&desk, id)),
        Subject::Register(register) => of_register(&desk, register),
        Subject::SiteMap => value(&site_map::view(&desk)),
        Subject::Tool(Tool::Changes) => value(&changes::view(&desk, ready.changes.ledger(ready))),
        Subject::Tool(tool) => tool::view(&desk, tool),
        Subject::Statement => value(&statement::view(&desk, ready.audit)),
        Subject::Withheld(id, at) => paper(&desk, (id, at)),
        Subject::Tombstone(at) => match site.tombstones.get(at) {
            Some(one) => value(&tombstone::view(&desk, page.subject, one)),
            None => value(&not_found::view(&desk)),
        },
        Subject::NotFound => value(&not_found::view(&desk)),
    };
    if let Some(fault) = desk.into_fault() {
        return Err(fault);
    }
    let mut made = ROOM.take();
    made.clear();
    ready.theme.render_into((page.tongue, &mut made), template_of(site, page), view)?;
    let stand = match page.subject {
        Subject::NotFound => Stand::anywhere(&page.address, &site.config.address),
        _ => Stand::at(&page.address),
    };
    if page.tongue.is_main() {
        stand.finish(&made, out);
    } else {
        let languages = Languages { own: site.config.language_of(page.tongue), main: &site.config.language };
        let text = str::from_utf8(&made).unwrap_or_default();
        stand.finish(settle(text, languages).as_bytes(), out);
    }
    ROOM.set(made);
    Ok(())
}

thread_local! {
    /// Room for a page that is not finished, kept from page to page.
    static ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// The template that makes a page.
pub fn template_of(site: &Site, page: &Page) -> &'static str {
    match page.subject {
        Subject::Start => "start.html",
        Subject::Case(_) => "case.html",
        Subject::List(_) => "list.html",
        Subject::Goal(..) => "goal.html",
        Subject::Indicator(..) => "indicator.html",
        Subject::Gaps(_) => "gaps.html",
        Subject::Posting(_) => "posting.html",
        Subject::Register(Register::Board | Register::OldPostings) => "board.html",
        Subject::Register(Register::Commissions(_)) => "commissions.html",
        Subject::Register(Register::Steering) => "register.html",
        Subject::Register(Register::Radar) => "radar.html",
        Subject::Register(Register::Attainment) => "attainment.html",
        Subject::SiteMap => "site_map.html",
        Subject::Statement => "statement.html",
        Subject::Withheld(..) => "withheld.html",
        Subject::Tombstone(_) => "tombstone.html",
        Subject::Tool(tool) => tool::template(tool),
        Subject::NotFound => "not_found.html",
        Subject::Document(id) => match &site.document(id).data {
            Data::Body(_) => "body.html",
            Data::Meeting(_) => "meeting.html",
            Data::AgendaItem(_) => "item.html",
            Data::StandingPaper(_) => "paper.html",
            Data::Steering(_) => "steering.html",
            Data::FollowUp(_) => "follow_up.html",
            Data::Page(_) | Data::CaseSummary(_) | Data::Posting(_) | Data::Start => "page.html",
        },
    }
}

fn paper(desk: &Desk<'_>, (id, at): (DocumentId, u16)) -> Value {
    let item = desk.site.item(id);
    let found = item.and_then(|item| item.papers.get(usize::from(at)).map(|paper| (item, paper)));
    found.map_or_else(|| value(&not_found::view(desk)), |found| value(&withheld::view(desk, (id, at), found)))
}

fn document(desk: &Desk<'_>, id: DocumentId) -> Value {
    match &desk.site.document(id).data {
        Data::Body(body) => value(&body::view(desk, id, body)),
        Data::Meeting(meeting) => value(&meeting::view(desk, id, meeting)),
        Data::AgendaItem(item) => value(&item::view(desk, id, item)),
        Data::StandingPaper(paper) => value(&paper::view(desk, id, paper)),
        Data::FollowUp(report) => value(&follow_up::view(desk, id, report)),
        Data::Steering(steering) => value(&steering::view(desk, id, steering)),
        // A case summary stands on its case's page, a posting on the board, the start text on the start page.
        Data::Page(_) | Data::CaseSummary(_) | Data::Posting(_) | Data::Start => value(&page::view(desk, id)),
    }
}

fn of_register(desk: &Desk<'_>, register: Register) -> Value {
    match register {
        Register::Board | Register::OldPostings => value(&board::board(desk, register)),
        Register::Commissions(portion) => value(&commissions::view(desk, portion)),
        Register::Steering => value(&radar::register(desk)),
        Register::Radar => value(&radar::radar(desk)),
        Register::Attainment => value(&attainment::view(desk)),
    }
}

/// The view of a page of a plan; nothing where the document has no figures, which routes rule out.
fn plan(desk: &Desk<'_>, id: DocumentId, view: impl FnOnce(&Plan) -> Value) -> Value {
    desk.site.plan(id).map_or_else(Value::default, view)
}

fn value(view: &impl Serialize) -> Value {
    Value::from(Serde(view))
}
