//! Documents that are XML in a zip: Word, Excel, PowerPoint, OpenDocument. Never unpacked to the disk.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::examined::{Refusal, Trait};
use super::extract::{self, Extract, Part};
use super::{spreadsheet, xml};

/// The most that the parts of a document may be together, in bytes.
const EXPANDED: u64 = 100_000_000;

/// The most that a part may grow when it is unpacked.
const RATIO: u64 = 200;

/// Parts smaller than this may grow by any measure.
const SMALL: u64 = 1_000_000;

/// The most parts.
const ENTRIES: usize = 1_000;

/// The texts of all parts.
pub fn extract(bytes: &[u8], depth: usize) -> Result<Extract, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    if archive.len() > ENTRIES {
        return Err(Refusal::Bomb);
    }
    let mut reader = Reader { extract: Extract::default(), left: EXPANDED, depth, strings: Vec::new() };
    let shared = part(&mut archive, "xl/sharedStrings.xml", &mut reader.left)?;
    reader.strings =
        shared.map(|xml| spreadsheet::strings(&extract::decoded(&xml))).transpose()?.unwrap_or_default();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|error| refusal(&error))?;
        if file.encrypted() {
            return Err(Refusal::Encrypted);
        }
        let name = file.name().map_err(|error| refusal(&error))?.into_owned();
        let bytes = read(&mut file, &mut reader.left)?;
        reader.take(name, &bytes)?;
    }
    Ok(reader.extract)
}

struct Reader {
    extract: Extract,
    /// How many bytes may still be unpacked.
    left: u64,
    depth: usize,
    /// The texts that cells of a workbook point at.
    strings: Vec<String>,
}

impl Reader {
    fn take(&mut self, name: String, bytes: &[u8]) -> Result<(), Refusal> {
        let Extract { parts, traits } = &mut self.extract;
        // What a part is called goes out with the file.
        let mut text = format!("{name}\n");
        let lower = name.to_ascii_lowercase();
        match lower.rsplit_once('.').map_or("", |(_, ending)| ending) {
            "xml" if lower == "encryption.xml" => return Err(Refusal::Encrypted),
            "xml" | "rels" | "rdf" | "vml" => {
                let source = extract::decoded(bytes);
                // What grows needs twice as much while it is moved; what is asked for and not used costs nothing.
                text.reserve(source.len());
                if lower.starts_with("xl/worksheets/sheet") {
                    spreadsheet::text_of_sheet(&source, &self.strings, &mut text)?;
                }
                xml::text_of(&source, &mut text, traits)?;
                note(&lower, &source, traits);
            }
            "bin" if lower.contains("vbaproject") => traits.push(Trait::Script),
            "jpeg" | "jpg" | "png" | "emf" | "wmf" | "gif" => {}
            _ if bytes.is_empty() => {}
            _ => {
                if lower.contains("embed") || lower.starts_with("object") {
                    traits.push(Trait::Embedded);
                }
                match extract::extract(bytes, self.depth - 1) {
                    Ok(inner) => {
                        traits.extend(inner.traits);
                        parts.extend(inner.parts.into_iter().map(|inner| Part {
                            name: format!("{name}/{}", inner.name).trim_end_matches('/').to_owned(),
                            ..inner
                        }));
                    }
                    Err(Refusal::Bomb) => return Err(Refusal::Bomb),
                    // What nobody can read is looked at as it is.
                    Err(_) => {
                        traits.push(Trait::Unreadable);
                        text.push_str(&String::from_utf8_lossy(bytes));
                    }
                }
            }
        }
        parts.push(Part { name, text });
        Ok(())
    }
}

/// What the part says of the document.
fn note(name: &str, xml: &str, traits: &mut Vec<Trait>) {
    match name {
        _ if name.starts_with("word/comments")
            || name.starts_with("xl/comments")
            || name.contains("threadedcomment") =>
        {
            traits.push(Trait::Comments);
        }
        "docprops/core.xml" | "meta.xml"
            if ["creator>", "lastModifiedBy>", "initial-creator>"].iter().any(|tag| filled(xml, tag)) =>
        {
            traits.push(Trait::Author);
        }
        _ if name.starts_with("xl/externallinks/") => traits.push(Trait::External),
        _ if name.starts_with("basic/") || xml.contains("<script:") => traits.push(Trait::Script),
        _ => {}
    }
}

/// Whether an element that ends its opening tag so has a text.
fn filled(xml: &str, tag: &str) -> bool {
    xml.match_indices(tag).any(|(at, _)| {
        let rest = &xml[at + tag.len()..];
        !rest.starts_with('<')
            && rest.find("</").is_some_and(|end| !rest[..end].trim().is_empty() && !rest[..end].contains('<'))
    })
}

fn part(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    left: &mut u64,
) -> Result<Option<Vec<u8>>, Refusal> {
    match archive.by_name(name) {
        Ok(mut file) => read(&mut file, left).map(Some),
        Err(ZipError::FileNotFound) => Ok(None),
        Err(error) => Err(refusal(&error)),
    }
}

/// The bytes of a part, counted as they come: what the archive says of their number is not believed.
fn read(file: &mut zip::read::ZipFile<'_, Cursor<&[u8]>>, left: &mut u64) -> Result<Vec<u8>, Refusal> {
    let allowed = (file.compressed_size().saturating_mul(RATIO)).max(SMALL).min(*left);
    let mut bytes = Vec::with_capacity(usize::try_from(file.size().min(allowed)).unwrap_or_default());
    file.take(allowed + 1).read_to_end(&mut bytes).map_err(|_| Refusal::Broken)?;
    let length = bytes.len() as u64;
    if length > allowed {
        return Err(Refusal::Bomb);
    }
    *left -= length;
    Ok(bytes)
}

fn refusal(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => Refusal::Encrypted,
        ZipError::InvalidPassword => Refusal::Encrypted,
        _ => Refusal::Broken,
    }
}
