//! A posting (anslag) on the notice board, where it does not follow from a meeting.

use jiff::ToSpan;
use jiff::civil::Date;

use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path, file_or_folder};
use crate::fields::{Fields, Placed};
use crate::terms::{CaseNumber, earliest_removal, name_in, next_weekday};

/// Postings lie in `content/anslag/`; their pages stand on the notice board.
pub static KIND: Kind = Kind {
    name: "posting",
    folder: "anslag",
    claims: |path| file_or_folder(path, "anslag"),
    title_key: Some("titel"),
    read,
    address: |path| {
        let mut segments = address_of_path(path);
        if let Some(first) = segments.first_mut() {
            "anslagstavla".clone_into(first);
        }
        segments
    },
    example: include_str!("examples/posting.md"),
};

/// A posting on the notice board.
#[derive(Debug)]
pub struct Posting {
    /// What it announces: one of what kommunallagen lets on the board.
    pub kind: PostingType,
    /// The body, by the name of its file.
    pub body: Option<Placed<String>>,
    /// The day of the meeting that it speaks of.
    pub meeting_on: Option<Date>,
    /// The day on which the minutes were approved.
    pub approved_on: Option<Date>,
    /// The day on which it was put up.
    pub posted_on: Option<Placed<Date>>,
    /// Where else it was put up, of a joint committee.
    pub posted_elsewhere: Vec<OtherBoard>,
    /// The first day on which it is gone.
    pub removed_on: Option<Placed<Date>>,
    /// Where the minutes or the papers are kept.
    pub kept_at: Option<String>,
    /// The cases it speaks of.
    pub cases: Vec<CaseNumber>,
    /// The law that demands it.
    pub legal_ground: Option<String>,
    /// What it announces, a file in its folder.
    pub file: Option<Placed<String>>,
}

impl Posting {
    /// The day from which its time runs.
    pub fn runs_from(&self) -> Option<Date> {
        Some(announced_everywhere(self.posted_on.as_ref()?.value, &self.posted_elsewhere))
    }

    /// The first day on which it is gone; none where it was never put up.
    pub fn comes_down(&self) -> Option<Date> {
        Some(self.kind.comes_down(self.runs_from()?, self.removed_on.as_ref().map(|day| day.value)))
    }
}

/// The notice board of another municipality, where the minutes of a joint committee are announced too.
#[derive(Debug)]
pub struct OtherBoard {
    /// The municipality, as it is called: it may have no pages here.
    pub municipality: String,
    /// The day on which they were announced there.
    pub posted_on: Option<Date>,
}

impl OtherBoard {
    /// Reads the key `anslaget_hos`.
    pub fn read_all(fields: &mut Fields<'_, '_>) -> Vec<Self> {
        fields.tables("anslaget_hos", |one| Self {
            municipality: one.required_text("kommun"),
            posted_on: one.required_date("datum"),
        })
    }
}

/// The day from which the time for appeal runs: when it is announced on the boards of all municipalities that have
/// a joint committee (kommunallagen 13 kap. 5 §).
pub fn announced_everywhere(here: Date, elsewhere: &[OtherBoard]) -> Date {
    elsewhere.iter().filter_map(|board| board.posted_on).fold(here, Date::max)
}

/// What the notice board may hold: the closed list of kommunallagen 8 kap. 10 and 11 §§.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PostingType {
    /// A meeting of the council (8 kap. 10 § 1).
    CouncilMeeting,
    /// Approved minutes (10 § 2).
    ApprovedMinutes,
    /// A delegated decision that is not reported to a committee (10 § 3).
    DelegatedDecision,
    /// What another law has announced on the board (10 § 6).
    OtherLaw,
    /// A meeting of a board or committee (11 §).
    CommitteeMeeting,
    /// Material for decision, before a meeting (11 §).
    DecisionMaterial,
}

impl PostingType {
    /// The types, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("fullmaktigesammantrade", Self::CouncilMeeting),
        ("justerat_protokoll", Self::ApprovedMinutes),
        ("delegationsbeslut", Self::DelegatedDecision),
        ("kungorelse", Self::OtherLaw),
        ("namndsammantrade", Self::CommitteeMeeting),
        ("beslutsunderlag", Self::DecisionMaterial),
    ];

    /// Its name in locales and data.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }

    /// The first day on which a posting put up on a day is gone. One that starts the time for appeal never goes
    /// before that time has run out, whatever its editor says; one without a day of its own stays three weeks.
    pub fn comes_down(self, posted: Date, asked: Option<Date>) -> Date {
        let earliest = earliest_removal(posted);
        match asked {
            Some(day) if self.starts_appeal() => day.max(earliest),
            Some(day) => day,
            None if self.starts_appeal() => earliest,
            None => next_weekday(posted.saturating_add(3.weeks())).saturating_add(1.day()),
        }
    }

    /// Whether its day starts the time for appeal (kommunallagen 13 kap. 5 §).
    pub fn starts_appeal(self) -> bool {
        matches!(self, Self::ApprovedMinutes | Self::DelegatedDecision)
    }
}

fn read(fields: &mut Fields<'_, '_>, _: &Origin) -> Data {
    let placed = |fields: &mut Fields<'_, '_>, key: &'static str| {
        let span = fields.place(key).span;
        fields.date(key).map(|value| Placed { value, span })
    };
    Data::Posting(Box::new(Posting {
        kind: fields.required_choice("typ", PostingType::VALUES).unwrap_or(PostingType::OtherLaw),
        body: fields.required_placed_text("organ"),
        meeting_on: fields.date("sammantrade"),
        approved_on: fields.date("justerat"),
        posted_on: {
            let span = fields.place("anslaget").span;
            fields.required_date("anslaget").map(|value| Placed { value, span })
        },
        posted_elsewhere: OtherBoard::read_all(fields),
        removed_on: placed(fields, "nedtas"),
        kept_at: fields.text("protokoll_finns"),
        cases: fields.case_numbers("arende"),
        legal_ground: fields.text("lagrum"),
        file: fields.placed_text("fil"),
    }))
}
