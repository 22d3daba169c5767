//! What the reading process does with a spreadsheet: sets its own limits, looks at every part, answers with rows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

use calamine::{Data, ExcelDateTime, Ods, OdsError, Reader, Xlsx, XlsxError, open_workbook};

use super::doubtful::is_failed_formula;
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
    Ok(answer(&cells))
}

type Cells = BTreeMap<(u32, u32), String>;

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
        if cells.values().take(UPPER).any(|text| is_heading(text)) {
            return Ok(cells);
        }
        if first.is_empty() {
            first = cells;
        }
    }
    Ok(first)
}

fn put(cells: &mut Cells, at: (u32, u32), value: &Data) -> Result<(), Text> {
    let text = match value {
        Data::Empty => return Ok(()),
        // ODS gives the sign of a formula that failed as its text.
        Data::String(text) if is_failed_formula(text) => "oläsligt".to_owned(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        // A day may come with its midnight.
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        Data::Bool(true) => "ja".to_owned(),
        Data::Bool(false) => "nej".to_owned(),
        // A point of a number is a comma here, so that no reader takes it for parted thousands.
        Data::Float(number) => rounded(*number),
        Data::Int(number) => number.to_string(),
        Data::DateTime(moment) => day(moment),
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

/// The day of a serial number of a spreadsheet, by the calendar of its book: from 1900 or from 1904.
fn day(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return rounded(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Each row with its number as the program shows it, counted from 1; empty rows are left out.
fn answer(cells: &Cells) -> String {
    let mut out = String::new();
    let mut current = None;
    let mut filled = 0;
    for ((row, column), text) in cells.iter().filter(|((_, column), _)| *column < COLUMNS) {
        if current != Some(*row) {
            if current.is_some() {
                out.push('\n');
            }
            let _ = write!(out, "{}", row + 1);
            (current, filled) = (Some(*row), 0);
        }
        while filled <= *column {
            out.push(';');
            filled += 1;
        }
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
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
            ((0, 0), "matt".into()),
            ((0, 2), "varde".into()),
            ((2, 0), "a;\"b\"".into()),
            ((2, 2), "1,5".into()),
        ]);
        assert_eq!(answer(&cells), "1;\"matt\";;\"varde\"\n3;\"a;\"\"b\"\"\";;\"1,5\"");
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
