//! The `OParl` objects of the elected: persons, memberships and parties, and what is left of them when their time is
//! over. Their addresses hold the mark that the editor gave, never the name.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::oparl::{Oparl, artifact};
use super::people::{self, Seat};
use super::value::Map;
use crate::documents::{Former, Role};
use crate::output::Artifact;
use crate::site::DocumentId;
use crate::terms;

/// The anchor of the members on the page of a body.
const ANCHOR: &str = "s-ledamoter";

/// The lists of the elected, by the property of the body that names each.
pub const LISTS: &[(&str, &str)] = &[("person", "persons"), ("membership", "memberships")];

/// What is made of the elected: their objects, their lists, and what is left of those who were.
pub fn make(oparl: Oparl<'_>) -> Vec<Artifact<'_>> {
    let site = oparl.teller.site;
    let persons: Vec<String> = people::persons(site).iter().map(|seat| oparl.person_path(*seat)).collect();
    let members: Vec<String> = people::seats(site).iter().map(|seat| oparl.seat_path(*seat)).collect();
    let mut made = Vec::new();
    made.extend(oparl.list_of("persons", &people::persons(site), Oparl::person));
    made.extend(oparl.list_of("memberships", &people::seats(site), Oparl::membership));
    for seat in people::persons(site) {
        made.push(object(&oparl.person_path(seat), move || oparl.person(seat)));
    }
    for seat in people::seats(site) {
        made.push(object(&oparl.seat_path(seat), move || oparl.membership(seat)));
    }
    let standing: BTreeSet<String> = persons.into_iter().chain(members).collect();
    made.extend(gone(oparl, &standing));
    made
}

fn object<'s>(path: &str, make: impl Fn() -> Map + Send + Sync + 's) -> Artifact<'s> {
    artifact(format!("oparl/{path}.json"), make)
}

/// What is left of each membership that is over, and of each person with no other.
fn gone<'s>(oparl: Oparl<'s>, standing: &BTreeSet<String>) -> Vec<Artifact<'s>> {
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
    let made = left.into_iter().map(|(path, (kind, over))| {
        let mut map = oparl.start(kind, &path, (over, over));
        map.put("deleted", true);
        object(&path, move || map.clone())
    });
    made.collect()
}

impl<'s> Oparl<'s> {
    fn person_path(self, seat: Seat<'_>) -> String {
        self.person_path_of(seat.body, &seat.member.id)
    }

    fn person_path_of(self, body: DocumentId, id: &str) -> String {
        format!("person/{}{id}", self.municipality_before(body))
    }

    fn party_path(self, body: DocumentId, party: &str) -> String {
        format!("organization/parti-{}{}", self.municipality_before(body), terms::slug(party))
    }

    /// The municipality and a sign, on a site of several: each has its own marks.
    fn municipality_before(self, body: DocumentId) -> String {
        let site = self.teller.site;
        let municipality = site.tie(body).municipality.and_then(|at| site.config.municipalities.get(at));
        municipality.map(|one| format!("{}-", one.slug)).unwrap_or_default()
    }

    fn seat_path(self, seat: Seat<'_>) -> String {
        let member = seat.member;
        self.membership_path(seat.body, &member.id, (member.role, member.from))
    }

    fn former_path(self, body: DocumentId, former: &Former) -> String {
        self.membership_path(body, &former.id, (former.role, former.from))
    }

    fn membership_path(self, body: DocumentId, id: &str, (role, from): (Role, Option<Date>)) -> String {
        let body = self.path_of_body(body);
        let body = body.rsplit('/').next().unwrap_or_default();
        let from = from.map(|day| format!("-{day}")).unwrap_or_default();
        format!("membership/{body}-{id}-{}{from}", role.name().replace('_', "-"))
    }

    fn begin_seat(self, kind: &str, path: &str, seat: Seat<'_>) -> Map {
        let first = seat.member.from.unwrap_or(self.span.0);
        let mut map = self.start(kind, path, (first, first));
        let page = self.teller.url(self.teller.site.address(seat.body));
        map.put("web", format!("{page}#{ANCHOR}"));
        map
    }

    fn person(self, seat: Seat<'s>) -> Map {
        let seats = people::seats_of_person(self.teller.site, seat);
        let mut map = self.begin_seat("Person", &self.person_path(seat), seat);
        map.put("body", self.url("body"));
        map.put("name", seat.member.name.clone());
        let seats: Vec<Map> = seats.into_iter().map(|seat| self.membership(seat)).collect();
        map.put("membership", seats);
        map
    }

    fn membership(self, seat: Seat<'_>) -> Map {
        let member = seat.member;
        let mut map = self.begin_seat("Membership", &self.seat_path(seat), seat);
        map.put("person", self.url(&self.person_path(seat)));
        map.put("organization", self.url(&self.path_of_body(seat.body)));
        let role = self.teller.locale.word_owned(&format!("ledamot.roll.{}", member.role.name()));
        map.put("role", role);
        map.put("votingRight", member.role.votes());
        if let Some(from) = member.from {
            map.put("startDate", from.to_string());
        }
        map.put("endDate", member.until.to_string());
        if let Some(party) = &member.party {
            map.put("onBehalfOf", self.url(&self.party_path(seat.body, party)));
        }
        map
    }

    /// The path of a party, by its place among those of the site.
    pub fn path_of_party(self, at: usize) -> String {
        let found = people::parties(self.teller.site).into_iter().nth(at);
        found.map(|(seat, party)| self.party_path(seat.body, party)).unwrap_or_default()
    }

    /// A party. It has no meetings here.
    pub fn party(self, at: usize) -> Map {
        let path = self.path_of_party(at);
        let mut map = self.start("Organization", &path, (self.span.0, self.span.0));
        let name = people::parties(self.teller.site).into_iter().nth(at).map(|(_, party)| party);
        map.put("body", self.url("body"));
        map.put("name", name.unwrap_or_default().to_owned());
        map.put("organizationType", "Partei");
        map.put("meeting", self.url(&format!("{path}/meetings")));
        map
    }

    /// The memberships of a body, as the addresses of their objects.
    pub fn memberships_of(self, body: DocumentId) -> Vec<String> {
        let seats = people::seats_of(self.teller.site, body).into_iter();
        seats.map(|seat| self.url(&self.seat_path(seat))).collect()
    }
}
