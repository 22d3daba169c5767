//! A paper (handling): one document line on an item.

use crate::fields::{Fields, Placed};
use crate::terms::PartialDate;

/// A document line on an item, as the agenda prints it.
#[derive(Debug)]
pub struct Paper {
    /// As printed.
    pub title: String,
    /// What it is: `protokollsutdrag`, in the editor's own words.
    pub kind: Option<String>,
    /// Who issued it: a body or department, often abbreviated.
    pub from: Option<String>,
    /// Its date.
    pub date: Option<PartialDate>,
    /// The legal ground on which it is not here.
    pub legal_ground: Option<String>,
    /// Who decides whether it is given out, where it is not the body of the meeting.
    pub decided_by: Option<String>,
    /// Where a reader finds it.
    pub whereabouts: Whereabouts,
}

/// Where a reader finds a paper.
#[derive(Debug)]
pub enum Whereabouts {
    /// A file in the same folder.
    File(Placed<String>),
    /// A document of the site, as a path in `content/` or a steering document's name.
    Document(Placed<String>),
    /// Its text is on the item's own page.
    Here,
    /// Not on the site, and why.
    Missing(String),
    /// Not on the site, and nobody has said why.
    Unknown,
}

impl Paper {
    /// Reads one line of `handlingar`.
    pub fn read(fields: &mut Fields<'_, '_>) -> Self {
        let title = fields.required_text("titel");
        let kind = fields.text("typ");
        let from = fields.text("fran");
        let date = fields.partial_date("datum");
        let legal_ground = fields.text("lagrum");
        let decided_by = fields.text("provas_av");
        let file = fields.placed_text("fil");
        let steering = fields.placed_text("styrdokument");
        let document = fields.placed_text("dokument");
        let here = fields.flag("aterges");
        let missing = fields.text("saknas");
        let whereabouts = match (file, steering, document, here, missing) {
            (Some(file), ..) => Whereabouts::File(file),
            (_, Some(steering), ..) => Whereabouts::Document(Placed {
                value: format!("/styrdokument/{}", steering.value),
                span: steering.span,
            }),
            (_, _, Some(document), ..) => Whereabouts::Document(document),
            (_, _, _, true, _) => Whereabouts::Here,
            (_, _, _, _, Some(reason)) => Whereabouts::Missing(reason),
            _ => Whereabouts::Unknown,
        };
        Self { title, kind, from, date, legal_ground, decided_by, whereabouts }
    }
}
