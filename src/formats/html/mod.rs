//! Pages for people: one typed view and one template for each sort of page.

mod body;
mod card;
mod case;
mod decision;
mod desk;
mod facts;
mod item;
mod layout;
mod list;
mod meeting;
mod name;
mod next_step;
mod not_found;
mod page;
mod paper;
mod papers;
mod prose;
mod relations;
mod site_map;
mod start;
mod state;
mod steering;
mod thread;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use self::desk::Desk;
use crate::diagnostics::Diagnostic;
use crate::documents::Data;
use crate::site::{DocumentId, Page, Site, Subject};
use crate::theme::Theme;

/// The HTML of a page.
///
/// # Errors
/// The fault of the template that makes it.
pub fn render(site: &Site, theme: &Theme, page: &Page) -> Result<String, Diagnostic> {
    let desk = Desk::of(site, theme, page);
    match page.subject {
        Subject::Start => fill(theme, "start.html", &start::view(&desk)),
        Subject::Document(id) => document(&desk, theme, id),
        Subject::Case(id) => fill(theme, "case.html", &case::view(&desk, id)),
        Subject::List(id) => fill(theme, "list.html", &list::view(&desk, id)),
        Subject::SiteMap => fill(theme, "site_map.html", &site_map::view(&desk)),
        Subject::NotFound => fill(theme, "not_found.html", &not_found::view(&desk)),
    }
}

fn document(desk: &Desk<'_>, theme: &Theme, id: DocumentId) -> Result<String, Diagnostic> {
    match &desk.site.document(id).data {
        Data::Body(body) => fill(theme, "body.html", &body::view(desk, id, body)),
        Data::Meeting(meeting) => fill(theme, "meeting.html", &meeting::view(desk, id, meeting)),
        Data::AgendaItem(item) => fill(theme, "item.html", &item::view(desk, id, item)),
        Data::StandingPaper(paper) => fill(theme, "paper.html", &paper::view(desk, id, paper)),
        Data::Steering(steering) => fill(theme, "steering.html", &steering::view(desk, id, steering)),
        // A case summary stands on its case's page, the start text on the start page.
        Data::Page(_) | Data::CaseSummary(_) | Data::Start => {
            fill(theme, "page.html", &page::view(desk, id))
        }
    }
}

fn fill(theme: &Theme, template: &str, view: &impl Serialize) -> Result<String, Diagnostic> {
    theme.render(template, Value::from(Serde(view)))
}
