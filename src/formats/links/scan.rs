//! The anchors and the references of a page, read from its HTML without building a tree.

use memchr::{memchr, memmem};

/// What an element says that has to do with links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign<'h> {
    /// A place that a link can lead to: `id`.
    Anchor(&'h str),
    /// What a link, an image, a script or a form leads to, as it is written.
    Reference(&'h str),
}

/// Elements whose content is text, whatever it looks like.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Calls `tell` with every anchor and reference, in order.
pub fn signs<'h>(html: &'h str, mut tell: impl FnMut(Sign<'h>)) {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        at += found + 1;
        match bytes.get(at) {
            Some(b'!') if bytes[at..].starts_with(b"!--") => at = after(bytes, at + 3, b"-->"),
            Some(byte) if byte.is_ascii_alphabetic() => {
                let end =
                    at + length(&bytes[at..], |byte| !matches!(byte, b' ' | b'\n' | b'\t' | b'>' | b'/'));
                let name = &bytes[at..end];
                at = attributes(html, end, &mut tell);
                if let Some(raw) = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw.as_bytes())) {
                    at = html[at..].find(&format!("</{raw}")).map_or(bytes.len(), |end| at + end);
                }
            }
            _ => {}
        }
    }
}

/// Reads the attributes of an element, which begin at a place; where what follows its `>` begins.
fn attributes<'h>(html: &'h str, mut at: usize, tell: &mut impl FnMut(Sign<'h>)) -> usize {
    let bytes = html.as_bytes();
    loop {
        at += length(&bytes[at..], |byte| is_space(byte) || byte == b'/');
        match bytes.get(at) {
            None => return at,
            Some(b'>') => return at + 1,
            Some(_) => {}
        }
        // What cannot be in a name is one.
        let named = length(&bytes[at..], |byte| !is_space(byte) && !matches!(byte, b'=' | b'>' | b'/'));
        let name = &bytes[at..at + named.max(1)];
        at += name.len();
        let spaces = length(&bytes[at..], is_space);
        if bytes.get(at + spaces) != Some(&b'=') {
            continue;
        }
        at += spaces + 1;
        at += length(&bytes[at..], is_space);
        let (value, end) = value(html, at);
        at = end;
        match name {
            b"id" => tell(Sign::Anchor(value)),
            b"href" | b"src" | b"action" | b"poster" | b"data" => tell(Sign::Reference(value)),
            b"srcset" => {
                let addresses = value.split(',').filter_map(|one| one.split_whitespace().next());
                addresses.for_each(|one| tell(Sign::Reference(one)));
            }
            _ => {}
        }
    }
}

/// The value at a place, in either kind of quotes or without, and where what follows it begins.
fn value(html: &str, at: usize) -> (&str, usize) {
    let bytes = html.as_bytes();
    if let Some(quote @ (b'"' | b'\'')) = bytes.get(at) {
        let begin = at + 1;
        let end = memchr(*quote, &bytes[begin..]).map_or(bytes.len(), |end| begin + end);
        return (&html[begin..end], (end + 1).min(bytes.len()));
    }
    let end = at + length(&bytes[at..], |byte| !is_space(byte) && byte != b'>');
    (&html[at..end], end)
}

/// Where what follows the next end begins.
fn after(bytes: &[u8], at: usize, end: &[u8]) -> usize {
    memmem::find(&bytes[at..], end).map_or(bytes.len(), |found| at + found + end.len())
}

/// How many bytes at the beginning are of a sort.
fn length(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    bytes.iter().position(|byte| !is(*byte)).unwrap_or(bytes.len())
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_and_references_are_seen_where_a_browser_sees_them() {
        let html = "<!doctype html><!-- <a href=no> --><title><a href=\"no\"></title>\
            <p id=\"ett\" class='href=\"no\"'>1 < 2 <a\n href='a.html#b' >x</a>\
            <img src=bild.png alt=\"<a href='no'>\"><img srcset=\"a.png 1x, b.png 2x\">\
            <script type=\"application/ld+json\">{\"x\":\"<a href='no'>\"}</script>\
            <br/><input disabled value=\"id=no\" id=två><form action=\"\"></form>";
        let mut seen = Vec::new();
        signs(html, |sign| seen.push(sign));
        assert_eq!(
            seen,
            [
                Sign::Anchor("ett"),
                Sign::Reference("a.html#b"),
                Sign::Reference("bild.png"),
                Sign::Reference("a.png"),
                Sign::Reference("b.png"),
                Sign::Anchor("två"),
                Sign::Reference(""),
            ]
        );
    }

    #[test]
    fn what_ends_too_early_is_read_to_its_end() {
        for html in ["<", "<a", "<a href", "<a href=", "<a href=\"x", "<!--", "<script>", "<a é=ö", "<a =x>"]
        {
            signs(html, |_| {});
        }
    }
}
