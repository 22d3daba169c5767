//! A steering document (styrdokument): any adopted governing text, with its goals.

use std::ops::Range;

use jiff::civil::Date;

use super::contradiction::{contradicts, follow_each_other};
use super::decision::minute_number;
use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path, file_or_folder};
use super::relation::Relation;
use crate::fields::{Fields, Placed};
use crate::terms::{CaseNumber, PartialDate, Period, name_in};

/// Steering documents lie in `content/styrdokument/`, each in a folder with its figures.
pub static KIND: Kind = Kind {
    name: "steering",
    folder: "styrdokument",
    claims: |path| file_or_folder(path, "styrdokument"),
    title_key: Some("titel"),
    read,
    address: address_of_path,
    example: include_str!("examples/steering.md"),
};

/// A governing text.
#[derive(Debug)]
pub struct SteeringDocument {
    /// Program, plan, policy …
    pub kind: SteeringType,
    /// The municipality; `None` on a site of one municipality and where several share the document.
    pub municipality: Option<Placed<String>>,
    /// As the editor says; else from the adoptions.
    pub status: SteeringStatus,
    /// The cases it was prepared in.
    pub cases: Vec<CaseNumber>,
    /// The body that owns it, by the name of its file.
    pub body: Option<Placed<String>>,
    /// To whom it applies.
    pub applies_to: Vec<String>,
    /// From when and until when.
    pub validity: Validity,
    /// Who answers for its revision.
    pub revision_by: Option<String>,
    /// How it is followed up.
    pub follow_up: FollowUpDuty,
    /// Who adopted it, when; several for a document that several municipalities share.
    pub adoptions: Vec<Adoption>,
    /// Drafts, revisions and versions, which are no adoptions.
    pub versions: Vec<Version>,
    /// What it replaces: names of steering documents, or titles.
    pub replaces: Vec<Placed<String>>,
    /// The document's own names for the levels of its goals, from the top.
    pub levels: Vec<String>,
    /// Stated relations.
    pub relations: Vec<Relation>,
    /// The original, a file in its folder.
    pub file: Option<Placed<String>>,
}

/// From when and until when a document holds.
#[derive(Debug, Default)]
pub struct Validity {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// Tillsvidare.
    pub until_further_notice: bool,
    /// The period of notice of an agreement, as printed.
    pub notice: Option<String>,
    /// As printed, where it is neither a day nor a period.
    pub text: Option<String>,
}

/// Who follows the document up, and how often.
#[derive(Debug, Default)]
pub struct FollowUpDuty {
    /// Who.
    pub by: Option<String>,
    /// How often.
    pub interval: Option<Interval>,
}

/// How often something is followed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Interval {
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each third of a year.
    Tertial,
    /// Each half-year.
    HalfYear,
    /// Each year.
    Year,
    /// Every second year.
    SecondYear,
    /// Every third year.
    ThirdYear,
    /// Once a term of office.
    Term,
}

impl Interval {
    /// The intervals, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("manad", Self::Month),
        ("kvartal", Self::Quarter),
        ("tertial", Self::Tertial),
        ("halvar", Self::HalfYear),
        ("ar", Self::Year),
        ("vartannat_ar", Self::SecondYear),
        ("vart_tredje_ar", Self::ThirdYear),
        ("mandatperiod", Self::Term),
    ];

    /// Its name in locales and data.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

/// An adoption (antagande).
#[derive(Debug)]
pub struct Adoption {
    /// The municipality that adopted it.
    pub municipality: Option<Placed<String>>,
    /// The body, as printed.
    pub body: Option<String>,
    /// The day, or the month where the day is not known.
    pub date: Option<PartialDate>,
    /// The number in the minutes, as printed.
    pub minute_number: Option<String>,
    /// The case.
    pub case: Option<CaseNumber>,
    /// The item that decided it, as a path in `content/`.
    pub decided_in: Option<Placed<String>>,
    /// Where its day stands in the file.
    pub stands: Range<usize>,
}

/// One line of the version log.
#[derive(Debug)]
pub struct Version {
    /// When.
    pub date: Option<PartialDate>,
    /// As printed: `4.0`.
    pub number: Option<String>,
    /// What happened.
    pub text: String,
}

/// Where a document stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SteeringStatus {
    /// Proposed, not adopted.
    Proposed,
    /// Adopted.
    Adopted,
    /// Repealed.
    Repealed,
}

impl SteeringStatus {
    /// The states, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] =
        &[("forslag", Self::Proposed), ("antaget", Self::Adopted), ("upphavt", Self::Repealed)];
}

/// Where a document stands on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SteeringState {
    /// Proposed, not adopted.
    Proposed,
    /// Adopted; its first day has not come.
    Coming,
    /// In force.
    InForce,
    /// Its last day has passed.
    Expired,
    /// Repealed.
    Repealed,
}

impl SteeringState {
    /// The state of a document on a day.
    pub fn of(document: &SteeringDocument, as_of: Date) -> Self {
        match document.status {
            SteeringStatus::Proposed => Self::Proposed,
            SteeringStatus::Repealed => Self::Repealed,
            SteeringStatus::Adopted if document.validity.until.is_some_and(|last| last < as_of) => {
                Self::Expired
            }
            SteeringStatus::Adopted if document.validity.from.is_some_and(|first| first > as_of) => {
                Self::Coming
            }
            SteeringStatus::Adopted => Self::InForce,
        }
    }

    /// Its name in locales and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proposed => "forslag",
            Self::Coming => "kommande",
            Self::InForce => "galler",
            Self::Expired => "utgatt",
            Self::Repealed => "upphavt",
        }
    }
}

/// What a steering document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SteeringType {
    /// Program.
    Programme,
    /// Plan.
    Plan,
    /// Handlingsplan.
    ActionPlan,
    /// Verksamhetsplan.
    OperationalPlan,
    /// Policy.
    Policy,
    /// Strategi.
    Strategy,
    /// Riktlinjer.
    Guidelines,
    /// Regler.
    Rules,
    /// Reglemente.
    StandingOrders,
    /// Avtal.
    Agreement,
    /// Mål- och inriktningsdokument.
    DirectionDocument,
    /// Taxa.
    Tariff,
}

impl SteeringType {
    /// The types, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("program", Self::Programme),
        ("plan", Self::Plan),
        ("handlingsplan", Self::ActionPlan),
        ("verksamhetsplan", Self::OperationalPlan),
        ("policy", Self::Policy),
        ("strategi", Self::Strategy),
        ("riktlinjer", Self::Guidelines),
        ("regler", Self::Rules),
        ("reglemente", Self::StandingOrders),
        ("avtal", Self::Agreement),
        ("mal-och-inriktningsdokument", Self::DirectionDocument),
        ("taxa", Self::Tariff),
    ];

    /// Its name in locales and in addresses.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

fn read(fields: &mut Fields<'_, '_>, _: &Origin) -> Data {
    let adoptions = fields.tables("antagande", read_adoption);
    let by_adoption = if adoptions.is_empty() { SteeringStatus::Proposed } else { SteeringStatus::Adopted };
    let (revision_by, responsible) = fields
        .table("ansvarig", |responsible| (responsible.text("revidering"), responsible.text("uppfoljning")))
        .unwrap_or_default();
    let mut follow_up = fields
        .table("uppfoljning", |duty| FollowUpDuty {
            by: duty.text("ansvarig"),
            interval: duty.choice("intervall", Interval::VALUES),
        })
        .unwrap_or_default();
    // Who follows up, and who answers for it that it is done, may be two.
    follow_up.by = match (follow_up.by, responsible) {
        (Some(by), Some(responsible)) if by != responsible => Some(format!("{by}, {responsible}")),
        (by, responsible) => by.or(responsible),
    };
    Data::Steering(Box::new(SteeringDocument {
        kind: fields.required_choice("typ", SteeringType::VALUES).unwrap_or(SteeringType::Plan),
        municipality: fields.placed_text("kommun"),
        status: fields.choice("status", SteeringStatus::VALUES).unwrap_or(by_adoption),
        cases: fields.case_numbers("arende"),
        body: fields.placed_text("organ"),
        applies_to: fields.texts("galler_for"),
        validity: fields.table("giltighet", read_validity).unwrap_or_default(),
        revision_by,
        follow_up,
        adoptions,
        versions: fields.tables("versioner", |version| Version {
            date: version.partial_date("datum"),
            number: version.text("version"),
            text: version.required_text("text"),
        }),
        replaces: fields.placed_texts("ersatter"),
        levels: fields.texts("nivaer"),
        relations: Relation::read_all(fields),
        file: fields.placed_text("fil"),
    }))
}

fn read_validity(fields: &mut Fields<'_, '_>) -> Validity {
    let validity = Validity {
        from: fields.date("fran"),
        until: fields.date("till"),
        until_further_notice: fields.flag("tillsvidare"),
        notice: fields.text("uppsagning"),
        text: fields.text("text"),
    };
    follow_each_other(fields, None, &[("fran", validity.from), ("till", validity.until)]);
    if let Some(until) = validity.until.filter(|_| validity.until_further_notice) {
        let message = text!(
            "dokumentet gäller både till {until} och tills vidare",
            "the document holds both until {until} and until further notice"
        );
        let help = text!("ta bort antingen till eller tillsvidare", "remove either till or tillsvidare");
        contradicts(fields, "tillsvidare", (message, help));
    }
    validity.with_days_of_text()
}

impl Validity {
    /// Where the only word of it is a period as printed, as `2015–2017`, the days of that period.
    fn with_days_of_text(self) -> Self {
        let is_open = self.from.is_none() && self.until.is_none() && !self.until_further_notice;
        let period = self.text.as_deref().filter(|_| is_open).and_then(Period::parse);
        match period.and_then(|period| Some((period.first()?, period.last()?))) {
            // One day is no time to hold.
            Some((first, last)) if first < last => {
                Self { from: Some(first), until: Some(last), text: None, ..self }
            }
            _ => self,
        }
    }
}

fn read_adoption(fields: &mut Fields<'_, '_>) -> Adoption {
    Adoption {
        municipality: fields.placed_text("kommun"),
        body: fields.text("organ"),
        date: fields.partial_date("datum"),
        minute_number: minute_number(fields),
        case: fields.text("arende").map(|text| CaseNumber::new(&text)),
        decided_in: fields.placed_text("beslut"),
        stands: fields.place_of_value("datum").span,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn printed(text: &str) -> Validity {
        Validity { text: Some(text.to_owned()), ..Validity::default() }.with_days_of_text()
    }

    #[test]
    fn a_period_as_printed_has_a_last_day() {
        let plan = printed("2015–2017");
        let days = (Some(date(2015, 1, 1)), Some(date(2017, 12, 31)));
        assert_eq!((plan.from, plan.until, plan.text), (days.0, days.1, None));
        assert_eq!(printed("tertial 1 2019").until, Some(date(2019, 4, 30)));
        for words in ["tills planen ersätts", "okänt", "2015-04-23"] {
            let other = printed(words);
            assert_eq!((other.until, other.text.as_deref()), (None, Some(words)));
        }
        let open =
            Validity { until_further_notice: true, text: Some("2019".to_owned()), ..Validity::default() };
        assert_eq!(open.with_days_of_text().until, None);
    }
}
