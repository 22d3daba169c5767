//! A plain page.

use serde::Serialize;

use super::desk::{Desk, Html};
use super::layout::{Head, Shell};
use super::steering::{ContentsEntry, contents};
use crate::site::{DocumentId, Subject};

/// What the template of a plain page gets.
#[derive(Debug, Serialize)]
pub struct PageView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// A few plain sentences.
    pub summary: Option<String>,
    /// The headings.
    pub contents: Vec<ContentsEntry>,
    /// The text.
    pub text: Html,
    /// Notes to the text.
    pub notes: Html,
}

/// The view of a plain page.
pub fn view(desk: &Desk<'_>, id: DocumentId) -> PageView {
    let document = desk.site.document(id);
    let head = Head {
        title: document.head.title.clone(),
        description: document.head.summary.clone(),
        ..Head::default()
    };
    PageView {
        shell: Shell::of(desk, Subject::Document(id), head),
        heading: document.head.title.clone(),
        summary: document.head.summary.clone(),
        contents: contents(document.prose.headings()),
        text: desk.prose(document, document.prose.main()),
        notes: desk.prose(document, document.prose.notes()),
    }
}
