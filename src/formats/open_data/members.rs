//! The members of each body in Popolo: the body, its memberships, who holds them and for which party.

use serde_json::{Value, json};

use super::people::{Seat, seats_of};
use crate::formats::format::{Format, Ready};
use crate::formats::html::MEMBERS_DATA;
use crate::formats::teller::Teller;
use crate::output::{Artifact, Recipe};
use crate::site::DocumentId;

/// The members of each body that lists some.
pub static FORMAT: Format = Format { name: "members", make };

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let teller = Teller::of(ready);
    let bodies = ready.site.documents().filter(|id| !seats_of(ready.site, *id).is_empty());
    let made = bodies.map(|body| Artifact {
        address: format!("{}{MEMBERS_DATA}", ready.site.address(body).tidy()),
        recipe: Recipe::Make(Box::new(move |out| {
            out.extend_from_slice(format!("{:#}\n", organization(teller, body)).as_bytes());
            Ok(())
        })),
    });
    made.collect()
}

fn organization(teller: Teller<'_>, body: DocumentId) -> Value {
    let site = teller.site;
    let url = teller.url(site.address(body));
    let classification = site.body(body).map(|one| one.kind.name()).unwrap_or_default();
    let memberships: Vec<Value> =
        seats_of(site, body).into_iter().map(|seat| membership(teller, seat, &url)).collect();
    json!({
        "id": url,
        "name": teller.body_name(body),
        "classification": classification,
        "memberships": memberships,
        "sources": [{ "url": url }],
    })
}

fn membership(teller: Teller<'_>, seat: Seat<'_>, organization: &str) -> Value {
    let member = seat.member;
    let municipality = teller.municipality(teller.site.tie(seat.body).municipality).map(crate::terms::slug);
    let of = municipality.map(|slug| format!("{slug}/")).unwrap_or_default();
    let person = teller.tag(&format!("person/{of}{}", member.id));
    let mut made = json!({
        "role": teller.locale.word_owned(&format!("ledamot.roll.{}", member.role.name())),
        "person_id": person,
        "person": { "id": person, "name": member.name },
        "organization_id": organization,
        "end_date": member.until.to_string(),
    });
    if let Some(from) = member.from {
        made["start_date"] = from.to_string().into();
    }
    if let Some(party) = &member.party {
        let id = teller.tag(&format!("parti/{of}{}", crate::terms::slug(party)));
        made["on_behalf_of_id"] = id.clone().into();
        made["on_behalf_of"] = json!({ "id": id, "name": party, "classification": "party" });
    }
    made
}
