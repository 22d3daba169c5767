//! A measured value, or the named reason why there is none.

use crate::diagnostics::Place;
use crate::terms::{Date, Period, Quantity};

/// What was measured (utfall).
#[derive(Debug, Clone)]
pub struct Measurement {
    /// The indicator, by its name.
    pub indicator: String,
    /// When.
    pub period: Period,
    /// For whom: `totalt`, `kvinnor`, `privat utförare` …
    pub group: String,
    /// The value or its state.
    pub value: Quantity,
    /// What must be said of it.
    pub comment: Option<String>,
    /// Where it is written.
    pub place: Place,
    /// Whose figure it is.
    pub origin: Origin,
}

/// Whose figure it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The plan's own.
    Own,
    /// The municipality's own value in Kolada.
    Kolada,
    /// Another municipality's, or a group's, value in Kolada.
    Peer {
        /// Its name.
        name: String,
        /// An unweighted mean of several.
        mean: bool,
    },
}

impl Measurement {
    /// Whether it belongs to the plan itself and not to a peer.
    pub fn is_own(&self) -> bool {
        !matches!(self.origin, Origin::Peer { .. })
    }

    /// Whether it is a number of a period that has not begun on a day: no outcome yet.
    pub fn is_ahead(&self, day: Date) -> bool {
        self.value.amount().is_some() && self.period.first().is_some_and(|first| first > day)
    }
}
