//! What every document says publicly now, as the ledger compares it.

use std::collections::BTreeMap;

use super::pages::address;
use crate::documents::Data;
use crate::formats::attachments;
use crate::formats::format::Ready;
use crate::formats::teller::Teller;
use crate::ledger::{Cause, Gone, Now, Seen, Why};
use crate::site::{Address, DocumentId, Site};

/// Everything that is public, in order of path, and what is gone with a reason.
pub fn now(ready: Ready<'_>) -> Now {
    let site = ready.site;
    let teller = Teller::of(ready);
    let mut more: BTreeMap<DocumentId, blake3::Hasher> = BTreeMap::new();
    for file in site.files() {
        let hasher = more.entry(file.listed_by).or_default();
        hasher.update(file.address.as_str().as_bytes());
        hasher.update(attachments::public_hash(ready, file).as_bytes());
    }
    for plan in site.plans().iter().filter(|plan| !plan.figures.is_empty()) {
        let table = crate::figures::write_csv(&plan.figures);
        more.entry(plan.document).or_default().update(table.as_bytes());
    }
    let seen = site.documents().map(|id| seen(teller, id, more.get(&id)));
    Now { seen: seen.collect(), gone: gone(site) }
}

fn seen(teller: Teller<'_>, id: DocumentId, more: Option<&blake3::Hasher>) -> Seen {
    let site = teller.site;
    let document = site.document(id);
    let mut hasher = blake3::Hasher::new();
    hasher.update(document.imprint.as_bytes());
    let mut aged_names = 0;
    if let Some(persons) = document.data.persons() {
        aged_names = persons.removed_by(site.as_of);
        for person in persons.on(site.as_of) {
            for words in [Some(&person.name), person.role.as_ref(), person.party.as_ref()] {
                hasher.update(words.map_or("", String::as_str).as_bytes());
                hasher.update(b"\0");
            }
        }
    }
    if let Data::Body(body) = &document.data {
        aged_names = body.members.over_by(site.as_of).count();
        for member in body.members.on(site.as_of) {
            let party = member.party.as_deref().unwrap_or_default();
            for words in [member.name.as_str(), party, member.role.name()] {
                hasher.update(words.as_bytes());
                hasher.update(b"\0");
            }
        }
    }
    if let Some(more) = more {
        hasher.update(more.finalize().as_bytes());
    }
    let corrections = document.head.corrections.iter().filter(|one| one.on <= site.as_of);
    let mut corrections: Vec<_> = corrections.map(|one| (one.on, one.words.clone())).collect();
    corrections.sort_by_key(|(on, _)| *on);
    let address = address(site, id).tidy().to_owned();
    let former = document.head.former_addresses.first();
    Seen {
        key: former.map_or_else(|| address.clone(), |_| [teller.lasting_path(id.into()), "/"].concat()),
        address,
        kind: document.kind.name,
        print: hasher.finalize().to_hex()[..32].to_owned(),
        aged_names,
        corrections,
    }
}

/// What is gone, with the reason that its tombstone gives, or the one that the notice board gives.
fn gone(site: &Site) -> Vec<Gone> {
    let tidy = |segments: &Vec<String>| Address::page(segments).tidy().to_owned();
    let withdrawn = site.tombstones.iter().map(|left| Gone {
        address: tidy(&left.address),
        why: Why { cause: None, words: Some(left.withdrawn.reason.clone()) },
    });
    let over = site.over.iter().map(|segments| Gone {
        address: tidy(segments),
        why: Why { cause: Some(Cause::PostingOver), words: None },
    });
    withdrawn.chain(over).collect()
}
