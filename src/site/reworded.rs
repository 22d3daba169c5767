//! The same site after an edit that changed nothing but words: what hangs on what is shared with the site before.

use std::sync::Arc;

use super::identity::{DocumentId, next};
use super::routes::Subject;
use super::store::Site;
use super::tools::{self, Letter, Tool};
use crate::documents::{Loaded, Public};

impl Site {
    /// The same site with other words: the documents are the same, in the same order, each with the outline that it
    /// had. `former` is the site as it was.
    ///
    /// # Errors
    /// The documents, where the new index has other letters: each has a page, so the site has to be linked.
    pub fn reworded(former: &Self, documents: Vec<Public<Loaded>>) -> Result<Self, Vec<Public<Loaded>>> {
        let pairs = documents.iter().zip(&*former.documents).enumerate();
        let retitled =
            pairs.filter(|(_, (now, before))| !now.is(before) && now.head.title != before.head.title);
        let retitled: Vec<DocumentId> = retitled.map(|(at, _)| DocumentId(next(at))).collect();
        let mut site = Self { documents: Arc::new(documents), ..former.shared() };
        if retitled.is_empty() {
            return Ok(site);
        }
        site.index = Arc::new(tools::index_again(&site, &retitled));
        let letters = site.pages.iter().filter(|page| matches!(page.subject, Subject::Tool(Tool::Letter(_))));
        let same = letters.count() == site.index.len() && site.index.keys().all(|one| site.has_letter(*one));
        if same { Ok(site) } else { Err(Arc::unwrap_or_clone(site.documents)) }
    }

    fn has_letter(&self, letter: Letter) -> bool {
        let address = Tool::Letter(letter).address();
        self.pages.binary_search_by(|page| page.address.cmp(&address)).is_ok()
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
