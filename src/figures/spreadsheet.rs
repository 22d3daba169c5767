//! Spreadsheets, read in a process of their own: a hostile one ends that process, and is a fault here.

use std::io::Read;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

use super::codes::BAD_SHEET;
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
    for (number, cells) in &mut rows {
        // The answer begins with the number that the row has in the sheet; places in the answer are none in the file.
        let first = (!cells.is_empty()).then(|| cells.remove(0));
        *number = first.and_then(|cell| cell.text.parse().ok()).unwrap_or_default();
        for cell in cells {
            cell.span = 0..0;
        }
    }
    Ok(Table::of(path, Form::Sheet, rows))
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
