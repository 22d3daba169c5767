//! The same site after an edit that changed nothing but words: what hangs on what is shared with the site before.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::identity::{DocumentId, next};
use super::store::Site;
use super::tools::{self, Letter};
use crate::documents::{Loaded, Public};

impl Site {
    /// The same site with other words: the documents are the same, in the same order, each with the outline that it
    /// had, and so are the translations. `former` is the site as it was.
    ///
    /// # Errors
    /// The documents, where the new index has other letters: each has a page, so the site has to be linked.
    pub fn reworded(
        former: &Self,
        documents: Vec<Public<Loaded>>,
        translations: &[Public<Loaded>],
    ) -> Result<Self, Vec<Public<Loaded>>> {
        let pairs = documents.iter().zip(&*former.documents).enumerate();
        let retitled =
            pairs.filter(|(_, (now, before))| !now.is(before) && now.head.title != before.head.title);
        let retitled: Vec<DocumentId> = retitled.map(|(at, _)| DocumentId(next(at))).collect();
        let mut site = Self { documents: Arc::new(documents), ..former.shared() };
        if !retitled.is_empty() {
            site.index = Arc::new(tools::index_again(&site, &retitled));
        }
        let with_pages: BTreeSet<Letter> =
            site.pages.iter().filter_map(|page| page.subject.letter()).collect();
        let same = with_pages == tools::letters(&site, translations);
        if same { Ok(site) } else { Err(Arc::unwrap_or_clone(site.documents)) }
    }

    /// The site in its main language once more; all that it has is shared.
    #[must_use]
    pub fn shared(&self) -> Self {
        Self {
            documents: Arc::clone(&self.documents),
            links: Arc::clone(&self.links),
            index: Arc::clone(&self.index),
            wording: None,
        }
    }
}
