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
}

/// Decides what is public on a given day.
#[derive(Debug, Clone, Copy)]
pub struct Gate {
    as_of: Date,
}

impl Gate {
    /// The gate as it stands on a day.
    pub fn on(as_of: Date) -> Self {
        Self { as_of }
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
        if let Data::AgendaItem(item) = &mut loaded.data {
            let named = item.persons.len();
            item.persons.retain(|person| person.stands_on(self.as_of));
            item.removed_persons = named - item.persons.len();
        }
        Ok(Public(loaded))
    }
}
