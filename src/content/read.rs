//! One file of text becomes one document.

use std::sync::Arc;

use super::codes::{NO_PLACE, NOT_UTF8, TOO_LARGE};
use super::disk::{self, Entry};
use super::front_matter::{Halves, split};
use super::{imprint, mask, secrecy, translation};
use crate::checks;
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Place, Report, Source, Undecodable};
use crate::documents::{Data, Head, KINDS, Kind, Loaded, Origin, Outline, only_shown};
use crate::fields::Fields;
use crate::markup::{Parsed, Prose};
use crate::terms::Tongue;
use crate::terms::personal_data::{Trace, traces};

/// The longest text, in bytes.
pub const LIMIT: u64 = 8_000_000;

/// The longest front matter, in bytes.
const FIELDS_LIMIT: usize = 256_000;

/// Reads a document; `None`, and a fault, when its file is no text or belongs to no kind. `again` is whether it is to be
/// known again when the file has been changed.
pub fn document(entry: &Entry, (config, again): (&Config, bool), report: &mut Report) -> Option<Loaded> {
    let origin = Origin { path: Arc::from(entry.path.as_str()) };
    let Some(kind) = kind_of(&origin) else {
        report.push(misplaced(&origin));
        return None;
    };
    let text = text(entry, report)?;
    let halves = halves(&origin, &text, report)?;
    let mut traces = traces(&entry.path, &text);
    let masked = mask::masked(&text, halves.body_at, (&origin, config), (&mut traces, report));
    let halves = Halves { body: &masked[halves.body_at..], ..halves };
    Some(finished(assemble(origin, (kind, again), &halves, report), traces, config))
}

/// The fault of a file that belongs to no kind of document, with what is wrong about its place.
fn misplaced(origin: &Origin) -> Diagnostic {
    let message =
        text!("filen hör inte till något slags dokument", "the file belongs to no kind of document");
    let found = Diagnostic::new(&NO_PLACE, message).at(Place::file(&origin.path));
    let segments = origin.segments();
    match segments.as_slice() {
        ["sammantraden", body, day] if day.ends_with(".md") => {
            let day = day.trim_end_matches(".md");
            found.help(text!(
                "ett sammanträde är filen index.md i en mapp: flytta filen till sammantraden/{body}/{day}/index.md",
                "a meeting is the file index.md in a folder: move the file to sammantraden/{body}/{day}/index.md"
            ))
        }
        [folder, "index.md"] if is_folder_of_documents(folder) => found.help(text!(
            "webbplatsen gör sidan {folder}/ själv: ge filen namn efter vad den handlar om",
            "the site makes the page {folder}/ by itself: give the file a name after what it is about"
        )),
        [folder, name @ ..] if name.len() > 1 && is_folder_of_documents(folder) => {
            let last = name.last().copied().unwrap_or_default();
            found.help(text!(
                "mappar i {folder}/ går inte djupare: flytta filen till {folder}/{last}",
                "folders in {folder}/ go no deeper: move the file to {folder}/{last}"
            ))
        }
        _ => found.help(NO_PLACE.explanation.fix),
    }
}

/// Whether each text in a folder is a document by itself.
fn is_folder_of_documents(folder: &str) -> bool {
    KINDS.iter().any(|kind| kind.folder == folder && folder != "sammantraden")
}

/// Reads a translation of a document that can be read itself. What is wrong with the original is told where that is
/// read.
pub fn translation(
    entry: &Entry,
    (original, tongue): (&Entry, Tongue),
    config: &Config,
    report: &mut Report,
) -> Option<Loaded> {
    let origin = Origin { path: Arc::from(entry.path.as_str()) };
    let source = Origin { path: Arc::from(original.path.as_str()) };
    let (kind, ignored) = (kind_of(&source)?, &mut Report::new());
    let text_of_original = text(original, ignored)?;
    let theirs = halves(&source, &text_of_original, ignored)?;
    let whole =
        mask::masked(&text_of_original, theirs.body_at, (&source, config), (&mut Vec::new(), ignored));
    let original = Parsed::new(&whole[theirs.body_at..], theirs.body_at);
    let text = text(entry, report)?;
    let ours = halves(&origin, &text, report)?;
    let mut traces = traces(&entry.path, &text);
    let masked = mask::masked(&text, ours.body_at, (&origin, config), (&mut traces, report));
    let body = &masked[ours.body_at..];
    let words = translation::fields(theirs.fields, (ours.fields, ours.fields_at), &origin.path, report)?;
    let mut fields = Fields::parse(&words, &source.path, 0, ignored);
    let head = Head::read(&mut fields, kind.title_key);
    let data = (kind.read)(&mut fields, &source);
    let translates = Some(Arc::clone(&source.path));
    let imprint = String::new();
    let original = if data.is_glossary() { original.glossary(&[]) } else { original.prose() };
    let prose = if body.trim().is_empty() {
        original.without_findings()
    } else if secrecy::is_secret(&data) {
        Prose::default()
    } else {
        checks::of_text(&origin, &Parsed::new(body, ours.body_at).blocks(), report);
        translation::prose((body, ours.body_at), &original, &origin.path, report)?
    };
    let outline = Some(Outline::of((&words, &[]), &data, &prose));
    let mut loaded =
        Loaded { origin, tongue, translates, kind, head, data, prose, traces: Vec::new(), imprint, outline };
    if secrecy::is_secret(&loaded.data) {
        secrecy::strip(&mut loaded, !body.trim().is_empty(), report);
        return Some(loaded);
    }
    Some(finished(loaded, traces, config))
}

/// The halves of a text; none, and a fault, where it has not two or the first is too large.
fn halves<'t>(origin: &Origin, text: &'t str, report: &mut Report) -> Option<Halves<'t>> {
    let halves = match split(text) {
        Ok(halves) => halves,
        Err(code) => {
            let first_line = 0..text.find('\n').unwrap_or(text.len());
            report.push(
                Diagnostic::new(code, code.title)
                    .at(Place::new(&origin.path, first_line))
                    .help(code.explanation.fix),
            );
            return None;
        }
    };
    if halves.fields.len() > FIELDS_LIMIT {
        let limit = FIELDS_LIMIT / 1000;
        report.push(
            Diagnostic::new(
                &TOO_LARGE,
                text!(
                    "uppgifterna överst är större än {limit} kB",
                    "the fields at the top are larger than {limit} kB"
                ),
            )
            .at(Place::file(&origin.path))
            .help(TOO_LARGE.explanation.fix),
        );
        return None;
    }
    Some(halves)
}

/// A document with what its file may say of persons, and without the names that the settings hide.
fn finished(mut loaded: Loaded, traces: Vec<Trace>, config: &Config) -> Loaded {
    loaded.traces = traces;
    if let Some(persons) = loaded.data.persons_mut() {
        persons.keep_names(|person| config.person_names.shows(person.party.is_some()));
    }
    if let Data::Body(body) = &mut loaded.data
        && !config.person_names.shows(true)
    {
        body.members.drop_names();
    }
    loaded
}

/// The kind of a file by its path.
pub fn kind_of(origin: &Origin) -> Option<&'static Kind> {
    let segments = origin.segments();
    KINDS.iter().copied().find(|kind| (kind.claims)(&segments))
}

fn assemble(
    origin: Origin,
    (kind, again): (&'static Kind, bool),
    halves: &Halves<'_>,
    report: &mut Report,
) -> Loaded {
    let mut fields = Fields::parse(halves.fields, &origin.path, halves.fields_at, report);
    let said = imprint::said(&fields);
    let head = Head::read(&mut fields, kind.title_key);
    let data = (kind.read)(&mut fields, &origin);
    fields.finish();
    let (tongue, translates) = (Tongue::MAIN, None);
    let shown = if again { fields.stretches(&only_shown(&data, kind.title_key)) } else { Vec::new() };
    let secret = secrecy::is_secret(&data);
    if secret {
        let imprint = imprint::of_secret(halves.fields);
        let outline = again.then(|| Outline::of((halves.fields, &[]), &data, &Prose::default()));
        let (prose, traces) = (Prose::default(), Vec::new());
        let mut loaded =
            Loaded { origin, tongue, translates, kind, head, data, prose, traces, imprint, outline };
        secrecy::strip(&mut loaded, !halves.body.trim().is_empty(), report);
        return loaded;
    }
    let parsed = Parsed::new(halves.body, halves.body_at);
    checks::of_text(&origin, &parsed.blocks(), report);
    let prose = if data.is_glossary() { parsed.glossary(&[]) } else { parsed.prose() };
    let imprint = imprint::of(said, &prose);
    let outline = again.then(|| Outline::of((halves.fields, &shown), &data, &prose));
    Loaded { origin, tongue, translates, kind, head, data, prose, traces: Vec::new(), imprint, outline }
}

fn text(entry: &Entry, report: &mut Report) -> Option<String> {
    let bytes = match disk::read(&entry.place, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => {
            report.push(disk::unreadable(&entry.path, &error));
            return None;
        }
    };
    let path = Arc::from(entry.path.as_str());
    match Source::decode(bytes) {
        Ok(text) => Some(text),
        Err(why) => {
            report.push(undecodable(&path, &why));
            None
        }
    }
}

/// The fault of a file that is no text in UTF-8.
pub fn undecodable(path: &Arc<str>, why: &Undecodable) -> Diagnostic {
    let (message, at) = match why {
        Undecodable::Utf16 => {
            let message = text!("filen är sparad som UTF-16", "the file is saved as UTF-16");
            let help = text!(
                "spara om filen som UTF-8 i textredigeraren, eller kör: iconv -f UTF-16 -t UTF-8 gammal > ny",
                "save the file as UTF-8 in the editor, or run: iconv -f UTF-16 -t UTF-8 old > new"
            );
            return Diagnostic::new(&NOT_UTF8, message).at(Place::new(path, 0..1)).help(help);
        }
        Undecodable::NotUtf8(at) => (
            text!(
                "tecknet på byte {at} är inte UTF-8; filen är troligen sparad som Windows-1252 eller Latin-1",
                "the character at byte {at} is not UTF-8; the file is probably saved as Windows-1252 or Latin-1"
            ),
            *at,
        ),
        Undecodable::Nul(at) => {
            let message = text!(
                "filen har ett nolltecken på byte {at}; den är ingen text",
                "the file has a NUL at byte {at}; it is no text"
            );
            let help = text!(
                "öppna den i det program som gjorde den, och spara den igen som text i UTF-8",
                "open it in the program that made it, and save it again as text in UTF-8"
            );
            return Diagnostic::new(&NOT_UTF8, message).at(Place::new(path, *at..at + 1)).help(help);
        }
    };
    Diagnostic::new(&NOT_UTF8, message).at(Place::new(path, at..at + 1)).help(NOT_UTF8.explanation.fix)
}
