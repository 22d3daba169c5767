//! Lines of iCalendar: escaped, folded at 75 octets, ended by CRLF.

/// The most octets of a line, without its end.
const LONGEST: usize = 75;

/// Appends a line whose value is not text.
pub fn plain(out: &mut Vec<u8>, line: &str) {
    fold(out, line);
}

/// Appends a property whose value is text.
pub fn text(out: &mut Vec<u8>, name: &str, value: &str) {
    let mut line = format!("{name}:");
    for c in value.chars() {
        match c {
            '\\' => line.push_str("\\\\"),
            ';' => line.push_str("\\;"),
            ',' => line.push_str("\\,"),
            '\n' => line.push_str("\\n"),
            _ if c.is_control() => {}
            _ => line.push(c),
        }
    }
    fold(out, &line);
}

fn fold(out: &mut Vec<u8>, line: &str) {
    let mut length = 0;
    let mut buffer = [0; 4];
    for c in line.chars() {
        let bytes = c.encode_utf8(&mut buffer).as_bytes();
        if length + bytes.len() > LONGEST {
            out.extend_from_slice(b"\r\n ");
            // The space that marks the continuation counts.
            length = 1;
        }
        out.extend_from_slice(bytes);
        length += bytes.len();
    }
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = Vec::new();
        text(&mut out, "SUMMARY", &"å".repeat(100));
        let made = String::from_utf8(out).unwrap();
        assert!(made.split("\r\n").all(|line| line.len() <= LONGEST));
        assert_eq!(made.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "å".repeat(100)));
    }

    #[test]
    fn signs_with_meaning_are_escaped() {
        let mut out = Vec::new();
        text(&mut out, "X", "a,b;c\\d\u{7}\ne");
        assert_eq!(out, b"X:a\\,b\\;c\\\\d\\ne\r\n");
    }
}
