//! A paper that stands on its own (handling): a staff report, a memorandum, a proposal.

use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path, file_or_folder};
use super::person::Persons;
use super::relation::Relation;
use crate::fields::{Fields, Placed};
use crate::terms::{CaseNumber, PartialDate, name_in};

/// Papers lie in `content/handlingar/`.
pub static KIND: Kind = Kind {
    name: "paper",
    folder: "handlingar",
    claims: |path| file_or_folder(path, "handlingar"),
    title_key: Some("titel"),
    read,
    address: address_of_path,
    example: include_str!("examples/paper.md"),
};

/// A paper with a page of its own.
#[derive(Debug)]
pub struct StandingPaper {
    /// What it is.
    pub kind: PaperType,
    /// The municipality; `None` on a site of one municipality.
    pub municipality: Option<Placed<String>>,
    /// Who issued it.
    pub from: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// The cases it belongs to.
    pub cases: Vec<CaseNumber>,
    /// Who it was sent to.
    pub sent_to: Vec<String>,
    /// The original, a file in its folder.
    pub file: Option<Placed<String>>,
    /// Persons named on it: who proposes, who signs.
    pub persons: Persons,
    /// Stated relations.
    pub relations: Vec<Relation>,
}

/// What a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperType {
    /// Tjänsteskrivelse.
    StaffReport,
    /// Tjänsteutlåtande.
    StaffOpinion,
    /// PM, utredning.
    Memorandum,
    /// Protokollsutdrag.
    MinutesExtract,
    /// Rapport.
    Report,
    /// Motion.
    MemberMotion,
    /// Medborgarförslag.
    CitizenProposal,
    /// Remiss.
    Referral,
    /// Yttrande.
    Statement,
    /// Anything else.
    Other,
}

impl PaperType {
    /// The types, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("tjansteskrivelse", Self::StaffReport),
        ("tjansteutlatande", Self::StaffOpinion),
        ("pm", Self::Memorandum),
        ("protokollsutdrag", Self::MinutesExtract),
        ("rapport", Self::Report),
        ("motion", Self::MemberMotion),
        ("medborgarforslag", Self::CitizenProposal),
        ("remiss", Self::Referral),
        ("yttrande", Self::Statement),
        ("ovrigt", Self::Other),
    ];

    /// Its name in the program, in locales and in addresses.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

fn read(fields: &mut Fields<'_, '_>, _: &Origin) -> Data {
    let date = fields.partial_date("datum");
    Data::StandingPaper(StandingPaper {
        kind: fields.required_choice("typ", PaperType::VALUES).unwrap_or(PaperType::Other),
        municipality: fields.placed_text("kommun"),
        from: fields.text("fran"),
        date,
        cases: fields.case_numbers("arende"),
        sent_to: fields.texts("delges"),
        file: fields.placed_text("fil"),
        persons: Persons::read_all(fields, date.and_then(PartialDate::date)),
        relations: Relation::read_all(fields),
    })
}
