//! The gate: the only door through which a loaded document becomes a public one.
//!
//! Every writer takes [`Public`], and nothing else can make one. What the gate keeps back is dropped here,
//! with its text; what remains of it is a count.

use std::ops::Deref;

use jiff::civil::Date;

use super::document::{Data, Loaded};
use super::withdrawn::Tombstone;

/// Something that may be shown to everybody.
///
/// Only [`Gate::admit`] makes one.
pub struct Public<T>(T);

impl<T> Deref for Public<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Why a document stays inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withheld {
    /// It is a draft.
    Draft,
    /// Its day has not come.
    Later(Date),
    /// It was published and is withdrawn; what is left of it.
    Withdrawn(Tombstone),
    /// It has come down from the notice board, and the site keeps no old postings.
    Over,
}

impl Withheld {
    /// The day on which it comes out, where it is known.
    pub fn until(&self) -> Option<Date> {
        match self {
            Self::Later(day) => Some(*day),
            Self::Draft | Self::Over | Self::Withdrawn(_) => None,
        }
    }
}

/// What becomes of postings that have come down from the notice board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OldPostings {
    /// They leave the site.
    #[default]
    Leave,
    /// They stay, set apart.
    Stay,
}

/// Decides what is public on a given day.
#[derive(Debug, Clone, Copy)]
pub struct Gate {
    as_of: Date,
    old_postings: OldPostings,
}

impl Gate {
    /// The gate as it stands on a day.
    pub fn on(as_of: Date) -> Self {
        Self { as_of, old_postings: OldPostings::Leave }
    }

    /// The same gate with another rule for old postings.
    #[must_use]
    pub fn with(self, old_postings: OldPostings) -> Self {
        Self { old_postings, ..self }
    }

    /// Lets a document out, or says why it stays. What stays is dropped.
    ///
    /// Names whose time is over are dropped on the way.
    pub fn admit(self, mut loaded: Loaded) -> Result<Public<Loaded>, Withheld> {
        if loaded.head.draft {
            return Err(Withheld::Draft);
        }
        if let Some(day) = loaded.head.publish_on.filter(|day| *day > self.as_of) {
            return Err(Withheld::Later(day));
        }
        if let Some(withdrawn) = loaded.head.withdrawn.take_if(|withdrawn| withdrawn.on <= self.as_of) {
            let path = loaded.origin.path.to_string();
            let address = (loaded.kind.address)(&loaded.origin.segments());
            return Err(Withheld::Withdrawn(Tombstone { path, address, withdrawn }));
        }
        if let Some(why) = self.of_board(&loaded.data) {
            return Err(why);
        }
        if let Data::AgendaItem(item) = &mut loaded.data {
            let named = item.persons.len();
            item.persons.retain(|person| person.stands_on(self.as_of));
            item.removed_persons = named - item.persons.len();
        }
        Ok(Public(loaded))
    }

    /// Why a posting is not on the board.
    fn of_board(self, data: &Data) -> Option<Withheld> {
        let Data::Posting(posting) = data else { return None };
        let posted = posting.posted_on.as_ref()?.value;
        if posted > self.as_of {
            return Some(Withheld::Later(posted));
        }
        let over = posting.comes_down()? <= self.as_of && self.old_postings == OldPostings::Leave;
        over.then_some(Withheld::Over)
    }
}
