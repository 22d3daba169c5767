//! A relation from one document to another, as an editor states it.

use crate::fields::{Fields, Placed};
use crate::terms::name_in;

/// A stated relation. Its other end is a document of the site or, where it is not published here, a text.
#[derive(Debug)]
pub struct Relation {
    /// What one does with the other.
    pub kind: RelationType,
    /// The other end, as a path in `content/`, with or without `#fragment`.
    pub to: Option<Placed<String>>,
    /// The other end as printed.
    pub text: Option<String>,
}

/// What one document does with another. Each has two sides: what this says of the other, and what the other
/// then says of this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationType {
    /// Behandlar.
    Handles,
    /// Föreslår.
    Proposes,
    /// Beslutar om.
    Decides,
    /// Antar.
    Adopts,
    /// Reviderar.
    Revises,
    /// Ersätter.
    Replaces,
    /// Bygger på.
    IsBasedOn,
    /// Besvarar (a commission, a referral).
    Answers,
    /// Bilägger.
    Encloses,
    /// Följer upp.
    FollowsUp,
    /// Fortsätter (a tabled question).
    Continues,
    /// Hänvisar till.
    RefersTo,
    /// Krävs av.
    RequiredBy,
    /// Genomför.
    Implements,
}

impl RelationType {
    /// The types, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("behandlar", Self::Handles),
        ("foreslar", Self::Proposes),
        ("beslutar", Self::Decides),
        ("antar", Self::Adopts),
        ("reviderar", Self::Revises),
        ("ersatter", Self::Replaces),
        ("bygger_pa", Self::IsBasedOn),
        ("besvarar", Self::Answers),
        ("bilagger", Self::Encloses),
        ("foljer_upp", Self::FollowsUp),
        ("fortsatter", Self::Continues),
        ("hanvisar", Self::RefersTo),
        ("kravs_av", Self::RequiredBy),
        ("genomfor", Self::Implements),
    ];

    /// Its name in the program, in locales and in data.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

impl Relation {
    /// Reads the key `relationer`.
    pub fn read_all(fields: &mut Fields<'_, '_>) -> Vec<Self> {
        fields
            .tables("relationer", |relation| {
                let kind = relation.required_choice("typ", RelationType::VALUES);
                let (to, text) = (relation.placed_text("till"), relation.text("text"));
                Some(Self { kind: kind?, to, text })
            })
            .into_iter()
            .flatten()
            .collect()
    }
}
