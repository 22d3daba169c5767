//! Who sits in a body: the presidium, and the members and deputies of each party, as long as their names stand.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use super::desk::{Desk, Link};
use crate::documents::{Body, Member, Role};
use crate::site::{Address, DocumentId};

/// The file beside the page of a body that has its members as data.
pub const DATA: &str = "ledamoter.json";

/// What a template gets.
#[derive(Debug, Serialize)]
pub struct MembersView {
    /// How many there are, and until when.
    pub sentence: String,
    /// Who leads: the role and the name with the party.
    pub presidium: Vec<(String, String)>,
    /// The parties, the largest first.
    pub parties: Vec<PartyView>,
    /// The same as data, where names stand.
    pub data: Option<Link>,
    /// That names stood here and do not any more.
    pub removed: Option<String>,
}

/// A party in a body.
#[derive(Debug, Serialize)]
pub struct PartyView {
    /// Its name.
    pub name: String,
    /// Its members, then its deputies; only those it has.
    pub seats: Vec<SeatsView>,
}

/// The seats of one sort that a party has.
#[derive(Debug, Serialize)]
pub struct SeatsView {
    /// How many: `4 ledamöter`.
    pub count: String,
    /// Who sits on them, as far as names stand.
    pub names: Vec<String>,
}

/// The members of a body; none where it lists none and never did.
pub fn view(desk: &Desk<'_>, id: DocumentId, body: &Body) -> Option<MembersView> {
    let today = desk.site.as_of;
    let sitting: Vec<&Member> = body.members.on(today).collect();
    let over = body.members.over_by(today).count();
    if sitting.is_empty() && over == 0 {
        return None;
    }
    let named = sitting.iter().any(|member| !member.name.is_empty());
    let deputies = sitting.iter().filter(|member| !member.role.votes()).count();
    let leads = sitting.iter().filter(|member| member.role < Role::Member);
    let data = Address::file(format!("{}{DATA}", desk.site.address(id).tidy()));
    Some(MembersView {
        sentence: sentence(desk, &sitting, deputies),
        presidium: leads
            .map(|member| (desk.term("ledamot.roll", member.role.name()), with_party(member)))
            .collect(),
        parties: parties(desk, &sitting),
        data: named.then(|| Link { href: desk.link(&data), text: desk.word("ledamot.som_data").to_owned() }),
        removed: (over > 0).then(|| desk.locale.count("gallrade_namn", over)),
    })
}

/// `13 ledamöter och 13 ersättare, valda till och med 31 december 2026.` The day stands where it is the same for all.
fn sentence(desk: &Desk<'_>, sitting: &[&Member], deputies: usize) -> String {
    let members = desk.locale.count("ledamot.antal", sitting.len() - deputies);
    let all = if deputies == 0 {
        members
    } else {
        let deputies = desk.locale.count("ledamot.antal_ersattare", deputies);
        desk.locale.phrase("ledamot.och", &[("ledamoter", &members), ("ersattare", &deputies)])
    };
    let days: std::collections::BTreeSet<Date> = sitting.iter().map(|member| member.until).collect();
    match days.into_iter().collect::<Vec<_>>()[..] {
        [until] => {
            desk.locale.phrase("ledamot.valda_till", &[("alla", &all), ("dag", &desk.locale.date(until))])
        }
        _ => format!("{all}."),
    }
}

fn with_party(member: &Member) -> String {
    let party = member.party.as_deref().unwrap_or_default();
    match (member.name.as_str(), party) {
        ("", party) => party.to_owned(),
        (name, "") => name.to_owned(),
        (name, party) => format!("{name}, {party}"),
    }
}

/// The parties with their seats: most members first.
fn parties(desk: &Desk<'_>, sitting: &[&Member]) -> Vec<PartyView> {
    let mut by_party: BTreeMap<&str, [Vec<&Member>; 2]> = BTreeMap::new();
    for member in sitting {
        let party = member.party.as_deref().filter(|name| !name.is_empty());
        let party = party.unwrap_or_else(|| desk.word("ledamot.utan_parti"));
        let [members, deputies] = by_party.entry(party).or_default();
        if member.role.votes() { members } else { deputies }.push(member);
    }
    let order = crate::terms::SwedishOrder::new();
    let mut parties: Vec<_> = by_party.into_iter().collect();
    parties.sort_by(|(a, [of_a, _]), (b, [of_b, _])| {
        of_b.len().cmp(&of_a.len()).then_with(|| order.compare(a, b))
    });
    let seats = |(word, seated): (&str, &Vec<&Member>)| {
        let names = seated.iter().map(|member| member.name.clone()).filter(|name| !name.is_empty());
        let count = desk.locale.count(word, seated.len());
        (!seated.is_empty()).then(|| SeatsView { count, names: names.collect() })
    };
    let party = |(name, seated): (&str, [Vec<&Member>; 2])| PartyView {
        name: name.to_owned(),
        seats: ["ledamot.antal", "ledamot.antal_ersattare"]
            .into_iter()
            .zip(&seated)
            .filter_map(seats)
            .collect(),
    };
    parties.into_iter().map(party).collect()
}
