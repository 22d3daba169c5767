//! All text of an XML part: what stands between tags, and what stands in attributes.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::examined::{Refusal, Trait};

/// Elements that part nothing: a word may go on after them.
const INLINE: [&str; 34] = [
    "r",
    "t",
    "rPr",
    "hyperlink",
    "ins",
    "del",
    "delText",
    "moveFrom",
    "moveTo",
    "smartTag",
    "proofErr",
    "bookmarkStart",
    "bookmarkEnd",
    "commentRangeStart",
    "commentRangeEnd",
    "sdt",
    "sdtContent",
    "sdtPr",
    "lastRenderedPageBreak",
    "span",
    "a",
    "soft-page-break",
    "b",
    "i",
    "u",
    "sz",
    "color",
    "rFonts",
    "lang",
    "vanish",
    "noProof",
    "szCs",
    "bCs",
    "softHyphen",
];

/// Elements whose end is the border of a cell.
const CELLS: [&str; 5] = ["tc", "c", "table-cell", "covered-table-cell", "td"];

/// Nesting deeper than this is made to break readers.
const DEEPEST: usize = 500;

/// Appends the text of a part to `out`, attributes last; notes what the part is like.
///
/// # Errors
/// When it is no XML, is nested without end or defines entities of its own.
pub fn text_of(xml: &str, out: &mut String, traits: &mut Vec<Trait>) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut attributes = String::new();
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| Refusal::Broken)? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Refusal::Bomb);
                }
                opened(&start, out, (&mut attributes, traits));
            }
            Event::Empty(start) => {
                opened(&start, out, (&mut attributes, traits));
                closed(start.local_name().as_ref(), out);
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                closed(end.local_name().as_ref(), out);
            }
            Event::Text(text) => out.push_str(&text),
            Event::CData(text) => out.push_str(&text),
            Event::Comment(text) => {
                out.push('\n');
                out.push_str(&text);
                out.push('\n');
            }
            Event::GeneralRef(name) => {
                out.push('&');
                out.push_str(&name);
                out.push(';');
            }
            // Entities of its own make a small file grow without end.
            Event::DocType(_) => return Err(Refusal::Bomb),
            Event::PI(_) | Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    out.push('\n');
    out.push_str(&attributes);
    Ok(())
}

fn opened(start: &BytesStart<'_>, out: &mut String, (attributes, traits): (&mut String, &mut Vec<Trait>)) {
    let name = start.local_name();
    match name.as_ref() {
        "tab" => out.push('\t'),
        "noBreakHyphen" => out.push('-'),
        "s" => out.push(' '),
        "br" | "cr" | "line-break" => out.push('\n'),
        "vanish" | "hidden-text" => traits.push(Trait::HiddenText),
        "delText" | "tracked-changes" => traits.push(Trait::Revisions),
        "annotation" | "comment" => traits.push(Trait::Comments),
        _ => {}
    }
    for attribute in start.attributes().with_checks(false).flatten() {
        let key = attribute.key.local_name().as_ref().to_owned();
        let value = attribute.value.clone().into_owned();
        match (name.as_ref(), key.as_str(), value.as_str()) {
            ("ins" | "del" | "moveFrom" | "moveTo", "author", _) => traits.push(Trait::Revisions),
            ("sheet", "state", "hidden" | "veryHidden")
            | ("row" | "col", "hidden", "1" | "true")
            | (_, "visibility", "collapse" | "filter")
            | ("table-properties", "display", "false") => traits.push(Trait::HiddenCells),
            ("text-properties", "display", "none") => traits.push(Trait::HiddenText),
            ("Relationship", "TargetMode", "External") if !start_is_hyperlink(start) => {
                traits.push(Trait::External);
            }
            _ => {}
        }
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 9 || value.contains('@') || value.contains('%') || key == "author" {
            attributes.push_str(&key);
            attributes.push('=');
            attributes.push_str(&value);
            attributes.push_str("\n\"\n");
        }
    }
}

fn start_is_hyperlink(start: &BytesStart<'_>) -> bool {
    start.attributes().with_checks(false).flatten().any(|one| one.value.ends_with("/hyperlink"))
}

fn closed(name: &str, out: &mut String) {
    if CELLS.contains(&name) {
        out.push('\t');
    } else if !INLINE.contains(&name) {
        out.push('\n');
    }
}
