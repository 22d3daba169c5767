//! What pages share: the menu and the footer, the ways to them, entries of lists, stations of threads. Each is made when the first page
//! needs it, and is the same text on every page that shows it.

use std::sync::OnceLock;

use super::card::Card;
use super::desk::{Desk, Html, html};
use super::surroundings::Surroundings;
use super::thread::Stretch;
use super::trail::Trails;
use crate::diagnostics::Diagnostic;
use crate::site::{DocumentId, ListOf, Node, Site};
use crate::terms::Tongue;
use crate::theme::Theme;

/// What the pages of a site share.
pub struct Shared {
    /// What surrounds pages.
    pub(super) surroundings: Surroundings,
    /// Documents and cases as lists show them.
    pub(super) entries: Shelf<Box<str>>,
    /// Documents as threads show them.
    pub(super) stretches: Shelf<Stretch>,
    /// The ways to pages.
    pub(super) trails: Trails,
    /// Whether what was decided is something else than what was proposed, of each document.
    pub(super) amended: Box<[OnceLock<bool>]>,
}

impl Shared {
    /// That of a site in all its languages, the main one first.
    pub fn of<'s>(sites: impl Iterator<Item = &'s Site> + Clone, theme: &Theme) -> Self {
        let documents = sites.clone().next().map_or(0, |site| site.documents().len());
        Self {
            amended: (0..documents).map(|_| OnceLock::new()).collect(),
            entries: Shelf::for_all(sites.clone()),
            stretches: Shelf::for_all(sites.clone()),
            trails: Trails::default(),
            surroundings: Surroundings::of(sites, theme),
        }
    }
}

/// Parts of pages, of one sort: one for each document and case, seen from each sort of page.
#[derive(Debug)]
pub struct Shelf<T> {
    rows: Vec<OnceLock<Box<[OnceLock<T>]>>>,
    municipalities: usize,
    documents: usize,
    nodes: usize,
}

/// From what sort of page something is seen: in its language, among what belongs to a municipality.
#[derive(Debug, Clone, Copy)]
struct Seen {
    tongue: Tongue,
    municipality: Option<usize>,
    /// One more thing in which pages differ, as the sort of part has it.
    otherwise: bool,
}

impl Seen {
    /// From a page.
    fn from(desk: &Desk<'_>, otherwise: bool) -> Self {
        Self { tongue: desk.tongue, municipality: desk.home, otherwise }
    }
}

impl<T> Shelf<T> {
    fn for_all<'s>(sites: impl Iterator<Item = &'s Site> + Clone) -> Self {
        let first = sites.clone().next();
        let municipalities = first.map_or(0, |site| site.config.municipalities.len());
        let documents = first.map_or(0, |site| site.documents().len());
        let nodes = documents + first.map_or(0, |site| site.cases().len());
        let rows = sites.count() * (municipalities + 1) * 2;
        Self { rows: (0..rows).map(|_| OnceLock::new()).collect(), municipalities, documents, nodes }
    }

    /// The part of a node as it is seen; made where it is not yet, by whoever comes first.
    ///
    /// # Errors
    /// What `make` says; it is asked again the next time.
    fn get(
        &self,
        node: Node,
        seen: Seen,
        make: impl FnOnce() -> Result<T, Box<Diagnostic>>,
    ) -> Result<&T, Box<Diagnostic>> {
        let home = seen.municipality.map_or(0, |at| at + 1);
        let row = (seen.tongue.place() * (self.municipalities + 1) + home) * 2;
        let row = &self.rows[row + usize::from(seen.otherwise)];
        let row = row.get_or_init(|| (0..self.nodes).map(|_| OnceLock::new()).collect());
        let slot = match node {
            Node::Document(id) => &row[id.place()],
            Node::Case(id) => &row[self.documents + id.place()],
        };
        if let Some(part) = slot.get() {
            return Ok(part);
        }
        let part = make()?;
        Ok(slot.get_or_init(|| part))
    }
}

impl<'d> Desk<'d> {
    /// What stands around the page.
    pub fn surroundings(&self, part: Option<ListOf>) -> Html {
        let made = self.press.map(|ready| ready.shared.surroundings.around((self, ready.theme), part));
        self.sound(made.unwrap_or_else(|| Ok(Html::default())))
    }

    /// Documents and cases as lists show them, one after the other; empty where there are none.
    pub fn entries(&self, nodes: impl IntoIterator<Item = Node>) -> Html {
        html(nodes.into_iter().map(|node| self.entry(node)).collect::<Vec<&str>>().concat())
    }

    fn entry(&self, node: Node) -> &'d str {
        let Some(ready) = self.press else { return "" };
        // Meetings are named without their body on its own pages.
        let is_own = |id: DocumentId| {
            self.body.is_some() && self.site.tie(id).body == self.body && self.site.meeting(id).is_some()
        };
        let seen = Seen::from(self, matches!(node, Node::Document(id) if is_own(id)));
        let make = || Ok(self.made_by("entry.html", &Card::of(self, node))?.into_boxed_str());
        self.sound(ready.shared.entries.get(node, seen, make).map(|made| &**made))
    }

    /// The stations of a document as a thread shows them on a page that is not its own; `broken` is whether what follows
    /// them is missing.
    pub fn stretch(&self, id: DocumentId, broken: bool) -> Option<&'d Stretch> {
        let made = self
            .press?
            .shared
            .stretches
            .get(id.into(), Seen::from(self, broken), || Stretch::of(self, (id, false), broken));
        self.sound(made.map(Some))
    }
}
