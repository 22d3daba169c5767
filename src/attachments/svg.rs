//! SVG: a drawing that can hold programs. One that holds anything but drawing is refused.

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::LocalName;
use quick_xml::reader::Reader;

use super::examined::Refusal;
use super::extract::{self, Extract, Part};
use super::{active, xml};

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
    let (mut style, mut styles_open) = (String::new(), 0_usize);
    loop {
        match reader.read_event().map_err(|_| Refusal::Broken)? {
            Event::Start(start) | Event::Empty(start) if !is_clean(&start) => return Err(Refusal::Svg),
            Event::Start(start) if is_style(start.local_name()) => styles_open += 1,
            Event::End(end) if is_style(end.local_name()) => styles_open = styles_open.saturating_sub(1),
            Event::Text(text) if styles_open > 0 => style.push_str(&text),
            Event::CData(text) if styles_open > 0 => style.push_str(&text),
            // A letter of a style sheet that is spelt by its number.
            Event::GeneralRef(_) if styles_open > 0 => return Err(Refusal::Svg),
            Event::Decl(declaration) if !active::is_plain(&declaration) => return Err(Refusal::Svg),
            Event::DocType(_) | Event::PI(_) => return Err(Refusal::Svg),
            Event::Eof => break,
            _ => {}
        }
    }
    if style_leads_out(&squeezed(&style)) {
        return Err(Refusal::Svg);
    }
    let mut text = String::new();
    let mut traits = Vec::new();
    xml::text_of(&source, &mut text, &mut traits)?;
    Ok(Extract { parts: vec![Part { name: String::new(), text }], traits: Vec::new() })
}

fn is_style(name: LocalName<'_>) -> bool {
    name.as_ref() == "style"
}

fn is_clean(start: &BytesStart<'_>) -> bool {
    let name = start.local_name();
    if REFUSED.contains(&name.as_ref()) || active::opens_html(start) {
        return false;
    }
    start.attributes().with_checks(false).all(|attribute| {
        let Ok(attribute) = attribute else { return false };
        let key = attribute.key.local_name();
        let key = key.as_ref().to_ascii_lowercase();
        let Ok(value) = unescape(&attribute.value) else { return false };
        let squeezed = squeezed(&value);
        let reference = matches!(key.as_str(), "href" | "src");
        let runs = key.starts_with("on") || squeezed.contains("javascript:");
        let within = squeezed.starts_with('#') || squeezed.starts_with("data:image/png");
        !runs && !style_leads_out(&squeezed) && (within || !reference)
    })
}

/// In small letters, without what a browser passes over.
fn squeezed(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

/// Whether a style fetches something. A picture or font that it holds itself is not fetched.
fn style_leads_out(squeezed: &str) -> bool {
    // An escape of CSS can spell anything.
    let fetches = ["\\", "image-set(", "@import"].iter().any(|word| squeezed.contains(word));
    let is_within = |to: &str| {
        let to = to.trim_start_matches(['"', '\'']);
        ["#", "data:image/png", "data:image/jpeg", "data:font/"].iter().any(|start| to.starts_with(start))
    };
    fetches || squeezed.split("url(").skip(1).any(|to| !is_within(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_that_does_more_than_draw_is_refused() {
        let svg = |inner: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>");
        for clean in [
            "<path d=\"M0 0L1 1\"/>",
            "<use href=\"#a\"/>",
            "<rect fill=\"url(#g)\" stroke=\"url('#h')\"/>",
            "<style>.a{fill:url(#g);content:'@'} @font-face{src:url(data:font/woff2;base64,AA)}</style>",
            "<text>@import och url(x)</text>",
        ] {
            assert!(extract(svg(clean).as_bytes()).is_ok(), "{clean}");
        }
        for hostile in [
            "<script>1</script>",
            "<g onload=\"x()\"/>",
            "<a href=\"java&#10;script:1\"/>",
            "<image href=\"https://exempel.se/x.png\"/>",
            "<foreignObject/>",
            "<style>@import 'x'</style>",
            "<style><![CDATA[@import 'x']]></style>",
            "<style>&#64;import 'x'</style>",
            "<style>rect{fill:url(http://x)}</style>",
            "<style>rect{fill:u\\72l(http://x)}</style>",
            "<rect fill=\"u&#114;l(http://x)\"/>",
            "<meta xmlns=\"http://www.w3.org/1999/xhtml\" http-equiv=\"refresh\"/>",
            "<rect style=\"fill:url(http://x)\"/>",
            "<rect style=\"fill:url(#a);stroke:url(//x)\"/>",
            "<rect style=\"fill:\\75rl(http://x)\"/>",
            "<rect style=\"mask:image-set('http://x' 1x)\"/>",
        ] {
            assert!(extract(svg(hostile).as_bytes()).is_err(), "{hostile}");
        }
    }
}
