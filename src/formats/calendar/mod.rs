//! Meetings and last days as iCalendar: of the whole site and of each body.

mod event;
pub mod line;

use super::format::{Format, Ready};
use super::teller::Teller;
use crate::documents::Data;
use crate::output::{Artifact, Recipe};
use crate::site::{Address, DocumentId, ListOf, Scope};

/// The calendars, RFC 5545.
pub static FORMAT: Format = Format { name: "calendar", make };

/// The name of the calendar of meetings, in the folder of its page.
pub const MEETINGS: &str = "kalender.ics";
/// The name of the calendar of last days for appeal and revision.
pub const LAST_DAYS: &str = "sista-dagar.ics";

/// Europe/Stockholm as a rule for ever: Outlook does not read zones that are lists of dates.
const ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Stockholm",
    "BEGIN:DAYLIGHT",
    "DTSTART:19700329T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19701025T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

/// One calendar: where it stands, what it is called, and whose meetings it has.
struct Calendar {
    address: String,
    name: String,
    events: Vec<event::Event>,
}

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let teller = Teller::of(ready);
    calendars(teller)
        .into_iter()
        .map(|calendar| Artifact {
            address: calendar.address.clone(),
            recipe: Recipe::Make(Box::new(move |out| {
                write(out, teller, &calendar);
                Ok(())
            })),
        })
        .collect()
}

fn calendars(teller: Teller<'_>) -> Vec<Calendar> {
    let site = teller.site;
    let all: Vec<DocumentId> = site.documents().filter(|id| site.meeting(*id).is_some()).collect();
    let steering: Vec<DocumentId> = site.documents().filter(|id| site.steering(*id).is_some()).collect();
    let name = &site.config.name;
    let mut made = pair(teller, (&Address::page(&[]), name), (&all, &steering));
    let bodies = site.list_of(ListOf::Bodies, Scope::All);
    let ids = site.documents().filter(|id| matches!(site.document(*id).data, Data::Body(_)));
    for body in ids.filter(|_| bodies.is_some()) {
        let owned: Vec<DocumentId> =
            steering.iter().copied().filter(|id| site.tie(*id).body == Some(body)).collect();
        let name = teller.body_name(body);
        made.extend(pair(teller, (site.address(body), &name), (site.children(body), &owned)));
    }
    made
}

/// The calendar of meetings and the calendar of last days.
fn pair(
    teller: Teller<'_>,
    (page, name): (&Address, &str),
    (meetings, steering): (&[DocumentId], &[DocumentId]),
) -> Vec<Calendar> {
    let mut last_days: Vec<event::Event> =
        meetings.iter().filter_map(|id| event::last_day_of_appeal(teller, *id)).collect();
    last_days.extend(steering.iter().filter_map(|id| event::last_day_of_validity(teller, *id)));
    let mut held: Vec<event::Event> = meetings.iter().filter_map(|id| event::meeting(teller, *id)).collect();
    for events in [&mut held, &mut last_days] {
        events.sort_by(|a, b| (a.day, &a.uid).cmp(&(b.day, &b.uid)));
    }
    let called = |key: &str| teller.locale.phrase(key, &[("namn", name)]);
    vec![
        Calendar {
            address: format!("{}{MEETINGS}", page.tidy()),
            name: called("kalender.moten"),
            events: held,
        },
        Calendar {
            address: format!("{}{LAST_DAYS}", page.tidy()),
            name: called("kalender.sista_dagar"),
            events: last_days,
        },
    ]
}

fn write(out: &mut Vec<u8>, teller: Teller<'_>, calendar: &Calendar) {
    let publisher = &teller.site.config.publisher;
    line::plain(out, "BEGIN:VCALENDAR");
    line::plain(out, "VERSION:2.0");
    line::text(out, "PRODID", &format!("-//{publisher}//Insyn//SV"));
    line::plain(out, "CALSCALE:GREGORIAN");
    line::plain(out, "METHOD:PUBLISH");
    line::text(out, "NAME", &calendar.name);
    line::text(out, "X-WR-CALNAME", &calendar.name);
    line::plain(out, "REFRESH-INTERVAL;VALUE=DURATION:PT12H");
    for rule in ZONE {
        line::plain(out, rule);
    }
    for event in &calendar.events {
        event.write(out);
    }
    line::plain(out, "END:VCALENDAR");
}
