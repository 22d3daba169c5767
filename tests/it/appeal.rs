//! 400 posting dates over ten years give the last day of appeal that an independent computation gives.

use insyn::terms::{Date, last_day_of_appeal};

/// Made by `appeal/independent.py`, which shares nothing with Insyn.
const DAYS: &str = include_str!("appeal/days.csv");

#[test]
fn four_hundred_posting_dates_agree_with_an_independent_computation() {
    let rows: Vec<(Date, Date)> = DAYS
        .lines()
        .skip(1)
        .map(|row| {
            let (posted, last) = row.split_once(',').expect("two columns");
            (posted.parse().expect("a date"), last.parse().expect("a date"))
        })
        .collect();
    assert_eq!(rows.len(), 400);
    let wrong: Vec<String> = rows
        .iter()
        .filter(|(posted, last)| last_day_of_appeal(*posted) != *last)
        .map(|(posted, last)| format!("{posted}: {} and not {last}", last_day_of_appeal(*posted)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let moved = rows.iter().filter(|(posted, last)| *posted + jiff::Span::new().weeks(3) != *last).count();
    assert!(moved > 100, "the dates are taken where the rule matters: {moved}");
}
