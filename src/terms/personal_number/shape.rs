//! Which rows of digit runs have the shape of a number, and how surely.

use super::run::{Between, Run};

/// How surely a row of runs is meant as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Twelve digits, or a sign or a space before the last four.
    Clear,
    /// Ten digits and nothing else: also telephone numbers look so.
    Bare,
    /// It may be something else: a date and a figure, two case numbers.
    Loose,
}

/// A row of runs with the shape of a number.
#[derive(Debug)]
pub struct Row {
    /// Its ten or twelve digits; in an interim number the letter is a 1.
    pub digits: Vec<u8>,
    /// How many runs it takes.
    pub count: usize,
    /// How surely it is one.
    pub form: Form,
    /// Whether a dash or plus stands before the last four.
    pub signed: bool,
    /// Whether a letter stands in place of the first digit of the serial.
    pub interim: bool,
}

/// The lengths of runs that make up a number.
const LENGTHS: &[&[usize]] = &[
    &[12],
    &[10],
    &[8, 4],
    &[6, 4],
    &[4, 4, 4],
    &[2, 6, 4],
    &[2, 10],
    &[4, 2, 2, 4],
    &[2, 2, 2, 4],
    &[6, 3, 1],
    &[8, 3, 1],
    &[6, 2, 2],
    &[8, 2, 2],
    &[2, 2, 2, 2, 2],
    &[2, 2, 2, 2, 2, 2],
    &[1; 10],
    &[1; 12],
];

/// The longest row with the shape of a number that begins with the first of these runs.
pub fn row(runs: &[Run]) -> Option<Row> {
    let first = runs.first()?;
    // Most runs stand alone, and alone only ten or twelve digits are a number.
    let alone = runs.get(1).is_none_or(|next| next.before == Between::Far);
    if first.len > 12 || (alone && !matches!(first.len, 10 | 12)) {
        return None;
    }
    let begins = LENGTHS.iter().filter(|lengths| lengths[0] == first.len);
    let plain = begins.filter(|lengths| fits(runs, lengths)).max_by_key(|lengths| lengths.len());
    plain.and_then(|lengths| plain_row(runs, lengths)).or_else(|| interim_row(runs))
}

fn fits(runs: &[Run], lengths: &[usize]) -> bool {
    runs.len() >= lengths.len()
        && lengths.iter().zip(runs).all(|(length, run)| run.len == *length)
        && runs[1..lengths.len()]
            .iter()
            .all(|run| !matches!(run.before, Between::Far | Between::Letter { .. }))
}

fn plain_row(runs: &[Run], lengths: &[usize]) -> Option<Row> {
    let (taken, rest) = runs.split_at(lengths.len());
    let digits: Vec<u8> = taken.iter().flat_map(|run| run.digits[..run.len].iter().copied()).collect();
    let between: Vec<Between> = taken[1..].iter().map(|run| run.before).collect();
    // A date beside a date: `2024-04-30 | 2024-05-21`.
    let beside = between.last().is_some_and(|last| matches!(last, Between::Gap | Between::Cell));
    if beside && rest.first().is_some_and(linked) {
        return None;
    }
    let signed = between.iter().any(|one| matches!(one, Between::Dash | Between::Plus));
    let form = if embedded(taken, rest) { Form::Loose } else { form(lengths, &between, taken) };
    Some(Row { digits, count: lengths.len(), form, signed: signed && lengths.len() == 2, interim: false })
}

/// Part of a longer number: more digits follow or go before, with nothing but a sign between.
fn embedded(taken: &[Run], rest: &[Run]) -> bool {
    taken.first().is_some_and(linked) || rest.first().is_some_and(linked)
}

fn linked(run: &Run) -> bool {
    run.tight && matches!(run.before, Between::Dash | Between::Point)
}

fn form(lengths: &[usize], between: &[Between], taken: &[Run]) -> Form {
    let all = |wanted: Between| between.iter().all(|one| *one == wanted);
    let last = between.last().copied().unwrap_or(Between::Gap);
    let signed = matches!(last, Between::Dash | Between::Plus);
    let in_word = taken.first().is_some_and(|run| run.after_letter)
        || taken.last().is_some_and(|run| run.before_letter);
    #[expect(clippy::match_same_arms, reason = "one way of writing a number on each line")]
    match lengths {
        _ if between.contains(&Between::Point) => Form::Loose,
        [12] => Form::Clear,
        [10] if in_word => Form::Loose,
        [10] => Form::Bare,
        [8 | 6, 4] if last == Between::Gap => {
            if lengths[0] == 8 {
                Form::Clear
            } else {
                Form::Bare
            }
        }
        [8 | 6, 4] => Form::Clear,
        // A date and a figure beside it.
        [4 | 2, 2, 2, 4] if signed || all(Between::Gap) => Form::Clear,
        [2, 6, 4] | [2, 10] | [4, 4, 4] if signed || all(Between::Gap) => Form::Clear,
        [6 | 8, 3, 1] | [6 | 8, 2, 2] if between[0] != Between::Gap => Form::Clear,
        [1, ..] => Form::Clear,
        _ => Form::Loose,
    }
}

/// `850101-T123`: three digits after a letter.
fn interim_row(runs: &[Run]) -> Option<Row> {
    let (date, serial) = (&runs[0], runs.get(1)?);
    let Between::Letter { signed } = serial.before else { return None };
    if !matches!(date.len, 6 | 8) || serial.len != 3 || serial.before_letter {
        return None;
    }
    if embedded(&runs[..1], runs.get(2..)?) {
        return None;
    }
    let mut digits = date.digits[..date.len].to_vec();
    digits.push(1);
    digits.extend(&serial.digits[..3]);
    let form = if signed || (date.len == 8 && serial.tight) { Form::Clear } else { Form::Loose };
    // A letter after a space is the start of another word.
    if !signed && !serial.tight {
        return None;
    }
    Some(Row { digits, count: 2, form, signed, interim: true })
}
