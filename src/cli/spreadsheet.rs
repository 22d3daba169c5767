//! What the program does when it has called itself to read a spreadsheet: answers with the table, or says why not.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;

use crate::diagnostics::Language;
use crate::figures::read_as_child;

/// Reads a spreadsheet and writes its table on standard output; 0, or 3 with the reason in both languages on standard
/// error.
pub fn answer(path: &Path, sheet: Option<&OsStr>) -> u8 {
    match read_as_child(path, sheet.and_then(OsStr::to_str)) {
        Ok(table) => u8::from(std::io::stdout().write_all(table.as_bytes()).is_err()),
        Err(why) => {
            let (sv, en) = (why.in_language(Language::Swedish), why.in_language(Language::English));
            let _ = writeln!(std::io::stderr(), "{sv}\n{en}");
            3
        }
    }
}
