//! What pages ask beside what stands where: title, day, kind, papers, municipalities; and of the pages themselves.

use super::address::Address;
use super::cases::Case;
use super::identity::{DocumentId, Node};
use super::reference::{Reference, Target};
use super::routes::Page;
use super::store::Site;
use crate::documents::{AgendaItem, Body, Data, Meeting, SteeringDocument, Whereabouts};
use crate::terms::{CaseNumber, PartialDate, Tongue};

impl Site {
    /// The title as it stands in the sources: empty for a meeting, whose title is made of body and date. A case
    /// without summary has the title of its first item.
    pub fn title(&self, node: Node) -> &str {
        match node {
            Node::Document(id) => &self.document(id).head.title,
            Node::Case(id) => {
                let case = self.case(id);
                case.titled_by().map_or(case.number.as_str(), |id| self.title_of_case_in(case, id))
            }
        }
    }

    /// The title of a case in the document that it has it from: that of its own part, where an item takes up several cases
    /// and has a part for each.
    fn title_of_case_in(&self, case: &Case, id: DocumentId) -> &str {
        let of_part = |item: &'_ AgendaItem| {
            let several = item.cases.len() > 1 && item.cases.len() == item.subitems.len();
            let number = CaseNumber::new(&case.number);
            item.cases.iter().position(|one| several && one.key() == number.key())
        };
        let item = self.item(id);
        let part = item.and_then(|item| Some(item.subitems.get(of_part(item)?)?.title.as_str()));
        part.unwrap_or(&self.document(id).head.title)
    }

    /// The body above a body.
    pub fn parent_of(&self, body: DocumentId) -> Option<DocumentId> {
        let parent = self.body(body)?.parent.as_ref()?;
        match self.resolve(&self.document(body).origin, &format!("/organ/{}", parent.value)) {
            Reference::Here(Target::Document(id), _) => Some(id),
            _ => None,
        }
    }

    /// The text of the start page, where somebody has written one.
    pub fn start(&self) -> Option<DocumentId> {
        self.documents().find(|id| matches!(self.document(*id).data, Data::Start))
    }

    /// Every page in every language, those of the main one first.
    pub fn every_page(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().chain(&self.twins)
    }

    /// The page at an address, in whichever language.
    pub fn page_at(&self, address: &str) -> Option<&Page> {
        let find = |pages: &'_ [Page]| pages.binary_search_by(|page| page.address.as_str().cmp(address)).ok();
        find(&self.pages).map(|at| &self.pages[at]).or_else(|| find(&self.twins).map(|at| &self.twins[at]))
    }

    /// Where the page at an address stands in a language; a file stands there for all of them.
    pub fn in_tongue(&self, address: &Address, tongue: Tongue) -> Option<Address> {
        let folder = self.config.folder_of(tongue)?;
        let is_page = self.pages.binary_search_by(|page| page.address.cmp(address)).is_ok();
        is_page.then(|| address.within(&folder))
    }

    /// The day of a document, or the latest day of a case's documents.
    pub fn latest_date(&self, node: Node) -> Option<PartialDate> {
        match node {
            Node::Document(id) => self.tie(id).date,
            Node::Case(id) => self.case(id).documents.iter().filter_map(|id| self.tie(*id).date).max(),
        }
    }

    /// Where an item stands on its agenda; 0 for everything else.
    pub fn place_in_meeting(&self, node: Node) -> usize {
        let Node::Document(id) = node else { return 0 };
        let siblings = self.tie(id).meeting.map_or(&[][..], |meeting| self.children(meeting));
        siblings.iter().position(|sibling| *sibling == id).unwrap_or_default()
    }

    /// The body that a document is, if it is one.
    pub fn body(&self, id: DocumentId) -> Option<&Body> {
        match &self.document(id).data {
            Data::Body(body) => Some(body),
            _ => None,
        }
    }

    /// The meeting that a document is, if it is one.
    pub fn meeting(&self, id: DocumentId) -> Option<&Meeting> {
        match &self.document(id).data {
            Data::Meeting(meeting) => Some(meeting),
            _ => None,
        }
    }

    /// The item that a document is, if it is one.
    pub fn item(&self, id: DocumentId) -> Option<&AgendaItem> {
        match &self.document(id).data {
            Data::AgendaItem(item) => Some(item),
            _ => None,
        }
    }

    /// The papers of an item that are not published, by their places in its list, each with the address of its page.
    pub fn withheld_papers(&self, id: DocumentId) -> Vec<(u16, Address)> {
        let papers = self.item(id).map_or(&[][..], |item| &item.papers);
        let numbered =
            (0..).zip(papers).filter(|(_, paper)| matches!(paper.whereabouts, Whereabouts::Missing(_)));
        let address = |at: u16| {
            let folder = self.address(id).tidy().trim_end_matches('/');
            Address::page(&[folder.to_owned(), format!("handling-{}", at + 1)])
        };
        numbered.map(|(at, _)| (at, address(at))).collect()
    }

    /// The steering document that a document is, if it is one.
    pub fn steering(&self, id: DocumentId) -> Option<&SteeringDocument> {
        match &self.document(id).data {
            Data::Steering(steering) => Some(steering),
            _ => None,
        }
    }

    /// The municipalities of a document, by their places in the settings: several for a steering document that
    /// they share.
    pub fn municipalities_of(&self, id: DocumentId) -> Vec<usize> {
        let mut all: Vec<usize> = self.tie(id).municipality.into_iter().collect();
        if let Some(steering) = self.steering(id) {
            let adopting = steering.adoptions.iter().filter_map(|one| one.municipality.as_ref());
            all.extend(adopting.filter_map(|name| self.config.municipality(&name.value)));
            all.extend(steering.applies_to.iter().filter_map(|name| self.config.municipality(name)));
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}
