//! The anchors and the references of a page, read from its HTML without building a tree.

use memchr::{memchr, memmem};

/// What an element says that has to do with links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign<'h> {
    /// A place that a link can lead to: `id`.
    Anchor(&'h [u8]),
    /// What a link, an image, a script or a form leads to, as it is written.
    Reference(&'h [u8]),
}

/// Elements whose content is text, whatever it looks like, as their ends begin.
const RAW: [&[u8]; 4] = [b"</script", b"</style", b"</textarea", b"</title"];
/// White space.
const SPACE: u8 = 1;
/// What ends the name of an element.
const ELEMENT_END: u8 = 2;
/// What ends the name of an attribute.
const NAME_END: u8 = 4;
/// What ends a value without quotes.
const VALUE_END: u8 = 8;
/// What each byte is, so that one look tells.
const SORTS: [u8; 256] = sorts();

const fn sorts() -> [u8; 256] {
    let mut sorts = [0; 256];
    let spaces = b" \n\t\r";
    let mut at = 0;
    while at < spaces.len() {
        sorts[spaces[at] as usize] = SPACE | ELEMENT_END | NAME_END | VALUE_END;
        at += 1;
    }
    sorts[b'>' as usize] = ELEMENT_END | NAME_END | VALUE_END;
    sorts[b'/' as usize] = ELEMENT_END | NAME_END;
    sorts[b'=' as usize] = NAME_END;
    sorts
}

/// Calls `tell` with every anchor and reference, in order.
pub fn signs<'h>(html: &'h [u8], mut tell: impl FnMut(Sign<'h>)) {
    let mut rest = html;
    while let Some(open) = find(b'<', rest) {
        rest = &rest[open + 1..];
        match rest {
            [b'/', ..] => {}
            [first, ..] if first.is_ascii_alphabetic() => {
                let (name, after) = rest.split_at(length_to(ELEMENT_END, rest));
                rest = attributes(after, &mut tell);
                // The names of the others have another length or begin with another letter.
                if name.len() > 4 && matches!(name[0] | 0x20, b's' | b't') {
                    let raw = RAW.iter().find(|raw| name.eq_ignore_ascii_case(&raw[2..]));
                    rest = raw.map_or(rest, |raw| &rest[memmem::find(rest, raw).unwrap_or(rest.len())..]);
                }
            }
            [b'!', b'-', b'-', inner @ ..] => rest = beyond(inner, b"-->"),
            _ => {}
        }
    }
}

/// Reads the attributes of an element to its `>`; what follows it.
fn attributes<'h>(html: &'h [u8], tell: &mut impl FnMut(Sign<'h>)) -> &'h [u8] {
    let mut rest = html;
    loop {
        match rest {
            [] => return rest,
            [b'>', after @ ..] => return after,
            [byte, after @ ..] if SORTS[usize::from(*byte)] & ELEMENT_END != 0 => {
                rest = after;
                continue;
            }
            _ => {}
        }
        // What cannot be in a name is one.
        let (name, mut after) = rest.split_at(length_to(NAME_END, rest).max(1));
        if after.first() != Some(&b'=') {
            after = skip_spaces(after);
        }
        let [b'=', after @ ..] = after else {
            rest = after;
            continue;
        };
        let (value, after) = value(skip_spaces(after));
        rest = after;
        match name {
            b"id" => tell(Sign::Anchor(value)),
            b"href" | b"src" | b"action" | b"poster" | b"data" => tell(Sign::Reference(value)),
            b"srcset" => {
                let addresses = value
                    .split(|byte| *byte == b',')
                    .filter_map(|one| one.split(|byte| is_space(*byte)).find(|part| !part.is_empty()));
                addresses.for_each(|one| tell(Sign::Reference(one)));
            }
            _ => {}
        }
    }
}

/// The value at the beginning, in either kind of quotes or without, and what follows it.
fn value(html: &[u8]) -> (&[u8], &[u8]) {
    match html.split_first() {
        Some((quote @ (b'"' | b'\''), inner)) => {
            let end = find(*quote, inner).unwrap_or(inner.len());
            (&inner[..end], inner.get(end + 1..).unwrap_or_default())
        }
        _ => html.split_at(length_to(VALUE_END, html)),
    }
}

/// Where a byte comes next. It mostly is near: there all bytes are looked at in one go, which is sooner done than setting
/// out for it.
fn find(byte: u8, html: &[u8]) -> Option<usize> {
    const ONES: u128 = u128::from_le_bytes([1; 16]);
    let Some((near, far)) = html.split_first_chunk::<16>() else {
        return html.iter().position(|one| *one == byte);
    };
    let others = u128::from_le_bytes(*near) ^ (ONES * u128::from(byte));
    // The lowest byte that is zero here is the first one that is looked for.
    let here = others.wrapping_sub(ONES) & !others & (ONES << 7);
    if here != 0 {
        return Some(here.trailing_zeros() as usize / 8);
    }
    memchr(byte, far).map(|at| near.len() + at)
}

/// What follows the next end.
fn beyond<'h>(html: &'h [u8], end: &[u8]) -> &'h [u8] {
    memmem::find(html, end).map_or(&[], |found| &html[found + end.len()..])
}

fn skip_spaces(html: &[u8]) -> &[u8] {
    &html[html.iter().take_while(|byte| is_space(**byte)).count()..]
}

/// How many bytes there are before the next one of a sort.
fn length_to(sort: u8, bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| SORTS[usize::from(*byte)] & sort != 0).unwrap_or(bytes.len())
}

fn is_space(byte: u8) -> bool {
    SORTS[usize::from(byte)] & SPACE != 0
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
        signs(html.as_bytes(), |sign| seen.push(sign));
        assert_eq!(
            seen,
            [
                Sign::Anchor("ett".as_bytes()),
                Sign::Reference("a.html#b".as_bytes()),
                Sign::Reference("bild.png".as_bytes()),
                Sign::Reference("a.png".as_bytes()),
                Sign::Reference("b.png".as_bytes()),
                Sign::Anchor("två".as_bytes()),
                Sign::Reference("".as_bytes()),
            ]
        );
    }

    #[test]
    fn what_ends_too_early_is_read_to_its_end() {
        for html in ["<", "<a", "<a href", "<a href=", "<a href=\"x", "<!--", "<script>", "<a é=ö", "<a =x>"]
        {
            signs(html.as_bytes(), |_| {});
        }
    }
}
