//! From the bytes of a text file to the text that every place refers to.

use std::ops::RangeInclusive;

/// The text of a file: without byte order mark, with `\n` as the only line end, and without the characters that Unicode
/// keeps for programs, of which ours makes marks. Lines and columns are those of the file itself.
pub struct Source;

/// Characters for the inside of programs, never for texts that are exchanged (Unicode 23.7).
const FOR_PROGRAMS: RangeInclusive<char> = '\u{FDD0}'..='\u{FDEF}';

/// Why bytes are not a text, with the byte offset where that shows.
#[derive(Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// UTF-16, little or big endian.
    Utf16,
    /// Not UTF-8 from this byte on; most likely Latin-1 or Windows-1252.
    NotUtf8(usize),
    /// A NUL byte here.
    Nul(usize),
}

impl Source {
    /// The text of the bytes of a file.
    ///
    /// # Errors
    /// When the bytes are UTF-16, are not UTF-8, or hold a NUL.
    pub fn decode(bytes: Vec<u8>) -> Result<String, Undecodable> {
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return Err(Undecodable::Utf16);
        }
        let text = String::from_utf8(bytes)
            .map_err(|error| Undecodable::NotUtf8(error.utf8_error().valid_up_to()))?;
        if let Some(offset) = memchr::memchr(0, text.as_bytes()) {
            return Err(Undecodable::Nul(offset));
        }
        Ok(Self::normalise(text))
    }

    /// The text that can be shown of a file that is not a text: what is not UTF-8 becomes `\u{FFFD}`.
    pub fn decode_for_display(bytes: &[u8]) -> String {
        Self::normalise(String::from_utf8_lossy(bytes).into_owned())
    }

    fn normalise(mut text: String) -> String {
        if text.starts_with('\u{FEFF}') {
            text.drain(..'\u{FEFF}'.len_utf8());
        }
        // Nearly no text has a byte with which anything begins that does not stay as it is.
        if memchr::memchr2(b'\r', 0xEF, text.as_bytes()).is_some() {
            // What stands for the characters of programs is as long.
            text = text.replace("\r\n", "\n").replace('\r', "\n");
            text = text.replace(|c| FOR_PROGRAMS.contains(&c), "\u{FFFD}");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_mark_and_every_line_end_are_accepted() {
        for bytes in ["\u{FEFF}a\r\nb\rc\n", "a\nb\nc\n", "a\r\nb\r\nc\r\n"] {
            assert_eq!(Source::decode(bytes.into()), Ok("a\nb\nc\n".to_owned()));
        }
    }

    #[test]
    fn no_text_has_the_marks_of_programs() {
        let text = Source::decode("a\u{FDD0}b\u{FDD2}\u{FDEF}\u{FDCF}\u{FDF0}\u{FF01}".into());
        assert_eq!(text, Ok("a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FDCF}\u{FDF0}\u{FF01}".to_owned()));
    }

    #[test]
    fn what_is_not_utf8_is_named() {
        assert_eq!(Source::decode(vec![b'a', 0xE5]), Err(Undecodable::NotUtf8(1)));
        assert_eq!(Source::decode(vec![0xFF, 0xFE, b'a', 0]), Err(Undecodable::Utf16));
        assert_eq!(Source::decode(b"a\0b".to_vec()), Err(Undecodable::Nul(1)));
    }
}
