//! The facts about a document, as a list of labels and values.

use serde::Serialize;

use super::desk::{Desk, Html, escaped, html};
use crate::terms::{CaseNumber, PartialDate};

/// A label and its value.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// The label.
    pub label: Html,
    /// The value.
    pub value: Html,
}

/// Facts, gathered in the order they are shown.
pub struct Facts<'f> {
    desk: &'f Desk<'f>,
    all: Vec<Fact>,
}

impl<'f> Facts<'f> {
    /// No facts yet.
    pub fn new(desk: &'f Desk<'f>) -> Self {
        Self { desk, all: Vec::with_capacity(12) }
    }

    /// A value that is HTML.
    pub fn html(&mut self, name: &str, value: impl Into<Option<String>>) -> &mut Self {
        if let Some(value) = value.into() {
            let label = self.desk.explained(self.desk.word(&format!("fakta.{name}")));
            self.all.push(Fact { label, value: html(value) });
        }
        self
    }

    /// A value that is text.
    pub fn text<'t>(&mut self, name: &str, value: impl Into<Option<&'t str>>) -> &mut Self {
        self.html(name, value.into().map(escaped))
    }

    /// A value that is a date.
    pub fn date(&mut self, name: &str, value: Option<impl Into<PartialDate>>) -> &mut Self {
        self.html(name, value.map(|date| self.desk.time(date)))
    }

    /// Several texts; nothing where there are none.
    pub fn texts(&mut self, name: &str, values: &[String]) -> &mut Self {
        self.html(name, several(values.iter().map(|value| escaped(value)).collect()))
    }

    /// The cases of a document of a municipality, linked where their numbers are known.
    pub fn cases(&mut self, municipality: Option<usize>, numbers: &[CaseNumber]) -> &mut Self {
        let links = numbers.iter().map(|number| match self.desk.site.case_of(municipality, number) {
            Some(id) => self.desk.anchor(id, number.printed()),
            // A posting alone makes no case.
            None if number.key().is_some() => escaped(number.printed()),
            None => {
                format!("{} {}", escaped(number.printed()), escaped(self.desk.word("fakta.okant_nummer")))
            }
        });
        self.html("arende", several(links.collect()))
    }

    /// All of them.
    pub fn done(self) -> Vec<Fact> {
        self.all
    }
}

/// One value as it is, several as a list.
pub fn several(mut values: Vec<String>) -> Option<String> {
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(format!("<ul><li>{}</li></ul>", values.join("</li><li>"))),
    }
}
