//! Signs that do not stand in an address as they are, by the numbers of their bytes: `%20` (RFC 3986, section 2.1).

use std::fmt::Write;

/// A path as it stands in an address.
pub fn path(path: &str) -> String {
    encoded(path, b"-._~/")
}

/// A text as one part of an address, such as a value in what follows the question mark.
pub fn part(text: &str) -> String {
    encoded(text, b"-._~")
}

fn encoded(text: &str, plain: &[u8]) -> String {
    let mut made = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            made.push(char::from(byte));
        } else {
            // Writing to a text does not fail.
            let _ = write!(made, "%{byte:02X}");
        }
    }
    made
}

/// The bytes that a text of an address stands for. A percent sign that no number follows is no fault everywhere: it is
/// given as an error, and stands for itself.
pub fn decoded(text: &str) -> impl Iterator<Item = Result<u8, u8>> {
    let mut rest = text.as_bytes();
    std::iter::from_fn(move || {
        let (first, after) = rest.split_first()?;
        let (read, after) = match byte(rest) {
            Some(byte) => (Ok(byte), &after[2..]),
            None if *first == b'%' => (Err(*first), after),
            None => (Ok(*first), after),
        };
        rest = after;
        Some(read)
    })
}

/// The byte that a text begins with by its number.
pub fn byte(text: &[u8]) -> Option<u8> {
    let [b'%', high, low, ..] = text else { return None };
    let digit = |sign: u8| char::from(sign).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_keeps_its_slashes_and_a_part_has_none() {
        assert_eq!(path("a/<b>å ~"), "a/%3Cb%3E%C3%A5%20~");
        assert_eq!(part("a/b\r\n&c"), "a%2Fb%0D%0A%26c");
    }

    #[test]
    fn what_is_written_is_read_and_a_lone_sign_is_seen() {
        let bytes = |text: &str| decoded(text).collect::<Vec<_>>();
        assert_eq!(decoded(&part("å/% b")).collect::<Result<Vec<u8>, u8>>(), Ok("å/% b".as_bytes().to_vec()));
        assert_eq!(bytes("%c3%"), [Ok(0xC3), Err(b'%')]);
        assert_eq!(bytes("%+1%2"), [Err(b'%'), Ok(b'+'), Ok(b'1'), Err(b'%'), Ok(b'2')]);
    }
}
