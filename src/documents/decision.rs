//! What a meeting decided on an item: verdict, vote, dissent and commissions.

use std::ops::Range;

use jiff::civil::Date;

use crate::fields::{Fields, Placed};
use crate::terms::name_in;

/// The outcome of an item in the minutes.
#[derive(Debug, Default)]
pub struct Decision {
    /// The number in the minutes, a text: `97`, `86/05`.
    pub minute_number: Option<String>,
    /// How the proposal fared.
    pub verdict: Option<Verdict>,
    /// What was ordered.
    pub commissions: Vec<Commission>,
    /// The count, if there was one.
    pub vote: Option<Vote>,
    /// Who had their dissent recorded: parties or roles.
    pub dissents: Vec<String>,
    /// Where the first of what only a decision has stands in the file: its fate, its count or its number.
    pub stands: Option<Range<usize>>,
}

impl Decision {
    /// Reads the keys that the minutes add to an item.
    pub fn read(fields: &mut Fields<'_, '_>) -> Self {
        let stands = ["utfall", "votering", "paragraf"].into_iter().find(|key| fields.has(key));
        let stands = stands.map(|key| fields.place_of_value(key).span);
        Self {
            stands,
            minute_number: minute_number(fields),
            verdict: fields.choice("utfall", Verdict::VALUES),
            commissions: fields.tables("uppdrag", Commission::read),
            vote: fields.table("votering", Vote::read),
            dissents: fields.texts("reservationer"),
        }
    }
}

/// How a proposal fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Bifall.
    Approved,
    /// Avslag.
    Rejected,
    /// Återremiss.
    ReferredBack,
    /// Bordläggning.
    Tabled,
    /// Utgår.
    Withdrawn,
    /// Läggs till handlingarna.
    Noted,
}

impl Verdict {
    /// The verdicts, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("bifall", Self::Approved),
        ("avslag", Self::Rejected),
        ("aterremiss", Self::ReferredBack),
        ("bordlagt", Self::Tabled),
        ("utgar", Self::Withdrawn),
        ("till_handlingarna", Self::Noted),
    ];

    /// Its name in locales and addresses.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

/// The number in the minutes, without the sign that pages put before it: `41`, also where `§ 41` is written.
pub fn minute_number(fields: &mut Fields<'_, '_>) -> Option<String> {
    let written = fields.text("paragraf")?;
    Some(written.trim_start_matches(['§', ' ', '\u{a0}']).to_owned()).filter(|number| !number.is_empty())
}

/// What a body ordered (uppdrag) and what is to come back.
#[derive(Debug)]
pub struct Commission {
    /// To whom.
    pub to: String,
    /// What is to be done.
    pub text: String,
    /// The last day.
    pub due: Option<Date>,
    /// How and where it is reported back.
    pub report_back: Option<String>,
    /// Where it stands, as the editor says.
    pub state: CommissionState,
    /// The document that answers it, as a path in `content/`.
    pub answer: Option<Placed<String>>,
}

/// Where a commission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CommissionState {
    /// Not reported back.
    Open,
    /// Reported back; the body has not closed it.
    Reported,
    /// Reported back and closed.
    Closed,
}

impl CommissionState {
    /// The states, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] =
        &[("oppet", Self::Open), ("redovisat", Self::Reported), ("klart", Self::Closed)];
}

impl Commission {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        let answer = fields.placed_text("svar");
        let by_answer = if answer.is_some() { CommissionState::Closed } else { CommissionState::Open };
        Self {
            to: fields.required_text("till"),
            text: fields.required_text("text"),
            due: fields.date("klart"),
            report_back: fields.text("aterrapport"),
            answer,
            state: fields.choice("status", CommissionState::VALUES).unwrap_or(by_answer),
        }
    }
}

/// A counted vote.
#[derive(Debug, Clone)]
pub struct Vote {
    /// Yes.
    pub yes: i64,
    /// No.
    pub no: i64,
    /// Abstained.
    pub abstained: i64,
    /// Absent.
    pub absent: i64,
    /// What stood against what.
    pub about: Option<String>,
}

impl Vote {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            yes: fields.count("ja").unwrap_or(0),
            no: fields.count("nej").unwrap_or(0),
            abstained: fields.count("avstar").unwrap_or(0),
            absent: fields.count("franvarande").unwrap_or(0),
            about: fields.text("galler"),
        }
    }
}
