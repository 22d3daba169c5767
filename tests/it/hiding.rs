//! Files made in memory, with words in every place where an office program can hide them.

use std::io::{Cursor, Write};

use lopdf::{Document, Object, Stream, dictionary};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip of these parts.
pub fn zip(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const TYPES: (&str, &str) = ("[Content_Types].xml", "<Types/>");

/// A Word document with this body and these other parts.
pub fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut parts = vec![(TYPES.0, TYPES.1.to_owned()), ("word/document.xml", body)];
    parts.extend(more.iter().map(|(name, text)| (*name, (*text).to_owned())));
    zip(&parts)
}

/// An Excel workbook of one sheet with these rows and these other parts.
pub fn xlsx(rows: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let mut parts = vec![(TYPES.0, TYPES.1.to_owned()), ("xl/worksheets/sheet1.xml", sheet)];
    parts.extend(more.iter().map(|(name, text)| (*name, (*text).to_owned())));
    zip(&parts)
}

/// An `OpenDocument` text or sheet with this content and these other parts.
pub fn odf(content: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let content = format!("<office:document-content>{content}</office:document-content>");
    let mut parts =
        vec![("mimetype", "application/vnd.oasis.opendocument.text".to_owned()), ("content.xml", content)];
    parts.extend(more.iter().map(|(name, text)| (*name, (*text).to_owned())));
    stored_first(&parts)
}

/// The first part stands unpacked, as `OpenDocument` asks.
fn stored_first(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, text)) in parts.iter().enumerate() {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let options = if at == 0 { stored } else { SimpleFileOptions::default() };
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Where a word is put in a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum In {
    /// In the text of the page.
    Text,
    /// In the text, under a black box.
    UnderABox,
    /// In the title and author.
    Info,
    /// In XMP metadata.
    Xmp,
    /// In a note on the page.
    Note,
    /// In a drawing that the page uses.
    Form,
    /// In a text file inside the file.
    Embedded,
}

/// A PDF of one page with a word somewhere.
pub fn pdf(word: &str, place: In) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let at = |wanted: In| if place == wanted { word } else { "ett ord" };
    let shown = if place == In::UnderABox { word } else { at(In::Text) };
    let mut content = format!("BT /F1 12 Tf 50 700 Td ({shown} och mer text) Tj ET");
    if place == In::UnderABox {
        content.push_str(" 0 g 40 690 300 20 re f");
    }
    content.push_str(" /X1 Do");
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" },
    );
    let fonts = dictionary! { "F1" => font };
    let drawing = format!("BT /F1 12 Tf ({}) Tj ET", at(In::Form));
    let form = document.add_object(Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "Resources" => dictionary! { "Font" => fonts.clone() } },
        drawing.into_bytes(),
    ));
    let content = document.add_object(Stream::new(dictionary! {}, content.into_bytes()));
    let note = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Text", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
        "Contents" => Object::string_literal(at(In::Note)),
    });
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => fonts, "XObject" => dictionary! { "X1" => form } },
        "Annots" => vec![note.into()],
    });
    document
        .objects
        .insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let xmp = document.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        format!("<x><dc:title>{}</dc:title></x>", at(In::Xmp)).into_bytes(),
    ));
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages, "Metadata" => xmp };
    if place == In::Embedded {
        let file = document
            .add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, word.as_bytes().to_vec()));
        let spec = dictionary! { "Type" => "Filespec", "F" => Object::string_literal("a.txt"), "EF" => dictionary! { "F" => file } };
        catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![Object::string_literal("a"), spec.into()] } });
    }
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let info = document.add_object(dictionary! { "Title" => Object::string_literal(at(In::Info)) });
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A PDF with so many notes besides.
pub fn with_notes(plain: &[u8], count: usize) -> Vec<u8> {
    let mut document = Document::load_mem(plain).unwrap();
    for at in 0..count {
        document.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Text", "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "Contents" => Object::string_literal(format!("notering {at}")),
        });
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A PDF that says it is encrypted, with a password that nobody has.
pub fn encrypted_pdf(plain: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(plain).unwrap();
    let lock = document.add_object(dictionary! {
        "Filter" => "Standard", "V" => 1, "R" => 2, "Length" => 40, "P" => -44,
        "O" => Object::string_literal("o".repeat(32)), "U" => Object::string_literal("u".repeat(32)),
    });
    document.trailer.set("Encrypt", lock);
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A zip whose parts all say that they need a password.
pub fn with_password(mut bytes: Vec<u8>) -> Vec<u8> {
    for at in 0..bytes.len() - 10 {
        match &bytes[at..at + 4] {
            b"PK\x03\x04" => bytes[at + 6] |= 1,
            b"PK\x01\x02" => bytes[at + 8] |= 1,
            _ => {}
        }
    }
    bytes
}
