//! PDF: the text layer whether it shows or not, and every other text in the file: title, author, notes, form fields,
//! bookmarks, scripts, files inside. A black box over a name takes nothing of the text away.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, LoadOptions, Object, Stream};

use super::cover;
use super::examined::{Refusal, Trait};
use super::extract::{self, Extract, Part};

/// The most that one stream may be when it is unpacked, in bytes.
const UNPACKED: usize = 64_000_000;

/// Objects nested deeper than this are not followed.
const DEEPEST: usize = 30;

/// All texts of a PDF.
pub fn extract(bytes: &[u8], depth: usize) -> Result<Extract, Refusal> {
    let options = LoadOptions { max_decompressed_size: Some(UNPACKED), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| refusal(&error))?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Refusal::Encrypted);
    }
    let mut extract = Extract::default();
    let pages = document.get_pages();
    if pages.is_empty() {
        return Err(Refusal::Broken);
    }
    let mut letters = 0;
    for (page, id) in pages {
        if cover::covers_text(&document, id) {
            extract.traits.push(Trait::Covered);
        }
        let mut text = String::new();
        for chunk in document.extract_text_chunks_with_limit(&[page], UNPACKED) {
            match chunk {
                Ok(chunk) => text.push_str(&chunk),
                Err(_) => extract.traits.push(Trait::Unreadable),
            }
        }
        letters += text.chars().filter(|c| c.is_alphanumeric()).count();
        extract.parts.push(Part { name: format!("sidan {page}"), text });
    }
    let mut rest = Rest { document: &document, extract, texts: String::new(), depth, images: 0 };
    for object in document.objects.values() {
        rest.look(object, 0);
    }
    rest.look(&Object::Dictionary(document.trailer.clone()), 0);
    let Rest { mut extract, texts, images, .. } = rest;
    if letters < 10 && images > 0 {
        extract.traits.push(Trait::Scanned);
    }
    note(&document, &mut extract.traits);
    extract.parts.push(Part { name: "metadata".to_owned(), text: texts });
    Ok(extract)
}

/// Everything in the file but the text layer of its pages.
struct Rest<'d> {
    document: &'d Document,
    extract: Extract,
    texts: String,
    depth: usize,
    images: usize,
}

impl Rest<'_> {
    fn look(&mut self, object: &Object, level: usize) {
        if level > DEEPEST {
            return;
        }
        match object {
            Object::String(bytes, _) => {
                self.texts.push_str(&decoded(bytes));
                self.texts.push('\n');
            }
            Object::Array(items) => items.iter().for_each(|item| self.look(item, level + 1)),
            Object::Dictionary(dictionary) => self.look_into(dictionary, level),
            Object::Stream(stream) => {
                self.look_into(&stream.dict, level);
                self.stream(stream);
            }
            _ => {}
        }
    }

    fn look_into(&mut self, dictionary: &Dictionary, level: usize) {
        let traits = &mut self.extract.traits;
        if dictionary.has(b"JS") || dictionary.has(b"JavaScript") {
            traits.push(Trait::Script);
        }
        if dictionary.has(b"EmbeddedFiles") || dictionary.has(b"EF") {
            traits.push(Trait::Embedded);
        }
        let subtype = dictionary.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        if matches!(subtype, b"Text" | b"FreeText" | b"Popup" | b"Highlight" | b"StrikeOut" | b"Ink")
            && dictionary.has(b"Rect")
        {
            traits.push(Trait::Comments);
        }
        if let Ok(Object::Name(name)) = dictionary.get(b"S")
            && matches!(name.as_slice(), b"Launch" | b"SubmitForm" | b"ImportData" | b"GoToR")
        {
            traits.push(Trait::External);
        }
        for (_, value) in dictionary {
            self.look(value, level + 1);
        }
    }

    fn stream(&mut self, stream: &Stream) {
        let name = |key: &[u8]| stream.dict.get(key).and_then(Object::as_name).unwrap_or_default();
        match (name(b"Type"), name(b"Subtype")) {
            (_, b"Image") => self.images += 1,
            (_, b"Form") => self.form(stream),
            (b"Metadata", _) | (_, b"XML") => {
                if let Some(bytes) = unpacked(stream) {
                    self.texts.push_str(&String::from_utf8_lossy(&bytes));
                    self.texts.push('\n');
                }
            }
            (b"EmbeddedFile", _) => {
                self.extract.traits.push(Trait::Embedded);
                let inner = unpacked(stream).map(|bytes| extract::extract(&bytes, self.depth - 1));
                match inner {
                    Some(Ok(inner)) => {
                        self.extract.traits.extend(inner.traits);
                        self.extract.parts.extend(inner.parts);
                    }
                    _ => self.extract.traits.push(Trait::Unreadable),
                }
            }
            _ => {}
        }
    }

    /// A drawing that pages and notes use: its text is not in the text of the page.
    fn form(&mut self, stream: &Stream) {
        let Some(bytes) = unpacked(stream) else { return };
        let Ok(content) = Content::decode(&bytes) else { return };
        let resources = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let fonts =
            resources.and_then(|all| all.get_deref(b"Font", self.document).and_then(Object::as_dict).ok());
        let mut encodings: BTreeMap<Vec<u8>, Encoding<'_>> = BTreeMap::new();
        for (name, font) in fonts.into_iter().flatten() {
            let font = self.document.dereference(font).ok().and_then(|(_, font)| font.as_dict().ok());
            if let Some(encoding) =
                font.and_then(|font| font.get_font_encoding_with_limit(self.document, UNPACKED).ok())
            {
                encodings.insert(name.clone(), encoding);
            }
        }
        let mut current = None;
        let mut text = String::new();
        for operation in &content.operations {
            match operation.operator.as_str() {
                "Tf" => {
                    current = operation.operands.first().and_then(|font| encodings.get(font.as_name().ok()?));
                }
                "Tj" | "TJ" | "'" | "\"" => show(&operation.operands, current, &mut text),
                "ET" | "T*" => text.push('\n'),
                _ => {}
            }
        }
        self.texts.push_str(&text);
        self.texts.push('\n');
    }
}

fn show(operands: &[Object], encoding: Option<&Encoding<'_>>, out: &mut String) {
    for operand in operands {
        match operand {
            Object::String(bytes, _) => {
                let text = encoding.and_then(|encoding| Document::decode_text(encoding, bytes).ok());
                out.push_str(&text.unwrap_or_else(|| decoded(bytes)));
            }
            Object::Array(items) => show(items, encoding, out),
            _ => {}
        }
    }
}

fn unpacked(stream: &Stream) -> Option<Vec<u8>> {
    stream.get_plain_content_with_limit(UNPACKED).ok()
}

/// A text of the file: UTF-16 with its mark, UTF-8, or one byte a character.
fn decoded(bytes: &[u8]) -> String {
    if bytes.starts_with(&[0xFE, 0xFF]) {
        let units: Vec<u16> =
            bytes[2..].chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16_lossy(&units);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

/// What the PDF is like for those who cannot see it, and for those whose name it carries.
fn note(document: &Document, traits: &mut Vec<Trait>) {
    let catalog = document.catalog().ok();
    let filled = |dictionary: Option<&Dictionary>, key: &[u8]| {
        dictionary
            .and_then(|all| all.get_deref(key, document).ok())
            .and_then(|value| value.as_str().ok())
            .is_some_and(|text| !decoded(text).trim_matches(['\0', ' ']).is_empty())
    };
    let marked = catalog
        .and_then(|all| all.get_deref(b"MarkInfo", document).and_then(Object::as_dict).ok())
        .and_then(|mark| mark.get_deref(b"Marked", document).and_then(Object::as_bool).ok());
    if marked != Some(true) || !catalog.is_some_and(|all| all.has(b"StructTreeRoot")) {
        traits.push(Trait::Untagged);
    }
    if !filled(catalog, b"Lang") {
        traits.push(Trait::NoLanguage);
    }
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok();
    if !filled(info, b"Title") {
        traits.push(Trait::NoTitle);
    }
    if filled(info, b"Author") {
        traits.push(Trait::Author);
    }
}

fn refusal(error: &lopdf::Error) -> Refusal {
    let told = error.to_string().to_lowercase();
    match () {
        () if told.contains("crypt") || told.contains("password") => Refusal::Encrypted,
        () if told.contains("limit") => Refusal::Bomb,
        () => Refusal::Broken,
    }
}
