//! One item (ärendepunkt) of a meeting: first as called to, later with what was decided.

use jiff::civil::Date;

use super::decision::{Decision, minute_number};
use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path, is_markdown};
use super::paper::Paper;
use super::person::{Persons, day_of_meeting};
use super::relation::Relation;
use crate::fields::{Fields, Placed};
use crate::terms::{CaseNumber, name_in};

/// An item is any other Markdown file in a meeting's folder.
pub static KIND: Kind = Kind {
    name: "item",
    folder: "sammantraden",
    claims: |path| matches!(path, ["sammantraden", _, _, name] if is_markdown(name) && *name != "index.md"),
    title_key: Some("titel"),
    read,
    address: address_of_path,
    example: include_str!("examples/item.md"),
};

/// One item of a meeting.
#[derive(Debug)]
pub struct AgendaItem {
    /// Its number on the agenda, a text; `None` where it has none.
    pub number: Option<String>,
    /// What kind of item.
    pub kind: ItemType,
    /// The cases it handles.
    pub cases: Vec<CaseNumber>,
    /// Roles, never names.
    pub presenters: Vec<String>,
    /// The body that finally decides, as printed.
    pub decided_by: Option<String>,
    /// The heading on the agenda under which it stands.
    pub group: Option<String>,
    /// Its parts.
    pub subitems: Vec<Subitem>,
    /// An identity given by somebody else: `SOU 2018:69`.
    pub external_reference: Option<String>,
    /// Who is told of the decision.
    pub sent_to: Vec<String>,
    /// The tabled question that comes back here.
    pub continues: Option<Continues>,
    /// Its papers.
    pub papers: Vec<Paper>,
    /// What was decided.
    pub decision: Decision,
    /// Stated relations.
    pub relations: Vec<Relation>,
    /// Persons, each named as long as its rule says.
    pub persons: Persons,
    /// The legal ground of secrecy.
    pub legal_ground: Option<String>,
}

/// A part of an item: a title, who presents it, which party asked.
#[derive(Debug)]
pub struct Subitem {
    /// As printed.
    pub title: String,
    /// Roles, never names.
    pub presenters: Vec<String>,
    /// The party that raised it.
    pub party: Option<String>,
}

/// The earlier entry in the minutes that a tabled question continues.
#[derive(Debug)]
pub struct Continues {
    /// The body, by the name of its file.
    pub body: Option<Placed<String>>,
    /// The day of the earlier meeting.
    pub date: Option<Date>,
    /// The number in its minutes.
    pub minute_number: Option<String>,
}

/// What kind of item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemType {
    /// Formalia: opening, approval of the agenda.
    Formal,
    /// Information.
    Information,
    /// Beslut.
    Decision,
    /// Motion.
    MemberMotion,
    /// Remissvar.
    ConsultationReply,
    /// Rapport.
    Report,
    /// Bordlagd fråga.
    TabledQuestion,
    /// Anmälan (of delegated decisions, messages).
    Notification,
    /// Val.
    Election,
    /// Sekretess: number, title and legal ground alone are public.
    Secret,
}

impl ItemType {
    /// The types, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("formalia", Self::Formal),
        ("information", Self::Information),
        ("beslut", Self::Decision),
        ("motion", Self::MemberMotion),
        ("remissvar", Self::ConsultationReply),
        ("rapport", Self::Report),
        ("bordlagd", Self::TabledQuestion),
        ("anmalan", Self::Notification),
        ("val", Self::Election),
        ("sekretess", Self::Secret),
    ];

    /// Its name in the program, in locales and in addresses.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

fn read(fields: &mut Fields<'_, '_>, origin: &Origin) -> Data {
    let kind = fields.required_choice("typ", ItemType::VALUES).unwrap_or(ItemType::Decision);
    let number = fields.text("nummer").or_else(|| number_of_file(origin));
    Data::AgendaItem(Box::new(AgendaItem {
        number,
        kind,
        cases: fields.case_numbers("arende"),
        presenters: fields.texts("foredragande"),
        decided_by: fields.text("beslutas_av"),
        group: fields.text("underrubrik"),
        subitems: fields.tables("underpunkter", |sub| Subitem {
            title: sub.required_text("titel"),
            presenters: sub.texts("foredragande"),
            party: sub.text("parti"),
        }),
        external_reference: fields.text("extern_referens"),
        sent_to: fields.texts("delges"),
        continues: fields.table("fortsatter", |earlier| Continues {
            body: earlier.placed_text("organ"),
            date: earlier.date("datum"),
            minute_number: minute_number(earlier),
        }),
        papers: fields.tables("handlingar", Paper::read),
        decision: Decision::read(fields),
        relations: Relation::read_all(fields),
        persons: Persons::read_all(fields, day_of_meeting(origin)),
        legal_ground: fields.text("lagrum"),
    }))
}

/// `02-handlingsplan.md` is item 2; a name without leading digits has no number.
fn number_of_file(origin: &Origin) -> Option<String> {
    let segments = origin.segments();
    let name = segments.last()?;
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    if !name[digits.len()..].starts_with(['-', '.']) {
        return None;
    }
    let number = digits.trim_start_matches('0');
    (!number.is_empty()).then(|| number.to_owned())
}
