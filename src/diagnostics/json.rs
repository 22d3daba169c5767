//! Faults for editors and continuous integration: one JSON array.

use serde::Serialize;

use super::code::Severity;
use super::diagnostic::{Diagnostic, Place};
use super::excerpt::Position;
use super::report::Report;
use super::text::Language;

#[derive(Serialize)]
struct Entry<'r> {
    code: &'static str,
    severity: &'static str,
    message: &'r str,
    #[serde(flatten)]
    place: Option<Located<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
}

#[derive(Serialize)]
struct Located<'r> {
    path: &'r str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// The faults as a JSON array, in the order of [`Report::sorted`]: `code`, `severity` (`error`,
/// `warning`, `note`), `message`, `path`, `line`, `column`, `end_line`, `end_column`, `help`,
/// `replacement`, `rule` (the WCAG criterion, the clause of EN 301 549, the paragraph of law). `read` gives the decoded text of a file.
pub fn to_json(report: &Report, language: Language, read: &dyn Fn(&str) -> Option<String>) -> String {
    let sorted = report.sorted();
    let entries: Vec<Entry<'_>> = sorted.iter().map(|found| entry(found, language, read)).collect();
    serde_json::to_string_pretty(&entries).unwrap_or_default()
}

fn entry<'r>(found: &'r Diagnostic, language: Language, read: &dyn Fn(&str) -> Option<String>) -> Entry<'r> {
    Entry {
        code: found.code.id,
        severity: match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: found.message.in_language(language),
        place: found.place.as_ref().map(|place| locate(place, read)),
        help: found.help.as_ref().map(|help| help.in_language(language)),
        replacement: found.replacement.as_deref(),
        rule: found.code.explanation.rule,
    }
}

fn locate<'r>(place: &'r Place, read: &dyn Fn(&str) -> Option<String>) -> Located<'r> {
    let text = read(&place.path).unwrap_or_default();
    let start = Position::of(&text, place.span.start);
    let end = Position::of(&text, place.span.end);
    Located {
        path: &place.path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
