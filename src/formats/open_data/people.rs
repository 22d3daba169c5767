//! The elected of the site: each person once, with what they are members of, and the parties that they sit for.

use std::collections::BTreeSet;

use crate::documents::{Data, Former, Member};
use crate::site::{DocumentId, Site};

/// One membership that stands: its body, and the member.
#[derive(Debug, Clone, Copy)]
pub struct Seat<'s> {
    /// The body.
    pub body: DocumentId,
    /// Who sits there.
    pub member: &'s Member,
}

/// The seats of a body whose names stand. Where the site shows no names there are none.
pub fn seats_of(site: &Site, body: DocumentId) -> Vec<Seat<'_>> {
    let Data::Body(data) = &site.document(body).data else { return Vec::new() };
    let mut known = BTreeSet::new();
    let named = data.members.on(site.as_of).filter(|member| !member.name.is_empty());
    let once = named.filter(|member| known.insert((&member.id, member.role, member.from)));
    once.map(|member| Seat { body, member }).collect()
}

/// Every seat, by body.
pub fn seats(site: &Site) -> Vec<Seat<'_>> {
    site.documents().flat_map(|body| seats_of(site, body)).collect()
}

/// The seats of the person who sits on one.
pub fn seats_of_person<'s>(site: &'s Site, seat: Seat<'s>) -> Vec<Seat<'s>> {
    seats(site).into_iter().filter(|other| is_same(site, seat, *other)).collect()
}

/// Each person once, by their first seat.
pub fn persons(site: &Site) -> Vec<Seat<'_>> {
    let mut known = BTreeSet::new();
    let all = seats(site).into_iter();
    all.filter(|seat| known.insert((site.tie(seat.body).municipality, &seat.member.id))).collect()
}

/// Each party once, by its first seat: the parties of a municipality are its own.
pub fn parties(site: &Site) -> Vec<(Seat<'_>, &str)> {
    let mut known = BTreeSet::new();
    let of_party = seats(site).into_iter().filter_map(|seat| Some((seat, seat.member.party.as_deref()?)));
    of_party.filter(|(seat, party)| known.insert((site.tie(seat.body).municipality, *party))).collect()
}

/// What is left of the seats of a body that are over and that nobody has taken again under the same mark.
pub fn former_of(site: &Site, body: DocumentId) -> Vec<Former> {
    let Data::Body(data) = &site.document(body).data else { return Vec::new() };
    let standing: BTreeSet<_> = seats_of(site, body)
        .iter()
        .map(|seat| (seat.member.id.clone(), seat.member.role, seat.member.from))
        .collect();
    let mut made: Vec<Former> = data.members.over_by(site.as_of).collect();
    made.retain(|one| !one.id.is_empty() && !standing.contains(&(one.id.clone(), one.role, one.from)));
    made.sort_by(|a, b| (&a.id, a.role, a.from, a.over).cmp(&(&b.id, b.role, b.from, b.over)));
    made.dedup_by(|a, b| (&a.id, a.role, a.from) == (&b.id, b.role, b.from));
    made
}

fn is_same(site: &Site, one: Seat<'_>, other: Seat<'_>) -> bool {
    one.member.id == other.member.id && site.tie(one.body).municipality == site.tie(other.body).municipality
}
