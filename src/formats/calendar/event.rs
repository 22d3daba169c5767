//! One entry of a calendar: a meeting, or a last day.

use jiff::civil::Date;

use super::line;
use crate::documents::{Meeting, MeetingStatus};
use crate::formats::teller::{Teller, clock};
use crate::site::DocumentId;
use crate::terms::last_day_of_appeal as last_day_of_appeal_of;

/// An entry.
pub struct Event {
    /// The same through every change.
    pub uid: String,
    /// Grows with every change.
    pub sequence: usize,
    /// The day of the last change.
    pub changed: Date,
    /// The day.
    pub day: Date,
    /// When it begins; none for a whole day.
    pub time: Option<(i8, i8)>,
    /// What it is.
    pub summary: String,
    /// Where.
    pub place: Option<String>,
    /// Its page.
    pub url: String,
    /// Whether it takes place.
    pub status: Status,
}

/// Whether an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// In the plan.
    Tentative,
    /// Decided.
    Confirmed,
    /// Called off.
    Cancelled,
}

/// A meeting.
pub fn meeting(teller: Teller<'_>, id: DocumentId) -> Option<Event> {
    let meeting = teller.site.meeting(id)?;
    let day = meeting.date?;
    let body = teller.site.tie(id).body.map(|body| teller.body_name(body)).unwrap_or_default();
    let (sequence, status) = match meeting.status {
        MeetingStatus::Planned => (0, Status::Tentative),
        MeetingStatus::Called => (1, Status::Confirmed),
        MeetingStatus::Held => (2, Status::Confirmed),
        MeetingStatus::Approved => (3, Status::Confirmed),
        MeetingStatus::Cancelled => (4, Status::Cancelled),
    };
    let summary = if status == Status::Cancelled {
        teller.locale.phrase("kalender.installt", &[("vad", &body)])
    } else {
        body
    };
    Some(Event {
        uid: uid(teller, id, "mote"),
        // Each former address is a change of day.
        sequence: sequence + 5 * teller.site.document(id).head.former_addresses.len(),
        changed: changed(teller, id, meeting, day),
        day,
        time: meeting.time.as_deref().and_then(clock),
        summary,
        place: meeting.place.clone(),
        url: teller.url(teller.site.address(id)),
        status,
    })
}

/// The last day on which the decisions of a meeting can be appealed.
pub fn last_day_of_appeal(teller: Teller<'_>, id: DocumentId) -> Option<Event> {
    let meeting = teller.site.meeting(id)?;
    let posted = meeting.approval.posted_on?;
    let day = last_day_of_appeal_of(posted);
    let name = teller.name(id.into());
    Some(Event {
        uid: uid(teller, id, "overklagande"),
        sequence: 0,
        changed: posted.min(teller.site.as_of),
        day,
        time: None,
        summary: teller.locale.phrase("kalender.overklaga", &[("vad", &name)]),
        place: None,
        url: teller.url(teller.site.address(id)),
        status: Status::Confirmed,
    })
}

/// The last day of a steering document.
pub fn last_day_of_validity(teller: Teller<'_>, id: DocumentId) -> Option<Event> {
    let steering = teller.site.steering(id)?;
    let day = steering.validity.until?;
    Some(Event {
        uid: uid(teller, id, "giltighet"),
        sequence: 0,
        changed: teller.changed(id.into()).unwrap_or_else(|| new_year(teller, day)),
        day,
        time: None,
        summary: teller.locale.phrase("kalender.giltighet", &[("vad", &teller.name(id.into()))]),
        place: None,
        url: teller.url(teller.site.address(id)),
        status: Status::Confirmed,
    })
}

/// The identity of an entry: what its document was called first, and the host.
fn uid(teller: Teller<'_>, id: DocumentId, what: &str) -> String {
    format!("{what}-{}@{}", teller.lasting_path(id.into()).replace('/', "-"), teller.host())
}

/// The day of a meeting's last known change. A meeting of which nothing but the day is known counts as planned at
/// the beginning of its year, so that its entry is the same in every build.
fn changed(teller: Teller<'_>, id: DocumentId, meeting: &Meeting, day: Date) -> Date {
    let approval = &meeting.approval;
    let public_on = teller.site.document(id).head.publish_on;
    let held = matches!(meeting.status, MeetingStatus::Held | MeetingStatus::Approved).then_some(day);
    let known = [public_on, meeting.issued_on, held, approval.date, approval.posted_on];
    let latest = known.into_iter().flatten().filter(|day| *day <= teller.site.as_of).max();
    latest.unwrap_or_else(|| new_year(teller, day))
}

fn new_year(teller: Teller<'_>, day: Date) -> Date {
    day.first_of_year().min(teller.site.as_of.first_of_year())
}

impl Event {
    /// Appends the entry.
    pub fn write(&self, out: &mut Vec<u8>) {
        let stamp = self.changed.strftime("%Y%m%dT000000Z");
        let day = self.day.strftime("%Y%m%d");
        line::plain(out, "BEGIN:VEVENT");
        line::plain(out, &format!("UID:{}", self.uid));
        line::plain(out, &format!("DTSTAMP:{stamp}"));
        line::plain(out, &format!("LAST-MODIFIED:{stamp}"));
        line::plain(out, &format!("SEQUENCE:{}", self.sequence));
        match self.time {
            Some((hour, minute)) => {
                line::plain(out, &format!("DTSTART;TZID=Europe/Stockholm:{day}T{hour:02}{minute:02}00"));
            }
            None => line::plain(out, &format!("DTSTART;VALUE=DATE:{day}")),
        }
        line::text(out, "SUMMARY", &self.summary);
        if let Some(place) = &self.place {
            line::text(out, "LOCATION", place);
        }
        line::text(out, "DESCRIPTION", &self.url);
        line::plain(out, &format!("URL:{}", self.url));
        let status = match self.status {
            Status::Tentative => "STATUS:TENTATIVE",
            Status::Confirmed => "STATUS:CONFIRMED",
            Status::Cancelled => "STATUS:CANCELLED",
        };
        line::plain(out, status);
        line::plain(out, "TRANSP:TRANSPARENT");
        line::plain(out, "END:VEVENT");
    }
}
