//! The site map: every list, and through them every document; every plain page.

use serde::Serialize;

use super::desk::{Desk, Link};
use super::layout::{Head, Shell};
use super::list::{Siblings, family};
use crate::documents::Data;
use crate::site::{ListOf, Register, Scope, Subject, register_address};

/// What the template of the site map gets.
#[derive(Debug, Serialize)]
pub struct SiteMapView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// Plain pages.
    pub pages: Vec<Link>,
    /// The lists.
    pub families: Vec<Family>,
}

/// A list with its narrower ones.
#[derive(Debug, Serialize)]
pub struct Family {
    /// The list of all.
    pub all: Link,
    /// How many entries it has.
    pub count: usize,
    /// The narrower lists.
    pub siblings: Vec<Siblings>,
}

/// The view of the site map.
pub fn view(desk: &Desk<'_>) -> SiteMapView {
    let heading = desk.word("webbkarta.titel").to_owned();
    let head = Head { title: heading.clone(), ..Head::default() };
    let pages = desk.site.documents().filter(|id| matches!(desk.site.document(*id).data, Data::Page(_)));
    SiteMapView {
        shell: Shell::of(desk, Subject::SiteMap, head),
        heading,
        pages: pages.map(|id| desk.link_to(id)).chain(registers(desk)).collect(),
        families: families(desk),
    }
}

/// Every list that has entries, with its narrower ones.
pub fn families(desk: &Desk<'_>) -> Vec<Family> {
    let lists = ListOf::ALL.iter().filter_map(|of| desk.site.list_of(*of, Scope::All));
    lists
        .filter(|list| !list.entries.is_empty())
        .map(|list| {
            let (all, siblings) = family(desk, list);
            Family { all, count: list.entries.len(), siblings }
        })
        .collect()
}

/// The registers of steering documents, where there are any.
fn registers<'d>(desk: &'d Desk<'_>) -> impl Iterator<Item = Link> + 'd {
    let is_page = |register: &Register| {
        let address = register_address(desk.site, *register);
        desk.site.pages().iter().any(|page| page.address == address)
    };
    let all = [Register::Attainment, Register::Steering, Register::Radar];
    all.into_iter().filter(is_page).map(|register| desk.register(register))
}
