//! An exact decimal number, read and written the Swedish way.

use std::cmp::Ordering;
use std::fmt;

/// A decimal number: digits and how many of them stand after the comma. Two are equal when their values are.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    digits: i64,
    places: u8,
}

/// More digits than these are no figure of a municipality.
const DIGITS: usize = 15;
/// More places than these are noise of a spreadsheet.
const PLACES: usize = 9;

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self { digits: 0, places: 0 };

    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self { digits: number, places: 0 }
    }

    /// Reads a number as Swedish sources print it: comma before the decimals, space or point between
    /// thousands, and a point before the decimals where it cannot part thousands (`4.4`, but `500.000` is five
    /// hundred thousand). What programs have computed to more places than anybody prints is rounded. `None` for anything
    /// else, as `,7` or `24,`, which have lost digits.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, rest) = match text.chars().next()? {
            '-' | '−' | '–' => (true, &text[text.chars().next()?.len_utf8()..]),
            '+' => (false, &text[1..]),
            '±' => (false, &text['±'.len_utf8()..]),
            _ => (false, text),
        };
        let made = Self::unsigned(rest.trim_start())?;
        if text.starts_with('±') && made.digits != 0 {
            return None;
        }
        Some(if negative { Self { digits: -made.digits, ..made } } else { made })
    }

    fn unsigned(text: &str) -> Option<Self> {
        let text = text.replace(['\u{A0}', '\u{202F}', '\u{2009}'], " ");
        let (whole, places) = match text.split_once(',') {
            Some((whole, places)) => (whole.to_owned(), places),
            None => match text.split_once('.') {
                Some(_) if thousands(&text, '.') => (text.replace('.', ""), ""),
                Some((whole, places)) => (whole.to_owned(), places),
                None => (text.clone(), ""),
            },
        };
        if text.contains([',', '.']) && places.is_empty() && !thousands(&text, '.') {
            return None;
        }
        let whole = [' ', '.'].iter().find_map(|mark| ungrouped(&whole, *mark))?;
        if !all_digits(places) {
            return None;
        }
        let room = DIGITS.checked_sub(whole.len())?.min(PLACES);
        let (kept, cut) = places.split_at(room.min(places.len()));
        let digits: i64 = format!("{whole}{kept}").parse().ok()?;
        let made = Self { digits: digits + i64::from(cut >= "5"), places: u8::try_from(kept.len()).ok()? };
        Some(if cut.is_empty() { made } else { made.without_noughts() })
    }

    /// The same value without noughts last after the comma.
    fn without_noughts(mut self) -> Self {
        while self.places > 0 && self.digits % 10 == 0 {
            self = Self { digits: self.digits / 10, places: self.places - 1 };
        }
        self
    }

    /// How many digits stand after the comma.
    pub fn places(self) -> u8 {
        self.places
    }

    /// Whether the value is nought.
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// The sum; `None` where it has too many digits.
    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let digits = self.scaled(places) + other.scaled(places);
        Some(Self { digits: i64::try_from(digits).ok()?, places })
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { digits: -other.digits, ..other })
    }

    /// The product with a whole number.
    pub fn times(self, factor: i64) -> Option<Self> {
        Some(Self { digits: self.digits.checked_mul(factor)?, ..self })
    }

    /// How many percent it is of a whole, rounded down; `None` where the whole is nought.
    pub fn percent_of(self, whole: Self) -> Option<i64> {
        let places = self.places.max(whole.places);
        let (part, whole) = (100 * self.scaled(places), whole.scaled(places));
        let rounded = part.checked_div(whole)? - i128::from(part % whole != 0 && (part < 0) != (whole < 0));
        i64::try_from(rounded).ok()
    }

    /// The distance from nought.
    #[must_use]
    pub fn size(self) -> Self {
        Self { digits: self.digits.abs(), ..self }
    }

    /// Half a unit of the last printed digit, doubled: what two rounded numbers may differ by without
    /// contradicting each other.
    #[must_use]
    pub fn last_place(self) -> Self {
        Self { digits: 1, places: self.places }
    }

    /// For drawing.
    #[allow(clippy::cast_precision_loss, reason = "fifteen digits fit, and a drawing has three")]
    pub fn to_f64(self) -> f64 {
        self.digits as f64 / 10f64.powi(i32::from(self.places))
    }

    /// In a form that every program reads: `-2.6`.
    pub fn machine(self) -> String {
        self.written('-', "", '.')
    }

    fn written(self, minus: char, gap: &str, comma: char) -> String {
        let digits = self.digits.unsigned_abs().to_string();
        let digits = format!("{digits:0>width$}", width = usize::from(self.places) + 1);
        let (whole, places) = digits.split_at(digits.len() - usize::from(self.places));
        let mut made = String::new();
        if self.digits < 0 {
            made.push(minus);
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                made.push_str(gap);
            }
            made.push(digit);
        }
        if !places.is_empty() {
            made.push(comma);
            made.push_str(places);
        }
        made
    }

    fn scaled(self, places: u8) -> i128 {
        i128::from(self.digits) * 10i128.pow(u32::from(places - self.places))
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether groups of three follow a first group of one to three that is no lone nought.
fn thousands(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    text.contains(mark)
        && (1..=3).contains(&first.len())
        && all_digits(first)
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && all_digits(group))
}

fn ungrouped(whole: &str, mark: char) -> Option<String> {
    if whole.contains(mark) {
        return thousands(whole, mark).then(|| whole.replace(mark, ""));
    }
    (!whole.is_empty() && all_digits(whole)).then(|| whole.to_owned())
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = self.places.max(other.places);
        self.scaled(places).cmp(&other.scaled(places))
    }
}

/// As Swedish readers expect: `1 383`, `−2,6`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written('−', "\u{A0}", ','))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn machine(text: &str) -> Option<String> {
        Decimal::parse(text).map(Decimal::machine)
    }

    #[test]
    fn every_printed_form_is_read_as_meant() {
        for (text, value) in [
            ("98,5", "98.5"),
            ("4.4", "4.4"),
            ("2,58", "2.58"),
            ("500.000", "500000"),
            ("60 000 000", "60000000"),
            ("1\u{A0}383", "1383"),
            ("1.234,5", "1234.5"),
            ("419,202", "419.202"),
            ("0.500", "0.500"),
            ("-28,1", "-28.1"),
            ("−2,6", "-2.6"),
            ("±0", "0"),
            ("+0", "0"),
            ("+39", "39"),
            ("7", "7"),
            ("78,0821917808219", "78.082191781"),
            ("3333333,3333333335", "3333333.33333333"),
            ("0,30000000000000004", "0.3"),
            ("0,9999999999", "1"),
            ("-0,00000000049", "0"),
        ] {
            assert_eq!(machine(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn lost_digits_are_no_number() {
        for text in [
            ",7",
            "24,",
            "24, ,5",
            "1 376, ,6",
            "?,5",
            "",
            "-",
            "±2",
            "27 29,4",
            "1 2",
            "-28,1-49,0",
            "1,2,3",
            "1234567890123456",
            "0,12345678901x",
        ] {
            assert_eq!(machine(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_the_swedish_way() {
        for (text, written) in
            [("1383", "1\u{A0}383"), ("-0,05", "−0,05"), ("2,580", "2,580"), ("999", "999")]
        {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), written);
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(digits in -99_999_999_999i64..99_999_999_999, places in 0u8..4) {
            let number = Decimal { digits, places };
            prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        }

        #[test]
        fn no_text_makes_it_stumble(text in "\\PC{0,20}") {
            let _ = Decimal::parse(&text);
        }

        #[test]
        fn order_and_difference_agree(a in -99_999i64..99_999, b in -99_999i64..99_999, p in 0u8..4, q in 0u8..4) {
            let (a, b) = (Decimal { digits: a, places: p }, Decimal { digits: b, places: q });
            let difference = a.minus(b).unwrap();
            prop_assert_eq!(a.cmp(&b), difference.cmp(&Decimal::ZERO));
        }
    }
}
