//! The same site in other words: documents replaced by their translations, all else as it is.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cases::Cases;
use super::glossary::Glossary;
use super::identity::{DocumentId, next};
use super::plans::Plans;
use super::references_in_text::{MinutesRegister, Named, in_text};
use super::store::Site;
use super::ties::Tie;
use super::tools;
use crate::diagnostics::Report;
use crate::documents::{Loaded, Public};
use crate::terms::Tongue;

/// What a translated site has of its own beside its documents.
pub struct Wording {
    /// The plans, with goals in the words of the translations.
    pub plans: Plans,
    /// The words that are explained, in the words of the translations.
    pub glossary: Glossary,
    /// The documents that are replaced, as they were.
    originals: FxHashMap<DocumentId, Public<Loaded>>,
}

impl Site {
    /// The same site with the documents that are translated into a language in that language.
    #[must_use]
    pub fn in_words_of(&self, tongue: Tongue, translations: &[Public<Loaded>]) -> Self {
        let mut documents = (*self.documents).clone();
        let mut originals = FxHashMap::default();
        let mut plans = self.plans.clone();
        for translation in translations.iter().filter(|one| one.tongue == tongue) {
            let Some(id) = self.translated_by(translation) else { continue };
            originals.insert(id, std::mem::replace(&mut documents[id.place()], translation.clone()));
            if let Some(plan) = plans.all_mut().iter_mut().find(|plan| plan.document == id) {
                plan.goals.titled(&translation.prose);
            }
        }
        let glossary = Glossary::translated(&self.documents, &documents, &mut Report::new());
        let mut retitled: Vec<DocumentId> = originals.keys().copied().collect();
        retitled.sort_unstable();
        let wording = Some(Wording { plans, glossary, originals });
        let mut site = Self { documents: Arc::new(documents), wording, ..self.shared() };
        // Titles stand under their own letters, in whatever language they are.
        site.index = Arc::new(tools::index_again(&site, &retitled));
        site
    }

    /// The document that a translation translates.
    pub fn translated_by(&self, translation: &Loaded) -> Option<DocumentId> {
        place_of(&self.documents, translation).map(|at| DocumentId(next(at)))
    }

    /// The documents that are translated, as they are now.
    pub fn translations(&self) -> impl Iterator<Item = (DocumentId, &Public<Loaded>)> {
        let replaced = self.documents().filter(|id| self.document(*id).translates.is_some());
        replaced.map(|id| (id, self.document(id)))
    }

    /// A document in the main language.
    pub fn original(&self, id: DocumentId) -> &Public<Loaded> {
        let replaced = self.wording.as_ref().and_then(|wording| wording.originals.get(&id));
        replaced.unwrap_or_else(|| self.document(id))
    }
}

/// The place of the document that a translation translates.
fn place_of(documents: &[Public<Loaded>], translation: &Loaded) -> Option<usize> {
    let path = translation.translates.as_ref()?;
    documents.binary_search_by(|one| one.origin.path.cmp(path)).ok()
}

/// What each name in the text of each translation leads to.
pub fn named(
    translations: &[Public<Loaded>],
    documents: &[Public<Loaded>],
    (ties, cases): (&[Tie], &Cases),
) -> FxHashMap<Arc<str>, Box<[Named]>> {
    if translations.is_empty() {
        return FxHashMap::default();
    }
    let register = MinutesRegister::of(documents, ties);
    let named = translations.iter().filter_map(|one| {
        let tie = ties[place_of(documents, one)?];
        Some((Arc::clone(&one.origin.path), in_text(one, tie.municipality, (&register, cases))))
    });
    named.collect()
}
