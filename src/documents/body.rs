//! A political body (organ) that meets and decides.

use super::document::{Data, Origin};
use super::kind::{Kind, address_of_path, file_or_folder};
use super::member::Members;
use crate::fields::{Fields, Placed};
use crate::terms::name_in;

/// Bodies lie in `content/organ/`.
pub static KIND: Kind = Kind {
    name: "body",
    folder: "organ",
    claims: |path| file_or_folder(path, "organ"),
    title_key: Some("namn"),
    read,
    address: address_of_path,
    example: include_str!("examples/body.md"),
};

/// A political body.
#[derive(Debug)]
pub struct Body {
    /// As in `KSAU`.
    pub short_name: Option<String>,
    /// The municipality it belongs to; `None` on a site of one municipality.
    pub municipality: Option<Placed<String>>,
    /// Council, board, committee …
    pub kind: BodyKind,
    /// The body above it, by the name of its file.
    pub parent: Option<Placed<String>>,
    /// Names it had before.
    pub former_names: Vec<String>,
    /// The function's address, never a person's.
    pub email: Option<String>,
    /// Who sits there.
    pub members: Members,
}

/// The kinds of bodies that kommunallagen knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BodyKind {
    /// Fullmäktige.
    Council,
    /// Styrelse.
    ExecutiveBoard,
    /// Nämnd.
    Committee,
    /// Utskott.
    Subcommittee,
    /// Gemensam nämnd or another body of several municipalities.
    JointCommittee,
}

impl BodyKind {
    /// The kinds, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("fullmaktige", Self::Council),
        ("styrelse", Self::ExecutiveBoard),
        ("namnd", Self::Committee),
        ("utskott", Self::Subcommittee),
        ("gemensam", Self::JointCommittee),
    ];

    /// Its name in locales.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

fn read(fields: &mut Fields<'_, '_>, _: &Origin) -> Data {
    Data::Body(Body {
        short_name: fields.text("kortnamn"),
        municipality: fields.placed_text("kommun"),
        kind: fields.required_choice("typ", BodyKind::VALUES).unwrap_or(BodyKind::Committee),
        parent: fields.placed_text("overordnat"),
        former_names: fields.texts("tidigare_namn"),
        email: fields.text("epost"),
        members: Members::read_all(fields),
    })
}
