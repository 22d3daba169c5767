//! A table of texts, from a text or a sheet, and what its headings name.

use std::ops::Range;
use std::sync::Arc;

/// A cell and where it stands.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// Where in the file's decoded text; empty for a spreadsheet.
    pub span: Range<usize>,
    /// What is wrong with its quotation marks.
    pub flaw: Option<Flaw>,
}

/// What is wrong with the quotation marks of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The first has no last, and the cell goes on to the end of the file.
    Unclosed,
    /// Text stands after the last, from this byte of the file.
    Trailing(usize),
}

/// Where a table comes from, for telling its places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text with this mark between cells: places are lines and columns of it.
    Text(char),
    /// A sheet: places are the names of its cells.
    Sheet,
}

/// A table of texts with a heading.
#[derive(Debug)]
pub struct Table {
    /// The file.
    pub path: Arc<str>,
    /// Where it comes from.
    pub form: Form,
    /// The headings.
    pub head: Vec<Cell>,
    /// The rows, each with its number in the file.
    pub rows: Vec<(usize, Vec<Cell>)>,
}

const COLUMNS: &[(&str, &[&str])] = &[
    ("matt", &["matt", "mått", "mätetal", "indikator", "nyckeltal", "id"]),
    ("period", &["period", "år", "ar"]),
    ("grupp", &["grupp", "kön", "kon", "fördelning"]),
    ("varde", &["varde", "värde", "utfall", "resultat"]),
    ("kommentar", &["kommentar", "anmärkning", "not"]),
    ("slag", &["slag"]),
    ("krav", &["krav"]),
    ("mal", &["mal", "mål"]),
    ("namn", &["namn"]),
    ("enhet", &["enhet", "sort"]),
];

/// The names of the columns, in the order of their use.
pub const NAMES: [&str; 10] =
    ["matt", "period", "grupp", "varde", "kommentar", "slag", "krav", "mal", "namn", "enhet"];

/// The column that a heading names.
pub fn column_of(heading: &str) -> Option<&'static str> {
    let text = heading.trim().to_lowercase();
    COLUMNS.iter().find(|(_, names)| names.contains(&text.as_str())).map(|(name, _)| *name)
}

/// How far down the headings are looked for: a system may put its own title above them.
pub const HEADINGS: usize = 20;

/// Whether a cell is the heading that every table of outcomes has.
pub fn is_heading(text: &str) -> bool {
    column_of(text) == Some("matt")
}

impl Table {
    /// A table of the rows of a file: the first of the upper rows that names indicators is its heading, else the first.
    pub fn of(path: &Arc<str>, form: Form, mut rows: Vec<(usize, Vec<Cell>)>) -> Self {
        let heads = |(_, cells): &(usize, Vec<Cell>)| {
            cells.iter().any(|cell| is_heading(&cell.text))
                && cells.iter().filter(|cell| !cell.text.trim().is_empty()).count() > 1
        };
        let at = rows.iter().take(HEADINGS).position(heads).unwrap_or_default();
        let mut rest = rows.split_off(at.min(rows.len()));
        let head = if rest.is_empty() { Vec::new() } else { rest.remove(0).1 };
        Self { path: Arc::clone(path), form, head, rows: rest }
    }

    /// What stands over a column, in words.
    pub fn heading(&self, column: usize) -> String {
        let text = self.head.get(column).map(|cell| cell.text.trim()).unwrap_or_default();
        if text.is_empty() { letters(column) } else { text.to_owned() }
    }

    /// The place of a cell in words: `rad 5` of a text, `cell C5` of a sheet.
    pub fn spot(&self, row: usize, column: Option<usize>) -> (String, String) {
        match (self.form, column) {
            (Form::Sheet, Some(column)) => {
                let name = letters(column);
                (format!("cell {name}{row}"), format!("cell {name}{row}"))
            }
            _ => (format!("rad {row}"), format!("row {row}")),
        }
    }
}

/// The name of a column in a sheet: A, B … Z, AA.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut made = Vec::new();
    while rest > 0 {
        rest -= 1;
        made.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    made.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Cell> {
        text.split(';').map(|text| Cell { text: text.to_owned(), span: 0..0, flaw: None }).collect()
    }

    #[test]
    fn the_headings_may_stand_below_a_title() {
        let rows = ["Mått", "Uppföljning;2026", "Mått;År;Utfall", "a;2025;1"];
        let rows = rows.iter().enumerate().map(|(at, row)| (at + 1, cells(row))).collect();
        let table = Table::of(&Arc::from("x.ods"), Form::Sheet, rows);
        assert_eq!(table.head[2].text, "Utfall");
        assert_eq!(table.rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [4]);
        assert_eq!(table.spot(4, Some(27)).0, "cell AB4");
        assert!(Table::of(&Arc::from("x.csv"), Form::Text(';'), Vec::new()).head.is_empty());
    }

    #[test]
    fn columns_are_named_as_sheets_name_them() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701, 702].into_iter().map(letters).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
