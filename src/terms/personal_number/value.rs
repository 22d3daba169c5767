//! Which digits are a number: a real date, a serial, a check digit.

use jiff::civil::Date;

/// Letters that stand in place of the first digit of the serial in interim numbers.
pub const INTERIM: [char; 11] = ['T', 'R', 'S', 'U', 'W', 'X', 'J', 'K', 'L', 'M', 'N'];

/// What the digits of a whole number say: ten or twelve, the last four the serial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A personal number.
    Personal,
    /// A coordination number: the day is 60 higher.
    Coordination,
    /// Right date and another check digit: a typing error is still a person.
    WrongCheckDigit,
    /// Twelve digits of a date and a time of day, whose check digit is wrong.
    Moment,
}

/// What ten or twelve digits are; none where the date does not exist or the serial is 000.
pub fn of_digits(digits: &[u8]) -> Option<Value> {
    let (date, serial) = digits.split_at_checked(digits.len().checked_sub(4)?)?;
    let sort = of_date(date)?;
    if serial[..3] == [0, 0, 0] {
        return None;
    }
    let ten = &digits[digits.len() - 10..];
    if check_digit(&ten[..9]) == ten[9] {
        return Some(sort);
    }
    let clock = serial[0] * 10 + serial[1] < 24 && serial[2] < 6;
    Some(if clock && digits.len() == 12 { Value::Moment } else { Value::WrongCheckDigit })
}

/// Whether six or eight digits are a birthday, or one with 60 added to the day.
pub fn of_date(digits: &[u8]) -> Option<Value> {
    let two = |at: usize| i16::from(digits[at] * 10 + digits[at + 1]);
    let (centuries, at): (&[i16], usize) = match digits.len() {
        8 => match two(0) {
            18 => (&[18], 2),
            19 => (&[19], 2),
            20 => (&[20], 2),
            _ => return None,
        },
        6 => (&[20, 19, 18], 0),
        _ => return None,
    };
    let (year, month, day) = (two(at), two(at + 2), two(at + 4));
    let (sort, day) = if day > 60 { (Value::Coordination, day - 60) } else { (Value::Personal, day) };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let exists = centuries.iter().any(|century| Date::new(century * 100 + year, month, day).is_ok());
    exists.then_some(sort)
}

/// The check digit of nine digits, by the Luhn rule.
pub fn check_digit(nine: &[u8]) -> u8 {
    let sum: u32 = nine
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            let doubled = u32::from(*digit) * if at % 2 == 0 { 2 } else { 1 };
            doubled / 10 + doubled % 10
        })
        .sum();
    u8::try_from((10 - sum % 10) % 10).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<Value> {
        let digits: Vec<u8> = text.bytes().map(|byte| byte - b'0').collect();
        of_digits(&digits)
    }

    #[test]
    fn digits_are_a_number_only_with_date_serial_and_check_digit() {
        // The serials 980–999 belong to nobody.
        assert_eq!(value("8501019809"), Some(Value::Personal));
        assert_eq!(value("198501019809"), Some(Value::Personal));
        assert_eq!(value("8501019803"), Some(Value::WrongCheckDigit));
        assert_eq!(value("8513019809"), None);
        assert!(value("0002299808").is_some());
        assert_eq!(value("190002299808"), None);
        assert_eq!(value("218501019809"), None);
        // An organisation number has at least 20 where the month stands.
        assert_eq!(value("2120001234"), None);
        assert!(matches!(value("8501619806"), Some(Value::Coordination | Value::WrongCheckDigit)));
    }
}
