//! Where the documents are that the ledger names by their numbers.

use std::collections::BTreeMap;

use crate::documents::Data;
use crate::formats::teller::Teller;
use crate::ledger::Ledger;
use crate::site::{Address, DocumentId, Node, Site};

/// Finds the pages of the documents that the ledger names by their numbers.
pub struct Finder<'l> {
    /// How documents are told of.
    pub teller: Teller<'l>,
    ledger: &'l Ledger,
    public: BTreeMap<&'l str, DocumentId>,
    withdrawn: BTreeMap<String, Address>,
}

impl<'l> Finder<'l> {
    /// The finder of a ledger.
    pub fn new(teller: Teller<'l>, ledger: &'l Ledger) -> Self {
        let site = teller.site;
        let public = site.documents().map(|id| (address(site, id).tidy(), id)).collect();
        let left = site.tombstones.iter().map(|left| Address::page(&left.address));
        let withdrawn = left.map(|address| (address.tidy().to_owned(), address)).collect();
        Self { teller, ledger, public, withdrawn }
    }

    /// The page of a document, with its title; none where it is gone. Of a withdrawn one there is the page that says
    /// so, and no title.
    pub fn page_of(&self, number: u32) -> Option<(Address, Option<String>)> {
        let one = self.ledger.document(number)?;
        if one.is_withdrawn() {
            return self.withdrawn.get(&one.address).map(|address| (address.clone(), None));
        }
        let site = self.teller.site;
        let id = *self.public.get(one.address.as_str())?;
        let title = match &site.document(id).data {
            Data::Start => site.config.name.clone(),
            _ => self.teller.headline(node(site, id)),
        };
        Some((address(site, id).clone(), Some(title)))
    }
}

/// What has the page of a document: a case summary stands on its case's.
fn node(site: &Site, id: DocumentId) -> Node {
    match &site.document(id).data {
        Data::CaseSummary(case) => {
            site.case_of(site.tie(id).municipality, &case.number).map_or(Node::Document(id), Node::Case)
        }
        _ => Node::Document(id),
    }
}

/// The address of the page that shows a document.
pub fn address(site: &Site, id: DocumentId) -> &Address {
    site.address_of_node(node(site, id))
}
