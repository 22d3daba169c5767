//! Words that the site explains where its texts use them.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::codes::{EXPLAINED_TWICE, UNKNOWN_WORD};
use super::identity::{DocumentId, next};
use crate::diagnostics::{Diagnostic, Place, Report};
use crate::documents::{Data, Loaded, Public};
use crate::fields::Placed;
use crate::terms::tongue::unmarked;

/// A word that is explained.
#[derive(Debug)]
pub struct Explained {
    /// As the glossary writes it.
    pub headword: String,
    /// What it means.
    pub meaning: String,
    /// The glossary.
    pub page: DocumentId,
    /// Its anchor there.
    pub anchor: String,
}

/// Every word that is explained, ready to be found in a text.
#[derive(Debug, Default)]
pub struct Glossary {
    words: Vec<Explained>,
    finder: Option<AhoCorasick>,
    /// The form that each pattern of the finder looks for, and its word.
    forms: Vec<(String, usize)>,
}

/// What Swedish nouns and verbs take on at their end.
const ENDINGS: &[&str] = &[
    "", "s", "n", "ns", "en", "ens", "t", "ts", "et", "ets", "r", "rs", "rna", "rnas", "ar", "ars", "arna",
    "arnas", "er", "ers", "erna", "ernas", "or", "ors", "orna", "ornas", "na", "nas",
];

impl Glossary {
    /// Of the pages that are glossaries. A word that two of them explain, and one that is held back and not there, are
    /// told.
    pub fn gather(documents: &[Public<Loaded>], report: &mut Report) -> Self {
        Self::translated(documents, documents, report)
    }

    /// The same with the words of translations: on their pages, what either language says is explained in theirs.
    pub fn translated(
        originals: &[Public<Loaded>],
        documents: &[Public<Loaded>],
        report: &mut Report,
    ) -> Self {
        let mut glossary = Self::default();
        for (index, (original, document)) in originals.iter().zip(documents).enumerate() {
            let Data::Page(page) = &original.data else { continue };
            let Some(settings) = &page.glossary else { continue };
            let mut held: Vec<&str> = Vec::new();
            let pairs = original.prose.definitions().iter().zip(document.prose.definitions());
            for (theirs, ours) in pairs {
                let is_held = |only: &&Placed<String>| {
                    forms(&theirs.term).any(|form| lower(&form) == lower(&only.value))
                };
                if let Some(only) = settings.here_only.iter().find(is_held) {
                    held.push(&only.value);
                    continue;
                }
                for form in forms(&theirs.term).chain(forms(&ours.term)) {
                    if let Some(twice) = glossary.add(form) {
                        let place = Place::new(&original.origin.path, theirs.span.clone());
                        report.push(explained_twice(&twice).at(place));
                    }
                }
                glossary.words.push(Explained {
                    headword: ours.term.split(',').next().unwrap_or_default().to_owned(),
                    meaning: ours.text.clone(),
                    page: DocumentId(next(index)),
                    anchor: theirs.id.clone(),
                });
            }
            for only in settings.here_only.iter().filter(|only| !held.contains(&only.value.as_str())) {
                let place = Place::new(&original.origin.path, only.span.clone());
                report.push(unknown(&only.value).at(place));
            }
        }
        glossary.with_finder()
    }

    /// A form of the word that comes next; the form, where another word has it.
    fn add(&mut self, form: String) -> Option<String> {
        let word = self.words.len();
        let known = self.forms.iter().find(|(known, _)| lower(known) == lower(&form)).map(|(_, word)| *word);
        if known.is_none() {
            self.forms.push((form, word));
            return None;
        }
        (known != Some(word)).then_some(form)
    }

    /// Letters beyond ASCII begin words both large and small; each form is looked for in both.
    fn with_finder(mut self) -> Self {
        let large: Vec<(String, usize)> =
            self.forms.iter().map(|(form, word)| (capital(form), *word)).collect();
        self.forms = self.forms.iter().map(|(form, word)| (small(form), *word)).chain(large).collect();
        let patterns = self.forms.iter().map(|(form, _)| form);
        let mut builder = AhoCorasick::builder();
        let builder = builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        self.finder = builder.build(patterns).ok().filter(|_| !self.forms.is_empty());
        self
    }

    /// A word, by its number.
    pub fn word(&self, number: usize) -> &Explained {
        &self.words[number]
    }

    /// The words that a text uses, with their numbers and places, in order.
    pub fn find<'g>(&'g self, text: &'g str) -> impl Iterator<Item = (usize, Range<usize>)> + 'g {
        let found = self.finder.iter().flat_map(move |finder| finder.find_iter(text));
        found.filter_map(move |found| {
            let (form, word) = &self.forms[found.pattern().as_usize()];
            let end = whole_word(text, found.range(), form)?;
            Some((*word, found.start()..end))
        })
    }
}

/// Where the word that begins with a form ends, if it is a form of the same word. Letters alone, as KS, are written so.
fn whole_word(text: &str, at: Range<usize>, form: &str) -> Option<usize> {
    let letter = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    if text[..at.start].ends_with(letter) {
        return None;
    }
    let rest = &text[at.end..];
    let ending = &rest[..rest.find(|c: char| !letter(c)).unwrap_or(rest.len())];
    if is_abbreviation(form) {
        return (&text[at.clone()] == form && matches!(ending, "" | "s")).then_some(at.end);
    }
    ENDINGS.contains(&ending).then_some(at.end + ending.len())
}

/// The forms that a glossary names for one word.
fn forms(term: &str) -> impl Iterator<Item = String> + '_ {
    term.split(',').map(|form| unmarked(form).trim().to_owned()).filter(|form| !form.is_empty())
}

fn is_abbreviation(form: &str) -> bool {
    form.chars().count() > 1 && form.chars().all(char::is_uppercase)
}

fn small(form: &str) -> String {
    if is_abbreviation(form) { form.to_owned() } else { lower(form) }
}

fn capital(form: &str) -> String {
    let mut letters = form.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn lower(form: &str) -> String {
    form.to_lowercase()
}

fn explained_twice(form: &str) -> Diagnostic {
    Diagnostic::new(
        &EXPLAINED_TWICE,
        text!("{form} är redan förklarat i ordlistan", "{form} is already explained in the glossary"),
    )
    .help(EXPLAINED_TWICE.explanation.fix)
}

fn unknown(word: &str) -> Diagnostic {
    Diagnostic::new(
        &UNKNOWN_WORD,
        text!("{word} står inte i den här ordlistan", "{word} is not in this glossary"),
    )
    .help(UNKNOWN_WORD.explanation.fix)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary(forms: &[&str]) -> Glossary {
        let forms = forms.iter().enumerate().map(|(at, form)| ((*form).to_owned(), at)).collect();
        Glossary { forms, ..Glossary::default() }.with_finder()
    }

    fn found(forms: &[&str], text: &str) -> Vec<String> {
        glossary(forms).find(text).map(|(_, at)| text[at].to_owned()).collect()
    }

    #[test]
    fn words_are_found_in_each_of_their_forms() {
        let words = ["Återremiss", "Nämnd", "KS", "Laga kraft"];
        let text = "Nämndens återremisser till KS fick laga kraft. ÅTERREMISS och Återremissen, KS:s.";
        let expected = ["Nämndens", "återremisser", "KS", "laga kraft", "ÅTERREMISS", "Återremissen", "KS"];
        assert_eq!(found(&words, text), expected);
    }

    #[test]
    fn a_part_of_another_word_is_not_the_word() {
        let words = ["Remiss", "Motion", "KS", "AU"];
        assert!(
            found(&words, "återremiss, remissinstans, motionera, ks, KSAU, KS-ordförande, aU").is_empty()
        );
    }

    #[test]
    fn the_longest_word_is_meant() {
        assert_eq!(found(&["Laga", "Laga kraft"], "vann laga kraft"), ["laga kraft"]);
    }
}
