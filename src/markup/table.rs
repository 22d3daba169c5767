//! The shape of a table: which columns hold figures, which rows have lost or gained cells.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// What the writer needs to know of a table before it writes its first cell.
#[derive(Debug, Default)]
pub struct Shape {
    /// How many columns.
    pub columns: usize,
    /// For each column, whether every cell in it is a figure or the sign for none.
    pub figures: Vec<bool>,
    /// Rows with another number of cells than columns: the number, and where.
    pub uneven: Vec<(usize, Range<usize>)>,
}

impl Shape {
    /// The shape of the table whose events begin after its start tag.
    pub fn of(text: &str, events: &[(Event<'_>, Range<usize>)]) -> Self {
        let mut shape = Self::default();
        let mut column = 0;
        let mut cell = String::new();
        let mut in_head = false;
        for (event, span) in events {
            match event {
                Event::Start(Tag::TableHead) => in_head = true,
                Event::End(TagEnd::TableHead) => in_head = false,
                Event::Start(Tag::TableRow) => {
                    column = 0;
                    let cells = cells_in(&text[span.clone()]);
                    if cells != shape.columns {
                        shape.uneven.push((cells, span.clone()));
                    }
                }
                Event::Start(Tag::TableCell) => cell.clear(),
                Event::Text(part) | Event::Code(part) => cell.push_str(part),
                Event::End(TagEnd::TableCell) if in_head => {
                    shape.columns += 1;
                    shape.figures.push(true);
                }
                Event::End(TagEnd::TableCell) => {
                    if let Some(figures) = shape.figures.get_mut(column) {
                        *figures &= is_figure(&cell);
                    }
                    column += 1;
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        shape
    }
}

/// How many cells a row has in its source, pipes in code and escaped ones not counted.
fn cells_in(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = 1;
    let mut escaped = false;
    let mut ended = false;
    for c in row.chars() {
        ended = c == '|' && !escaped;
        cells += usize::from(ended);
        escaped = c == '\\' && !escaped;
    }
    cells - usize::from(ended)
}

/// A number as tables print it, with or without unit sign, or a sign for none.
fn is_figure(cell: &str) -> bool {
    let cell = cell.trim();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    matches!(cell, "" | "–" | "-" | "--" | "±0")
        || (digits > 0
            && cell.chars().all(|c| {
                c.is_ascii_digit()
                    || matches!(c, ' ' | '\u{A0}' | ',' | '.' | '+' | '-' | '–' | '−' | '±' | '%')
            }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_as_they_stand_in_the_source() {
        for (row, cells) in
            [("| a | b |", 2), ("a | b", 2), ("| a |", 1), ("| a \\| b | c |", 2), ("| a | b | c |", 3)]
        {
            assert_eq!(cells_in(row), cells, "{row}");
        }
    }

    #[test]
    fn figures_are_told_from_words() {
        for figure in ["98,5", "1 383", "-2,6", "80 %", "–", "±0", "60–70 %"] {
            assert!(is_figure(figure), "{figure}");
        }
        for word in ["alla", "2019 (prel.)", "senast 2020", "VB"] {
            assert!(!is_figure(word), "{word}");
        }
    }
}
