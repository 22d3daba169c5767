//! Spreadsheets, read in a process of their own: a hostile one ends that process, and is a fault here.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use calamine::{Data, Ods, Reader, Xlsx, open_workbook};
use rustix::process::{Resource, Rlimit, setrlimit};

use super::codes::BAD_SHEET;
use super::csv;
use super::lines::Table;
use crate::diagnostics::{Diagnostic, Place, Text};

/// The argument by which the program calls itself to read a spreadsheet.
pub const CHILD: &str = "__read-spreadsheet";

/// The largest file.
const FILE: u64 = 20_000_000;
/// The most that its parts may be when expanded.
const EXPANDED: u64 = 100_000_000;
/// The most that a part may grow when it is expanded.
const RATIO: u64 = 200;
/// The most parts.
const ENTRIES: usize = 1_000;
/// The most cells that hold something.
const CELLS: usize = 500_000;
/// The address space of the reading process.
const MEMORY: u64 = 1_000_000_000;
/// How long it may take.
const TIME: Duration = Duration::from_secs(30);
/// The most that it may answer.
const ANSWER: u64 = 64_000_000;

type Fault = Box<Diagnostic>;

/// The table in a spreadsheet: its first sheet that has anything.
///
/// # Errors
/// A fault that says why the file cannot be read.
pub fn read(path: &Arc<str>, place: &Path) -> Result<Table, Fault> {
    let fault = |text: Text| {
        Box::new(Diagnostic::new(&BAD_SHEET, text).at(Place::file(path)).help(BAD_SHEET.explanation.fix))
    };
    let answer = ask_child(place).map_err(|why| match why {
        Trouble::Start => fault(text!("läsaren startar inte", "the reader does not start")),
        Trouble::Time => fault(text!("det tar längre än 30 sekunder", "it takes longer than 30 seconds")),
        Trouble::End => fault(text!(
            "filen kräver mer minne än gränsen, eller får läsaren att sluta",
            "the file needs more memory than the limit, or makes the reader end"
        )),
        Trouble::Said(sv, en) => fault(Text::new(sv, en)),
    })?;
    let mut table = csv::read(path, &answer);
    // Places in the answer are no places in the file; the number of the row is.
    for cell in table.head.iter_mut().chain(table.rows.iter_mut().flat_map(|(_, row)| row)) {
        cell.span = 0..0;
    }
    Ok(table)
}

enum Trouble {
    Start,
    Time,
    End,
    Said(String, String),
}

fn ask_child(place: &Path) -> Result<String, Trouble> {
    let mut child = Command::new(program()?)
        .arg(CHILD)
        .arg(place)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| Trouble::Start)?;
    let (out, told) = (child.stdout.take(), child.stderr.take());
    let reading = std::thread::spawn(move || drain(out));
    let telling = std::thread::spawn(move || drain(told));
    let began = Instant::now();
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if began.elapsed() < TIME => std::thread::sleep(Duration::from_millis(5)),
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(Trouble::Time);
            }
        }
    };
    let answer = reading.join().unwrap_or_default();
    let told = telling.join().unwrap_or_default();
    match status.code() {
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

/// The program itself; for a test, which is another program, the one that stands beside it.
fn program() -> Result<PathBuf, Trouble> {
    let here = std::env::current_exe().map_err(|_| Trouble::Start)?;
    let name = format!("insyn{}", std::env::consts::EXE_SUFFIX);
    if here.file_name().is_some_and(|file| file == name.as_str()) {
        return Ok(here);
    }
    let beside = here.parent().and_then(Path::parent).map(|folder| folder.join(&name));
    beside.filter(|program| program.is_file()).ok_or(Trouble::Start)
}

/// What the child does: sets its own limits, reads, and answers with CSV.
///
/// # Errors
/// Why the file is refused, in Swedish and English.
pub fn read_as_child(place: &Path) -> Result<String, Text> {
    let limit = |most| Rlimit { current: Some(most), maximum: Some(most) };
    // Where the system has no such limits, the other ones hold.
    let _ = setrlimit(Resource::As, limit(MEMORY));
    let _ = setrlimit(Resource::Cpu, limit(TIME.as_secs()));
    let _ = setrlimit(Resource::Core, limit(0));
    inspect(place)?;
    let cells =
        if place.extension().is_some_and(|ending| ending == "ods") { ods(place) } else { xlsx(place) }?;
    Ok(answer(&cells))
}

type Cells = BTreeMap<(u32, u32), String>;

fn unreadable() -> Text {
    text!("filen är inget helt kalkylblad", "the file is no whole spreadsheet")
}

/// Looks at every part of the archive before anything reads it: how many there are, how much they grow, and that
/// none declares entities.
fn inspect(place: &Path) -> Result<(), Text> {
    let file = File::open(place).map_err(|_| unreadable())?;
    if file.metadata().map_or(true, |meta| meta.len() > FILE) {
        let limit = FILE / 1_000_000;
        return Err(text!("filen är större än {limit} MB", "the file is larger than {limit} MB"));
    }
    let mut archive = zip::ZipArchive::new(io::BufReader::new(file)).map_err(|_| unreadable())?;
    if archive.len() > ENTRIES {
        return Err(text!("filen har fler än {ENTRIES} delar", "the file has more than {ENTRIES} parts"));
    }
    let mut total = 0;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| unreadable())?;
        let packed = part.compressed_size().max(1);
        let (size, entities) = weigh(part, EXPANDED - total)?;
        total += size;
        if total >= EXPANDED {
            let limit = EXPANDED / 1_000_000;
            return Err(text!(
                "filen blir större än {limit} MB när den packas upp",
                "the file grows beyond {limit} MB when it is expanded"
            ));
        }
        if size > 1_000_000 && size / packed > RATIO {
            return Err(text!(
                "en del av filen växer mer än {RATIO} gånger när den packas upp",
                "a part of the file grows more than {RATIO} times when it is expanded"
            ));
        }
        if entities {
            return Err(text!("filen deklarerar egna entiteter", "the file declares entities of its own"));
        }
    }
    Ok(())
}

/// How large a part is, at most `limit`, and whether it has a document type.
fn weigh(mut part: impl Read, limit: u64) -> Result<(u64, bool), Text> {
    let mut size = 0;
    let mut entities = false;
    let mut buffer = vec![0; 65_536];
    let mut tail = Vec::new();
    loop {
        let read = part.read(&mut buffer).map_err(|_| unreadable())?;
        if read == 0 || size >= limit {
            return Ok((size, entities));
        }
        size += read as u64;
        tail.extend_from_slice(&buffer[..read]);
        entities |= tail.windows(9).any(|nine| nine.eq_ignore_ascii_case(b"<!DOCTYPE"));
        tail.drain(..tail.len().saturating_sub(8));
    }
}

fn xlsx(place: &Path) -> Result<Cells, Text> {
    let mut book: Xlsx<_> = open_workbook(place).map_err(|_: calamine::XlsxError| unreadable())?;
    for name in book.sheet_names() {
        let mut cells = Cells::new();
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = reader.next_cell().map_err(|_| unreadable())? {
            let value: Data = cell.get_value().clone().into();
            put(&mut cells, cell.get_position(), &value)?;
        }
        if !cells.is_empty() {
            return Ok(cells);
        }
    }
    Ok(Cells::new())
}

fn ods(place: &Path) -> Result<Cells, Text> {
    let mut book: Ods<_> = open_workbook(place).map_err(|_: calamine::OdsError| unreadable())?;
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (row, column) = range.start().unwrap_or_default();
        let mut cells = Cells::new();
        for (y, x, value) in range.used_cells() {
            let at =
                (row + u32::try_from(y).unwrap_or(u32::MAX), column + u32::try_from(x).unwrap_or(u32::MAX));
            put(&mut cells, at, value)?;
        }
        if !cells.is_empty() {
            return Ok(cells);
        }
    }
    Ok(Cells::new())
}

fn put(cells: &mut Cells, at: (u32, u32), value: &Data) -> Result<(), Text> {
    let text = match value {
        Data::Empty => return Ok(()),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(true) => "ja".to_owned(),
        Data::Bool(false) => "nej".to_owned(),
        // A point of a number is a comma here, so that no reader takes it for parted thousands.
        Data::Float(number) => rounded(*number),
        Data::Int(number) => number.to_string(),
        Data::DateTime(moment) => day(moment.as_f64()),
        Data::Error(_) => "oläsligt".to_owned(),
    };
    if text.trim().is_empty() {
        return Ok(());
    }
    if cells.len() >= CELLS {
        return Err(text!(
            "kalkylbladet har fler än {CELLS} celler",
            "the spreadsheet has more than {CELLS} cells"
        ));
    }
    cells.insert(at, text);
    Ok(())
}

/// A number without the noise of its binary form: 0.1 + 0.2 is 0,3.
fn rounded(number: f64) -> String {
    let text = format!("{number:.9}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// The day of a serial number of a spreadsheet.
fn day(serial: f64) -> String {
    let began = crate::terms::Date::constant(1899, 12, 30);
    #[allow(clippy::cast_possible_truncation, reason = "a day outside the calendar is no day")]
    let days = serial.floor() as i64;
    began
        .checked_add(jiff::Span::new().try_days(days).unwrap_or_default())
        .map_or_else(|_| rounded(serial), |day| day.to_string())
}

fn answer(cells: &Cells) -> String {
    let mut out = String::new();
    let Some((first, _)) = cells.keys().next() else { return out };
    let width = cells
        .keys()
        .filter(|(row, _)| row == first)
        .map(|(_, column)| column + 1)
        .max()
        .unwrap_or(1)
        .min(400);
    let mut row = 0;
    let mut line: Vec<&str> = Vec::new();
    for ((at, column), text) in cells {
        // Empty rows before and between keep the numbers of the rows true.
        while row < *at {
            flush(&mut out, &mut line);
            row += 1;
            if row > *first && row + 10_000 < *at {
                row = *at;
            }
        }
        if *column < width {
            line.resize(*column as usize, "");
            line.push(text);
        }
    }
    flush(&mut out, &mut line);
    out.trim_start_matches('\n').to_owned()
}

fn flush(out: &mut String, line: &mut Vec<&str>) {
    for (index, cell) in line.iter().enumerate() {
        if index > 0 {
            out.push(';');
        }
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push('\n');
    line.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_order_and_gaps() {
        let cells = Cells::from([
            ((0, 0), "matt".into()),
            ((0, 2), "varde".into()),
            ((2, 0), "a;\"b\"".into()),
            ((2, 2), "1,5".into()),
        ]);
        assert_eq!(answer(&cells), "\"matt\";\"\";\"varde\"\n\n\"a;\"\"b\"\"\";\"\";\"1,5\"\n");
    }

    #[test]
    fn numbers_lose_their_binary_noise_and_days_are_days() {
        assert_eq!(
            (rounded(0.1 + 0.2).as_str(), rounded(4.125).as_str(), rounded(2010.0).as_str()),
            ("0,3", "4,125", "2010")
        );
        assert_eq!(day(43_343.0), "2018-08-31");
    }
}
