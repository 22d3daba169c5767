//! Cells that were meant as figures and are none: what a program shows of a failed formula, numbers of other countries.

use super::indicator::Operator;
use crate::diagnostics::Text;
use crate::terms::{Quantity, State};

/// Whether a text is what a program shows for a formula that failed or a column that is too narrow: `#DIV/0!`,
/// `#SAKNAS!`, `######`, `Err:510`.
pub fn is_failed_formula(text: &str) -> bool {
    let number = |rest: &str| rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    let sign = |rest: &str| rest.ends_with(['!', '?']) || rest == "N/A" || rest.chars().all(|c| c == '#');
    text.strip_prefix('#').is_some_and(sign) || text.strip_prefix("Err:").is_some_and(number)
}

/// What is wrong with a cell that was meant as a figure, after the words for its place, and what to do.
pub fn trouble(value: &Quantity, (sv, en): (&str, &str)) -> Option<(Text, Text)> {
    let given = value.printed();
    if is_failed_formula(given) {
        return Some((
            text!(
                "{sv}: \"{given}\" är vad kalkylprogrammet visar när det inte har något tal",
                "{en}: \"{given}\" is what a spreadsheet program shows when it has no number"
            ),
            text!(
                "rätta formeln eller gör kolumnen bredare och spara igen; finns inget tal, skriv - eller oläsligt",
                "correct the formula or widen the column and save again; where there is no number, write - or oläsligt"
            ),
        ));
    }
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_foreign = given.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        && is_digit(given.chars().next())
        && is_digit(given.chars().last());
    (value.state() == State::Unreadable && (is_foreign || is_parted(given))).then(|| {
        (
            text!(
                "{sv}: \"{given}\" går inte att läsa som ett tal",
                "{en}: \"{given}\" cannot be read as a number"
            ),
            text!(
                "skriv komma före decimalerna och mellanslag mellan tusental: 1 234,5",
                "write a comma before the decimals and spaces between thousands: 1 234,5"
            ),
        )
    })
}

/// Whether a space has come in after the comma of a number: `40, 5`. Of `24, ,5` digits are lost.
fn is_parted(given: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    given.split_once(", ").is_some_and(|(whole, decimals)| is_number(whole) && is_number(decimals))
}

/// What is said of a demand that cannot have the number that it is given.
pub fn needless(operator: Operator, given: &str) -> Text {
    let name = operator.name();
    text!(
        "kravet \"{name}\" kan inte ha talet {given}",
        "the demand \"{name}\" cannot have the number {given}"
    )
}
