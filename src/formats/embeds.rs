//! Small pages for a frame on a municipality's own site: the coming meetings of a body, what is on the notice board,
//! how far an indicator is.

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::format::{Format, Ready};
use super::html::{Desk, Stand, board_rows};
use super::teller::Teller;
use crate::diagnostics::Diagnostic;
use crate::documents::Data;
use crate::output::{Artifact, Recipe};
use crate::site::{Address, DocumentId, Plan, ROOT, Register, name_of, register_address};

/// The most meetings that a frame shows.
const LONGEST: usize = 8;
/// The folder of all frames.
const FOLDER: &str = "inbaddning";

/// A frame for each body, notice board and indicator.
pub static FORMAT: Format = Format { name: "embeds", make };

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let site = ready.site;
    let bodies = site.documents().filter(|id| matches!(site.document(*id).data, Data::Body(_)));
    let bodies = bodies.map(|id| {
        let address = address(&["organ".to_owned(), slug_of(ready, id)]);
        frame(address, move |here| write(ready, id, here))
    });
    // The board of the whole site, and of each municipality where it has several.
    let boards = std::iter::once(None).chain((0..site.config.municipalities.len()).map(Some));
    let boards = boards.map(|at| {
        let own = at.map(|at| site.config.municipalities[at].slug.clone());
        let segments: Vec<String> = std::iter::once("anslagstavla".to_owned()).chain(own).collect();
        frame(address(&segments), move |here| board(ready, at, here))
    });
    let indicators = site.plans().iter().flat_map(|plan| {
        (0..plan.indicator_pages.len()).map(move |at| {
            let name = crate::terms::slug(&plan.figures.indicators[at].id);
            let address = address(&["matt".to_owned(), slug_of(ready, plan.document), name]);
            frame(address, move |here| indicator(ready, (plan, at), here))
        })
    });
    bodies.chain(boards).chain(indicators).collect()
}

fn frame<'s>(
    address: Address,
    write: impl Fn(&Address) -> Result<String, Box<Diagnostic>> + Send + Sync + 's,
) -> Artifact<'s> {
    Artifact {
        address: address.as_str().to_owned(),
        recipe: Recipe::Make(Box::new(move |out| {
            Stand::at(&address).finish(write(&address)?.as_bytes(), out);
            Ok(())
        })),
    }
}

fn address(segments: &[String]) -> Address {
    let mut all = vec![FOLDER.to_owned()];
    all.extend_from_slice(segments);
    Address::page(&all)
}

fn slug_of(ready: Ready<'_>, id: DocumentId) -> String {
    crate::terms::slug(&name_of(ready.site.document(id)))
}

/// The outer part of every frame.
fn shell(desk: &Desk<'_>, (heading, more): (String, &Address)) -> Value {
    context! {
        language => desk.site.config.language.as_str(),
        prefix => ROOT,
        heading => heading,
        more => desk.link(more),
    }
}

fn board(ready: Ready<'_>, municipality: Option<usize>, here: &Address) -> Result<String, Box<Diagnostic>> {
    let desk = Desk::at(Teller::of(ready), here);
    let name = desk.word("anslag.tavla");
    let heading = match desk.municipality(municipality) {
        Some(municipality) => format!("{name}: {municipality}"),
        None => name.to_owned(),
    };
    let more = register_address(ready.site, Register::Board);
    let rows = Value::from(Serde(board_rows(&desk, municipality)));
    let view = context! { rows => rows, ..shell(&desk, (heading, &more)) };
    ready.theme.render("embed_board.html", view)
}

fn indicator(
    ready: Ready<'_>,
    (plan, at): (&Plan, usize),
    here: &Address,
) -> Result<String, Box<Diagnostic>> {
    let desk = Desk::at(Teller::of(ready), here);
    let heading = plan.figures.indicators[at].name.clone();
    let line = Value::from(Serde(desk.indicator_line(plan, at)));
    let view = context! {
        line => line,
        source => ready.site.title(plan.document.into()),
        ..shell(&desk, (heading, &plan.indicator_pages[at]))
    };
    ready.theme.render("embed_indicator.html", view)
}

fn write(ready: Ready<'_>, body: DocumentId, here: &Address) -> Result<String, Box<Diagnostic>> {
    let teller = Teller::of(ready);
    let desk = Desk::at(teller, here);
    let site = ready.site;
    let mut coming: Vec<DocumentId> = site
        .children(body)
        .iter()
        .copied()
        .filter(|id| site.meeting(*id).and_then(|meeting| meeting.date).is_some_and(|day| day >= site.as_of))
        .collect();
    // Children come with the latest first.
    coming.reverse();
    coming.truncate(LONGEST);
    let meetings: Vec<_> = coming
        .into_iter()
        .filter_map(|id| {
            let meeting = site.meeting(id)?;
            let day = meeting.date?;
            Some(context! {
                href => desk.link(site.address(id)),
                iso => day.to_string(),
                words => teller.locale.day(day),
                time => meeting.time.as_deref().unwrap_or_default(),
                place => meeting.place.as_deref().unwrap_or_default(),
                status => teller.meeting_status(meeting),
            })
        })
        .collect();
    let heading = teller.locale.phrase("inbaddning.titel", &[("organ", &teller.body_name(body))]);
    let view = context! { meetings => meetings, ..shell(&desk, (heading, site.address(body))) };
    ready.theme.render("embed.html", view)
}
