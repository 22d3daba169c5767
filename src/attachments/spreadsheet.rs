//! The cells of an Excel sheet, row by row, as a reader of the sheet sees them: numbers stored as numbers, texts that
//! are kept elsewhere in the file. Only cells that exist are read, so a sheet of a million empty rows costs nothing.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::examined::Refusal;

/// The texts that cells point at, in order.
pub fn strings(xml: &str) -> Result<Vec<String>, Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut made = Vec::new();
    let mut current = String::new();
    loop {
        match reader.read_event().map_err(|_| Refusal::Broken)? {
            Event::Text(text) => current.push_str(&text),
            Event::End(end) if end.local_name().as_ref() == "si" => made.push(std::mem::take(&mut current)),
            Event::Start(start) if start.local_name().as_ref() == "si" => current.clear(),
            Event::DocType(_) => return Err(Refusal::Bomb),
            Event::Eof => return Ok(made),
            _ => {}
        }
    }
}

/// Appends the rows of a sheet, cells parted by tabs.
pub fn text_of_sheet(xml: &str, strings: &[String], out: &mut String) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    let mut shared = false;
    let mut value = String::new();
    let mut inside = false;
    loop {
        match reader.read_event().map_err(|_| Refusal::Broken)? {
            Event::Start(start) => match start.local_name().as_ref() {
                "c" => {
                    let kind =
                        start.attributes().with_checks(false).flatten().find(|one| one.key.as_ref() == "t");
                    shared = kind.is_some_and(|kind| kind.value.as_ref() == "s");
                }
                "v" => inside = true,
                _ => {}
            },
            Event::Text(text) if inside => value.push_str(&text),
            Event::End(end) => match end.local_name().as_ref() {
                "v" => {
                    inside = false;
                    let text = std::mem::take(&mut value);
                    let pointed = text.parse().ok().filter(|_| shared).and_then(|at: usize| strings.get(at));
                    out.push_str(&pointed.cloned().unwrap_or_else(|| plain(text)));
                }
                "c" => out.push('\t'),
                "row" => out.push('\n'),
                _ => {}
            },
            Event::DocType(_) => return Err(Refusal::Bomb),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// `1.98501019809E11` as the digits that the cell shows.
fn plain(text: String) -> String {
    if !text.contains(['E', 'e']) {
        return text;
    }
    match text.parse::<f64>() {
        Ok(number) if number.abs() < 1e15 => format!("{number:.0}"),
        _ => text,
    }
}
