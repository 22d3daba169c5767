//! HTML of a text as plain text.

/// How many bytes are looked at together.
const BLOCK: usize = 16;

/// Appends HTML as plain text: no tags, one space where there was white space or a block's end. Where `enough` bytes are
/// added, the rest may be left out.
pub fn push(text: &mut String, html: &str, enough: usize) {
    let begin = text.len();
    let mut rest = html;
    while text.len() - begin < enough {
        let length = match rest.as_bytes() {
            [] => break,
            [b'<', after @ ..] => {
                let close = after.iter().position(|byte| *byte == b'>').map_or(rest.len(), |at| at + 2);
                if !is_inline(&rest.as_bytes()[..close]) {
                    push_space(text, begin);
                }
                close
            }
            [b'&', ..] => push_reference(text, rest),
            // A space at the beginning may follow another.
            [b' ' | b'\n', ..] => {
                push_space(text, begin);
                1
            }
            bytes => match plain_length(bytes) {
                0 => push_character(text, begin, rest),
                plain => {
                    text.push_str(&rest[..plain]);
                    plain
                }
            },
        };
        rest = &rest[length..];
    }
    text.truncate(begin + text[begin..].trim_end().len());
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

/// Adds the character at the beginning of `rest`, or a space in its place, and tells how many bytes it has.
fn push_character(text: &mut String, begin: usize, rest: &str) -> usize {
    let Some(character) = rest.chars().next() else { return rest.len() };
    if character.is_whitespace() {
        push_space(text, begin);
    } else {
        text.push(character);
    }
    character.len_utf8()
}

/// Adds a space, where what was added from `begin` on does not end with one.
fn push_space(out: &mut String, begin: usize) {
    if !matches!(out.as_bytes()[begin..].last(), None | Some(b' ')) {
        out.push(' ');
    }
}

/// Adds the character that a reference stands for, and tells how many bytes the reference has.
fn push_reference(out: &mut String, rest: &str) -> usize {
    let known = [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&amp;", '&')];
    let found = known.iter().find(|(written, _)| rest.starts_with(written));
    let (written, character) = found.copied().unwrap_or(("&", '&'));
    out.push(character);
    written.len()
}

/// How many bytes at the beginning of a text stand as they are: no tag, no reference, and no white space but single
/// spaces. What comes after may be more of the kind.
fn plain_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(block) = bytes[at..].first_chunk() {
        let signs = signs(block);
        if signs != 0 {
            return at + signs.trailing_zeros() as usize / 8;
        }
        at += BLOCK;
    }
    let last = &bytes[at..];
    let nexts = last.iter().skip(1).chain([&b' ']);
    let sign = last.iter().zip(nexts).position(|(byte, next)| is_sign(*byte, *next));
    sign.map_or(bytes.len(), |sign| at + sign)
}

/// The signs of a block, each as a byte that is not zero, the first lowest. One more byte follows the last of the block.
fn signs(block: &[u8; BLOCK + 1]) -> u128 {
    let mut signs = [0; BLOCK];
    for (at, sign) in signs.iter_mut().enumerate() {
        *sign = u8::from(is_sign(block[at], block[at + 1]));
    }
    u128::from_le_bytes(signs)
}

/// Whether a byte may begin something that does not stand as it is: a tag, a reference, white space of another kind
/// than a space, or a space before a space. All white space beyond ASCII begins with one of four bytes.
fn is_sign(byte: u8, next: u8) -> bool {
    // With numbers and no early end, the compiler looks at a whole block at once.
    let is = u8::from;
    let is_white = is(byte.wrapping_sub(b'\t') < 5) | is(byte == 0xC2) | is(byte.wrapping_sub(0xE1) < 3);
    let is_doubled = is(byte == b' ') & is(next == b' ');
    is_white | is_doubled | is(byte == b'&') | is(byte == b'<') != 0
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
