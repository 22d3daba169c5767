//! What one character of a text stands for, seen through entities, percent signs, escapes and foreign digits.

use crate::terms::percent;

/// What a character stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A digit on the line.
    Digit(u8),
    /// A raised or lowered digit: often a note mark.
    Raised(u8),
    /// A letter.
    Letter(char),
    /// A hyphen, dash, minus or underscore.
    Dash,
    /// A plus.
    Plus,
    /// White space on the line.
    Gap,
    /// The end of a line.
    Line,
    /// The border between two cells of a row.
    Cell,
    /// The border between two rows.
    Row,
    /// Full stop, slash, colon, comma.
    Point,
    /// A quotation mark.
    Quote,
    /// Nothing that a reader sees: a soft hyphen, a mark of emphasis, an inline tag.
    Nothing,
    /// A tag that is nothing to the reader, but whose inside may hold something.
    Tag,
    /// Anything else.
    Other,
}

/// The zeros of the decimal digits of Unicode (general category Nd), ASCII apart.
const ZEROS: &[u32] = &[
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0,
    0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50,
    0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140,
    0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0,
];

/// The sign at the start of a text and its length in bytes. The text must not be empty.
pub fn first(text: &str) -> (Sign, usize) {
    let bytes = text.as_bytes();
    match bytes[0] {
        b'&' => entity(text).unwrap_or((Sign::Other, 1)),
        b'%' => percent(bytes).unwrap_or((Sign::Other, 1)),
        b'\\' => escape(text),
        b'<' => tag(text).unwrap_or((Sign::Other, 1)),
        byte if byte.is_ascii() => (of_char(char::from(byte)), 1),
        _ => text.chars().next().map_or((Sign::Other, 1), |c| (of_char(c), c.len_utf8())),
    }
}

/// What a character stands for by itself.
pub fn of_char(c: char) -> Sign {
    match c {
        '0'..='9' => Sign::Digit(c as u8 - b'0'),
        'a'..='z' | 'A'..='Z' => Sign::Letter(c),
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Sign::Line,
        '\t' | '|' | ';' | '\u{FF5C}' | '¦' => Sign::Cell,
        ' ' => Sign::Gap,
        '-' | '_' | '~' | '·' | '•' => Sign::Dash,
        '+' => Sign::Plus,
        '.' | '/' | ':' | ',' => Sign::Point,
        '"' | '\'' | '”' | '“' | '’' => Sign::Quote,
        '*' | '`' => Sign::Nothing,
        c if c.is_ascii() => Sign::Other,
        c => foreign(c),
    }
}

fn foreign(c: char) -> Sign {
    match c {
        '\u{AD}'
        | '\u{34F}'
        | '\u{300}'..='\u{36F}'
        | '\u{61C}'
        | '\u{180B}'..='\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E01EF}' => Sign::Nothing,
        '\u{2D7}'
        | '\u{58A}'
        | '\u{5BE}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2053}'
        | '\u{2212}'
        | '\u{2500}'
        | '\u{2796}'
        | '\u{2E3A}'
        | '\u{2E3B}'
        | '\u{301C}'
        | '\u{30FB}'
        | '\u{30FC}'
        | '\u{FE31}'
        | '\u{FE32}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}'
        | '\u{FF3F}'
        | '\u{2219}'
        | '\u{22C5}' => Sign::Dash,
        '\u{2795}' | '\u{FE62}' | '\u{FF0B}' => Sign::Plus,
        '²' => Sign::Raised(2),
        '³' => Sign::Raised(3),
        '¹' => Sign::Raised(1),
        '\u{2070}' | '\u{2074}'..='\u{2079}' => Sign::Raised(low(c as u32 - 0x2070)),
        '\u{2080}'..='\u{2089}' => Sign::Raised(low(c as u32 - 0x2080)),
        '\u{2460}'..='\u{2468}' => Sign::Digit(low(c as u32 - 0x2460) + 1),
        '\u{24EA}' => Sign::Digit(0),
        '\u{2800}' | '\u{3164}' => Sign::Gap,
        c if c.is_whitespace() => Sign::Gap,
        '\u{FF21}'..='\u{FF3A}' => char::from_u32(c as u32 - 0xFF21 + 0x41).map_or(Sign::Other, Sign::Letter),
        c => match ZEROS.binary_search_by(|zero| order(*zero, c as u32)) {
            Ok(at) => Sign::Digit(low(c as u32 - ZEROS[at])),
            Err(_) if c.is_alphabetic() => Sign::Letter(c),
            Err(_) => Sign::Other,
        },
    }
}

fn order(zero: u32, c: u32) -> std::cmp::Ordering {
    match c {
        _ if c < zero => std::cmp::Ordering::Greater,
        _ if c > zero + 9 => std::cmp::Ordering::Less,
        _ => std::cmp::Ordering::Equal,
    }
}

fn low(value: u32) -> u8 {
    u8::try_from(value).unwrap_or_default()
}

/// `&nbsp;`, `&#45;`, `&#x2D;`.
fn entity(text: &str) -> Option<(Sign, usize)> {
    let end = text.as_bytes().iter().take(12).position(|byte| *byte == b';')?;
    let name = text.get(1..end)?;
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            of_char(char::from_u32(code.ok()?)?)
        }
        None => match name {
            "nbsp" | "ensp" | "emsp" | "thinsp" | "numsp" | "hairsp" => Sign::Gap,
            "ndash" | "mdash" | "minus" | "hyphen" | "dash" | "lowbar" | "middot" | "horbar" => Sign::Dash,
            "plus" => Sign::Plus,
            "shy" | "zwnj" | "zwj" | "lrm" | "rlm" | "NoBreak" | "ZeroWidthSpace" => Sign::Nothing,
            "Tab" | "verbar" | "vert" | "semi" => Sign::Cell,
            "NewLine" => Sign::Line,
            "sol" | "period" | "colon" | "comma" => Sign::Point,
            "quot" | "apos" => Sign::Quote,
            _ => return None,
        },
    };
    Some((sign, end + 1))
}

/// `%2D`, `%E2%80%93`.
fn percent(bytes: &[u8]) -> Option<(Sign, usize)> {
    let mut decoded = [0u8; 4];
    for count in 1..=4 {
        let at = (count - 1) * 3;
        decoded[count - 1] = percent::byte(bytes.get(at..)?)?;
        if let Ok(text) = std::str::from_utf8(&decoded[..count]) {
            return text.chars().next().map(|c| (of_char(c), count * 3));
        }
    }
    None
}

/// `\-` of Markdown, `\u002D` and `\n` of TOML and JSON.
fn escape(text: &str) -> (Sign, usize) {
    let digits = match text.as_bytes().get(1) {
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(b'n' | b'r') => return (Sign::Line, 2),
        Some(b't') => return (Sign::Cell, 2),
        _ => return (Sign::Nothing, 1),
    };
    text.get(2..2 + digits)
        .and_then(|hex| u32::from_str_radix(hex, 16).ok())
        .and_then(char::from_u32)
        .map_or((Sign::Nothing, 1), |c| (of_char(c), 2 + digits))
}

/// A tag of HTML or XML by what it does to the text around it.
fn tag(text: &str) -> Option<(Sign, usize)> {
    let inner = text[1..].trim_start_matches('/');
    let name_end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let name = &inner[..name_end];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !inner[name_end..].starts_with(['>', '/', ' ', '\n', '\t'])
    {
        return None;
    }
    let end = text.as_bytes().iter().take(4000).position(|byte| *byte == b'>')?;
    let sign = match name.to_ascii_lowercase().as_str() {
        "td" | "th" | "dd" | "dt" => Sign::Cell,
        "tr" | "sup" | "sub" | "table" | "script" | "style" => Sign::Row,
        "br" | "p" | "div" | "li" => Sign::Line,
        _ => Sign::Tag,
    };
    Some((sign, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_dashes_are_seen_through_what_they_wear() {
        for text in ["7", "٧", "７", "𝟕", "&#55;", "&#x37;", "%37", "\\u0037", "⑦"] {
            assert_eq!(first(text).0, Sign::Digit(7), "{text}");
            assert_eq!(first(text).1, text.len(), "{text}");
        }
        for text in ["-", "–", "\u{2011}", "−", "&ndash;", "&#8211;", "%2D", "%E2%80%93", "_"] {
            assert_eq!(first(text), (Sign::Dash, text.len()), "{text}");
        }
        assert_eq!(first("<b>"), (Sign::Tag, 3));
        assert_eq!(first("</td><td>").0, Sign::Cell);
        assert_eq!(first("<https://exempel.se>").0, Sign::Other);
        assert!(ZEROS.is_sorted());
    }
}
