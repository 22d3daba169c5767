//! The papers of an item: what each is, who issued it, and where it is or why it is not here.

use serde::Serialize;

use super::desk::{Desk, Html, escaped, html};
use crate::documents::{Loaded, Paper, Whereabouts};
use crate::site::{Reference, Target};

/// A line of papers.
#[derive(Debug, Serialize)]
pub struct PaperLine {
    /// The title, linked where the paper is on the site.
    pub title: Html,
    /// Type, issuer and date.
    pub about: Html,
    /// Where it is, or why it is not here; nothing where the link says it.
    pub where_it_is: Option<String>,
    /// Whether a reader gets it.
    pub missing: bool,
}

/// The papers of a document.
pub fn papers(desk: &Desk<'_>, document: &Loaded, papers: &[Paper]) -> Vec<PaperLine> {
    (0..).zip(papers).map(|(at, paper)| line(desk, (document, at), paper)).collect()
}

fn line(desk: &Desk<'_>, (document, at): (&Loaded, usize), paper: &Paper) -> PaperLine {
    let plain = escaped(&paper.title);
    let (title, where_it_is, missing) = match &paper.whereabouts {
        Whereabouts::File(file) => match desk.file(&document.origin, &file.value, &paper.title) {
            Some(link) => (link, None, false),
            None => (plain, Some(desk.word("handling.okand").to_owned()), true),
        },
        Whereabouts::Document(reference) => match desk.site.resolve(&document.origin, &reference.value) {
            Reference::Here(Target::File(_), _) => {
                (desk.file(&document.origin, &reference.value, &paper.title).unwrap_or(plain), None, false)
            }
            Reference::Here(target, anchor) => {
                let href = desk.link_at(desk.site.address_of(target), anchor.as_deref());
                (format!("<a href=\"{}\">{plain}</a>", escaped(&href)), None, false)
            }
            _ => (plain, Some(desk.word("handling.okand").to_owned()), true),
        },
        Whereabouts::Here => (plain, Some(desk.word("handling.aterges").to_owned()), false),
        Whereabouts::Missing(reason) => {
            let href = format!("handling-{}/index.html", at + 1);
            let title = format!("<a href=\"{href}\">{plain}</a>");
            (title, Some(desk.locale.phrase("handling.saknas", &[("skal", reason)])), true)
        }
        Whereabouts::Unknown => (plain, Some(desk.word("handling.okand").to_owned()), true),
    };
    PaperLine { title: html(title), about: html(about(desk, paper)), where_it_is, missing }
}

/// Type, issuer and date of a paper, as HTML.
pub fn about(desk: &Desk<'_>, paper: &Paper) -> String {
    let kind = paper.kind.as_deref().map(|kind| {
        let known = desk
            .locale
            .get(&format!("handlingstyp.{kind}"))
            .or_else(|| desk.locale.get(&format!("dokumenttyp.{kind}")));
        escaped(known.unwrap_or(kind))
    });
    let from = paper.from.as_deref().map(escaped);
    let date = paper.date.map(|date| desk.time(date));
    let parts: Vec<String> = [kind, from, date].into_iter().flatten().collect();
    parts.join(", ")
}
