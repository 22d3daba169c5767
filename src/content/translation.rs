//! A translation: a file beside a document, with its words in another language of the site.
//!
//! It has the text, and of the fields only those that are words. All else is the original's: dates, numbers, links, and
//! when it may be shown. Its headings are those of the original, in the same order, and take their anchors, so that a
//! link to a place leads there in every language.

use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use toml::{Table, Value};

use super::codes::{
    TRANSLATION_HEADINGS, TRANSLATION_KEY, TRANSLATION_LANGUAGE, TRANSLATION_WITHOUT_ORIGINAL,
};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Place, Report};
use crate::fields::Fields;
use crate::markup::{Definition, Heading, Parsed, Prose};
use crate::terms::tongue::own;
use crate::terms::{Tongue, placeholder};

/// Endings that are languages, whatever the languages of the site: those that its readers may ask for.
const LANGUAGES: [&str; 22] = [
    "ar", "da", "de", "en", "es", "et", "fa", "fi", "fit", "fr", "nb", "no", "pl", "rom", "ru", "se", "smj",
    "so", "sv", "ti", "uk", "yi",
];

/// The fields that are words: of the document, and of each row of a list.
const WORDS: [&str; 25] = [
    "titel",
    "namn",
    "sammanfattning",
    "lattlast",
    "andrat",
    "bedomningar.text",
    "delges",
    "foredragande",
    "giltighet.text",
    "giltighet.uppsagning",
    "handlingar.fran",
    "handlingar.saknas",
    "handlingar.titel",
    "justering.plats",
    "nivaer",
    "plats",
    "protokoll_finns",
    "relationer.text",
    "reservationer",
    "underpunkter.titel",
    "uppdrag.aterrapport",
    "uppdrag.text",
    "uppdrag.till",
    "versioner.text",
    "votering.galler",
];

/// What the name of a file says of it as a translation.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// The file that it translates.
    pub original: String,
    /// Into which language.
    pub language: String,
}

/// What the name of a file says: `index.en.md` is `index.md` in English. None for a file that is no translation.
pub fn named(path: &str, config: &Config) -> Option<Named> {
    let (folder, name) = path.rsplit_once('/')?;
    let (stem, language) = name.strip_suffix(".md")?.rsplit_once('.')?;
    (is_language_of(language, config) && !stem.is_empty())
        .then(|| Named { original: format!("{folder}/{stem}.md"), language: language.to_owned() })
}

/// Whether an ending is a language: one of the site's, or one that its readers may ask for.
pub fn is_language_of(ending: &str, config: &Config) -> bool {
    LANGUAGES.contains(&ending) || config.languages.iter().any(|one| one.value == ending)
}

/// The language of a translation, which the site has beside its main one.
///
/// # Errors
/// The fault, where it has not.
pub fn placed(path: &str, named: &Named, config: &Config) -> Result<Tongue, Box<Diagnostic>> {
    let language = &named.language;
    config.other_language(language).ok_or_else(|| {
        let message = if config.language == *language {
            text!(
                "\"{language}\" är webbplatsens huvudspråk, som inte skrivs i filnamnet",
                "\"{language}\" is the site's main language, which file names do not say"
            )
        } else {
            text!(
                "webbplatsen har inte språket \"{language}\"",
                "the site does not have the language \"{language}\""
            )
        };
        let found = Diagnostic::new(&TRANSLATION_LANGUAGE, message).at(Place::file(path));
        Box::new(found.help(TRANSLATION_LANGUAGE.explanation.fix))
    })
}

/// The fault of a translation whose original does not exist.
pub fn without_original(path: &str, named: &Named) -> Diagnostic {
    let original = &named.original;
    Diagnostic::new(
        &TRANSLATION_WITHOUT_ORIGINAL,
        text!("filen {original} finns inte", "the file {original} does not exist"),
    )
    .at(Place::file(path))
    .help(TRANSLATION_WITHOUT_ORIGINAL.explanation.fix)
}

/// The fields of a document with the words of its translation, marked. What is no word is told, and left as it was.
pub fn fields(
    original: &str,
    (translated, at): (&str, usize),
    path: &Arc<str>,
    report: &mut Report,
) -> Option<String> {
    let mut found = Report::new();
    drop(Fields::parse(translated, path, at, &mut found));
    if !found.is_empty() {
        report.append(found);
        return None;
    }
    let mut table: Table = original.parse().ok()?;
    let words: Table = translated.parse().ok()?;
    let mut overlay = Overlay { translated, at, path, report };
    for (key, value) in words {
        overlay.put(&mut table, &key, value, &key);
    }
    toml::to_string(&table).ok()
}

struct Overlay<'o> {
    translated: &'o str,
    at: usize,
    path: &'o Arc<str>,
    report: &'o mut Report,
}

impl Overlay<'_> {
    /// Puts a value where its key stands in the original. `name` is the key with those above it.
    fn put(&mut self, table: &mut Table, key: &str, value: Value, name: &str) {
        let is_word = WORDS.contains(&name);
        match (value, table.get_mut(key)) {
            (Value::String(word), None | Some(Value::String(_)))
                if is_word && placeholder(&word).is_none() && !word.trim().is_empty() =>
            {
                table.insert(key.to_owned(), Value::String(own(word.trim())));
            }
            (Value::Array(words), Some(Value::Array(known)))
                if is_word && words.len() == known.len() && words.iter().all(Value::is_str) =>
            {
                *known =
                    words.iter().filter_map(Value::as_str).map(|word| Value::String(own(word))).collect();
            }
            (Value::Table(inner), Some(Value::Table(known))) => {
                for (key, value) in inner {
                    self.put(known, &key, value, &format!("{name}.{key}"));
                }
            }
            (Value::Array(rows), Some(Value::Array(known)))
                if rows.len() <= known.len() && rows.iter().chain(known.iter()).all(Value::is_table) =>
            {
                for (row, known) in rows.into_iter().zip(known) {
                    let (Value::Table(row), Value::Table(known)) = (row, known) else { continue };
                    for (key, value) in row {
                        self.put(known, &key, value, &format!("{name}.{key}"));
                    }
                }
            }
            _ => self.tell(key, name),
        }
    }

    fn tell(&mut self, key: &str, name: &str) {
        let is_key = |at: usize| {
            let before = self.translated[..at].chars().next_back();
            let after = self.translated[at + key.len()..].trim_start();
            before.is_none_or(|c| !c.is_alphanumeric() && c != '_') && after.starts_with(['=', '.', ']'])
        };
        let found = self.translated.match_indices(key).map(|(at, _)| at).find(|at| is_key(*at));
        let span = found.map_or(self.at..self.at, |at| self.at + at..self.at + at + key.len());
        let message = if WORDS.contains(&name) {
            text!(
                "\"{name}\" har inte samma form som i originalet",
                "\"{name}\" has not the form that it has in the original"
            )
        } else {
            text!("\"{name}\" översätts inte", "\"{name}\" is not translated")
        };
        self.report.push(
            Diagnostic::new(&TRANSLATION_KEY, message)
                .at(Place::new(self.path, span))
                .help(TRANSLATION_KEY.explanation.fix),
        );
    }
}

/// The text of a translation with the anchors of the original: none, and a fault, where the headings differ. A
/// translation without text leaves the text as it was.
pub fn prose(
    (body, at): (&str, usize),
    original: &Prose,
    path: &Arc<str>,
    report: &mut Report,
) -> Option<Prose> {
    let read = Parsed::new(body, at).prose();
    let (ours, theirs) = (read.headings(), original.headings());
    let same = |(ours, theirs): (&Heading, &Heading)| ours.level == theirs.level;
    if ours.len() != theirs.len() || !ours.iter().zip(theirs).all(same) {
        let first =
            ours.iter().zip(theirs).position(|pair| !same(pair)).unwrap_or(ours.len().min(theirs.len()));
        let span = ours.get(first).map_or(at + body.len()..at + body.len(), |heading| heading.span.clone());
        let (message, wanted) = match theirs.get(first) {
            Some(heading) => {
                let (level, title) = (heading.level, &heading.text);
                let wanted = text!(
                    "här ska en rubrik på nivå {level} stå, för \"{title}\"",
                    "here a heading of level {level} is to stand, for \"{title}\""
                );
                (
                    text!("rubrikerna är inte originalets", "the headings are not those of the original"),
                    wanted,
                )
            }
            None => (
                text!("originalet har ingen rubrik här", "the original has no heading here"),
                text!("ta bort rubriken", "remove the heading"),
            ),
        };
        report.push(Diagnostic::new(&TRANSLATION_HEADINGS, message).at(Place::new(path, span)).help(wanted));
        return None;
    }
    // Anchors are written into the text, before it is read once more.
    let mut anchored = String::with_capacity(body.len() + 32 * ours.len());
    let mut from = 0;
    for (ours, theirs) in ours.iter().zip(theirs) {
        let start = ours.span.start - at;
        let line = body[start..].lines().next().unwrap_or_default();
        let title = match line.rfind('{') {
            Some(open) if line.trim_end().ends_with('}') => &line[..open],
            _ => line,
        };
        anchored.push_str(&body[from..start]);
        anchored.push_str(title.trim_end());
        let classes: String = theirs.classes.iter().map(|class| format!(" .{class}")).collect();
        let _ = write!(anchored, " {{#{}{classes}}}", theirs.id);
        from = start + line.len();
    }
    anchored.push_str(&body[from..]);
    let parsed = Parsed::new(&anchored, at);
    let prose = if original.definitions().is_empty() {
        parsed.prose()
    } else {
        glossary((&parsed, at..at + body.len()), original.definitions(), path, report)?
    };
    Some(prose.placed_as(&read).marked())
}

/// A translated glossary explains the words of the original, in its order; each stands at the anchor that it has there.
fn glossary(
    (parsed, body): (&Parsed<'_>, Range<usize>),
    theirs: &[Definition],
    path: &Arc<str>,
    report: &mut Report,
) -> Option<Prose> {
    let anchors: Vec<String> = theirs.iter().map(|one| one.id.clone()).collect();
    let read = parsed.glossary(&anchors);
    let (ours, wanted) = (read.definitions().len(), theirs.len());
    if ours == wanted {
        return Some(read);
    }
    let message = text!(
        "översättningen förklarar {ours} ord och originalet {wanted}",
        "the translation explains {ours} words and the original {wanted}"
    );
    let found = Diagnostic::new(&TRANSLATION_HEADINGS, message).at(Place::new(path, body));
    report.push(found.help(text!(
        "förklara samma ord i samma ordning som i originalet",
        "explain the same words in the same order as the original"
    )));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::tongue::unmarked;

    #[test]
    fn the_name_of_a_file_tells_a_translation() {
        let config = Config { language: "sv".into(), ..Config::default() };
        let found = named("content/sidor/om.en.md", &config).unwrap();
        assert_eq!((&*found.original, &*found.language), ("content/sidor/om.md", "en"));
        for path in ["content/index.md", "content/sidor/om.2019.md", "content/a/ks.v2.md", "content/a/.en.md"]
        {
            assert_eq!(named(path, &config), None, "{path}");
        }
    }

    #[test]
    fn words_are_laid_over_and_nothing_else() {
        let original = "titel = \"Bad\"\ndatum = 2024-03-19\nuppdrag = [{ till = \"A\", text = \"b\", klart = 2024-01-01 }]\n";
        let lay = |translated: &str| {
            let mut report = Report::new();
            let made = fields(original, (translated, 4), &Arc::from("content/a.en.md"), &mut report);
            (made.map(|made| unmarked(&made)).unwrap_or_default(), report.sorted().len())
        };
        let (made, told) = lay("titel = \"Bath\"\nuppdrag = [{ text = \"c\" }]\nsammanfattning = \"New\"\n");
        let made: Table = made.parse().unwrap();
        let wanted: Table = "titel = \"Bath\"\ndatum = 2024-03-19\nsammanfattning = \"New\"\nuppdrag = [{ till = \"A\", text = \"c\", klart = 2024-01-01 }]\n".parse().unwrap();
        assert_eq!((made, told), (wanted, 0));
        for translated in [
            "datum = 2024-03-20",
            "titel = 3",
            "uppdrag = [{ klart = 2024-01-02 }]",
            "uppdrag = [{}, {}]",
            "utkast = true",
        ] {
            let (made, told) = lay(translated);
            assert_eq!(told, 1, "{translated}");
            assert_eq!(made.parse::<Table>().unwrap(), original.parse::<Table>().unwrap(), "{translated}");
        }
        assert_eq!(lay("titel = "), (String::new(), 1));
    }

    #[test]
    fn headings_take_the_anchors_of_the_original() {
        let original = Parsed::new("## Beslut\n\n1. ett\n\n## Mål {#mal-1 .mal}\n", 0).prose();
        let read = |body: &str| {
            let mut report = Report::new();
            (prose((body, 0), &original, &Arc::from("content/a.en.md"), &mut report), report.sorted().len())
        };
        let (made, told) = read("## Decision\n\n1. one\n\n## Goal\n");
        let made = made.unwrap();
        let anchors: Vec<&str> = made.anchors().collect();
        assert_eq!((anchors, told), (original.anchors().collect(), 0));
        assert!(made.headings()[1].classes.contains(&"mal".to_owned()));
        assert_eq!(made.headings()[1].span, 21..29);
        for body in ["## Decision\n", "## Decision\n\n### Goal\n", "## a\n\n## b\n\n## c\n", ""] {
            let (made, told) = read(body);
            assert!(made.is_none() && told == 1, "{body}");
        }
    }
}
