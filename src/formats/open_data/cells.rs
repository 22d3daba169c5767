//! Lines of a table of open data, as CSV (RFC 4180) has them.

use std::borrow::Cow;

use crate::figures::csv_row;

/// The rows of a table, each with its values in the order of the columns.
pub type Rows<'s> = Box<dyn Iterator<Item = Vec<Cow<'s, str>>> + 's>;

/// Appends a line of these cells. None holds a line end, and what parts cells in either dialect is quoted: the table is
/// read rightly also by who counts lines or tries both.
pub fn line<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>, separator: char) {
    csv_row(out, cells.map(on_one_line), &[separator, ',', ';']);
}

/// A cell with spaces for its line ends and other controls.
fn on_one_line(cell: &str) -> Cow<'_, str> {
    // The controls beyond ASCII begin with 0xC2.
    let may_be_control = |byte: u8| byte < 0x20 || matches!(byte, 0x7F | 0xC2);
    if cell.bytes().fold(false, |any, byte| any | may_be_control(byte)) {
        cell.replace(char::is_control, " ").into()
    } else {
        cell.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula() {
        let mut out = String::new();
        line(&mut out, ["=1+1", "a,\"b\"", "", "å\n"].into_iter(), ',');
        assert_eq!(out, "'=1+1,\"a,\"\"b\"\"\",,å \r\n");
    }
}
