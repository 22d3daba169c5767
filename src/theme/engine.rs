//! A theme ready to make pages.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use minijinja::{Environment, Error, ErrorKind, Value};

use super::assets::Asset;
use super::codes::{MISSING_WORD, TEMPLATE_FAULT, UNKNOWN_LANGUAGE, UNKNOWN_THEME_FILE};
use super::dress;
use super::embedded;
use super::locale::Locale;
use super::speech::{NO_WORD, Speech, furnished};
use super::worded::{self, Worded};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Place, Report, nearest};
use crate::terms::Tongue;

/// A file of a theme folder that replaces one of the default theme, or adds to it.
#[derive(Debug)]
pub struct Override {
    /// In the theme's folder: `templates/base.html`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A theme ready to make pages: the default one, with some of its files replaced.
pub struct Theme {
    name: String,
    /// The templates, as each language fills them: the main one first.
    speech: Vec<Speech>,
    assets: Vec<Asset>,
    /// Templates that a theme folder replaces; the others are the default's.
    replaced: Vec<String>,
}

impl Theme {
    /// The default theme in the site's languages and colours, with files replaced by those of `themes/<name>/`. Every
    /// template is compiled; every fault is told.
    pub fn load(config: &Config, overrides: Vec<Override>, report: &mut Report) -> Self {
        let mut files: BTreeMap<String, Vec<u8>> =
            embedded::files().into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect();
        let mut own_locales = BTreeMap::new();
        let mut replaced = Vec::new();
        for file in overrides {
            replaced.push(file.path.clone());
            if file.path.starts_with("locales/") {
                own_locales.insert(file.path, file.bytes);
            } else {
                files.insert(file.path, file.bytes);
            }
        }
        let mut theme =
            Self { name: config.theme.value.clone(), speech: Vec::new(), assets: Vec::new(), replaced };
        let languages =
            std::iter::once((Tongue::MAIN, config.language.as_str())).chain(config.other_languages());
        for (tongue, language) in languages {
            let path = locale_path(language);
            let locales = [files.get(&path), own_locales.get(&path)];
            let span = config.languages.get(tongue.place()).map_or(0..0, |one| one.span.clone());
            let words = theme.read_locale((language, span), locales.into_iter().flatten(), report);
            theme.speech.push(Speech::of(words, tongue));
        }
        let templates: Vec<(String, String)> =
            files.into_iter().filter_map(|(path, bytes)| theme.take(&path, bytes, report)).collect();
        theme.tell_unused(&templates, report);
        let mut environment = furnished();
        theme.put_on(config, &mut environment);
        theme.settle(&mut environment);
        theme.compile(&templates, &environment, report);
        theme
    }

    /// Gives every language its templates.
    fn compile(
        &mut self,
        templates: &[(String, String)],
        environment: &Environment<'static>,
        report: &mut Report,
    ) {
        let may_be_worded = worded::may_be(templates.iter().map(|(_, source)| source.as_str()));
        for place in 0..self.speech.len() {
            self.speech[place].learn(environment.clone());
            for (name, source) in templates {
                let speech = &mut self.speech[place];
                let template = if may_be_worded && name.ends_with(".html") {
                    Worded::of(source, &speech.spoken)
                } else {
                    Worded::as_it_stands(source)
                };
                let added = speech.add(name, template);
                // The others have the same faults.
                if let Err(error) = added
                    && place == 0
                {
                    report.push(self.fault(&self.speech[place], &error));
                }
            }
        }
    }

    /// Fills a template.
    ///
    /// # Errors
    /// The template's fault at its place.
    pub fn render(&self, template: &str, context: Value) -> Result<String, Box<Diagnostic>> {
        self.render_in(Tongue::MAIN, template, context)
    }

    /// Fills a template in a language.
    ///
    /// # Errors
    /// The template's fault at its place.
    pub fn render_in(
        &self,
        tongue: Tongue,
        template: &str,
        context: Value,
    ) -> Result<String, Box<Diagnostic>> {
        let speech = self.speech(tongue);
        let filled = speech.environment.get_template(template).and_then(|found| found.render(context));
        filled.map_err(|error| Box::new(self.fault(speech, &error)))
    }

    /// Fills a template in a language, after what is there.
    ///
    /// # Errors
    /// The template's fault at its place.
    pub fn render_into(
        &self,
        (tongue, out): (Tongue, &mut Vec<u8>),
        template: &str,
        context: Value,
    ) -> Result<(), Box<Diagnostic>> {
        let speech = self.speech(tongue);
        let filled = speech.environment.get_template(template);
        let filled = filled.and_then(|found| found.render_captured_to(context, out));
        filled.map(drop).map_err(|error| Box::new(self.fault(speech, &error)))
    }

    /// Fills some blocks of a template in a language, each by itself.
    ///
    /// # Errors
    /// The template's fault at its place.
    pub fn render_blocks<const N: usize>(
        &self,
        tongue: Tongue,
        (template, blocks): (&str, [&str; N]),
        context: Value,
    ) -> Result<[String; N], Box<Diagnostic>> {
        let speech = self.speech(tongue);
        let fill = || {
            let mut whole = speech.environment.get_template(template)?.render_captured(context)?;
            let mut made = [const { String::new() }; N];
            for (made, block) in made.iter_mut().zip(blocks) {
                *made = whole.with_state_mut(|state| state.render_block(block))?;
                // A block ends its last line; what it is put into does so too.
                made.truncate(made.trim_end().len());
            }
            Ok(made)
        };
        fill().map_err(|error: Error| Box::new(self.fault(speech, &error)))
    }

    /// Where a template stands, for faults.
    pub fn place_of(&self, template: &str) -> String {
        self.path(&format!("templates/{template}"))
    }

    /// The words of the main language.
    pub fn locale(&self) -> &Arc<Locale> {
        self.words(Tongue::MAIN)
    }

    /// The words of a language.
    pub fn words(&self, tongue: Tongue) -> &Arc<Locale> {
        &self.speech(tongue).words
    }

    /// The words of a language as pages in it get them: marked, but in the main language.
    pub fn spoken(&self, tongue: Tongue) -> &Arc<Locale> {
        &self.speech(tongue).spoken
    }

    /// Every language has a speech, also one without words.
    fn speech(&self, tongue: Tongue) -> &Speech {
        self.speech.get(tongue.place()).unwrap_or(&self.speech[0])
    }

    /// What goes out with the site.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    fn read_locale<'f>(
        &self,
        (language, span): (&str, Range<usize>),
        files: impl Iterator<Item = &'f Vec<u8>>,
        report: &mut Report,
    ) -> Locale {
        let mut locale: Option<Locale> = None;
        for bytes in files {
            let text = String::from_utf8_lossy(bytes).into_owned();
            match Locale::read(&text) {
                Ok(read) => match &mut locale {
                    Some(known) => known.overlay(read),
                    None => locale = Some(read),
                },
                Err(error) => {
                    let what = error.message().to_owned();
                    let path = Arc::from(self.path(&locale_path(language)));
                    report.push(
                        Diagnostic::new(
                            &TEMPLATE_FAULT,
                            text!(
                                "språkfilen går inte att läsa ({what})",
                                "the locale cannot be read ({what})"
                            ),
                        )
                        .at(Place::new(&path, error.span().unwrap_or(0..0))),
                    );
                }
            }
        }
        locale.unwrap_or_else(|| {
            report.push(
                Diagnostic::new(
                    &UNKNOWN_LANGUAGE,
                    text!(
                        "temat har inga ord för språket \"{language}\"",
                        "the theme has no words for the language \"{language}\""
                    ),
                )
                .at(Place::new(&Arc::from(crate::config::PATH), span))
                .help(UNKNOWN_LANGUAGE.explanation.fix),
            );
            Locale::default()
        })
    }

    /// Takes a file of the theme: an asset is kept, a template comes back with its name.
    fn take(&mut self, path: &str, bytes: Vec<u8>, report: &mut Report) -> Option<(String, String)> {
        if let Some(name) = path.strip_prefix("templates/") {
            return Some((name.to_owned(), String::from_utf8_lossy(&bytes).into_owned()));
        }
        if let Some(name) = path.strip_prefix("assets/") {
            self.assets.push(Asset::new(name, bytes));
        } else if !path.starts_with("locales/") {
            report.push(
                Diagnostic::new(
                    &UNKNOWN_THEME_FILE,
                    text!("filen används inte av temat", "the theme does not use the file"),
                )
                .at(Place::file(&self.path(path)))
                .help(UNKNOWN_THEME_FILE.explanation.fix),
            );
        }
        None
    }

    /// Tells templates of the theme's folder that replace none and that no template names: misspelt, most likely.
    fn tell_unused(&self, templates: &[(String, String)], report: &mut Report) {
        let known = embedded::files();
        let known = || known.iter().filter_map(|(path, _)| path.strip_prefix("templates/"));
        for name in self.replaced.iter().filter_map(|path| path.strip_prefix("templates/")) {
            let is_named = |(_, source): &(String, String)| {
                source.contains(&format!("\"{name}\"")) || source.contains(&format!("'{name}'"))
            };
            if known().any(|one| one == name) || templates.iter().any(is_named) {
                continue;
            }
            report.push(
                Diagnostic::new(
                    &UNKNOWN_THEME_FILE,
                    text!("ingen sida görs med mallen {name}", "no page is made with the template {name}"),
                )
                .at(Place::file(&self.path(&format!("templates/{name}"))))
                .help(UNKNOWN_THEME_FILE.explanation.fix)
                .did_you_mean_word(nearest(name, known())),
            );
        }
    }

    /// Puts on the municipality's own colours, logo and fonts.
    fn put_on(&mut self, config: &Config, environment: &mut Environment<'static>) {
        let style = dress::style(&config.look, &self.assets);
        if !style.is_empty()
            && let Some(sheet) = self.assets.iter_mut().find(|asset| asset.name == "style.css")
        {
            *sheet = Asset::new("style.css", [&sheet.bytes, style.as_bytes()].concat());
        }
        let is_logo =
            |asset: &&Asset| asset.name.strip_prefix(dress::LOGO).is_some_and(|rest| rest.starts_with('.'));
        let file = self.assets.iter().find(is_logo);
        let logo = config.look.logo.as_ref().zip(file);
        let logo = logo.map(
            |(logo, file)| minijinja::context! { address => &file.address, alternative => &logo.alternative },
        );
        environment.add_global("logotyp", logo.unwrap_or_else(|| Value::from(())));
    }

    /// Tells templates the addresses of the assets, once all are known.
    fn settle(&self, environment: &mut Environment<'static>) {
        let addresses: BTreeMap<String, String> =
            self.assets.iter().map(|asset| (asset.name.clone(), asset.address.clone())).collect();
        environment.add_function("tillgang", move |name: &str| {
            addresses.get(name).cloned().ok_or_else(|| {
                Error::new(ErrorKind::InvalidOperation, format!("the theme has no asset \"{name}\""))
            })
        });
    }

    fn fault(&self, speech: &Speech, error: &Error) -> Diagnostic {
        // The innermost cause names the place where it went wrong; the outer ones only how it was reached.
        let mut cause = error;
        while let Some(inner) =
            std::error::Error::source(cause).and_then(|source| source.downcast_ref::<Error>())
        {
            cause = inner;
        }
        let what = cause.detail().map_or_else(|| cause.kind().to_string(), str::to_owned);
        let code = if what.starts_with(NO_WORD) { &MISSING_WORD } else { &TEMPLATE_FAULT };
        let found = Diagnostic::new(
            code,
            text!("mallen kan inte fyllas i ({what})", "the template cannot be filled ({what})"),
        )
        .help(code.explanation.fix);
        let Some(name) = cause.name().or_else(|| error.name()) else { return found };
        let path = Arc::from(self.path(&format!("templates/{name}")));
        let span = speech.in_file(name, cause.range().or_else(|| line_span(cause)).unwrap_or(0..0));
        found.at(Place::new(&path, span))
    }

    /// Where a file of the theme stands, from the site's folder.
    fn path(&self, inner: &str) -> String {
        if self.replaced.iter().any(|path| path == inner) {
            format!("themes/{}/{inner}", self.name)
        } else {
            format!("themes/standard/{inner}")
        }
    }
}

fn locale_path(language: &str) -> String {
    format!("locales/{language}.toml")
}

/// The line that an error names, where it names no more.
fn line_span(error: &Error) -> Option<std::ops::Range<usize>> {
    let source = error.template_source()?;
    let line = error.line()?;
    let start: usize = source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = source[start..].find('\n').unwrap_or(source.len() - start);
    Some(start..start + length)
}
