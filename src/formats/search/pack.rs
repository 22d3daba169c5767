//! Lists of small numbers as short text: five bits to a sign, the lowest first, of an alphabet that JSON does not
//! escape.

/// The signs of the numbers 0–63; one above 31 says that more follows.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends a number.
pub fn number(out: &mut String, mut value: u32) {
    while value >= 32 {
        out.push(char::from(ALPHABET[(32 + (value & 31)) as usize]));
        value >>= 5;
    }
    out.push(char::from(ALPHABET[value as usize]));
}

/// Appends growing numbers, each as its distance from the one before.
pub fn growing(out: &mut String, values: &[u32]) {
    let mut before = 0;
    for value in values {
        number(out, value - before);
        before = *value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_signs() {
        let mut out = String::new();
        growing(&mut out, &[0, 31, 63, 10_063]);
        assert_eq!(out, "AfgBw4J");
    }
}
