//! An indicator (mått, mätetal, nyckeltal) and its targets.

use crate::diagnostics::Place;
use crate::fields::Placed;
use crate::terms::{Amount, Attainment, Decimal, Period, Quantity, State, Unit, name_in};

/// How something is measured.
#[derive(Debug)]
pub struct Indicator {
    /// Its name in figures and addresses.
    pub id: String,
    /// Where it is described.
    pub place: Place,
    /// The goal, or the section, that it belongs to, by its anchor in the text.
    pub goal: Option<Placed<String>>,
    /// Its name.
    pub name: String,
    /// What is counted, and how.
    pub definition: Option<String>,
    /// Its unit; none where the source gives none.
    pub unit: Option<Unit>,
    /// Which way is better.
    pub direction: Direction,
    /// Where it started.
    pub baseline: Option<Baseline>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// How often it is measured, as the source says.
    pub interval: Option<String>,
    /// What a reader must know to compare.
    pub note: Option<String>,
    /// Periods from which figures are not comparable with earlier ones.
    pub breaks: Vec<Break>,
    /// Where it should be.
    pub targets: Vec<Target>,
    /// Set by hand.
    pub verdict: Option<Verdict>,
    /// Whether it counts persons, so that a small number may tell who they are.
    pub persons: bool,
    /// Whether women and men, or girls and boys, make up the total.
    pub adds_up: bool,
    /// The indicators of which it is the sum.
    pub sum_of: Vec<Placed<String>>,
    /// Its name in Kolada.
    pub kolada: Option<String>,
    /// Its name in the plan, as printed: `5.1.1.1`.
    pub printed_number: Option<String>,
    /// What whole figures are divided by when a spreadsheet has stored percent as parts of one.
    pub scale: i64,
}

/// Where an indicator started.
#[derive(Debug)]
pub struct Baseline {
    /// When.
    pub period: Option<Period>,
    /// The value, or the words that stand in its place.
    pub value: Quantity,
    /// Where it is written.
    pub place: Place,
}

/// A break in a series.
#[derive(Debug)]
pub struct Break {
    /// The first period that is not comparable with those before.
    pub period: Period,
    /// Why.
    pub text: String,
}

/// Where an indicator should be.
#[derive(Debug, Clone)]
pub struct Target {
    /// When.
    pub period: Period,
    /// For whom: `totalt`, unless said.
    pub group: String,
    /// What is asked of the outcome.
    pub operator: Operator,
    /// The value, or the words.
    pub value: Quantity,
    /// Where in the source, or what else must be said.
    pub note: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// A status that somebody has set.
#[derive(Debug)]
pub struct Verdict {
    /// How far.
    pub status: Attainment,
    /// Why.
    pub reason: String,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// It should stay.
    Same,
    /// No way is better.
    None,
}

impl Direction {
    /// The directions, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] =
        &[("upp", Self::Up), ("ner", Self::Down), ("oforandrad", Self::Same), ("ingen", Self::None)];

    /// Its name in locales and data.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

/// What a target asks of the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operator {
    /// Exactly, or better where a direction says what better is.
    Equal,
    /// At least.
    AtLeast,
    /// At most.
    AtMost,
    /// Less than.
    Below,
    /// More than.
    Above,
    /// Done by then.
    NoLaterThan,
    /// All of them.
    All,
    /// Yes.
    Yes,
    /// Words that only a person can judge.
    Words,
    /// Deliberately none.
    Nothing,
}

impl Operator {
    /// The operators, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("=", Self::Equal),
        ("minst", Self::AtLeast),
        ("hogst", Self::AtMost),
        ("under", Self::Below),
        ("over", Self::Above),
        ("senast", Self::NoLaterThan),
        ("alla", Self::All),
        ("ja", Self::Yes),
        ("text", Self::Words),
        ("inget", Self::Nothing),
    ];

    /// What is often written instead, and the operator that it means.
    pub const MEANT: &'static [(&'static str, &'static str)] = &[
        ("lägst", "minst"),
        ("lagst", "minst"),
        ("min", "minst"),
        ("minimum", "minst"),
        ("åtminstone", "minst"),
        ("mest", "hogst"),
        ("max", "hogst"),
        ("maximum", "hogst"),
        ("maximalt", "hogst"),
        ("högst", "hogst"),
        ("större än", "over"),
        ("fler än", "over"),
        ("mer än", "over"),
        ("över", "over"),
        ("mindre än", "under"),
        ("färre än", "under"),
        ("lika med", "="),
        ("samtliga", "alla"),
        ("före", "senast"),
    ];

    /// What a value asks where nothing says it: a number exactly, or better; all else is words.
    pub fn of(value: &Quantity) -> Self {
        match (value.amount(), value.state()) {
            (Some(Amount::One(_) | Amount::Range(..)), State::Number | State::Zero) => Self::Equal,
            _ => Self::Words,
        }
    }

    /// Whether a target of this operator can have a value: what is true or not has no number, and all are hundred
    /// percent.
    pub fn takes(self, value: &Quantity) -> bool {
        let is_counted = matches!(value.amount(), Some(Amount::One(_) | Amount::Range(..)));
        match self {
            Self::Yes | Self::Nothing => !is_counted,
            Self::All => !is_counted || value.number() == Some(Decimal::whole(100)),
            _ => true,
        }
    }

    /// Its name in locales and data.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}
