//! Faults as they are kept between two runs, so that a run that has nothing to make can tell them again.

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::code::{Code, Severity};
use super::diagnostic::{Diagnostic, Line, Place};
use super::report::Report;
use super::text::{Language, Text};

/// A report that can be written down.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeptReport(Vec<Kept>);

#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    code: String,
    severity: u8,
    message: KeptText,
    place: Option<KeptPlace>,
    label: Option<KeptText>,
    help: Option<KeptText>,
    replacement: Option<String>,
    related: Option<(KeptPlace, KeptText)>,
}

/// Swedish, English.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptText(String, String);

/// The file, the stretch, whether its line is hidden.
#[derive(Debug, Serialize, Deserialize)]
struct KeptPlace(String, Range<usize>, bool);

const WEIGHTS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

impl From<&Report> for KeptReport {
    fn from(report: &Report) -> Self {
        Self(report.sorted().into_iter().map(Kept::from).collect())
    }
}

impl KeptReport {
    /// The report again; none where it names a code that `codes` does not have.
    pub fn restore(&self, codes: &[&'static Code]) -> Option<Report> {
        let mut report = Report::new();
        for kept in &self.0 {
            report.push(kept.restore(codes)?);
        }
        Some(report)
    }
}

impl From<&Diagnostic> for Kept {
    fn from(found: &Diagnostic) -> Self {
        let weight = WEIGHTS.iter().position(|weight| *weight == found.severity);
        Self {
            code: found.code.id.to_owned(),
            severity: weight.and_then(|at| u8::try_from(at).ok()).unwrap_or_default(),
            message: KeptText::from(&found.message),
            place: found.place.as_ref().map(KeptPlace::from),
            label: found.label.as_ref().map(KeptText::from),
            help: found.help.as_ref().map(KeptText::from),
            replacement: found.replacement.clone(),
            related: found.related.as_ref().map(|(place, text)| (KeptPlace::from(place), text.into())),
        }
    }
}

impl Kept {
    fn restore(&self, codes: &[&'static Code]) -> Option<Diagnostic> {
        let code = codes.iter().find(|code| code.id == self.code)?;
        Some(Diagnostic {
            severity: *WEIGHTS.get(usize::from(self.severity))?,
            place: self.place.as_ref().map(KeptPlace::restore),
            label: self.label.as_ref().map(KeptText::restore),
            help: self.help.as_ref().map(KeptText::restore),
            replacement: self.replacement.clone(),
            related: self.related.as_ref().map(|(place, text)| (place.restore(), text.restore())),
            ..Diagnostic::new(code, self.message.restore())
        })
    }
}

impl From<&Text> for KeptText {
    fn from(text: &Text) -> Self {
        let word = |language| text.in_language(language).to_owned();
        Self(word(Language::Swedish), word(Language::English))
    }
}

impl KeptText {
    /// The text again.
    pub fn restore(&self) -> Text {
        Text::new(self.0.clone(), self.1.clone())
    }
}

impl From<&Place> for KeptPlace {
    fn from(place: &Place) -> Self {
        Self(place.path.to_string(), place.span.clone(), place.line == Line::Hidden)
    }
}

impl KeptPlace {
    fn restore(&self) -> Place {
        let place = Place::new(&Arc::from(self.0.as_str()), self.1.clone());
        if self.2 { place.discreet() } else { place }
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::Words;
    use super::*;

    static CODE: Code = Code::warning("a-code", Words("en", "one"), Words("", ""), Words("", ""));

    #[test]
    fn a_report_comes_back_as_it_was() {
        let mut report = Report::new();
        let path = Arc::from("content/a.md");
        report.push(
            Diagnostic::new(&CODE, text!("två", "two"))
                .at(Place::new(&path, 3..7).discreet())
                .label(text!("här", "here"))
                .related(Place::file("b"), text!("där", "there"))
                .did_you_mean(Some("ord")),
        );
        report.weigh(|_| Some(Severity::Note));
        let written = serde_json::to_vec(&KeptReport::from(&report)).unwrap();
        let read: KeptReport = serde_json::from_slice(&written).unwrap();
        let again = read.restore(&[&CODE]).unwrap();
        assert_eq!(format!("{:?}", again.sorted()), format!("{:?}", report.sorted()));
        assert!(read.restore(&[]).is_none(), "a code of another version");
    }
}
