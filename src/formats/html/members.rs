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
    /// Whether there are deputies.
    pub deputies: bool,
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
    /// How many seats it has.
    pub seats: usize,
    /// Who sits on them.
    pub members: Vec<String>,
    /// Who sits there when a member cannot.
    pub deputies: Vec<String>,
    /// How many deputies it has.
    pub deputy_count: usize,
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
        deputies: deputies > 0,
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

fn parties(desk: &Desk<'_>, sitting: &[&Member]) -> Vec<PartyView> {
    let mut by_party: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
    for member in sitting {
        by_party.entry(member.party.as_deref().unwrap_or_default()).or_default().push(member);
    }
    let order = crate::terms::SwedishOrder::new();
    let mut made: Vec<PartyView> =
        by_party.into_iter().map(|(name, members)| party(desk, name, &members)).collect();
    made.sort_by(|a, b| b.seats.cmp(&a.seats).then_with(|| order.compare(&a.name, &b.name)));
    made
}

fn party(desk: &Desk<'_>, name: &str, members: &[&Member]) -> PartyView {
    let (members, deputies): (Vec<&Member>, Vec<&Member>) =
        members.iter().partition(|member| member.role.votes());
    let names = |members: &[&Member]| {
        let named = members.iter().filter(|member| !member.name.is_empty());
        named.map(|member| member.name.clone()).collect::<Vec<_>>()
    };
    PartyView {
        name: if name.is_empty() { desk.word("ledamot.utan_parti").to_owned() } else { name.to_owned() },
        seats: members.len(),
        members: names(&members),
        deputies: names(&deputies),
        deputy_count: deputies.len(),
    }
}
