//! How far a goal is reached.

use super::name_in;

/// How far a goal is reached (måluppfyllelse).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attainment {
    /// Uppnått.
    Met,
    /// På väg.
    OnTrack,
    /// Ligger efter: det finns tid kvar, men takten räcker inte.
    Behind,
    /// Ej uppnått.
    NotMet,
    /// Ej bedömt: there is nothing to judge by.
    NotMeasured,
    /// Ej jämförbart.
    NotComparable,
}

impl Attainment {
    /// The degrees, as editors write them, in the order in which they are told.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("uppnatt", Self::Met),
        ("pa_vag", Self::OnTrack),
        ("efter", Self::Behind),
        ("ej_uppnatt", Self::NotMet),
        ("ej_matt", Self::NotMeasured),
        ("ej_jamforbart", Self::NotComparable),
    ];

    /// Its name in locales and data.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}
