//! Counted votes as Popolo vote events. Only counts: how each member voted is not in the sources.

use std::cmp::Ordering;

use serde_json::{Value, json};

use crate::documents::{Verdict, Vote};
use crate::formats::format::{Format, Ready};
use crate::formats::teller::{Teller, moment};
use crate::output::{Artifact, Recipe};
use crate::site::DocumentId;

/// The vote events.
pub static FORMAT: Format = Format { name: "votes", make };

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let teller = Teller::of(ready);
    let voted = ready.site.documents().filter_map(|id| {
        let vote = ready.site.item(id)?.decision.vote.as_ref()?;
        let address = format!("{}omrostning.json", ready.site.address(id).tidy());
        Some(Artifact {
            recipe: Recipe::Make(Box::new({
                let address = address.clone();
                move |out| {
                    let event = event(teller, id, vote, &teller.url_of(&address));
                    out.extend_from_slice(format!("{event:#}\n").as_bytes());
                    Ok(())
                }
            })),
            address,
        })
    });
    voted.collect()
}

fn event(teller: Teller<'_>, id: DocumentId, vote: &Vote, url: &str) -> Value {
    let site = teller.site;
    let count = |option: &str, value: i64| json!({ "option": option, "value": value });
    let mut event = json!({
        "id": url,
        "identifier": teller.headline(id.into()),
        "motion": { "text": vote.about.clone().map_or_else(|| teller.name(id.into()), Into::into) },
        "counts": [
            count("yes", vote.yes),
            count("no", vote.no),
            count("abstain", vote.abstained),
            count("absent", vote.absent),
        ],
        "sources": [{ "url": teller.url(site.address(id)) }],
    });
    if let Some(day) = site.tie(id).date.and_then(crate::terms::PartialDate::date) {
        event["start_date"] = moment(day).into();
    }
    let verdict = site.item(id).and_then(|item| item.decision.verdict);
    let result = match (&vote.about, verdict) {
        // Of something else than the whole proposal the counts alone tell, and a tie tells nothing.
        (Some(_), _) => match vote.yes.cmp(&vote.no) {
            Ordering::Greater => Some("pass"),
            Ordering::Less => Some("fail"),
            Ordering::Equal => None,
        },
        (None, Some(Verdict::Approved)) => Some("pass"),
        (None, Some(Verdict::Rejected)) => Some("fail"),
        (None, _) => None,
    };
    if let Some(result) = result {
        event["result"] = result.into();
    }
    if let Some(body) = site.tie(id).body {
        event["organization_id"] = teller.url(site.address(body)).into();
    }
    event
}
