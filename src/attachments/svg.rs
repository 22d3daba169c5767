//! SVG: a drawing that can hold programs. One that holds anything but drawing is refused.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::examined::Refusal;
use super::extract::{self, Extract, Part};
use super::xml;

/// Elements that do or fetch something.
const REFUSED: [&str; 12] = [
    "script",
    "foreignObject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "set",
    "animate",
    "handler",
    "listener",
    "metadata",
];

/// The text of a clean drawing.
///
/// # Errors
/// When it holds anything that runs, fetches or hides.
pub fn extract(bytes: &[u8]) -> Result<Extract, Refusal> {
    let source = extract::decoded(bytes);
    let mut reader = Reader::from_str(&source);
    loop {
        match reader.read_event().map_err(|_| Refusal::Broken)? {
            Event::Start(start) | Event::Empty(start) if !is_clean(&start) => return Err(Refusal::Svg),
            Event::Text(text) if text.contains("@import") => return Err(Refusal::Svg),
            Event::DocType(_) | Event::PI(_) => return Err(Refusal::Svg),
            Event::Eof => break,
            _ => {}
        }
    }
    let mut text = String::new();
    let mut traits = Vec::new();
    xml::text_of(&source, &mut text, &mut traits)?;
    Ok(Extract { parts: vec![Part { name: String::new(), text }], traits: Vec::new() })
}

fn is_clean(start: &BytesStart<'_>) -> bool {
    let name = start.local_name();
    if REFUSED.contains(&name.as_ref()) {
        return false;
    }
    start.attributes().with_checks(false).all(|attribute| {
        let Ok(attribute) = attribute else { return false };
        let key = attribute.key.local_name();
        let key = key.as_ref().to_ascii_lowercase();
        let value = attribute.value.to_lowercase();
        let squeezed: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let reference = matches!(key.as_str(), "href" | "src");
        let runs = key.starts_with("on") || squeezed.contains("javascript:");
        let within = squeezed.starts_with('#') || squeezed.starts_with("data:image/png");
        // An escape of CSS can spell anything.
        let escapes = squeezed.contains('\\') || squeezed.contains("image-set(");
        let leads_out = escapes
            || squeezed.split("url(").skip(1).any(|to| !to.trim_start_matches(['"', '\'']).starts_with('#'));
        !runs && !leads_out && (within || !reference)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_that_does_more_than_draw_is_refused() {
        let svg = |inner: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>");
        for clean in
            ["<path d=\"M0 0L1 1\"/>", "<use href=\"#a\"/>", "<rect fill=\"url(#g)\" stroke=\"url('#h')\"/>"]
        {
            assert!(extract(svg(clean).as_bytes()).is_ok(), "{clean}");
        }
        for hostile in [
            "<script>1</script>",
            "<g onload=\"x()\"/>",
            "<a href=\"java&#10;script:1\"/>",
            "<image href=\"https://exempel.se/x.png\"/>",
            "<foreignObject/>",
            "<style>@import 'x'</style>",
            "<rect style=\"fill:url(http://x)\"/>",
            "<rect style=\"fill:url(#a);stroke:url(//x)\"/>",
            "<rect style=\"fill:\\75rl(http://x)\"/>",
            "<rect style=\"mask:image-set('http://x' 1x)\"/>",
        ] {
            assert!(extract(svg(hostile).as_bytes()).is_err(), "{hostile}");
        }
    }
}
