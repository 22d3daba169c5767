//! A weekday that does not belong to its date.

use std::ops::Range;

use jiff::civil::Date;

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::Block;
use crate::terms::{MONTHS, has_figure};

static CODE: Code = Code::warning(
    "wrong-weekday",
    Words("Veckodagen stämmer inte med datumet", "The weekday does not match the date"),
    Words("Läsaren vet inte vilken dag som gäller.", "The reader does not know which day is meant."),
    Words("Rätta veckodagen eller datumet.", "Correct the weekday or the date."),
);

/// A weekday that does not belong to its date.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

const WEEKDAYS: [&str; 7] = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"];

fn look(blocks: &[Block]) -> Found {
    let mut found = Found::new();
    for block in blocks {
        for (place, said, right) in wrong_days(&block.text) {
            found.push((
                block.place(place),
                text!("datumet är en {right}, inte en {said}", "the date is a {right}, not a {said}"),
            ));
        }
    }
    found
}

/// `onsdag 29 maj 2019`, `onsdagen den 29 maj 2019`: where the day is another, the one said and the right one.
fn wrong_days(text: &str) -> Vec<(Range<usize>, &'static str, &'static str)> {
    if !has_figure(text) || !["dag", "DAG"].iter().any(|end| text.contains(end)) {
        return Vec::new();
    }
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        words.push((at, word.trim_end().trim_end_matches([',', '.'])));
        at += word.len();
    }
    let mut wrong = Vec::new();
    for (index, (start, word)) in words.iter().enumerate() {
        if !may_be_weekday(word) {
            continue;
        }
        let lower = word.to_lowercase();
        let lower = lower.strip_suffix("en").unwrap_or(&lower);
        let Some(said) = WEEKDAYS.iter().find(|day| **day == lower) else { continue };
        let rest: Vec<&str> =
            words[index + 1..].iter().map(|(_, word)| *word).filter(|word| *word != "den").take(3).collect();
        let Some(date) = date(&rest) else { continue };
        let right = WEEKDAYS[date.weekday().to_monday_zero_offset().unsigned_abs() as usize % 7];
        if right != *said {
            wrong.push((*start..*start + word.len(), *said, right));
        }
    }
    wrong
}

/// Every weekday ends so: `dag` or `dagen`.
fn may_be_weekday(word: &str) -> bool {
    ["dag", "dagen", "DAG", "DAGEN"].iter().any(|end| word.ends_with(end))
}

fn date(words: &[&str]) -> Option<Date> {
    let [day, month, year] = words else { return None };
    let month = MONTHS.iter().position(|name| *name == month.to_lowercase())?;
    Date::new(year.parse().ok()?, i8::try_from(month + 1).ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_decides() {
        assert_eq!(wrong_days("Mötet är tisdag 29 maj 2019."), [(11..17, "tisdag", "onsdag")]);
        assert_eq!(wrong_days("Onsdagen den 29 maj 2019, tisdag 9 april 2019"), []);
        assert_eq!(wrong_days("varje måndag i maj"), []);
    }
}
