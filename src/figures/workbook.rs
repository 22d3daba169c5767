//! What the reading process does with a spreadsheet: sets its own limits, looks at every part, answers with rows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

use calamine::{Data, ExcelDateTime, Ods, OdsError, Reader, Xlsx, XlsxError, open_workbook};

use super::spreadsheet::TIME;
use super::table::is_heading;
use crate::diagnostics::Text;
use crate::terms::confine;

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
/// The most columns that are looked at.
const COLUMNS: u32 = 400;
/// The address space of the reading process.
const MEMORY: u64 = 1_000_000_000;
/// How many of the upper cells are looked through for the headings.
const UPPER: usize = 1_000;
/// How a file begins that is parted into streams: an older spreadsheet, or one that is locked with a password.
const STREAMS: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// What the child does: sets its own limits, reads, and answers with CSV: the number of the row, then its cells.
/// Without the name of a sheet it takes the first that has the headings, else the first that has anything.
///
/// # Errors
/// Why the file is refused, in Swedish and English.
pub fn read_as_child(place: &Path, sheet: Option<&str>) -> Result<String, Text> {
    confine(MEMORY, TIME.as_secs());
    inspect(place)?;
    let cells = if place.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ods")) {
        ods(place, sheet)
    } else {
        xlsx(place, sheet)
    }?;
    within(&cells)?;
    Ok(answer(&cells))
}

type Cells = BTreeMap<(u32, u32), Held>;

/// What a cell holds.
#[derive(Debug, PartialEq)]
enum Held {
    /// A text or a number.
    Text(String),
    /// A day: the program shows it in a form of its own, and may have made it of something else.
    Day(String),
}

impl Held {
    fn text(&self) -> &str {
        let (Self::Text(text) | Self::Day(text)) = self;
        text
    }
}

fn unreadable() -> Text {
    text!("filen är inget helt kalkylblad", "the file is no whole spreadsheet")
}

fn locked() -> Text {
    text!(
        "filen är låst med ett lösenord; spara den utan lösenord",
        "the file is locked with a password; save it without one"
    )
}

/// Looks at every part of the archive before anything reads it: how many there are, how much they grow, and that
/// none declares entities.
fn inspect(place: &Path) -> Result<(), Text> {
    let file = File::open(place).map_err(|_| unreadable())?;
    if file.metadata().map_or(true, |meta| meta.len() > FILE) {
        let limit = FILE / 1_000_000;
        return Err(text!("filen är större än {limit} MB", "the file is larger than {limit} MB"));
    }
    let mut file = io::BufReader::new(file);
    if file.fill_buf().is_ok_and(|bytes| bytes.starts_with(&STREAMS)) {
        return Err(text!(
            "filen är låst med ett lösenord eller sparad i det äldre formatet .xls; spara den utan lösenord som .xlsx",
            "the file is locked with a password or saved in the older format .xls; save it without password as .xlsx"
        ));
    }
    let mut archive = zip::ZipArchive::new(file).map_err(|_| unreadable())?;
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

fn xlsx(place: &Path, sheet: Option<&str>) -> Result<Cells, Text> {
    let mut book: Xlsx<_> = open_workbook(place).map_err(|error| match error {
        XlsxError::Password => locked(),
        _ => unreadable(),
    })?;
    let names = book.sheet_names();
    choose(&names, sheet, |name| {
        let mut cells = Cells::new();
        // A sheet of charts has no cells.
        let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(cells) };
        while let Some(cell) = reader.next_cell().map_err(|_| unreadable())? {
            let value: Data = cell.get_value().clone().into();
            put(&mut cells, cell.get_position(), &value)?;
        }
        Ok(cells)
    })
}

fn ods(place: &Path, sheet: Option<&str>) -> Result<Cells, Text> {
    let mut book: Ods<_> = open_workbook(place).map_err(|error| match error {
        OdsError::Password => locked(),
        _ => unreadable(),
    })?;
    let names = book.sheet_names();
    choose(&names, sheet, |name| {
        let mut cells = Cells::new();
        let Ok(range) = book.worksheet_range(name) else { return Ok(cells) };
        let (row, column) = range.start().unwrap_or_default();
        for (y, x, value) in range.used_cells() {
            let at =
                (row + u32::try_from(y).unwrap_or(u32::MAX), column + u32::try_from(x).unwrap_or(u32::MAX));
            put(&mut cells, at, value)?;
        }
        Ok(cells)
    })
}

/// The sheet that is asked for; else the first with the headings, else the first that has anything.
fn choose(
    names: &[String],
    wanted: Option<&str>,
    mut read: impl FnMut(&str) -> Result<Cells, Text>,
) -> Result<Cells, Text> {
    if let Some(wanted) = wanted {
        let Some(name) = names.iter().find(|name| name.trim() == wanted.trim()) else {
            let all = names.join(", ");
            return Err(text!(
                "det finns inget blad \"{wanted}\"; filen har {all}",
                "there is no sheet \"{wanted}\"; the file has {all}"
            ));
        };
        return read(name);
    }
    let mut first = Cells::new();
    for name in names {
        let cells = read(name)?;
        if cells.values().take(UPPER).any(|held| is_heading(held.text())) {
            return Ok(cells);
        }
        if first.is_empty() {
            first = cells;
        }
    }
    Ok(first)
}

fn put(cells: &mut Cells, at: (u32, u32), value: &Data) -> Result<(), Text> {
    let held = match value {
        Data::Empty => return Ok(()),
        Data::String(text) | Data::DurationIso(text) => Held::Text(text.clone()),
        // A day may come with its midnight.
        Data::DateTimeIso(text) => Held::Day(text.split('T').next().unwrap_or(text).to_owned()),
        Data::Bool(true) => Held::Text("ja".to_owned()),
        Data::Bool(false) => Held::Text("nej".to_owned()),
        // A point of a number is a comma here, so that no reader takes it for parted thousands.
        Data::Float(number) => Held::Text(rounded(*number)),
        Data::Int(number) => Held::Text(number.to_string()),
        Data::DateTime(moment) if moment.is_duration() => Held::Text(rounded(moment.as_f64())),
        Data::DateTime(moment) => Held::Day(day(moment)),
        // A formula that failed is told where its row is read, as in a text.
        Data::Error(sign) => Held::Text(sign.to_string()),
    };
    if held.text().trim().is_empty() {
        return Ok(());
    }
    if cells.len() >= CELLS {
        return Err(text!(
            "kalkylbladet har fler än {CELLS} celler",
            "the spreadsheet has more than {CELLS} cells"
        ));
    }
    // What stands beyond the last column is told by its row, if this is the sheet that is read.
    cells.insert((at.0, at.1.min(COLUMNS)), held);
    Ok(())
}

/// Refuses a sheet with something beyond the last column that is looked at: it would be lost.
fn within(cells: &Cells) -> Result<(), Text> {
    let Some((row, _)) = cells.keys().find(|(_, column)| *column >= COLUMNS) else { return Ok(()) };
    let row = row + 1;
    Err(text!(
        "rad {row} har något efter kolumn {COLUMNS}; flytta eller ta bort det",
        "row {row} has something beyond column {COLUMNS}; move or remove it"
    ))
}

/// A number without the noise of its binary form: 0.1 + 0.2 is 0,3.
fn rounded(number: f64) -> String {
    let text = format!("{number:.9}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// The day of a serial number of a spreadsheet, by the calendar of its book: from 1900 or from 1904.
fn day(moment: &ExcelDateTime) -> String {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Each row with its number as the program shows it, counted from 1, and after it the columns that hold days, counted
/// from 0; empty rows are left out.
fn answer(cells: &Cells) -> String {
    let mut out = String::new();
    let mut current = None;
    let mut filled = 0;
    for ((row, column), held) in cells {
        if current != Some(*row) {
            if current.is_some() {
                out.push('\n');
            }
            let _ = write!(out, "{}", row + 1);
            for ((_, column), _) in
                cells.range((*row, 0)..=(*row, COLUMNS)).filter(|(_, held)| matches!(held, Held::Day(_)))
            {
                let _ = write!(out, " {column}");
            }
            (current, filled) = (Some(*row), 0);
        }
        while filled <= *column {
            out.push(';');
            filled += 1;
        }
        out.push('"');
        out.push_str(&held.text().replace('"', "\"\""));
        out.push('"');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_order_and_gaps() {
        let cells = Cells::from([
            ((0, 0), Held::Text("matt".into())),
            ((0, 2), Held::Text("varde".into())),
            ((2, 0), Held::Text("a;\"b\"".into())),
            ((2, 2), Held::Day("2019-08-01".into())),
        ]);
        assert_eq!(answer(&cells), "1;\"matt\";;\"varde\"\n3 2;\"a;\"\"b\"\"\";;\"2019-08-01\"");
    }

    #[test]
    fn a_failed_formula_keeps_its_sign_and_nothing_is_left_out() {
        let mut cells = Cells::new();
        put(&mut cells, (1, 1), &Data::Error(calamine::CellErrorType::Div0)).unwrap();
        put(&mut cells, (2, 1), &Data::String("#SAKNAS!".into())).unwrap();
        let held: Vec<&str> = cells.values().map(Held::text).collect();
        assert_eq!(held, ["#DIV/0!", "#SAKNAS!"]);
        put(&mut cells, (1, COLUMNS), &Data::Empty).unwrap();
        assert!(within(&cells).is_ok());
        put(&mut cells, (1, COLUMNS + 7), &Data::Int(7)).unwrap();
        assert!(within(&cells).is_err());
    }

    #[test]
    fn numbers_lose_their_binary_noise_and_days_are_days() {
        assert_eq!(
            (rounded(0.1 + 0.2).as_str(), rounded(4.125).as_str(), rounded(2010.0).as_str()),
            ("0,3", "4,125", "2010")
        );
        let day = |serial, from_1904| {
            day(&ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, from_1904))
        };
        assert_eq!(
            (day(43_343.0, false).as_str(), day(41_881.5, true).as_str()),
            ("2018-08-31", "2018-08-31")
        );
    }
}
