//! The gate: the only door through which a loaded document becomes a public one.
//!
//! Every writer takes [`Public`], and nothing else can make one. What the gate keeps back is dropped here,
//! with its text; what remains of it is a count.

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use super::document::Loaded;

/// Something that may be shown to everybody.
///
/// Only [`Gate::admit`] makes one.
pub struct Public<T>(Arc<T>);

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

/// Who looks at what the gate lets out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Audience {
    Everybody,
    Editors,
}

/// Decides what is public on a given day.
#[derive(Debug, Clone, Copy)]
pub struct Gate {
    as_of: Date,
    audience: Audience,
}

impl Gate {
    /// The gate as it stands on a day.
    pub fn on(as_of: Date) -> Self {
        Self { as_of, audience: Audience::Everybody }
    }

    /// The gate of the preview: drafts and what comes later go through too. Nothing that it lets out is written.
    #[must_use]
    pub fn for_editors(self) -> Self {
        Self { audience: Audience::Editors, ..self }
    }

    /// The day on which it stands.
    pub fn as_of(self) -> Date {
        self.as_of
    }

    /// Lets a document out, or says why it stays.
    pub fn admit(self, loaded: &Arc<Loaded>) -> Result<Public<Loaded>, Withheld> {
        match self.reason(loaded) {
            Some(reason) if self.audience == Audience::Everybody => Err(reason),
            _ => Ok(Public(Arc::clone(loaded))),
        }
    }

    /// Why a document would stay on this day, whoever looks.
    pub fn reason(self, loaded: &Loaded) -> Option<Withheld> {
        match loaded.head.publish_on {
            _ if loaded.head.draft => Some(Withheld::Draft),
            Some(day) if day > self.as_of => Some(Withheld::Later(day)),
            _ => None,
        }
    }
}
