//! A follow-up (uppföljning): a dated report of results, set against the plan of its time.

use std::collections::BTreeSet;

use super::contradiction::contradicts;
use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path, file_or_folder};
use super::relation::Relation;
use crate::fields::{Fields, Placed};
use crate::terms::{Attainment, CaseNumber, Date, Period, name_in};

/// Follow-ups lie in `content/uppfoljningar/`.
pub static KIND: Kind = Kind {
    name: "follow-up",
    folder: "uppfoljningar",
    claims: |path| file_or_folder(path, "uppfoljningar"),
    title_key: Some("titel"),
    read,
    address: address_of_path,
    example: include_str!("examples/follow_up.md"),
};

/// A dated report of results.
#[derive(Debug)]
pub struct FollowUp {
    /// What kind of report.
    pub kind: FollowUpType,
    /// The steering document, by the name of its folder.
    pub plan: Option<Placed<String>>,
    /// The municipality; `None` on a site of one municipality.
    pub municipality: Option<Placed<String>>,
    /// The body that gives it, by the name of its file.
    pub body: Option<Placed<String>>,
    /// Its day.
    pub date: Option<Date>,
    /// The period that it is about, as printed: `2018`, `tertial 2 2026`.
    pub period: Option<Placed<String>>,
    /// The cases it belongs to.
    pub cases: Vec<CaseNumber>,
    /// What it says of each goal.
    pub assessments: Vec<GoalAssessment>,
    /// The original, a file in its folder.
    pub file: Option<Placed<String>>,
    /// Stated relations.
    pub relations: Vec<Relation>,
}

/// What a report says of a goal.
#[derive(Debug)]
pub struct GoalAssessment {
    /// The goal, by its anchor in the steering document.
    pub goal: Placed<String>,
    /// How far it is reached, in the report's own judgement.
    pub status: Attainment,
    /// Why.
    pub reason: Option<String>,
}

/// What kind of report it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FollowUpType {
    /// Månadsrapport.
    Monthly,
    /// Delårsrapport.
    Interim,
    /// Verksamhetsberättelse.
    AnnualActivity,
    /// Årsredovisning.
    AnnualReport,
    /// Any other follow-up.
    Other,
}

impl FollowUpType {
    /// The types, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("manadsrapport", Self::Monthly),
        ("delarsrapport", Self::Interim),
        ("verksamhetsberattelse", Self::AnnualActivity),
        ("arsredovisning", Self::AnnualReport),
        ("uppfoljning", Self::Other),
    ];

    /// Its name in the program, in locales and in addresses.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

fn read(fields: &mut Fields<'_, '_>, _: &Origin) -> Data {
    let (date, period) = (fields.required_date("datum"), fields.required_placed_text("period"));
    if let (Some(date), Some(period)) = (date, &period)
        && let Some(first) = Period::parse(&period.value).and_then(|period| period.first())
        && date < first
    {
        let told = (
            text!(
                "perioden börjar {first}, efter datum ({date})",
                "the period begins on {first}, after datum ({date})"
            ),
            text!("rätta perioden eller datum", "correct the period or datum"),
        );
        contradicts(fields, "period", told);
    }
    let mut judged = BTreeSet::new();
    Data::FollowUp(Box::new(FollowUp {
        kind: fields.required_choice("typ", FollowUpType::VALUES).unwrap_or(FollowUpType::Other),
        plan: fields.required_placed_text("styrdokument"),
        municipality: fields.placed_text("kommun"),
        body: fields.placed_text("organ"),
        date,
        period,
        cases: fields.case_numbers("arende"),
        assessments: fields
            .tables("bedomningar", |one| {
                let goal = one.required_placed_text("mal");
                if let Some(twice) = goal.as_ref().filter(|goal| !judged.insert(goal.value.clone())) {
                    let id = &twice.value;
                    let told = (
                        text!("målet {id} bedöms två gånger", "the goal {id} is judged twice"),
                        text!("ta bort en av bedömningarna", "remove one of the judgements"),
                    );
                    contradicts(one, "mal", told);
                }
                let status = one.required_choice("status", Attainment::VALUES);
                let reason = one.text("text");
                Some(GoalAssessment { goal: goal?, status: status?, reason })
            })
            .into_iter()
            .flatten()
            .collect(),
        file: fields.placed_text("fil"),
        relations: Relation::read_all(fields),
    }))
}
