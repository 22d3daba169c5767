//! What the names of HTML's elements mean to the reader of a finished page.

/// Elements without content.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that stand in a line of text; every other one begins and ends a block.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "meter", "output", "path", "progress", "q", "s", "samp",
    "select", "small", "span", "strong", "sub", "sup", "svg", "textarea", "time", "u", "var", "wbr",
];

/// Elements whose content is no text of the page.
const SILENT: &[&str] =
    &["script", "style", "template", "svg", "math", "canvas", "select", "datalist", "head"];

/// Whether an element has no content.
pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether an element stands in a line of text.
pub fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// Whether the text in an element is none of the page's.
pub fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

/// The level of a heading.
pub fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}
