//! HTML of a text as plain text.

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// Appends HTML as plain text: no tags, one space where there was white space or a block's end. Where the text has
/// `enough` bytes, the rest may be left out.
pub fn push(text: &mut String, html: &str, enough: usize) {
    let mut rest = html;
    while text.len() < enough {
        let open = memchr::memchr(b'<', rest.as_bytes());
        push_text(text, &rest[..open.unwrap_or(rest.len())]);
        let Some(open) = open else { break };
        rest = &rest[open..];
        let close = memchr::memchr(b'>', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        if !is_inline(&rest.as_bytes()[..close]) {
            push_space(text);
        }
        rest = &rest[close..];
    }
    text.truncate(text.trim_end().len());
}

/// Whether a tag stands within a line: text before and after it may be one word.
fn is_inline(tag: &[u8]) -> bool {
    let name = match tag {
        [b'<', b'/', name @ ..] | [b'<', name @ ..] => name,
        _ => tag,
    };
    match name {
        [b'a', b' ' | b'>', ..] => true,
        [b'e' | b's' | b'c', ..] => {
            name.starts_with(b"em>")
                || name.starts_with(b"strong>")
                || name.starts_with(b"code>")
                || name.starts_with(b"sup>")
                || name.starts_with(b"sub>")
                || name.starts_with(b"span")
        }
        _ => false,
    }
}

/// Adds a space, where the text does not end with one.
fn push_space(out: &mut String) {
    if !matches!(out.as_bytes().last(), None | Some(b' ')) {
        out.push(' ');
    }
}

/// Adds text from HTML: any white space becomes one space, and the characters that were escaped are themselves again.
fn push_text(out: &mut String, escaped: &str) {
    let mut rest = escaped;
    loop {
        // A space at the beginning may follow another.
        let plain = if rest.starts_with(' ') { 0 } else { plain_length(rest.as_bytes()) };
        out.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let Some(sign) = rest.chars().next() else { return };
        let length = if sign == '&' {
            let known = [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&amp;", '&')];
            let found = known.iter().find(|(written, _)| rest.starts_with(written));
            let (written, character) = found.copied().unwrap_or(("&", '&'));
            out.push(character);
            written.len()
        } else {
            if sign.is_whitespace() {
                push_space(out);
            } else {
                out.push(sign);
            }
            sign.len_utf8()
        };
        rest = &rest[length..];
    }
}

/// How many bytes at the beginning of a text stand as they are: no reference, and no white space but single spaces
/// between words. What comes after may be more of the kind.
fn plain_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(block) = bytes.get(at..=at + BLOCK) {
        if block.iter().zip(&block[1..]).fold(false, |found, (byte, next)| found | is_sign(*byte, *next)) {
            break;
        }
        at += BLOCK;
    }
    let next = |at: usize| bytes.get(at + 1).copied().unwrap_or(b' ');
    bytes[at..]
        .iter()
        .zip(at..)
        .position(|(byte, at)| is_sign(*byte, next(at)))
        .map_or(bytes.len(), |sign| at + sign)
}

/// Whether a byte may begin something that does not stand as it is: a reference, white space of another kind than a
/// space, or a space before more. All white space beyond ASCII begins with one of four bytes.
fn is_sign(byte: u8, next: u8) -> bool {
    let is_white = |byte: u8| byte.wrapping_sub(b'\t') < 5 || byte == 0xC2 || byte.wrapping_sub(0xE1) < 3;
    byte == b'&' || is_white(byte) || (byte == b' ' && (next == b' ' || is_white(next)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_every_kind_is_one_space() {
        for sign in ('\0'..='\u{FFFF}').filter(|sign| !matches!(sign, '<' | '&')) {
            let shown = if sign.is_whitespace() { ' ' } else { sign };
            for before in ["", "ett två tre fyra fem sex sju åtta", "x"] {
                let mut text = String::new();
                push(&mut text, &format!("{before}{sign}{sign}y"), usize::MAX);
                let sign = if sign.is_whitespace() { shown.to_string() } else { format!("{shown}{shown}") };
                assert_eq!(text, format!("{before}{sign}y").trim_start());
            }
        }
    }

    #[test]
    fn enough_is_enough() {
        let mut text = String::new();
        push(&mut text, "<p>ett två</p><p>tre</p><p>fyra</p>", 4);
        assert_eq!(text, "ett två");
    }
}
