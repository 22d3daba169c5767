//! Spreadsheets, read in a process of their own: a hostile one ends that process, and is a fault here.

use std::io::Read;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use super::codes::{BAD_NUMBER, BAD_SHEET};
use super::columns::Columns;
use super::csv;
use super::table::{Form, Table};
use crate::diagnostics::{Diagnostic, Place, Text};
use crate::terms::{reader, wait};

/// The argument by which the program calls itself to read a spreadsheet.
pub const CHILD: &str = "__read-spreadsheet";

/// How long it may take.
pub const TIME: Duration = Duration::from_secs(30);
/// The most that it may answer.
const ANSWER: u64 = 64_000_000;

type Fault = Box<Diagnostic>;

/// The table in a spreadsheet: the sheet of a name, else the first with the headings, else the first that has anything.
///
/// # Errors
/// A fault that says why the file cannot be read.
pub fn read(path: &Arc<str>, place: &Path, sheet: Option<&str>) -> Result<Table, Fault> {
    let fault = |text: Text| {
        Box::new(Diagnostic::new(&BAD_SHEET, text).at(Place::file(path)).help(BAD_SHEET.explanation.fix))
    };
    let answer = ask_child(place, sheet).map_err(|why| match why {
        Trouble::Start => fault(text!("läsaren startar inte", "the reader does not start")),
        Trouble::Time => fault(text!("det tar längre än 30 sekunder", "it takes longer than 30 seconds")),
        Trouble::End => fault(text!(
            "filen kräver mer minne än gränsen, eller får läsaren att sluta",
            "the file needs more memory than the limit, or makes the reader end"
        )),
        Trouble::Said(sv, en) => fault(Text::new(sv, en)),
    })?;
    let mut rows = csv::rows(&answer, ';');
    let mut days = Vec::new();
    for (number, cells) in &mut rows {
        // The answer begins with the number that the row has in the sheet, and the columns of its days; places in the
        // answer are none in the file.
        let first = if cells.is_empty() { String::new() } else { cells.remove(0).text };
        let mut numbers = first.split(' ').filter_map(|number| number.parse().ok());
        *number = numbers.next().unwrap_or_default();
        days.extend(numbers.map(|column: usize| (*number, column)));
        for cell in cells {
            cell.span = 0..0;
        }
    }
    let table = Table::of(path, Form::Sheet, rows);
    match day_as_value(&table, &days) {
        Some(found) => Err(Box::new(found)),
        None => Ok(table),
    }
}

/// The fault of a day where an outcome should be: the program has read a number as a day, or shows a number as one.
fn day_as_value(table: &Table, days: &[(usize, usize)]) -> Option<Diagnostic> {
    let columns = Columns::of(table);
    let holds_values = |column: usize| match columns.at("varde") {
        Some(at) => at == column,
        None => columns.periods.iter().any(|(at, _)| *at == column),
    };
    let is_row = |number: usize| table.rows.iter().any(|(row, _)| *row == number);
    let mut wrong = days.iter().filter(|(row, column)| holds_values(*column) && is_row(*row));
    let (row, column) = *wrong.next()?;
    let (sv, en) = table.spot(row, Some(column));
    let message = match wrong.count() {
        0 => text!("{sv} är ett datum, inget utfall", "{en} is a date, no outcome"),
        1 => text!(
            "{sv} och en cell till är datum, inga utfall",
            "{en} and one more cell are dates, no outcomes"
        ),
        more => text!(
            "{sv} och {more} celler till är datum, inga utfall",
            "{en} and {more} more cells are dates, no outcomes"
        ),
    };
    Some(Diagnostic::new(&BAD_NUMBER, message).at(Place::file(&table.path)).help(text!(
        "formatera cellen som tal och skriv utfallet igen; är utfallet en dag, formatera cellen som text och skriv dagen i ord",
        "format the cell as a number and write the outcome again; if the outcome is a day, format the cell as text and write the day in words"
    )))
}

enum Trouble {
    Start,
    Time,
    End,
    Said(String, String),
}

fn ask_child(place: &Path, sheet: Option<&str>) -> Result<String, Trouble> {
    let mut child = reader()
        .ok_or(Trouble::Start)?
        .arg(CHILD)
        .arg(place)
        .args(sheet)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| Trouble::Start)?;
    // Nothing to read: an empty root has no /dev/null.
    drop(child.stdin.take());
    let (out, told) = (child.stdout.take(), child.stderr.take());
    let reading = std::thread::spawn(move || drain(out));
    let telling = std::thread::spawn(move || drain(told));
    let ended = wait(&mut child, TIME);
    let answer = reading.join().unwrap_or_default();
    let told = telling.join().unwrap_or_default();
    match ended.ok_or(Trouble::Time)?.code() {
        Some(0) => String::from_utf8(answer).map_err(|_| Trouble::End),
        Some(3) => {
            let told = String::from_utf8_lossy(&told).into_owned();
            let (sv, en) = told.split_once('\n').unwrap_or((&told, &told));
            Err(Trouble::Said(sv.to_owned(), en.trim_end().to_owned()))
        }
        _ => Err(Trouble::End),
    }
}

fn drain(pipe: Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        let _ = pipe.take(ANSWER).read_to_end(&mut bytes);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_no_outcome_and_may_be_a_period() {
        let told = |text: &str, days: &[(usize, usize)]| {
            let table = Table::of(&Arc::from("x.xlsx"), Form::Sheet, csv::rows(text, ';'));
            let found = day_as_value(&table, days)?;
            Some(found.message.in_language(crate::diagnostics::Language::Swedish).to_owned())
        };
        let tall = "matt;period;varde\na;2019-08-01;2019-08-01\na;2020;2019-09-01\n";
        assert_eq!(told(tall, &[(2, 1)]), None);
        assert_eq!(told(tall, &[(2, 1), (2, 2)]).as_deref(), Some("cell C2 är ett datum, inget utfall"));
        let two = told(tall, &[(2, 2), (3, 2)]);
        assert_eq!(two.as_deref(), Some("cell C2 och en cell till är datum, inga utfall"));
        let wide = "matt;2019-08-01;2020\na;5;2019-08-01\n";
        assert_eq!(told(wide, &[(1, 1)]), None);
        assert!(told(wide, &[(1, 1), (2, 2)]).is_some());
    }
}
