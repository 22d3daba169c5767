//! One entry of a calendar: a meeting, or a last day.

use jiff::civil::Date;

use super::line;
use crate::documents::MeetingStatus;
use crate::formats::teller::{Teller, clock, planned};
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
        MeetingStatus::Called => (2, Status::Confirmed),
        MeetingStatus::Held => (4, Status::Confirmed),
        MeetingStatus::Approved => (6, Status::Confirmed),
        MeetingStatus::Cancelled => (8, Status::Cancelled),
    };
    // A change after the notice comes between that and what follows.
    let sequence = sequence + usize::from(meeting.changed.is_some());
    let summary = if status == Status::Cancelled {
        teller.locale.phrase("kalender.installt", &[("vad", &body)])
    } else {
        // The calendar's own word for a status is not shown by every program.
        format!("{body}: {}", teller.meeting_status(meeting))
    };
    Some(Event {
        uid: uid(teller, id, "mote"),
        // Each former address is a change of day.
        sequence: sequence + 10 * teller.site.document(id).head.former_addresses.len(),
        changed: teller.meeting_changed(id, meeting).unwrap_or_else(|| planned(day)),
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
    // What has not been announced yet cannot be appealed.
    let posted = meeting.approval.posted_on.filter(|day| *day <= teller.site.as_of)?;
    let day = last_day_of_appeal_of(meeting.approval.runs_from()?);
    let name = teller.name(id.into());
    Some(Event {
        uid: uid(teller, id, "overklagande"),
        sequence: 0,
        changed: posted,
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
        changed: teller.changed(id.into()).unwrap_or_else(|| planned(day)),
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
