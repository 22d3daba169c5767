//! What a file is, by its bytes and not by its name.

use serde::{Deserialize, Serialize};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// Word, Excel, PowerPoint, since 2007: XML in a zip.
    OfficeXml,
    /// OpenDocument: XML in a zip.
    OpenDocument,
    /// Any other zip.
    Zip,
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    WebP,
    /// SVG.
    Svg,
    /// Text: CSV, JSON, XML, plain.
    Text,
    /// Word and Excel from before 2007, whose hidden parts are not read.
    OldOffice,
    /// Anything else.
    Unknown,
}

impl Kind {
    /// The endings of names under which this kind may go out; none where it may not.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::OfficeXml => &["docx", "xlsx", "pptx"],
            Self::OpenDocument => &["odt", "ods", "odp"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Gif => &["gif"],
            Self::WebP => &["webp"],
            Self::Svg => &["svg"],
            Self::Text => {
                &["csv", "tsv", "txt", "json", "geojson", "xml", "ics", "vtt", "srt", "bib", "toml"]
            }
            Self::Zip | Self::OldOffice | Self::Unknown => &[],
        }
    }
}

/// The kind of a file, by its first bytes or, for a zip, by the names in it.
pub fn sniff(bytes: &[u8]) -> Kind {
    match bytes {
        _ if bytes.starts_with(b"%PDF-") => Kind::Pdf,
        _ if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") => zip_kind(bytes),
        _ if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) => Kind::Jpeg,
        _ if bytes.starts_with(b"\x89PNG\r\n\x1A\n") => Kind::Png,
        _ if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") => Kind::Gif,
        _ if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Kind::WebP,
        _ if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) => Kind::OldOffice,
        _ => text_kind(bytes),
    }
}

fn zip_kind(bytes: &[u8]) -> Kind {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if holds(b"[Content_Types].xml") {
        Kind::OfficeXml
    } else if holds(b"mimetypeapplication/vnd.oasis.opendocument") {
        Kind::OpenDocument
    } else {
        Kind::Zip
    }
}

fn text_kind(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(4096)];
    if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return Kind::Text;
    }
    if bytes.contains(&0) {
        return Kind::Unknown;
    }
    let text = String::from_utf8_lossy(head);
    let start = text.trim_start_matches('\u{FEFF}').trim_start();
    if start.starts_with("<svg") || (start.starts_with('<') && text.contains("<svg")) {
        return Kind::Svg;
    }
    let odd =
        head.iter().filter(|byte| **byte < 0x20 && !matches!(**byte, b'\n' | b'\r' | b'\t' | 0x0C)).count();
    if odd > 0 { Kind::Unknown } else { Kind::Text }
}
