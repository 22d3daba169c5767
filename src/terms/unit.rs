//! The unit of a figure, kept as printed and converted once.

use std::fmt;

use super::decimal::Decimal;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitKind {
    /// Kronor, thousands or millions of them.
    Money,
    /// Kronor per inhabitant.
    MoneyPerInhabitant,
    /// Percent.
    Percent,
    /// Percentage points.
    PercentagePoints,
    /// Days.
    Days,
    /// An index.
    Index,
    /// A number of things or persons.
    Count,
    /// Anything else, known by its printed form.
    Other,
}

/// A unit as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    printed: String,
    kind: UnitKind,
    factor: i64,
}

const KNOWN: &[(&str, UnitKind, i64)] = &[
    ("kr", UnitKind::Money, 1),
    ("kronor", UnitKind::Money, 1),
    ("kr per år", UnitKind::Money, 1),
    ("kr/år", UnitKind::Money, 1),
    ("kronor per år", UnitKind::Money, 1),
    ("tkr", UnitKind::Money, 1_000),
    ("tusen kronor", UnitKind::Money, 1_000),
    ("tkr/år", UnitKind::Money, 1_000),
    ("mkr", UnitKind::Money, 1_000_000),
    ("mnkr", UnitKind::Money, 1_000_000),
    ("miljoner kronor", UnitKind::Money, 1_000_000),
    ("mkr/år", UnitKind::Money, 1_000_000),
    ("mnkr/år", UnitKind::Money, 1_000_000),
    ("kr/inv", UnitKind::MoneyPerInhabitant, 1),
    ("kronor per invånare", UnitKind::MoneyPerInhabitant, 1),
    ("%", UnitKind::Percent, 1),
    ("procent", UnitKind::Percent, 1),
    ("procentenheter", UnitKind::PercentagePoints, 1),
    ("procentenhet", UnitKind::PercentagePoints, 1),
    ("dagar", UnitKind::Days, 1),
    ("dag", UnitKind::Days, 1),
    ("dygn", UnitKind::Days, 1),
    ("index", UnitKind::Index, 1),
    ("antal", UnitKind::Count, 1),
    ("st", UnitKind::Count, 1),
    ("stycken", UnitKind::Count, 1),
    ("personer", UnitKind::Count, 1),
    ("barn", UnitKind::Count, 1),
];

impl Unit {
    /// Reads a unit as printed.
    pub fn new(text: &str) -> Self {
        let printed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = printed.trim_end_matches('.').to_lowercase();
        let found = KNOWN.iter().find(|(name, ..)| *name == key);
        let (kind, factor) = match found {
            Some((_, kind, factor)) => (*kind, *factor),
            None if key.starts_with("index") => (UnitKind::Index, 1),
            None if key.starts_with("antal") => (UnitKind::Count, 1),
            None => (UnitKind::Other, 1),
        };
        Self { printed, kind, factor }
    }

    /// As printed.
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// What it measures.
    pub fn kind(&self) -> UnitKind {
        self.kind
    }

    /// Whether figures in the two can stand in one series.
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.kind == other.kind
            && (self.kind != UnitKind::Other || self.printed.to_lowercase() == other.printed.to_lowercase())
    }

    /// Whether a figure in the one is the same figure in the other.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.agrees_with(other) && self.factor == other.factor
    }

    /// A figure in this unit as a figure in another that agrees with it; `None` where it does not, or where the figure
    /// gets more digits than any has.
    pub fn convert(&self, figure: Decimal, to: &Self) -> Option<Decimal> {
        if !self.agrees_with(to) {
            return None;
        }
        if self.factor >= to.factor {
            return figure.times(self.factor / to.factor);
        }
        let places = (to.factor / self.factor).ilog10();
        Decimal::parse(&shifted(figure, places))
    }
}

/// A number with its comma moved to the left.
fn shifted(figure: Decimal, places: u32) -> String {
    let machine = figure.machine();
    let (sign, digits) = machine.strip_prefix('-').map_or(("", machine.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{whole:0>width$}", width = places as usize + 1);
    let (left, right) = padded.split_at(padded.len() - places as usize);
    format!("{sign}{left},{}", format!("{right}{fraction}").trim_end_matches('0'))
        .trim_end_matches(',')
        .to_owned()
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.printed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn one_unit_under_several_names() {
        for (a, b) in
            [("%", "procent"), ("mkr", "miljoner kronor"), ("mnkr", "tkr"), ("st", "antal"), ("dagar", "dag")]
        {
            assert!(Unit::new(a).agrees_with(&Unit::new(b)), "{a} {b}");
        }
        for (a, b) in [("%", "procentenheter"), ("kr", "kr/inv"), ("dagar", "%"), ("MWh", "kWh/m²")] {
            assert!(!Unit::new(a).agrees_with(&Unit::new(b)), "{a} {b}");
        }
    }

    #[test]
    fn the_printed_unit_is_kept_and_the_figure_converted_once() {
        let (mkr, tkr, kr) = (Unit::new("mnkr"), Unit::new("tkr"), Unit::new("kr"));
        assert_eq!(mkr.printed(), "mnkr");
        assert_eq!(mkr.convert(number("1,1"), &kr), Some(number("1100000")));
        assert_eq!(tkr.convert(number("500"), &mkr), Some(number("0,5")));
        assert_eq!(kr.convert(number("-500000"), &mkr), Some(number("-0,5")));
        assert_eq!(kr.convert(number("5"), &Unit::new("%")), None);
    }
}
