//! Where the program speaks: results to standard output, everything else to standard error.

use std::io::{IsTerminal, Write};
use std::path::Path;

use super::command::Exit;
use crate::diagnostics::{Language, Report, Screen, Severity, Style, Text, to_json};
use crate::{content, theme};

/// The terminal, or what stands in for it.
pub struct Shell {
    /// In which language it speaks.
    pub language: Language,
    /// With or without colour.
    pub style: Style,
    /// The command line's own grammar, for what is made of it.
    pub grammar: fn(Language) -> clap::Command,
}

/// How faults are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Text,
    /// For editors and continuous integration.
    Json,
}

impl Shell {
    /// Says a line on standard error.
    pub fn say(&self, text: &Text) {
        // A closed pipe is no reason to stop the work.
        let _ = writeln!(std::io::stderr(), "{}", text.in_language(self.language));
    }

    /// Shows what is being done, where somebody watches; the next line takes its place.
    pub fn progress(&self, text: &Text) {
        let mut out = std::io::stderr();
        if out.is_terminal() {
            let _ = write!(out, "\r\x1b[K{}", text.in_language(self.language));
            let _ = out.flush();
        }
    }

    /// Tells all faults of a site in a folder, and whether any stops the work.
    pub fn tell(&self, root: &Path, report: &Report, form: Form) -> Exit {
        let read =
            |path: &str| content::read_for_display(root, path).or_else(|| theme::embedded_source(path));
        match form {
            Form::Json => print(&to_json(report, self.language, &read)),
            Form::Text => {
                let screen = Screen { language: self.language, style: self.style, read: &read };
                let _ = write!(std::io::stderr(), "{}", screen.show(report));
            }
        }
        if report.has_errors() { Exit::Faults } else { Exit::Clean }
    }
}

/// Takes the progress line away.
pub fn progress_done() {
    let mut out = std::io::stderr();
    if out.is_terminal() {
        let _ = write!(out, "\r\x1b[K");
    }
}

/// Prints a result on standard output.
pub fn print(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// The number of faults of each weight, in words; nothing where there are none.
pub fn counts(report: &Report) -> Option<Text> {
    let errors = report.count(Severity::Error);
    let warnings = report.count(Severity::Warning);
    let notes = report.count(Severity::Note);
    let several = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let listed = |parts: [(usize, String); 3]| {
        let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(_, text)| text).collect();
        parts.join(", ")
    };
    let sv = listed([
        (errors, format!("{errors} fel")),
        (warnings, several(warnings, "varning", "varningar")),
        (notes, several(notes, "not", "noter")),
    ]);
    let en = listed([
        (errors, several(errors, "error", "errors")),
        (warnings, several(warnings, "warning", "warnings")),
        (notes, several(notes, "note", "notes")),
    ]);
    (!sv.is_empty()).then(|| Text::new(sv, en))
}

/// What the environment says of the language: the first that is set of `INSYN_LANG`, `LC_ALL`,
/// `LC_MESSAGES` and `LANG`.
pub fn language_of_environment() -> Option<String> {
    ["INSYN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
}
