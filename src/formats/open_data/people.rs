//! The elected of the site: each person once, with what they are members of, and the parties that they sit for.

use std::collections::{BTreeMap, BTreeSet};

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

/// The elected of a site. What belongs to a municipality is its own: a mark of a person, a party.
pub struct People<'s> {
    /// Every seat, by body.
    pub seats: Vec<Seat<'s>>,
    /// The seats of each person, in the order of their first ones.
    pub persons: Vec<Vec<Seat<'s>>>,
    /// Each party, with its first seat.
    pub parties: Vec<(Seat<'s>, &'s str)>,
}

impl<'s> People<'s> {
    /// Those of a site.
    pub fn of(site: &'s Site) -> Self {
        let seats = seats(site);
        let (mut persons, mut parties) = (Vec::<Vec<Seat<'s>>>::new(), Vec::new());
        let (mut places, mut known) = (BTreeMap::new(), BTreeSet::new());
        for seat in &seats {
            let municipality = site.tie(seat.body).municipality;
            let place = *places.entry((municipality, &seat.member.id)).or_insert(persons.len());
            match persons.get_mut(place) {
                Some(person) => person.push(*seat),
                None => persons.push(vec![*seat]),
            }
            let party = seat.member.party.as_deref();
            let new = party.filter(|_| known.insert((municipality, &seat.member.party_slug)));
            parties.extend(new.map(|party| (*seat, party)));
        }
        Self { seats, persons, parties }
    }
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
