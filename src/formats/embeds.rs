//! Small pages for a frame on a municipality's own site: the coming meetings of a body.

use minijinja::context;

use super::format::{Format, Ready};
use super::teller::Teller;
use crate::diagnostics::Diagnostic;
use crate::documents::Data;
use crate::output::{Artifact, Recipe};
use crate::site::{Address, DocumentId, name_of};

/// The most meetings that a frame shows.
const LONGEST: usize = 8;

/// A frame for each body.
pub static FORMAT: Format = Format { name: "embeds", make };

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let site = ready.site;
    let bodies = site.documents().filter(|id| matches!(site.document(*id).data, Data::Body(_)));
    bodies
        .map(|id| {
            let address = address(ready, id);
            Artifact {
                address: address.as_str().to_owned(),
                recipe: Recipe::Make(Box::new(move |out| {
                    out.extend_from_slice(write(ready, id, &address)?.as_bytes());
                    Ok(())
                })),
            }
        })
        .collect()
}

fn address(ready: Ready<'_>, body: DocumentId) -> Address {
    let name = crate::terms::slug(&name_of(ready.site.document(body)));
    Address::page(&["inbaddning".to_owned(), "organ".to_owned(), name])
}

fn write(ready: Ready<'_>, body: DocumentId, here: &Address) -> Result<String, Box<Diagnostic>> {
    let teller = Teller::of(ready);
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
                href => here.link_to(site.address(id)),
                iso => day.to_string(),
                words => teller.locale.day(day),
                time => meeting.time.as_deref().unwrap_or_default(),
                place => meeting.place.as_deref().unwrap_or_default(),
                status => teller.meeting_status(meeting),
            })
        })
        .collect();
    let view = context! {
        language => site.config.language.as_str(),
        prefix => "../".repeat(here.as_str().matches('/').count()),
        heading => teller.locale.phrase("inbaddning.titel", &[("organ", &teller.body_name(body))]),
        more => here.link_to(site.address(body)),
        meetings => meetings,
    };
    ready.theme.render("embed.html", view)
}
