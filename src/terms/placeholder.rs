//! Text that a template left for somebody to fill in.

use std::ops::Range;

/// Where text still holds a placeholder such as `[Ange datum]` or `xxxxx`, as bytes.
pub fn placeholder(text: &str) -> Option<Range<usize>> {
    bracketed(text).or_else(|| crossed_out(text))
}

/// `[Ange …]`, `[Skriv …]`, `[Fyll i …]`, `[Välj …]`, `[Klicka …]`.
fn bracketed(text: &str) -> Option<Range<usize>> {
    for start in memchr::memchr_iter(b'[', text.as_bytes()) {
        let inner = &text[start + 1..];
        let asks = ["Ange ", "ange ", "Skriv ", "Fyll i", "Välj ", "Klicka "];
        if asks.iter().any(|ask| inner.starts_with(ask)) {
            let end = inner.find([']', '\n']).map_or(text.len(), |at| start + 1 + at + 1);
            return Some(start..end.min(text.len()));
        }
    }
    None
}

/// Four or more `x` in a row that are a word of their own.
fn crossed_out(text: &str) -> Option<Range<usize>> {
    if memchr::memchr2_iter(b'x', b'X', text.as_bytes()).take(4).count() < 4 {
        return None;
    }
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c) {
            (None, 'x' | 'X') if !text[..at].ends_with(char::is_alphanumeric) => start = Some(at),
            (Some(_), 'x' | 'X') => {}
            (Some(from), _) => {
                if at - from >= 4 && !c.is_alphanumeric() {
                    return Some(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_to_fill_in_is_found() {
        for (text, found) in [
            ("Diarienummer: [Ange diarienummer]", "[Ange diarienummer]"),
            ("[Ange start och slutdatum eller tillsvidare]", "[Ange start och slutdatum eller tillsvidare]"),
            ("Reviderad den: xxxxx", "xxxxx"),
        ] {
            assert_eq!(placeholder(text).map(|range| &text[range]), Some(found));
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in ["[länk](a.md)", "exxxxtra", "[1] SN § 95", "växel", "xxx", "[angelägen]"] {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }
}
