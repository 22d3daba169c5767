//! The names by which pages speak of bodies, meetings, documents and cases.

use std::borrow::Cow;

use super::desk::{Desk, escaped};
use crate::documents::Data;
use crate::site::{DocumentId, ListOf, Node, Scope};

impl Desk<'_> {
    /// The title of a node; a meeting's is its body and day.
    pub fn title(&self, node: Node) -> Cow<'_, str> {
        match node {
            Node::Document(id) => match &self.site.document(id).data {
                Data::Body(_) => self.body_name(id),
                Data::Meeting(_) => Cow::Owned(self.meeting_name(id)),
                _ => Cow::Borrowed(self.site.title(node)),
            },
            Node::Case(_) => Cow::Borrowed(self.site.title(node)),
        }
    }

    /// The name of a body; with its municipality where the site has several and the page is not that one's.
    pub fn body_name(&self, id: DocumentId) -> Cow<'_, str> {
        let municipality = self.site.tie(id).municipality;
        if municipality == self.home && self.home.is_some() {
            return Cow::Borrowed(self.site.title(id.into()));
        }
        self.whole_body_name(id)
    }

    /// The name of a body; with its municipality where the site has several.
    pub fn whole_body_name(&self, id: DocumentId) -> Cow<'_, str> {
        let name = self.site.title(id.into());
        match self.municipality(self.site.tie(id).municipality) {
            Some(municipality) => {
                Cow::Owned(self.locale.phrase("organ.i_kommun", &[("organ", name), ("kommun", municipality)]))
            }
            None => Cow::Borrowed(name),
        }
    }

    /// The name of a meeting: its body and day.
    pub fn meeting_name(&self, id: DocumentId) -> String {
        let tie = self.site.tie(id);
        let body = tie.body.map(|body| self.body_name(body)).unwrap_or_default();
        let date = tie.date.map(|date| self.locale.date(date)).unwrap_or_default();
        self.locale.phrase("mote.namn", &[("organ", &body), ("datum", &date)])
    }

    /// The name of a municipality.
    pub fn municipality(&self, at: Option<usize>) -> Option<&str> {
        self.site.config.municipalities.get(at?).map(|one| one.name.as_str())
    }

    /// The body that an agenda calls by a short name (`KF`, `AU`), seen from another of the municipality.
    pub fn body_called(&self, printed: &str, from: DocumentId) -> Option<DocumentId> {
        if self.is_called(from, printed) {
            return Some(from);
        }
        self.body_named(self.site.tie(from).municipality, printed)
    }

    /// The body of a municipality by its name or short name.
    pub fn body_named(&self, municipality: Option<usize>, printed: &str) -> Option<DocumentId> {
        let bodies = self.site.list_of(ListOf::Bodies, Scope::All)?;
        bodies.entries.iter().find_map(|node| match node {
            Node::Document(id)
                if self.site.tie(*id).municipality == municipality && self.is_named(*id, printed) =>
            {
                Some(*id)
            }
            _ => None,
        })
    }

    /// Whether an agenda of a body means that body by a short name: `AU` on an agenda of `KSAU`.
    pub fn is_called(&self, body: DocumentId, printed: &str) -> bool {
        let short = self.site.body(body).and_then(|body| body.short_name.as_deref());
        self.is_named(body, printed) || short.is_some_and(|short| short.ends_with(printed))
    }

    fn is_named(&self, body: DocumentId, printed: &str) -> bool {
        let short = self.site.body(body).and_then(|body| body.short_name.as_deref());
        let name = &self.site.original(body).head.title;
        short == Some(printed) || name.eq_ignore_ascii_case(printed)
    }

    /// Who finally decides an item, from the short name on the agenda: the body's whole name, linked, where it
    /// is known.
    pub fn decider(&self, item: DocumentId, printed: &str) -> String {
        let body = self.site.tie(item).body.and_then(|body| self.body_called(printed, body));
        body.map_or_else(|| escaped(printed), |body| self.anchor_to(body))
    }

    /// A time of day as the language writes it.
    pub fn clock(&self, time: &str) -> String {
        time.replace(':', self.word("tal.klockslag"))
    }
}
