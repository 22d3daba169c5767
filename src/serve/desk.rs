//! The preview's own pages: faults, warnings, drafts, and why a page looks as it does. Everything that comes from
//! outside is escaped.

use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use super::head;
use super::state::Now;
use crate::diagnostics::{Diagnostic, Language, Position, Report, Severity, Words, to_json};
use crate::documents::Withheld;
use crate::pipeline::{self, Trip};
use crate::terms::{escaped, percent};

/// What the preview's own pages need to know.
pub struct Desk<'d> {
    /// The site's folder.
    pub root: &'d Path,
    /// In which language.
    pub language: Language,
    /// How a link opens a file in the editor.
    pub editor: &'d str,
}

#[derive(Serialize)]
struct Live {
    version: u64,
    faults: serde_json::Value,
    page: Vec<Note>,
    mark: Option<String>,
    hidden: Vec<String>,
    words: LiveWords,
}

#[derive(Serialize)]
struct Note {
    severity: &'static str,
    message: String,
    place: String,
    link: Option<String>,
}

#[derive(Serialize)]
struct LiveWords {
    faults: &'static str,
    warnings: &'static str,
    why: &'static str,
    all: &'static str,
    draft: &'static str,
}

const FAULTS: Words = Words(
    "Ändringen kan inte visas än. Sidan visar den senaste fungerande versionen.",
    "The change cannot be shown yet. The page shows the last version that works.",
);
const WARNINGS: Words = Words("Att se över på den här sidan", "To look over on this page");
const WHY: Words = Words("Varför ser sidan ut så här?", "Why does this page look like this?");
const ALL: Words = Words("Allt som hittats", "All that was found");
const DRAFT: Words = Words("ej publicerad", "not published");

impl Desk<'_> {
    /// What an open page asks for: the version, the faults, and what concerns the page itself.
    pub fn live(&self, now: &Now, query: &str) -> String {
        let address =
            query.strip_prefix("sida=").and_then(|page| head::decode(page).ok()).unwrap_or_default();
        let faults = if now.faults.is_empty() { "[]" } else { &now.faults };
        let trip = now.good.as_ref().map(|good| &*good.trip);
        let word = |words: Words| words.in_language(self.language);
        let live = Live {
            version: now.version,
            faults: serde_json::from_str(faults).unwrap_or_default(),
            page: trip.map_or_else(Vec::new, |trip| self.notes(trip, &now.report, &address)),
            mark: trip.and_then(|trip| trip.withheld(&address)).map(|why| self.mark(&why)),
            hidden: trip.map_or_else(Vec::new, Trip::withheld_pages),
            words: LiveWords {
                faults: word(FAULTS),
                warnings: word(WARNINGS),
                why: word(WHY),
                all: word(ALL),
                draft: word(DRAFT),
            },
        };
        serde_json::to_string(&live).unwrap_or_default()
    }

    /// The faults of a report as JSON, each with a link that opens its place.
    pub fn faults(&self, report: &Report) -> String {
        let mut errors = Report::new();
        errors.extend(report.sorted().into_iter().filter(|found| found.severity == Severity::Error).cloned());
        let read = |path: &str| self.read(path);
        let json = to_json(&errors, self.language, &read);
        let Ok(mut list) = serde_json::from_str::<Vec<serde_json::Value>>(&json) else { return json };
        for (entry, found) in list.iter_mut().zip(errors.sorted()) {
            if let (Some(object), Some(link)) = (entry.as_object_mut(), self.link(found)) {
                object.insert("link".to_owned(), link.into());
            }
        }
        serde_json::to_string(&list).unwrap_or(json)
    }

    /// All that was found, by file, and the pages that only the preview shows.
    pub fn overview(&self, now: &Now) -> String {
        let word = |words: Words| words.in_language(self.language);
        let mut body = String::new();
        for (severity, heading) in [
            (Severity::Error, Words("Fel", "Errors")),
            (Severity::Warning, Words("Varningar", "Warnings")),
            (Severity::Note, Words("Noter", "Notes")),
        ] {
            let found: Vec<_> =
                now.report.sorted().into_iter().filter(|found| found.severity == severity).collect();
            if !found.is_empty() {
                let _ = writeln!(body, "<h2>{} ({})</h2>\n<ul>", word(heading), found.len());
                for one in found.into_iter().take(500) {
                    body.push_str(&self.item(one));
                }
                body.push_str("</ul>\n");
            }
        }
        if now.report.is_empty() {
            let _ = writeln!(body, "<p>{}</p>", word(Words("Inget att anmärka på.", "Nothing to remark.")));
        }
        let hidden = now.good.as_ref().map_or_else(Vec::new, |good| good.trip.withheld_pages());
        if !hidden.is_empty() {
            let heading = word(Words("Visas bara här", "Shown only here"));
            let _ = writeln!(body, "<h2>{heading}</h2>\n<ul>");
            for address in hidden {
                let _ = writeln!(body, "<li><a href=\"/{0}\">/{0}</a></li>", escaped(&address));
            }
            body.push_str("</ul>\n");
        }
        self.frame(now.version, word(ALL), &body)
    }

    /// Why a page looks as it does: its sources, template and data, and what was found in them.
    pub fn about(&self, now: &Now, address: &str) -> Option<String> {
        let trip = &now.good.as_ref()?.trip;
        let about = trip.explain(address)?;
        let word = |words: Words| words.in_language(self.language);
        let mut body = format!("<p><a href=\"/{0}\">/{0}</a></p>\n", escaped(&percent::path(address)));
        let _ = writeln!(
            body,
            "<h2>{}</h2>\n<p><code>{}</code></p>",
            word(Words("Mall", "Template")),
            escaped(&about.template)
        );
        let _ = writeln!(body, "<h2>{}</h2>\n<ul>", word(Words("Källor", "Sources")));
        for path in &about.sources {
            let link = self.link_to(path, Position { line: 1, column: 1 });
            let _ = writeln!(body, "<li>{}</li>", anchor(link.as_deref(), path));
        }
        if about.sources.is_empty() {
            let _ = writeln!(body, "<li>{}</li>", word(Words("hela webbplatsen", "the whole site")));
        }
        let _ = writeln!(body, "</ul>\n<h2>{}</h2>\n<dl>", word(Words("Uppgifter", "Data")));
        for (name, value) in &about.data {
            let _ = writeln!(body, "<dt>{}</dt><dd>{}</dd>", escaped(word(*name)), escaped(value));
        }
        body.push_str("</dl>\n");
        let found = concerning(&now.report, &about);
        if !found.is_empty() {
            let _ = writeln!(body, "<h2>{}</h2>\n<ul>", word(WARNINGS));
            for one in found {
                body.push_str(&self.item(one));
            }
            body.push_str("</ul>\n");
        }
        Some(self.frame(now.version, word(WHY), &body))
    }

    /// A page whose template has a fault.
    pub fn of_fault(&self, now: &Now, fault: &Diagnostic) -> String {
        let heading = self.language_of(Words("Sidan kan inte göras", "The page cannot be made"));
        self.frame(now.version, heading, &format!("<ul>\n{}</ul>\n", self.item(fault)))
    }

    fn notes(&self, trip: &Trip, report: &Report, address: &str) -> Vec<Note> {
        let Some(about) = trip.explain(address) else { return Vec::new() };
        concerning(report, &about)
            .into_iter()
            .filter(|found| found.severity != Severity::Note)
            .map(|found| Note {
                severity: match found.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Note => "note",
                },
                message: found.message.in_language(self.language).to_owned(),
                place: self.place(found),
                link: self.link(found),
            })
            .collect()
    }

    fn mark(&self, why: &Withheld) -> String {
        let text = match why {
            Withheld::Draft => {
                text!("Utkast: visas bara i förhandsvisningen.", "Draft: shown only in the preview.")
            }
            Withheld::Withdrawn(_) => text!("Tillbakadraget.", "Withdrawn."),
            Withheld::Over => {
                text!("Nedtaget från anslagstavlan.", "Taken down from the notice board.")
            }
            Withheld::Later(day) => {
                text!(
                    "Publiceras {day}: visas bara i förhandsvisningen.",
                    "Published on {day}: shown only in the preview."
                )
            }
        };
        text.in_language(self.language).to_owned()
    }

    fn item(&self, found: &Diagnostic) -> String {
        let message = escaped(found.message.in_language(self.language));
        let place = anchor(self.link(found).as_deref(), &self.place(found));
        let help = found.help.as_ref().map_or_else(String::new, |help| {
            format!("<br><small>{}</small>", escaped(help.in_language(self.language)))
        });
        format!("<li><strong>{}</strong> {message}<br>{place}{help}</li>\n", found.code.id)
    }

    fn place(&self, found: &Diagnostic) -> String {
        let Some(place) = &found.place else { return String::new() };
        let at = self.position(found);
        format!("{}:{}:{}", place.path, at.line, at.column)
    }

    fn position(&self, found: &Diagnostic) -> Position {
        let text = found.place.as_ref().and_then(|place| Some((self.read(&place.path)?, place.span.start)));
        text.map_or(Position { line: 1, column: 1 }, |(text, at)| Position::of(&text, at))
    }

    fn link(&self, found: &Diagnostic) -> Option<String> {
        let place = found.place.as_ref()?;
        self.link_to(&place.path, self.position(found))
    }

    fn link_to(&self, path: &str, at: Position) -> Option<String> {
        let full = self.root.join(path);
        let full = full.to_str().filter(|_| !self.editor.is_empty() && full.is_file())?;
        Some(
            self.editor
                .replace("{path}", &percent::path(full))
                .replace("{line}", &at.line.to_string())
                .replace("{column}", &at.column.to_string()),
        )
    }

    fn read(&self, path: &str) -> Option<String> {
        pipeline::source(self.root, path)
    }

    fn language_of(&self, words: Words) -> &'static str {
        words.in_language(self.language)
    }

    fn frame(&self, version: u64, title: &str, body: &str) -> String {
        let language = self.language_of(Words("sv", "en"));
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title} – Insyn</title>\n\
             <link rel=\"icon\" href=\"data:,\">\n\
             <link rel=\"stylesheet\" href=\"/__insyn/live.css\">\n</head>\n<body class=\"insyn-desk\">\n<main>\n\
             <h1>{title}</h1>\n{body}</main>\n{}</body>\n</html>\n",
            script(version)
        )
    }
}

/// The script that keeps an open page up to date, told of which version the page is.
pub fn script(version: u64) -> String {
    format!("<script src=\"/__insyn/live.js\" data-version=\"{version}\" defer></script>\n")
}

/// What was found in the sources of a page.
fn concerning<'r>(report: &'r Report, about: &pipeline::About) -> Vec<&'r Diagnostic> {
    let is_source = |path: &str| about.sources.iter().any(|source| source == path);
    let mut found = report.sorted();
    found.retain(|one| one.place.as_ref().is_some_and(|place| is_source(&place.path)));
    found
}

fn anchor(link: Option<&str>, text: &str) -> String {
    match link {
        Some(link) => format!("<a href=\"{}\">{}</a>", escaped(link), escaped(text)),
        None => escaped(text),
    }
}
