//! The `OParl` objects of the elected: persons, memberships and parties, and what is left of them when their time is
//! over. Their addresses hold the mark that the editor gave, never the name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::oparl::{self, Oparl, Thing, Url, artifact, deleted};
use super::people::{self, People, Seat};
use crate::documents::{Former, Role};
use crate::formats::json::{Joined, Object};
use crate::formats::teller::Teller;
use crate::output::Artifact;
use crate::site::DocumentId;

/// The anchor of the members on the page of a body.
const ANCHOR: &str = "s-ledamoter";

/// The lists of the elected, by the property of the body that names each.
pub const LISTS: &[(&str, &str)] = &[("person", "persons"), ("membership", "memberships")];

/// What is made of the elected: their objects, their lists, and what is left of those who were.
pub fn make<'s>(oparl: &Arc<Oparl<'s>>) -> Vec<Artifact<'s>> {
    let People { seats, persons, .. } = &oparl.people;
    let all: Vec<usize> = (0..persons.len()).collect();
    let mut made = oparl::list(oparl, "persons", &all, Oparl::person);
    made.extend(oparl::list(oparl, "memberships", seats, Oparl::membership));
    let mut standing: BTreeSet<String> = BTreeSet::new();
    for (at, person) in persons.iter().enumerate() {
        let path = oparl.person_path(person[0]);
        made.push(artifact(oparl, &path, move |oparl, map| oparl.person(map, at)));
        standing.insert(path);
    }
    for seat in seats.iter().copied() {
        let path = oparl.seat_path(seat);
        made.push(artifact(oparl, &path, move |oparl, map| oparl.membership(map, seat)));
        standing.insert(path);
    }
    made.extend(gone(oparl, &standing));
    made
}

/// What is left of each membership that is over, and of each person with no other.
fn gone<'s>(oparl: &Arc<Oparl<'s>>, standing: &BTreeSet<String>) -> Vec<Artifact<'s>> {
    let site = oparl.teller.site;
    let mut left: BTreeMap<String, (&str, Date)> = BTreeMap::new();
    for body in site.documents() {
        for former in people::former_of(site, body) {
            let person = oparl.person_path_of(body, &former.id);
            for (path, kind) in [(oparl.former_path(body, &former), "Membership"), (person, "Person")] {
                let last = left.entry(path).or_insert((kind, former.over));
                last.1 = last.1.max(former.over);
            }
        }
    }
    left.retain(|path, _| !standing.contains(path));
    left.into_iter().map(|(path, last)| deleted(oparl, path, last)).collect()
}

impl<'s> Oparl<'s> {
    fn person_path(&self, seat: Seat<'_>) -> String {
        self.person_path_of(seat.body, &seat.member.id)
    }

    fn person_path_of(&self, body: DocumentId, id: &str) -> String {
        format!("person/{}{id}", municipality_before(self.teller, body))
    }

    fn seat_path(&self, seat: Seat<'_>) -> String {
        let member = seat.member;
        self.membership_path(seat.body, &member.id, (member.role, member.from))
    }

    fn former_path(&self, body: DocumentId, former: &Former) -> String {
        self.membership_path(body, &former.id, (former.role, former.from))
    }

    fn membership_path(&self, body: DocumentId, id: &str, (role, from): (Role, Option<Date>)) -> String {
        let body = self.path(Thing::Organization(body));
        let body = body.rsplit('/').next().unwrap_or_default();
        let from = from.map(|day| format!("-{day}")).unwrap_or_default();
        format!("membership/{body}-{id}-{}{from}", role.name().replace('_', "-"))
    }

    fn begin_seat(&self, map: &mut Object<'_, '_>, (kind, path): (&str, &str), seat: Seat<'_>) {
        let first = seat.member.from.unwrap_or(self.span.0);
        self.start(map, (kind, path), (first, first));
        let page = self.teller.url(self.teller.site.address(seat.body));
        map.put("web", Joined([page.as_str(), "#", ANCHOR]));
    }

    /// A person, by their place among those of the site.
    fn person(&self, map: &mut Object<'_, '_>, at: usize) {
        let seats = &self.people.persons[at];
        let first = seats[0];
        self.begin_seat(map, ("Person", &self.person_path(first)), first);
        map.put("body", self.url("body"));
        map.put("name", &first.member.name);
        map.objects("membership", seats, |map, seat| self.membership(map, *seat));
    }

    fn membership(&self, map: &mut Object<'_, '_>, seat: Seat<'s>) {
        let member = seat.member;
        self.begin_seat(map, ("Membership", &self.seat_path(seat)), seat);
        map.put("person", self.url(self.person_path(seat)));
        map.put("organization", self.id(Thing::Organization(seat.body)));
        map.put("role", &*self.teller.word("ledamot.roll", member.role.name()));
        map.put("votingRight", member.role.votes());
        map.maybe("startDate", member.from.map(|from| from.to_string()));
        map.put("endDate", member.until.to_string());
        if let Some(party) = &member.party_slug {
            map.put("onBehalfOf", self.url(party_path(self.teller, seat.body, party)));
        }
    }

    /// A party. It has no meetings here.
    pub fn party(&self, map: &mut Object<'_, '_>, at: usize) {
        let path = self.path(Thing::Party(at));
        self.start(map, ("Organization", &path), (self.span.0, self.span.0));
        map.put("body", self.url("body"));
        map.put("name", self.people.parties[at].1);
        map.put("organizationType", "Partei");
        map.put("meeting", self.url(format!("{path}/meetings")));
    }

    /// The memberships of a body, as the addresses of their objects.
    pub fn memberships_of(&self, body: DocumentId) -> impl Iterator<Item = Url<'_>> {
        let seats = people::seats_of(self.teller.site, body).into_iter();
        seats.map(|seat| self.url(self.seat_path(seat)))
    }
}

/// The path of a party, by its place among those of the site.
pub fn path_of_party(teller: Teller<'_>, people: &People<'_>, at: usize) -> String {
    let (seat, _) = people.parties[at];
    party_path(teller, seat.body, seat.member.party_slug.as_deref().unwrap_or_default())
}

fn party_path(teller: Teller<'_>, body: DocumentId, slug: &str) -> String {
    format!("organization/parti-{}{slug}", municipality_before(teller, body))
}

/// The municipality and a sign, on a site of several: each has its own marks.
fn municipality_before(teller: Teller<'_>, body: DocumentId) -> String {
    let site = teller.site;
    let municipality = site.tie(body).municipality.and_then(|at| site.config.municipalities.get(at));
    municipality.map(|one| format!("{}-", one.slug)).unwrap_or_default()
}
