//! Text made safe between tags and in attributes.

/// A text made safe for HTML, as [`escape_into`] has it.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text);
    out
}

/// Appends a text so that it is text in HTML, between tags and inside double quotes alike.
pub fn escape_into(out: &mut String, text: &str) {
    let is_escaped = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"');
    // Most text has no such sign, and without an early end the compiler looks at many bytes at once.
    if !text.bytes().fold(false, |any, byte| any | is_escaped(byte)) {
        return out.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_escaped) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(escaped("<img src=x onerror='a'>\"&å"), "&lt;img src=x onerror='a'&gt;&quot;&amp;å");
    }
}
