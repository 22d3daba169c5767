//! All text of a file, the hidden parts included, in parts with names.

use std::borrow::Cow;

use super::examined::{Examined, FileTrace, Refusal, Trait};
use super::image::is_unclear;
use super::sniff::{Kind, sniff};
use super::{active, office, pdf, svg};
use crate::terms::personal_data::traces;

/// The text of one part of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `sidan 3`, `word/comments.xml`; empty where the file is one text.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What a reader made of a file.
#[derive(Debug, Default)]
pub struct Extract {
    /// The texts.
    pub parts: Vec<Part>,
    /// What the file is like.
    pub traits: Vec<Trait>,
}

/// Files in files deeper than this are refused.
const DEPTH: usize = 3;

/// Reads a file to the end and looks at all of it. `path` is how the site calls it.
///
/// # Errors
/// Why it cannot go out.
pub fn examined(path: &str, bytes: &[u8]) -> Result<Examined, Refusal> {
    let kind = sniff(bytes);
    if is_unclear(bytes) {
        return Err(Refusal::Image);
    }
    let extract = extract(bytes, DEPTH)?;
    if kind == Kind::Text && is_xml(path) {
        active::refuse_in_data(&decoded(bytes))?;
    }
    let mut found = Vec::new();
    for part in &extract.parts {
        let place = if part.name.is_empty() { path.to_owned() } else { format!("{path}#{}", part.name) };
        let traces = traces(&place, &part.text);
        found.extend(traces.into_iter().map(|trace| FileTrace::new(&part.name, &part.text, trace)));
    }
    let mut traits = extract.traits;
    traits.sort();
    traits.dedup();
    Ok(Examined { kind, traces: found, traits })
}

/// Whether browsers read a file as XML, by its name.
pub fn is_xml(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("xml"))
}

/// The texts of a file, and of files in it.
pub fn extract(bytes: &[u8], depth: usize) -> Result<Extract, Refusal> {
    if depth == 0 {
        return Err(Refusal::Bomb);
    }
    match sniff(bytes) {
        Kind::Pdf => pdf::extract(bytes, depth),
        Kind::OfficeXml | Kind::OpenDocument => office::extract(bytes, depth),
        Kind::Svg => svg::extract(bytes),
        Kind::Text => {
            Ok(Extract { parts: vec![Part { name: String::new(), text: text(bytes) }], ..Extract::default() })
        }
        // What images carry beside the picture is taken away when they go out.
        Kind::Jpeg | Kind::Png | Kind::Gif | Kind::WebP => Ok(Extract::default()),
        kind @ (Kind::Zip | Kind::OldOffice | Kind::Unknown) => Err(Refusal::Kind(kind)),
    }
}

/// A text file as it is scanned: commas between cells become tabs where the file is a table.
fn text(bytes: &[u8]) -> String {
    let text = decoded(bytes);
    let commas = text.lines().next().unwrap_or_default().matches(',').count();
    let table = commas > 0 && text.lines().take(5).all(|line| line.matches(',').count() >= commas);
    if table { text.replace(',', "\t") } else { text.into_owned() }
}

/// A text in any of the encodings that offices use.
pub fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |from_bytes: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| from_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        _ if bytes.starts_with(&[0xFF, 0xFE]) => wide(u16::from_le_bytes).into(),
        _ if bytes.starts_with(&[0xFE, 0xFF]) => wide(u16::from_be_bytes).into(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{FEFF}').into(),
            // Latin-1: every byte is the character of its number.
            Err(_) => bytes.iter().copied().map(char::from).collect::<String>().into(),
        },
    }
}
