//! Text as XML may hold it.

/// Appends a text to XML, for an element or an attribute in double quotes. Characters that XML 1.0 cannot hold at
/// all are left out.
pub fn push(out: &mut String, text: &str) {
    // Nearly every text stands as it is.
    if text.bytes().fold(true, |is_plain, byte| is_plain & is_plain_byte(byte)) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // In an attribute a parser would read these as spaces.
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            _ => out.push(c),
        }
    }
}

/// Whether a byte is of no sign that is written in another way.
fn is_plain_byte(byte: u8) -> bool {
    // The two characters beyond ASCII that XML cannot hold begin with 0xEF.
    byte >= 0x20 && !matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF)
}

/// A text for XML.
pub fn text(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    push(&mut made, text);
    made
}

/// Appends `<name>text</name>` and a line break.
pub fn element(out: &mut String, name: &str, content: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    push(out, content);
    out.push_str("</");
    out.push_str(name.split(' ').next().unwrap_or_default());
    out.push_str(">\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(text("a\0\u{b}<b> ]]> \"c\" & d\n\u{FFFF}"), "a&lt;b&gt; ]]&gt; &quot;c&quot; &amp; d ");
        let mut out = String::new();
        element(&mut out, "title xml:lang=\"sv\"", "å");
        assert_eq!(out, "<title xml:lang=\"sv\">å</title>\n");
    }
}
