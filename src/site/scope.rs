//! What narrows a list: whose, when, of which type and status.

use super::identity::DocumentId;

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// All.
    All,
    /// Those of a year.
    Year(i16),
    /// Those of a municipality, by its place in the settings.
    Municipality(usize),
    /// Those of a body.
    Body(DocumentId),
    /// Those of a type, by its name.
    Type(&'static str),
    /// Those of a status, by its name.
    Status(&'static str),
    /// Those that have several of these at once.
    Several(Facets),
}

/// What narrows a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facets {
    /// Whose.
    pub owner: Option<Owner>,
    /// When.
    pub year: Option<i16>,
    /// The type, by its name.
    pub kind: Option<&'static str>,
    /// The status, by its name.
    pub status: Option<&'static str>,
}

/// Whose an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// A body's.
    Body(DocumentId),
    /// A municipality's, by its place in the settings.
    Municipality(usize),
}

impl Scope {
    /// What narrows the list.
    pub fn facets(self) -> Facets {
        let none = Facets::default();
        match self {
            Self::All => none,
            Self::Year(year) => Facets { year: Some(year), ..none },
            Self::Municipality(at) => Facets { owner: Some(Owner::Municipality(at)), ..none },
            Self::Body(id) => Facets { owner: Some(Owner::Body(id)), ..none },
            Self::Type(name) => Facets { kind: Some(name), ..none },
            Self::Status(name) => Facets { status: Some(name), ..none },
            Self::Several(facets) => facets,
        }
    }
}

impl Facets {
    /// The scope that these make: the simplest that says it.
    pub fn scope(self) -> Scope {
        match self {
            Self { owner: None, year: None, kind: None, status: None } => Scope::All,
            Self { owner: None, year: Some(year), kind: None, status: None } => Scope::Year(year),
            Self { owner: Some(Owner::Body(id)), year: None, kind: None, status: None } => Scope::Body(id),
            Self { owner: Some(Owner::Municipality(at)), year: None, kind: None, status: None } => {
                Scope::Municipality(at)
            }
            Self { owner: None, year: None, kind: Some(name), status: None } => Scope::Type(name),
            Self { owner: None, year: None, kind: None, status: Some(name) } => Scope::Status(name),
            several => Scope::Several(several),
        }
    }

    /// These with one set as in another.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            owner: other.owner.or(self.owner),
            year: other.year.or(self.year),
            kind: other.kind.or(self.kind),
            status: other.status.or(self.status),
        }
    }

    /// Each of them taken away in turn.
    pub fn wider(self) -> impl Iterator<Item = Self> {
        let one_less = [
            Self { owner: None, ..self },
            Self { year: None, ..self },
            Self { kind: None, ..self },
            Self { status: None, ..self },
        ];
        one_less.into_iter().filter(move |wider| *wider != self)
    }

    /// Whether they are more than one.
    pub fn are_several(self) -> bool {
        matches!(self.scope(), Scope::Several(_))
    }

    /// Every choice of some of them, none and all included.
    pub fn parts(self) -> impl Iterator<Item = Self> {
        let all = (0..16_u8).map(move |mask| Self {
            owner: self.owner.filter(|_| mask & 1 > 0),
            year: self.year.filter(|_| mask & 2 > 0),
            kind: self.kind.filter(|_| mask & 4 > 0),
            status: self.status.filter(|_| mask & 8 > 0),
        });
        let given = [self.owner.is_some(), self.year.is_some(), self.kind.is_some(), self.status.is_some()];
        let mask = given.into_iter().zip([1_u8, 2, 4, 8]).filter(|(given, _)| *given).map(|(_, bit)| bit);
        let mask: u8 = mask.sum();
        // A choice of what is not there is the same as one without it.
        all.enumerate().filter(move |(at, _)| at & !usize::from(mask) == 0).map(|(_, one)| one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Facets {
        Facets {
            owner: Some(Owner::Municipality(1)),
            year: Some(2024),
            kind: Some("program"),
            status: Some("galler"),
        }
    }

    #[test]
    fn an_entry_stands_in_each_choice_of_what_it_has_once() {
        assert_eq!(full().parts().count(), 16);
        let two = Facets { owner: None, status: None, ..full() };
        let mut parts: Vec<Scope> = two.parts().map(Facets::scope).collect();
        parts.sort();
        assert_eq!(parts, [Scope::All, Scope::Year(2024), Scope::Type("program"), Scope::Several(two)]);
        assert!(full().parts().all(|part| part.scope().facets() == part));
    }
}
