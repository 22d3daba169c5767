//! XML that does something in a browser. Whatever its name, a browser runs what stands in the namespaces of HTML and
//! SVG, applies the style sheets that it names, and lets a document type add what cannot be seen.

use quick_xml::escape::unescape;
use quick_xml::events::{BytesDecl, BytesStart, Event};
use quick_xml::reader::Reader;

use super::examined::Refusal;

/// The namespace of HTML in XML.
const XHTML: &str = "w3.org/1999/xhtml";
/// Namespaces whose elements a browser shows, runs or fetches, wherever they stand.
const SHOWN: [&str; 4] = [XHTML, "w3.org/2000/svg", "w3.org/1998/math", "w3.org/1999/xsl/transform"];
/// Encodings in which a sign of ASCII is that sign and nothing else.
const PLAIN: [&str; 6] = ["utf-8", "utf-16", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252"];

/// Refuses data in XML that a browser would show as a page.
///
/// # Errors
/// When it would, or when it is no XML.
pub fn refuse_in_data(source: &str) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(source);
    loop {
        let is_active = match reader.read_event().map_err(|_| Refusal::Broken)? {
            Event::Start(start) | Event::Empty(start) => declares(&start, &SHOWN),
            Event::PI(instruction) => instruction.target().eq_ignore_ascii_case("xml-stylesheet"),
            Event::Decl(declaration) => !is_plain(&declaration),
            Event::DocType(_) => true,
            Event::Eof => return Ok(()),
            _ => false,
        };
        if is_active {
            return Err(Refusal::Xml);
        }
    }
}

/// Whether an element opens the namespace of HTML.
pub fn opens_html(start: &BytesStart<'_>) -> bool {
    declares(start, &[XHTML])
}

/// Whether an element opens one of some namespaces.
fn declares(start: &BytesStart<'_>, namespaces: &[&str]) -> bool {
    start.attributes().with_checks(false).any(|attribute| {
        let Ok(attribute) = attribute else { return true };
        let names_one = attribute.key.as_namespace_binding().is_some();
        names_one
            && unescape(&attribute.value).map_or(true, |value| {
                let value = value.to_ascii_lowercase();
                namespaces.iter().any(|namespace| value.contains(namespace))
            })
    })
}

/// Whether a declaration names an encoding that is read here as it is in a browser, or none.
pub fn is_plain(declaration: &BytesDecl<'_>) -> bool {
    match declaration.encoding() {
        None => true,
        Some(Ok(name)) => PLAIN.iter().any(|plain| name.eq_ignore_ascii_case(plain)),
        Some(Err(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_that_a_browser_would_show_as_a_page_is_refused() {
        for data in [
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rad><metadata/><script>inert</script></rad>",
            "<gml:a xmlns:gml=\"http://www.opengis.net/gml\" xlink:href=\"https://exempel.se/\"/>",
            "<?mso-application progid=\"Excel.Sheet\"?><a/>",
        ] {
            assert_eq!(refuse_in_data(data), Ok(()), "{data}");
        }
        for hostile in [
            "<a><script xmlns=\"http://www.w3.org/1999/xhtml\">1</script></a>".to_owned(),
            "<a xmlns:h=\"http://www.w3.org/1999/xhtm&#108;\"><h:script/></a>".to_owned(),
            "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>".to_owned(),
            format!("<a>{}<svg xmlns='http://www.w3.org/2000/svg'/></a>", " ".repeat(5000)),
            "<?xml-stylesheet href=\"a.xsl\" type=\"text/xsl\"?><a/>".to_owned(),
            "<!DOCTYPE a [<!ATTLIST a xmlns CDATA \"x\">]><a/>".to_owned(),
            "<?xml version=\"1.0\" encoding=\"iso-2022-jp\"?><a/>".to_owned(),
        ] {
            assert_eq!(refuse_in_data(&hostile), Err(Refusal::Xml), "{hostile}");
        }
    }
}
