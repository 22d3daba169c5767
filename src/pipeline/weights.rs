//! The weights that the settings give to faults, and those that they cannot give.

use std::sync::Arc;

use crate::config::{self, Config};
use crate::diagnostics::{Code, Diagnostic, Place, Report, Severity, nearest};
use crate::fields::{self, UNKNOWN_KEY, UNKNOWN_VALUE};
use crate::{checks, content, documents, figures, formats, ledger, output, site, theme};

/// Every fault that making a site can tell.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    let rooms = [
        fields::CODES,
        figures::CODES,
        config::CODES,
        content::CODES,
        documents::CODES,
        site::CODES,
        theme::CODES,
        ledger::CODES,
        formats::CODES,
        output::CODES,
    ];
    rooms.into_iter().flatten().copied().chain(checks::codes())
}

/// The weight of a fault after the site's settings. What stops the site from being made stays an error.
pub fn of(found: &Diagnostic, config: &Config) -> Option<Severity> {
    match config.severities.get(found.code.id) {
        Some(severity) if is_adjustable(found.code, found.severity) => severity.value,
        _ => Some(found.severity),
    }
}

/// The settings of weights that change nothing: of a fault that there is not, and of one that always stops the site.
pub fn without_effect(config: &Config) -> Report {
    let mut report = Report::new();
    for (name, severity) in &config.severities {
        let place = Place::new(&Arc::from(config::PATH), severity.span.clone());
        let known = codes().find(|code| code.id == name);
        let is_error = severity.value == Some(Severity::Error);
        report.extend(match known {
            Some(code) if is_error || is_adjustable(code, code.severity) => None,
            Some(_) => Some(
                Diagnostic::new(
                    &UNKNOWN_VALUE,
                    text!("\"{name}\" är alltid ett fel", "\"{name}\" is always an error"),
                )
                .at(place)
                .help(text!(
                    "ta bort raden, och rätta felen i stället: insyn explain {name}",
                    "remove the line, and mend the faults instead: insyn explain {name}"
                )),
            ),
            None => Some(
                Diagnostic::new(
                    &UNKNOWN_KEY,
                    text!("inget fel heter \"{name}\"", "no fault is called \"{name}\""),
                )
                .at(place)
                .help(text!(
                    "skriv namnet som det står inom hakparenteser där felet visas, eller ta bort raden",
                    "write the name as it stands in brackets where the fault is shown, or remove the line"
                ))
                .did_you_mean(nearest(name, codes().map(|code| code.id))),
            ),
        });
    }
    report
}

/// Whether the settings may give a fault another weight.
fn is_adjustable(code: &Code, severity: Severity) -> bool {
    !checks::is_firm(code) && (severity != Severity::Error || checks::codes().any(|one| one == code))
}
