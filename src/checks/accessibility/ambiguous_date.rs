//! A date that can be read in two ways.

use std::ops::Range;

use crate::checks::check::{Check, Found, Look};
use crate::diagnostics::{Code, Words};
use crate::markup::{Block, BlockKind};
use crate::terms::has_figure;

static CODE: Code = Code::warning(
    "ambiguous-date",
    Words("Datumet kan läsas på flera sätt", "The date can be read in several ways"),
    Words(
        "3/12 är den tredje december för den ene och den tolfte mars för den andre.",
        "3/12 is the third of December to one reader and the twelfth of March to another.",
    ),
    Words("Skriv 3 december 2026 eller 2026-12-03.", "Write 3 december 2026 or 2026-12-03."),
)
.resting_on("WCAG 3.1.5");

/// A date that can be read in two ways.
pub static CHECK: Check = Check { code: &CODE, look: Look::Text(look) };

fn look(blocks: &[Block]) -> Found {
    let mut found = Found::new();
    for block in blocks.iter().filter(|block| block.kind != BlockKind::Cell) {
        if !has_figure(&block.text) {
            continue;
        }
        let mut from = 0;
        while let Some(word) = word_with_figure(&block.text, from) {
            let bare = block.text[word.clone()].trim_end_matches(|c: char| !c.is_ascii_digit());
            if is_ambiguous(bare) && !is_reference(&block.text[..word.start]) {
                found.push((
                    block.place(word.start..word.start + bare.len()),
                    text!("\"{bare}\" kan läsas på flera sätt", "\"{bare}\" can be read in several ways"),
                ));
            }
            from = word.end;
        }
    }
    found
}

/// The next word with a figure in it.
fn word_with_figure(text: &str, from: usize) -> Option<Range<usize>> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';');
    let figure = from + text.as_bytes()[from..].iter().position(u8::is_ascii_digit)?;
    let before = text[from..figure].rsplit(parts).next().map_or(0, str::len);
    let after = text[figure..].find(parts).unwrap_or(text.len() - figure);
    Some(figure - before..figure + after)
}

/// Parts of a whole, which are read as such.
const FRACTIONS: &[&str] = &["1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5"];

/// `3/12`, `3/12-26`, `12.3.26`: day and month in figures, without a year of four.
fn is_ambiguous(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let short = parts.iter().all(|part| (1..=2).contains(&part.len()));
    match numbers.as_deref() {
        Some([day, month]) => {
            short && word.contains('/') && !FRACTIONS.contains(&word) && in_calendar(*day, *month)
        }
        Some([day, month, _]) => short && parts[2].len() == 2 && in_calendar(*day, *month),
        _ => false,
    }
}

fn in_calendar(day: u32, month: u32) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// After § and the like stands a number of the minutes, not a date.
fn is_reference(before: &str) -> bool {
    let last = before.split_whitespace().last().unwrap_or_default().to_lowercase();
    ["§", "§§", "dnr", "nr", "punkt", "kap.", "skala", "betyg"].contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn dates_with_two_readings_are_told() {
        let found = |text: &str| look(&Parsed::new(text, 0).blocks()).len();
        for text in ["Senast 3/12.", "Den 3/12-26 är det möte.", "Mötet 12.3.26 ställs in."] {
            assert_eq!(found(text), 1, "{text}");
        }
        for text in [
            "Den 2026-03-12.",
            "KF § 86/05 och § 11/2006",
            "3 december 2026",
            "Drygt 1/3 av alla",
            "kl. 18.00",
            "§ 3/12",
            "2019/2020",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
