//! CSV as spreadsheet programs write it, read with places; and our own, which reads back as it was.

use std::collections::HashMap;
use std::sync::Arc;

use super::indicator::Indicator;
use super::rows::{self, FigureRow, Sort};
use super::set::FigureSet;
use super::table::{Cell, Flaw, Form, HEADINGS, Table, is_heading};

/// Reads a table: semicolon, tab or comma between cells, whichever parts the line of the headings, else whichever the
/// first line has most of.
pub fn read(path: &Arc<str>, text: &str) -> Table {
    let heads = |mark: char| {
        let mut cells = text.lines().take(HEADINGS).flat_map(|line| line.split(mark));
        cells.any(|cell| cell.len() < 40 && is_heading(cell.trim_matches('"')))
    };
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: char| first.matches(mark).count();
    let marks = [';', '\t', ','];
    let mark = marks.into_iter().max_by_key(|mark| (heads(*mark), count(*mark), *mark == ';')).unwrap_or(';');
    Table::of(path, Form::Text(mark), rows(text, mark))
}

/// The rows of a text, each with the line on which it begins.
pub fn rows(text: &str, mark: char) -> Vec<(usize, Vec<Cell>)> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut line = 1;
    let mut begun = 1;
    let mut at = 0;
    while at < text.len() {
        let (cell, end) = cell(text, at, mark);
        line += text[at..end].matches('\n').count();
        row.push(cell);
        at = end;
        match text[at..].chars().next() {
            Some(c) if c == mark => {
                at += 1;
                if at == text.len() {
                    row.push(Cell { text: String::new(), span: at..at, flaw: None });
                }
                continue;
            }
            Some(_) => {
                at += 1;
                line += 1;
            }
            None => {}
        }
        rows.push((begun, std::mem::take(&mut row)));
        begun = line;
    }
    if !row.is_empty() {
        rows.push((begun, row));
    }
    rows
}

/// The cell that begins at a byte, and where it ends: at a mark, a line end or the end.
fn cell(text: &str, from: usize, mark: char) -> (Cell, usize) {
    let rest = &text[from..];
    if !rest.starts_with('"') {
        let end = rest.find([mark, '\n']).unwrap_or(rest.len());
        return (Cell { text: plain(&rest[..end]), span: from..from + end, flaw: None }, from + end);
    }
    let mut made = String::new();
    let mut at = 1;
    loop {
        let Some(quote) = rest[at..].find('"') else {
            made.push_str(&rest[at..]);
            let flaw = Some(Flaw::Unclosed);
            return (Cell { text: plain(&made), span: from..text.len(), flaw }, text.len());
        };
        made.push_str(&rest[at..at + quote]);
        at += quote + 1;
        if rest[at..].starts_with('"') {
            made.push('"');
            at += 1;
        } else {
            break;
        }
    }
    let end = rest[at..].find([mark, '\n']).map_or(rest.len(), |more| at + more);
    let after = &rest[at..end];
    let flaw = (!after.trim().is_empty()).then(|| Flaw::Trailing(from + end - after.trim_start().len()));
    (Cell { text: plain(&made), span: from..from + end, flaw }, from + end)
}

/// The mark of UTF-8.
const MARK: &str = "\u{FEFF}";
/// What stands between our cells. A comma is a part of numbers.
const BETWEEN: &[char] = &[';'];

/// The headings of the table of all figures of a plan.
pub const HEAD: [&str; 10] =
    ["matt", "namn", "mal", "enhet", "slag", "period", "grupp", "krav", "varde", "kommentar"];

/// All figures of a plan as CSV: what is exported here is imported again byte for byte.
pub fn write(set: &FigureSet) -> String {
    let names: HashMap<&str, &Indicator> =
        set.indicators.iter().rev().map(|one| (one.id.as_str(), one)).collect();
    // Spreadsheet programs take a file without this mark for another encoding.
    let mut out = String::from(MARK);
    row(&mut out, HEAD, BETWEEN);
    for one in &rows::of(set) {
        let indicator = names.get(one.of.as_str()).filter(|_| one.sort != Sort::Unmeasured);
        let owned = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let name = owned(indicator.map(|one| one.name.as_str()));
        let unit = owned(indicator.and_then(|one| one.unit.as_ref()).map(crate::terms::Unit::printed));
        let goal = owned(indicator.and_then(|one| one.goal.as_ref()).map(|goal| goal.value.as_str()));
        let [of, unmeasured, sort, period, group, operator, value, comment] = cells(one);
        let goal = if one.sort == Sort::Unmeasured { unmeasured } else { &goal };
        let cells = [of, &name, goal, &unit, sort, period, group, operator, value, comment];
        row(&mut out, cells, BETWEEN);
    }
    out
}

/// Rows as the table of outcomes beside a plan, with the columns that they need.
pub fn write_rows(rows: &[&FigureRow]) -> String {
    let sorts = rows.iter().any(|row| row.sort != Sort::Outcome);
    let goals = rows.iter().any(|row| row.sort == Sort::Unmeasured);
    let kept = [true, goals, sorts, true, true, sorts, true, true];
    let mut out = String::from(MARK);
    let mut put = |cells: [&str; 8]| {
        let cells = cells.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(cell, _)| cell);
        row(&mut out, cells, BETWEEN);
    };
    put(["matt", "mal", "slag", "period", "grupp", "krav", "varde", "kommentar"]);
    for row in rows {
        put(cells(row));
    }
    out
}

/// The cells of a row: indicator, goal without indicator, sort, period, group, operator, value, comment.
fn cells(row: &FigureRow) -> [&str; 8] {
    let unmeasured = row.sort == Sort::Unmeasured;
    let (of, goal) = if unmeasured { ("", row.of.as_str()) } else { (row.of.as_str(), "") };
    let period = row.period.as_ref().map(crate::terms::Period::printed).unwrap_or_default();
    let operator = row.operator.map(super::indicator::Operator::name).unwrap_or_default();
    let comment = row.comment.as_deref().unwrap_or_default();
    [of, goal, row.sort.name(), period, &row.group, operator, row.value.printed(), comment]
}

/// Appends a row with the first of these separators between its cells. A cell that holds any of them, a quotation mark
/// or a line end is quoted, and one that a spreadsheet program would take for a formula gets an apostrophe before it.
pub fn row(out: &mut String, cells: impl IntoIterator<Item: AsRef<str>>, separators: &[char]) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.extend(separators.first());
        }
        push_cell(out, cell.as_ref(), separators);
    }
    out.push_str("\r\n");
}

fn push_cell(out: &mut String, cell: &str, separators: &[char]) {
    let guard = if is_formula(cell.trim_start_matches('\'')) { "'" } else { "" };
    if cell.contains(separators) || cell.contains(['"', '\n', '\r']) {
        out.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
    } else {
        out.extend([guard, cell]);
    }
}

/// A guarded cell as it was.
fn plain(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// A number and the signs for missing and hidden are no formulas.
fn is_formula(cell: &str) -> bool {
    let number = cell.strip_prefix(['+', '-']).is_some_and(|rest| {
        rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | ' ' | '\u{A0}'))
    });
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let table = read(&Arc::from("x.csv"), text);
        let texts = |row: &[Cell]| row.iter().map(|cell| cell.text.clone()).collect();
        std::iter::once(texts(&table.head)).chain(table.rows.iter().map(|(_, row)| texts(row))).collect()
    }

    #[test]
    fn what_spreadsheet_programs_write_is_read() {
        assert_eq!(cells("a;b\n1;2\n"), [["a", "b"], ["1", "2"]]);
        assert_eq!(cells("a,b\n\"1,5\",2"), [["a", "b"], ["1,5", "2"]]);
        assert_eq!(cells("a\tb\n\"x\"\"y\nz\";\t"), [["a", "b"], ["x\"y\nz", ""]]);
        assert_eq!(cells("a;b\n;\n"), [["a", "b"], ["", ""]]);
    }

    #[test]
    fn every_row_knows_its_line() {
        let table = read(&Arc::from("x.csv"), "a;b\n\"1\n2\";3\n4;5\n");
        assert_eq!(table.rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(table.rows[1].1[1].span, 14..15);
    }

    #[test]
    fn formulas_are_guarded_and_figures_are_not() {
        for (cell, out) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3", "'-2+3"),
            ("-2 procentenheter", "'-2 procentenheter"),
            ("-28,1", "-28,1"),
            ("-", "-"),
            ("--", "--"),
            ("+39", "+39"),
            ("'=1", "''=1"),
            ("'s Hertogenbosch", "'s Hertogenbosch"),
        ] {
            let mut made = String::new();
            push_cell(&mut made, cell, BETWEEN);
            assert_eq!(made, out);
            assert_eq!(plain(&made), cell);
        }
    }

    proptest! {
        #[test]
        fn any_cells_come_back(rows in prop::collection::vec(prop::collection::vec("[ -~åäö\n]{0,8}", 3), 1..5)) {
            let mut out = String::new();
            // The row of headings is known by its words, whatever the cells below it say.
            row(&mut out, ["matt", "period", "varde"], BETWEEN);
            for cells in &rows {
                row(&mut out, cells, BETWEEN);
            }
            let read = cells_of(&out);
            prop_assert_eq!(&read[1..], &rows[..]);
        }
    }

    fn cells_of(out: &str) -> Vec<Vec<String>> {
        cells(&out.replace("\r\n", "\n"))
    }
}
