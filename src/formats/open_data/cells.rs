//! Lines of a table, as CSV (RFC 4180) has them.

use std::borrow::Cow;

/// The rows of a table, each with its values in the order of the columns.
pub type Rows<'s> = Box<dyn Iterator<Item = Vec<Cow<'s, str>>> + 's>;

/// Appends a line of these cells.
pub fn line<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>, separator: char) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(separator);
        }
        push_cell(out, cell);
    }
    out.push_str("\r\n");
}

/// A cell. What a spreadsheet would take for a formula gets a sign before it.
fn push_cell(out: &mut String, cell: &str) {
    let formula = cell.starts_with(['=', '+', '-', '@']) && cell.replace(',', ".").parse::<f64>().is_err();
    let quoted = cell.contains([',', ';', '"']);
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    if cell.bytes().fold(true, |is_plain, byte| is_plain & is_plain_byte(byte)) {
        out.push_str(cell);
    } else {
        push_signs(out, cell);
    }
    if quoted {
        out.push('"');
    }
}

/// Whether a byte is of no sign that is written in another way. The controls beyond ASCII begin with 0xC2.
fn is_plain_byte(byte: u8) -> bool {
    byte >= 0x20 && !matches!(byte, b'"' | 0x7F | 0xC2)
}

fn push_signs(out: &mut String, cell: &str) {
    for sign in cell.chars() {
        match sign {
            '"' => out.push_str("\"\""),
            control if control.is_control() => out.push(' '),
            sign => out.push(sign),
        }
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
