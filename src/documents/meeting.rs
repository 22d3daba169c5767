//! A meeting (sammanträde): called, held, its minutes approved.

use std::ops::Range;

use jiff::civil::Date;

use super::contradiction::{contradicts, follow_each_other};
use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path};
use super::posting::{OtherBoard, announced_everywhere};
use crate::fields::{Fields, Placed};
use crate::terms::name_in;

/// A meeting is the `index.md` of a folder `content/sammantraden/<body>/<date>/`.
pub static KIND: Kind = Kind {
    name: "meeting",
    folder: "sammantraden",
    claims: |path| matches!(path, ["sammantraden", _, _, "index.md"]),
    title_key: None,
    read,
    address: address_of_path,
    example: include_str!("examples/meeting.md"),
};

/// A meeting of a body.
#[derive(Debug)]
pub struct Meeting {
    /// The body, by the name of its file.
    pub body: Option<Placed<String>>,
    /// The day.
    pub date: Option<Date>,
    /// When it begins, `HH:MM`.
    pub time: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How far it has come.
    pub status: MeetingStatus,
    /// Where that stands in the file.
    pub status_stands: Option<Range<usize>>,
    /// What was changed after the notice: day, time or place.
    pub changed: Option<String>,
    /// The day of the notice.
    pub issued_on: Option<Date>,
    /// How and when the minutes are approved.
    pub approval: Approval,
    /// How many took part.
    pub present: Option<i64>,
    /// The signed minutes, a file in the folder.
    pub minutes: Option<Placed<String>>,
}

/// Approval of the minutes (justering) and their notice on the board.
#[derive(Debug, Default)]
pub struct Approval {
    /// Where they are approved and kept.
    pub place: Option<String>,
    /// The day of approval.
    pub date: Option<Date>,
    /// The day on which the approval was announced.
    pub posted_on: Option<Date>,
    /// Where else it was announced, of a joint committee.
    pub posted_elsewhere: Vec<OtherBoard>,
    /// The day on which the announcement is taken down.
    pub removed_on: Option<Date>,
}

impl Meeting {
    /// What every list, page, feed and calendar calls its status on a day, by its name in locales: as the editor
    /// states it, but one that is coming and whose day, time or place was changed is called changed, and of one whose
    /// day has passed and that is still only called, the minutes are missing.
    pub fn called_on(&self, day: Date) -> &'static str {
        let open = matches!(self.status, MeetingStatus::Planned | MeetingStatus::Called);
        match (open, self.date.is_some_and(|date| date < day)) {
            (true, true) => "utan_protokoll",
            (true, false) if self.changed.is_some() => "andrat",
            _ => self.status.name(),
        }
    }
}

impl Approval {
    /// The day from which the time for appeal runs.
    pub fn runs_from(&self) -> Option<Date> {
        self.posted_on.map(|here| announced_everywhere(here, &self.posted_elsewhere))
    }
}

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingStatus {
    /// In the calendar.
    Planned,
    /// The notice is out.
    Called,
    /// Held; the minutes are not approved yet.
    Held,
    /// The minutes are approved.
    Approved,
    /// It did not take place.
    Cancelled,
}

impl MeetingStatus {
    /// The states, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("planerat", Self::Planned),
        ("kallelse", Self::Called),
        ("genomfort", Self::Held),
        ("justerat", Self::Approved),
        ("installt", Self::Cancelled),
    ];

    /// Its name in locales and addresses.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

fn read(fields: &mut Fields<'_, '_>, origin: &Origin) -> Data {
    let (body, date) = (fields.required_placed_text("organ"), fields.required_date("datum"));
    agrees_with_folder(fields, origin, date);
    let issued_on = fields.date("utfardad");
    follow_each_other(fields, None, &[("utfardad", issued_on), ("datum", date)]);
    Data::Meeting(Meeting {
        status_stands: fields.has("status").then(|| fields.place_of_value("status").span),
        body,
        date,
        time: fields.time("tid"),
        place: fields.text("plats"),
        status: fields.required_choice("status", MeetingStatus::VALUES).unwrap_or(MeetingStatus::Planned),
        changed: fields.text("andrat"),
        issued_on,
        approval: fields.table("justering", |approval| read_approval(approval, date)).unwrap_or_default(),
        present: fields.count("narvarande"),
        minutes: fields.placed_text("protokoll"),
    })
}

fn read_approval(fields: &mut Fields<'_, '_>, held_on: Option<Date>) -> Approval {
    let days = ["datum", "anslaget", "nedtas"].map(|key| (key, fields.date(key)));
    follow_each_other(fields, held_on, &days);
    let [date, posted_on, removed_on] = days.map(|(_, day)| day);
    Approval {
        place: fields.text("plats"),
        date,
        posted_on,
        posted_elsewhere: OtherBoard::read_all(fields),
        removed_on,
    }
}

/// Tells a meeting that lies in the folder of another day. Its address is made of the folder, and so is the day from
/// which the names of persons are counted.
fn agrees_with_folder(fields: &mut Fields<'_, '_>, origin: &Origin, date: Option<Date>) {
    let segments = origin.segments();
    let ([_, _, folder, _], Some(date)) = (segments.as_slice(), date) else { return };
    // A second meeting on a day has something after it: `2026-03-12-extra`.
    let told = match folder.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        Some(day) if day == date => return,
        Some(day) => (
            text!(
                "datum är {date}, men mappen heter {folder}",
                "datum is {date}, but the folder is called {folder}"
            ),
            text!(
                "skriv datum = {day}, eller byt namn på mappen till {date}",
                "write datum = {day}, or rename the folder to {date}"
            ),
        ),
        None => (
            text!(
                "mappen heter \"{folder}\", och ett sammanträdes mapp heter som dess dag",
                "the folder is called \"{folder}\", and a meeting's folder is called by its day"
            ),
            text!("byt namn på mappen till {date}", "rename the folder to {date}"),
        ),
    };
    contradicts(fields, "datum", told);
}
