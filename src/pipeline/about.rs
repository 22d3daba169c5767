//! Why a page looks as it does: what it is made of, and by which template.

use super::Trip;
use crate::diagnostics::Words;
use crate::documents::Withheld;
use crate::formats::html;
use crate::site::{DocumentId, End, Page, Subject};

/// What a page is made of.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The template.
    pub template: String,
    /// The files of the site, from its folder; none where the page is made of the whole site.
    pub sources: Vec<String>,
    /// What the page was told, by name.
    pub data: Vec<(Words, String)>,
}

impl Trip {
    /// What the page at an address is made of.
    pub fn explain(&self, address: &str) -> Option<About> {
        let page = self.page(address)?;
        let mut about =
            About { template: html::template_of(&self.site, page).to_owned(), ..About::default() };
        match page.subject {
            Subject::Document(id) => self.about_document(id, &mut about),
            Subject::Case(id) => {
                let case = self.site.case(id);
                let documents = case.documents.iter().chain(&case.summary);
                about.sources = documents.map(|id| self.path(*id)).collect();
                about.data.push((Words("Diarienummer", "Case number"), case.number.as_str().to_owned()));
            }
            _ => {}
        }
        about.sources.sort();
        about.sources.dedup();
        Some(about)
    }

    /// Why the document of a page is kept from the public, if it is.
    pub fn withheld(&self, address: &str) -> Option<Withheld> {
        match self.page(address)?.subject {
            Subject::Document(id) => self.reason(id),
            _ => None,
        }
    }

    /// The pages that only the preview shows, as a reader sees their addresses.
    pub fn withheld_pages(&self) -> Vec<String> {
        let pages = self.site.every_page();
        pages
            .filter(|page| match page.subject {
                Subject::Document(id) => self.reason(id).is_some(),
                _ => false,
            })
            .map(|page| page.address.tidy().to_owned())
            .collect()
    }

    /// The files of the pages that stand where documents were withdrawn.
    pub fn withdrawn_pages(&self) -> Vec<String> {
        let pages = self.site.every_page();
        pages
            .filter(|page| matches!(page.subject, Subject::Tombstone(_)))
            .map(|page| page.address.to_string())
            .collect()
    }

    fn reason(&self, id: DocumentId) -> Option<Withheld> {
        let meeting = self.site.tie(id).meeting.map(|meeting| &**self.site.document(meeting));
        self.gate.reason(self.site.document(id), meeting)
    }

    fn page(&self, address: &str) -> Option<&Page> {
        self.site.page_at(address)
    }

    fn path(&self, id: DocumentId) -> String {
        self.site.document(id).origin.path.to_string()
    }

    fn about_document(&self, id: DocumentId, about: &mut About) {
        let site = &self.site;
        about.sources.push(self.path(id));
        about.data.push((Words("Slag", "Kind"), site.document(id).kind.name.to_owned()));
        let tie = site.tie(id);
        let mut tell = |words, value: Option<String>| about.data.extend(value.map(|value| (words, value)));
        tell(
            Words("Kommun", "Municipality"),
            tie.municipality.map(|at| site.config.municipalities[at].name.clone()),
        );
        tell(Words("Organ", "Body"), tie.body.map(|id| self.path(id)));
        tell(Words("Sammanträde", "Meeting"), tie.meeting.map(|id| self.path(id)));
        tell(Words("Dag", "Date"), tie.date.map(|date| date.to_string()));
        let to = site.relations_from(id).filter_map(|edge| match &edge.to {
            End::Here(node, _) => Some(*node),
            End::NotHere => None,
        });
        for node in to.chain(site.relations_to(id).map(|edge| edge.from)) {
            let address = site.address_of_node(node).tidy();
            tell(Words("Hör ihop med", "Belongs with"), Some(format!("/{address}")));
        }
    }
}
