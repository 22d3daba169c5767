//! By what rule an indicator is judged.

/// The rule that decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// Somebody has set it.
    ByHand,
    /// There is no outcome.
    NoOutcome,
    /// There is an outcome without a number.
    NoNumber,
    /// There is no target.
    NoTarget,
    /// The target is words.
    InWords,
    /// The outcome is on one side of a number, and may fulfil the target or not.
    OneSided,
    /// The outcome is not comparable.
    NotComparable,
    /// The outcome fulfils the target.
    Fulfilled,
    /// The level holds so far; the period of the target has not come.
    HoldsSoFar,
    /// There is time left, and the outcome is as far as time has gone.
    OnPace,
    /// There is time left, and the outcome is behind.
    Behind,
    /// There is time left, and nothing to measure the way from.
    NoStart,
    /// There is time left, and the outcome is a no.
    TimeLeft,
    /// The period of the target has come.
    TimeIsUp,
}

impl Ground {
    /// Its name in locales.
    pub fn name(self) -> &'static str {
        match self {
            Self::ByHand => "satt_for_hand",
            Self::NoOutcome => "inget_utfall",
            Self::NoNumber => "inget_tal",
            Self::NoTarget => "inget_mal",
            Self::InWords => "mal_i_ord",
            Self::OneSided => "obestamt",
            Self::NotComparable => "ej_jamforbart",
            Self::Fulfilled => "uppfyllt",
            Self::HoldsSoFar => "haller_hittills",
            Self::OnPace => "i_takt",
            Self::Behind => "efter",
            Self::NoStart => "ingen_start",
            Self::TimeLeft => "tid_kvar",
            Self::TimeIsUp => "tiden_ute",
        }
    }
}
