//! What the settings say in words, in the other languages of the site.

use std::sync::Arc;

use super::{Config, named_twice};
use crate::diagnostics::{Diagnostic, Place, nearest};
use crate::fields::{Fields, UNKNOWN_VALUE};
use crate::terms::Tongue;
use crate::terms::tongue::own;

/// The words of the settings in another language than the main one, marked as words of that language.
#[derive(Debug)]
pub struct Translated {
    tongue: Tongue,
    name: Option<String>,
    description: Option<String>,
    publisher: Option<String>,
    demonstration: Option<String>,
    /// The notices of municipalities, by their places in the settings.
    notices: Vec<(usize, String)>,
}

/// Reads every `[[oversattning]]`.
pub fn read(fields: &mut Fields<'_, '_>, path: &Arc<str>, config: &Config) -> Vec<Translated> {
    let mut met = Vec::new();
    let read = fields.tables("oversattning", |one| {
        let given = one.required_placed_text("sprak");
        let tongue = given.and_then(|given| {
            let language = language(&given.value, config, &met);
            language.map_err(|fault| one.fault(fault.at(Place::new(path, given.span)))).ok()
        });
        met.extend(tongue);
        let notices = one.tables("kommun", |of| {
            let (name, notice) = (of.required_placed_text("namn")?, of.required_text("notis"));
            let municipality = municipality(&name.value, config);
            let at = municipality.map_err(|fault| of.fault(fault.at(Place::new(path, name.span)))).ok()?;
            Some((at, own(&notice)))
        });
        let mut words = |key| one.text(key).map(|text| own(&text));
        Some(Translated {
            name: words("namn"),
            description: words("beskrivning"),
            publisher: words("utgivare"),
            demonstration: words("demonstration"),
            notices: notices.into_iter().flatten().collect(),
            tongue: tongue?,
        })
    });
    read.into_iter().flatten().collect()
}

/// A language that the site has beside its main one, and that is not translated into already.
fn language(language: &str, config: &Config, met: &[Tongue]) -> Result<Tongue, Box<Diagnostic>> {
    match config.other_language(language) {
        Some(tongue) if met.contains(&tongue) => Err(Box::new(named_twice(language))),
        Some(tongue) => Ok(tongue),
        None => {
            let message = text!(
                "webbplatsen har inte språket \"{language}\" bredvid sitt huvudspråk",
                "the site does not have the language \"{language}\" beside its main one"
            );
            Err(Box::new(Diagnostic::new(&UNKNOWN_VALUE, message).help(text!(
                "lägg till språket i sprak, huvudspråket först",
                "add the language to sprak, the main language first"
            ))))
        }
    }
}

fn municipality(name: &str, config: &Config) -> Result<usize, Box<Diagnostic>> {
    config.municipality(name).ok_or_else(|| {
        let message = text!("ingen [[kommun]] heter \"{name}\"", "no [[kommun]] is called \"{name}\"");
        let known = config.municipalities.iter().map(|one| one.name.as_str());
        let found = Diagnostic::new(&UNKNOWN_VALUE, message);
        Box::new(match nearest(name, known) {
            Some(meant) => found.help(text!("menade du \"{meant}\"?", "did you mean \"{meant}\"?")),
            None => found.help(text!(
                "skriv namnet som det står under [[kommun]]",
                "write the name as it stands under [[kommun]]"
            )),
        })
    })
}

/// What nobody has translated is in the main language.
impl Config {
    /// The site's name on pages in a language.
    pub fn name_in(&self, tongue: Tongue) -> &str {
        self.words_in(tongue, |words| words.name.as_deref()).unwrap_or(&self.name)
    }

    /// What the site is, on pages in a language.
    pub fn description_in(&self, tongue: Tongue) -> &str {
        self.words_in(tongue, |words| words.description.as_deref()).unwrap_or(&self.description)
    }

    /// Who publishes it, on pages in a language.
    pub fn publisher_in(&self, tongue: Tongue) -> &str {
        self.words_in(tongue, |words| words.publisher.as_deref()).unwrap_or(&self.publisher)
    }

    /// That it is a demonstration, on pages in a language.
    pub fn demonstration_in(&self, tongue: Tongue) -> Option<&str> {
        let translated = self.words_in(tongue, |words| words.demonstration.as_deref());
        self.demonstration.as_deref().map(|main| translated.unwrap_or(main))
    }

    /// What is said on each page that belongs to a municipality, by its place in the settings.
    pub fn notice_in(&self, tongue: Tongue, at: usize) -> Option<&str> {
        let main = self.municipalities.get(at)?.notice.as_deref()?;
        let translated = self.words_in(tongue, |words| {
            words.notices.iter().find(|(place, _)| *place == at).map(|(_, notice)| notice.as_str())
        });
        Some(translated.unwrap_or(main))
    }

    fn words_in<'c>(
        &'c self,
        tongue: Tongue,
        wanted: impl Fn(&'c Translated) -> Option<&'c str>,
    ) -> Option<&'c str> {
        self.translated.iter().find(|words| words.tongue == tongue).and_then(wanted)
    }
}
