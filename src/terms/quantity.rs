//! A figure as a source gives it: number, unit, and a named state where there is no number.

use super::choice::name_in;
use super::decimal::Decimal;
use super::side::Side;
use super::unit::Unit;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    printed: String,
    state: State,
    amount: Option<Amount>,
    side: Side,
    unit: Option<Unit>,
}

/// What can be counted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A number.
    One(Decimal),
    /// From one number to another.
    Range(Decimal, Decimal),
    /// Yes or no.
    Truth(bool),
}

/// How a cell is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A number.
    Number,
    /// A true nought.
    Zero,
    /// About that much: `ca`, `drygt`, `fler än`.
    Approximate,
    /// Words.
    Text,
    /// Nothing is known: `-`.
    Missing,
    /// Known and hidden, because the group is small: `--`.
    Suppressed,
    /// It comes in a later report.
    ReportedLater,
    /// It is not measured in this period, and nobody meant to.
    NotDue,
    /// Digits are lost.
    Unreadable,
    /// Left without a target on purpose.
    NoTarget,
    /// Not comparable with earlier years, with or without a number.
    NotComparable,
}

impl State {
    /// The states, as locales and data name them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("varde", Self::Number),
        ("noll", Self::Zero),
        ("ungefar", Self::Approximate),
        ("text", Self::Text),
        ("saknas", Self::Missing),
        ("dold", Self::Suppressed),
        ("senare", Self::ReportedLater),
        ("ej_matar", Self::NotDue),
        ("olaslig", Self::Unreadable),
        ("utan_malvarde", Self::NoTarget),
        ("ej_jamforbar", Self::NotComparable),
    ];

    /// Its name in locales and data.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

const WORDS: &[(&str, State)] = &[
    ("-", State::Missing),
    ("–", State::Missing),
    ("—", State::Missing),
    ("−", State::Missing),
    ("saknas", State::Missing),
    ("uppgift saknas", State::Missing),
    ("vet ej", State::Missing),
    ("okänt", State::Missing),
    ("--", State::Suppressed),
    ("––", State::Suppressed),
    ("- -", State::Suppressed),
    ("dold", State::Suppressed),
    ("döljs", State::Suppressed),
    ("senare", State::ReportedLater),
    ("rapporteras senare", State::ReportedLater),
    ("redovisas senare", State::ReportedLater),
    ("vb", State::ReportedLater),
    ("redovisas i vb", State::ReportedLater),
    ("mäts inte", State::NotDue),
    ("ej mätår", State::NotDue),
    ("mäts inte i år", State::NotDue),
    ("?", State::Unreadable),
    ("oläsligt", State::Unreadable),
    ("oläslig", State::Unreadable),
    ("utan målvärde", State::NoTarget),
    ("inget målvärde", State::NoTarget),
    ("ej jämförbart", State::NotComparable),
    ("ej jämförbar", State::NotComparable),
    ("inte jämförbart", State::NotComparable),
];

const NUMBER_SIGNS: &[char] = &[' ', '\u{A0}', '\u{202F}', ',', '.', '+', '-', '–', '−', '±', '?'];

impl Quantity {
    /// Reads a cell. `None` where it is empty: an empty cell says nothing, and looks like nought.
    pub fn parse(text: &str) -> Option<Self> {
        let printed = text.trim().to_owned();
        if printed.is_empty() {
            return None;
        }
        let key = printed.to_lowercase();
        if let Some((_, state)) = WORDS.iter().find(|(word, _)| *word == key) {
            return Some(Self { printed, state: *state, amount: None, side: Side::At, unit: None });
        }
        if key == "ja" || key == "nej" {
            let amount = Some(Amount::Truth(key == "ja"));
            return Some(Self { printed, state: State::Text, amount, side: Side::At, unit: None });
        }
        if let Some(number) = key.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
            && WORDS.iter().any(|(word, state)| *word == number.1.trim() && *state == State::NotComparable)
        {
            let inner = Self::measured(number.0.trim().to_owned());
            return Some(Self { printed, state: State::NotComparable, ..inner });
        }
        Some(Self::measured(printed))
    }

    /// A number, exact or about, or else words.
    fn measured(printed: String) -> Self {
        let key = printed.to_lowercase();
        let about = Side::said_before(&key);
        let from = about.map_or(0, |(from, _)| from);
        let (amount, unit, lost) = measure(printed.get(from..).unwrap_or_default());
        let state = match amount {
            _ if lost => State::Unreadable,
            None => State::Text,
            Some(_) if about.is_some() => State::Approximate,
            Some(Amount::One(number)) if number.is_zero() => State::Zero,
            Some(_) => State::Number,
        };
        let side = about.filter(|_| amount.is_some()).map_or(Side::At, |(_, side)| side);
        Self { printed, state, amount, side, unit }
    }

    /// A quantity of a state without a number.
    pub fn of_state(state: State) -> Self {
        let word = WORDS.iter().find(|(_, known)| *known == state).map_or("-", |(word, _)| word);
        Self { printed: word.to_owned(), state, amount: None, side: Side::At, unit: None }
    }

    /// As the source prints it.
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// How it is to be understood.
    pub fn state(&self) -> State {
        self.state
    }

    /// What can be counted with.
    pub fn amount(&self) -> Option<Amount> {
        self.amount
    }

    /// The number, where there is exactly one.
    pub fn number(&self) -> Option<Decimal> {
        match self.amount {
            Some(Amount::One(number)) => Some(number),
            _ => None,
        }
    }

    /// On which side of its number it lies.
    pub fn side(&self) -> Side {
        self.side
    }

    /// The same figure counted in another unit, and still printed as it was; as it is where it has no unit of its own,
    /// or one that cannot be converted.
    #[must_use]
    pub fn in_unit(self, to: &Unit) -> Self {
        let Some(from) = self.unit.as_ref().filter(|from| !from.is_same_as(to)) else { return self };
        let amount = match self.amount {
            Some(Amount::One(one)) => from.convert(one, to).map(Amount::One),
            Some(Amount::Range(low, high)) => {
                from.convert(low, to).zip(from.convert(high, to)).map(|(low, high)| Amount::Range(low, high))
            }
            _ => None,
        };
        match amount {
            Some(amount) => Self { amount: Some(amount), unit: Some(to.clone()), ..self },
            None => self,
        }
    }

    /// The unit, where it is printed with the number.
    pub fn unit(&self) -> Option<&Unit> {
        self.unit.as_ref()
    }
}

/// The number or range that a text begins with, the unit after it, and whether digits are lost.
fn measure(text: &str) -> (Option<Amount>, Option<Unit>, bool) {
    let end = text
        .char_indices()
        .find(|(_, c)| !c.is_ascii_digit() && !NUMBER_SIGNS.contains(c))
        .map_or(text.len(), |(at, _)| at);
    let (number, rest) = (text[..end].trim(), text[end..].trim());
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return (None, None, false);
    }
    let number = number.trim_end_matches(if rest.is_empty() { &[][..] } else { &['-', '–'][..] }).trim_end();
    match amount(number) {
        // A unit is short; a sentence that begins with a number is a sentence.
        Some(amount) if rest.split_whitespace().count() <= 5 && !rest.starts_with('/') => {
            (Some(amount), (!rest.is_empty()).then(|| Unit::new(rest)), false)
        }
        Some(_) => (None, None, false),
        None => (None, None, rest.is_empty() || number.contains('?')),
    }
}

fn amount(number: &str) -> Option<Amount> {
    if let Some(one) = Decimal::parse(number) {
        return Some(Amount::One(one));
    }
    let inner = number.char_indices().skip(1).find(|(_, c)| matches!(c, '-' | '–' | '−'));
    let (low, high) = match inner {
        Some((at, dash)) => (&number[..at], &number[at + dash.len_utf8()..]),
        // The dash of a range is easily lost; numbers with decimals are two cells run together.
        None if !number.contains([',', '.']) => number.split_once([' ', '\u{A0}'])?,
        None => return None,
    };
    let (low, high) = (Decimal::parse(low)?, Decimal::parse(high)?);
    (low < high && low >= Decimal::ZERO).then_some(Amount::Range(low, high))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::terms::UnitKind;

    fn read(text: &str) -> (State, Option<Amount>) {
        let quantity = Quantity::parse(text).unwrap();
        assert_eq!(quantity.printed(), text.trim());
        (quantity.state(), quantity.amount())
    }

    #[allow(clippy::unnecessary_wraps, reason = "what is read may be nothing")]
    fn one(text: &str) -> Option<Amount> {
        Some(Amount::One(Decimal::parse(text).unwrap()))
    }

    #[allow(clippy::unnecessary_wraps, reason = "what is read may be nothing")]
    fn range(low: &str, high: &str) -> Option<Amount> {
        Some(Amount::Range(Decimal::parse(low).unwrap(), Decimal::parse(high).unwrap()))
    }

    #[test]
    fn every_state_has_its_signs() {
        for (text, state) in [
            ("-", State::Missing),
            ("–", State::Missing),
            ("Vet ej", State::Missing),
            ("--", State::Suppressed),
            ("0", State::Zero),
            ("±0", State::Zero),
            ("+0", State::Zero),
            ("VB", State::ReportedLater),
            ("rapporteras senare", State::ReportedLater),
            ("mäts inte", State::NotDue),
            (",7", State::Unreadable),
            ("24, ,5", State::Unreadable),
            ("24,?", State::Unreadable),
            ("?", State::Unreadable),
            ("?,5", State::Unreadable),
            ("1 376, ,6", State::Unreadable),
            ("-28,1-49,0-49,9 ±0", State::Unreadable),
            ("27 29,4", State::Unreadable),
            ("utan målvärde", State::NoTarget),
            ("ej jämförbart", State::NotComparable),
        ] {
            assert_eq!(read(text).0, state, "{text}");
        }
        assert_eq!(Quantity::parse("  "), None);
    }

    #[test]
    fn numbers_ranges_and_units_are_told_apart() {
        for (text, state, amount, unit) in [
            ("84,8%", State::Number, one("84,8"), Some(UnitKind::Percent)),
            ("90 procent", State::Number, one("90"), Some(UnitKind::Percent)),
            ("500 000 kronor", State::Number, one("500000"), Some(UnitKind::Money)),
            ("ca 500.000 kr per år", State::Approximate, one("500000"), Some(UnitKind::Money)),
            ("7 317kr/inv", State::Number, one("7317"), Some(UnitKind::MoneyPerInhabitant)),
            ("418 miljoner kronor", State::Number, one("418"), Some(UnitKind::Money)),
            ("ca 755 mkr", State::Approximate, one("755"), Some(UnitKind::Money)),
            ("2,58 dagar", State::Number, one("2,58"), Some(UnitKind::Days)),
            ("7-9 ungdomar", State::Number, range("7", "9"), Some(UnitKind::Other)),
            ("8-10 %", State::Number, range("8", "10"), Some(UnitKind::Percent)),
            ("ca 30 40 personer", State::Approximate, range("30", "40"), Some(UnitKind::Count)),
            ("0 20 år", State::Number, range("0", "20"), Some(UnitKind::Other)),
            ("fler än 20 000", State::Approximate, one("20000"), None),
            ("c:a 420 000 kronor per år", State::Approximate, one("420000"), Some(UnitKind::Money)),
            ("-1", State::Number, one("-1"), None),
            ("88 (ej jämförbart)", State::NotComparable, one("88"), None),
            (&format!("88{}", " (ej jämförbart)".repeat(100_000)), State::NotComparable, None, None),
        ] {
            assert_eq!(read(text), (state, amount), "{text}");
            assert_eq!(Quantity::parse(text).unwrap().unit().map(Unit::kind), unit, "{text}");
        }
    }

    #[test]
    fn a_figure_knows_its_side_and_its_unit() {
        for (text, side) in [
            ("färre än 5", Side::Below),
            ("knappt 80 %", Side::Below),
            ("drygt 3", Side::Above),
            ("ca 9", Side::At),
        ] {
            assert_eq!(Quantity::parse(text).unwrap().side(), side, "{text}");
        }
        assert_eq!(read("under året"), (State::Text, None));
        let in_millions = |text: &str| Quantity::parse(text).unwrap().in_unit(&Unit::new("mnkr"));
        for (text, amount) in
            [("500 tkr", one("0,5")), ("2 mkr", one("2")), ("3", one("3")), ("80 dagar", one("80"))]
        {
            assert_eq!(in_millions(text).amount(), amount, "{text}");
            assert_eq!(in_millions(text).printed(), text);
        }
        assert_eq!(in_millions("100-200 tkr").amount(), range("0,1", "0,2"));
        assert_eq!(in_millions("80 dagar").unit().map(Unit::kind), Some(UnitKind::Days));
    }

    #[test]
    fn words_stay_words() {
        for text in [
            "-2 procentenheter årligen jämfört med 2009 års nivå",
            "Hälften av alla nya verksamheter",
            "Alla anvisade har erhållit bostad",
            "samtliga",
            "delvis",
            "16,3 / 9,2 / -484,1",
        ] {
            assert_eq!(read(text), (State::Text, None), "{text}");
        }
        assert_eq!(read("ja"), (State::Text, Some(Amount::Truth(true))));
    }

    proptest! {
        #[test]
        fn any_text_keeps_its_printed_form(text in "\\PC{1,30}") {
            if let Some(quantity) = Quantity::parse(&text) {
                prop_assert_eq!(quantity.printed(), text.trim());
            }
        }

        #[test]
        fn only_a_number_counts(text in "[-–?, .0-9]{1,12}") {
            if let Some(quantity) = Quantity::parse(&text) {
                prop_assert!(quantity.amount().is_none() || !text.contains('?'));
            }
        }
    }
}
