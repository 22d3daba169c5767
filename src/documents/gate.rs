//! The gate: the only door through which a loaded document becomes a public one.
//!
//! Every writer takes [`Public`], and nothing else can make one. What the gate keeps back is dropped here,
//! with its text; what remains of it is a count.

use std::ops::Deref;

use jiff::civil::Date;

use super::document::Loaded;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withheld {
    /// It is a draft.
    Draft,
    /// Its day has not come.
    Later(Date),
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
    pub fn admit(self, loaded: Loaded) -> Result<Public<Loaded>, Withheld> {
        match loaded.head.publish_on {
            _ if loaded.head.draft => Err(Withheld::Draft),
            Some(day) if day > self.as_of => Err(Withheld::Later(day)),
            _ => Ok(Public(loaded)),
        }
    }
}
