//! The gate: the only door through which a loaded document becomes a public one.
//!
//! Every writer takes [`Public`], and nothing else can make one. What the gate keeps back is dropped here,
//! with its text; what remains of it is a count.

use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use super::document::{Data, Loaded};
use super::withdrawn::{Tombstone, Withdrawn};

/// Something that may be shown to everybody.
///
/// Only [`Gate::admit`] makes one.
pub struct Public<T>(Arc<T>);

impl<T> Public<T> {
    /// Whether it is the same thing, not one that looks like it.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What is public may be held twice.
impl<T> Clone for Public<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

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

/// Who looks at what the gate lets out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Audience {
    Everybody,
    Editors,
}

/// Decides what is public on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate {
    as_of: Date,
    audience: Audience,
    old_postings: OldPostings,
}

impl Gate {
    /// The gate as it stands on a day.
    pub fn on(as_of: Date) -> Self {
        Self { as_of, audience: Audience::Everybody, old_postings: OldPostings::Leave }
    }

    /// The same gate with another rule for old postings.
    #[must_use]
    pub fn with(self, old_postings: OldPostings) -> Self {
        Self { old_postings, ..self }
    }

    /// The gate of the preview: drafts and what comes later go through too. Nothing that it lets out is written.
    #[must_use]
    pub fn for_editors(self) -> Self {
        Self { audience: Audience::Editors, ..self }
    }

    /// Whether it is the gate of the preview.
    pub fn is_for_editors(self) -> bool {
        self.audience == Audience::Editors
    }

    /// The day on which it stands.
    pub fn as_of(self) -> Date {
        self.as_of
    }

    /// Lets a document out, or says why it stays: an item goes with its meeting. What is withdrawn is withdrawn for
    /// editors too.
    pub fn admit(self, loaded: &Arc<Loaded>, meeting: Option<&Loaded>) -> Result<Public<Loaded>, Withheld> {
        match self.reason(loaded, meeting) {
            Some(Withheld::Withdrawn(tombstone)) => Err(Withheld::Withdrawn(tombstone)),
            Some(reason) if self.audience == Audience::Everybody => Err(reason),
            _ => Ok(Public(Arc::clone(loaded))),
        }
    }

    /// Lets the translation of a public document out: it is public because its original is. None where it is another
    /// document's.
    pub fn admit_translation(
        self,
        original: &Public<Loaded>,
        translation: &Arc<Loaded>,
    ) -> Option<Public<Loaded>> {
        let is_of = translation.translates.as_ref() == Some(&original.origin.path);
        is_of.then(|| Public(Arc::clone(translation)))
    }

    /// Why a document would stay on this day, whoever looks; an item stays with its meeting too.
    pub fn reason(self, loaded: &Loaded, meeting: Option<&Loaded>) -> Option<Withheld> {
        let of_meeting = || match self.own_reason(meeting?)? {
            Withheld::Withdrawn(Tombstone { withdrawn, .. }) => Some(tombstone(loaded, withdrawn)),
            why => Some(why),
        };
        self.own_reason(loaded).or_else(of_meeting)
    }

    fn own_reason(self, loaded: &Loaded) -> Option<Withheld> {
        match (loaded.head.publish_on, &loaded.head.withdrawn) {
            _ if loaded.head.draft => Some(Withheld::Draft),
            (Some(day), _) if day > self.as_of => Some(Withheld::Later(day)),
            (_, Some(withdrawn)) if withdrawn.on <= self.as_of && !loaded.data.always_has_page() => {
                Some(tombstone(loaded, withdrawn.clone()))
            }
            _ => self.of_board(&loaded.data),
        }
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

fn tombstone(loaded: &Loaded, withdrawn: Withdrawn) -> Withheld {
    let address = (loaded.kind.address)(&loaded.origin.segments());
    Withheld::Withdrawn(Tombstone { path: loaded.origin.path.to_string(), address, withdrawn })
}
