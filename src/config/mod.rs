//! `content/site.toml`, read and validated.

mod contact;
mod look;
mod parts;
mod statement;
mod target;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostic, Place, Report, Severity, Words};
use crate::fields::{Fields, Placed};
use crate::terms::{Tongue, slug};

pub use contact::{Contact, PersonNames, PersonalContacts};
pub use look::{Font, Logo, Look, Palette};
pub use parts::Part;
pub use statement::{Conformity, KnownFault, Method, SITUATIONS, Statement, UndueBurden};
pub use target::{OWN_FOLDERS, PublishTarget, TargetKind};
pub use words::Translated;

/// Where the settings stand, from the site's folder.
pub const PATH: &str = "content/site.toml";

/// Fewer persons than this in a group may tell who they are, unless the settings say another number.
const SMALLEST_GROUP: i64 = 5;

/// All codes of this room.
pub const CODES: &[&Code] = &[
    &BAD_ADDRESS,
    &SAME_MUNICIPALITY,
    &look::BAD_COLOUR,
    &look::LOW_CONTRAST,
    &statement::STATEMENT_INCOMPLETE,
    &target::BAD_TARGET,
];

static BAD_ADDRESS: Code = Code::error(
    "bad-site-address",
    Words("Webbplatsens adress är fel", "The site's address is wrong"),
    Words(
        "Flöden, kalendrar och öppna data behöver hela adresser, och de bygger på denna.",
        "Feeds, calendars and open data need whole addresses, and they rest on this one.",
    ),
    Words(
        "Skriv hela adressen: https://, värdnamn och mapp, med snedstreck sist.",
        "Write the whole address: https://, host name and folder, with a slash at the end.",
    ),
);

static SAME_MUNICIPALITY: Code = Code::error(
    "same-municipality",
    Words("Två kommuner får samma adress", "Two municipalities get one address"),
    Words(
        "Adressen görs av namnet, där å och ä blir a. Den ena kommunens sidor skulle skriva över den andras.",
        "The address is made of the name, where å and ä become a. The pages of one would overwrite the other's.",
    ),
    Words(
        "Skriv den ena med fler ord, till exempel Håbo kommun, och likadant i de filer som nämner den.",
        "Write one with more words, such as Håbo kommun, and alike in the files that name it.",
    ),
);

/// The settings of a site.
#[derive(Debug, Default)]
pub struct Config {
    /// The site's name.
    pub name: String,
    /// One or two sentences about it.
    pub description: String,
    /// Its address on the web, with a slash at the end: `https://insyn.exempel.se/`.
    pub address: String,
    /// The main language of its texts, a BCP 47 tag: `sv`.
    pub language: String,
    /// Its languages, the main one first, each with its place in the settings.
    pub languages: Vec<Placed<String>>,
    /// What the settings say in words, in the other languages.
    pub translated: Vec<Translated>,
    /// Who publishes it.
    pub publisher: String,
    /// Said at the top of every page, where the site is a demonstration.
    pub demonstration: Option<String>,
    /// The theme: `standard`, or a folder in `themes/` that replaces some of its files.
    pub theme: Placed<String>,
    /// The municipality's own colours, logo and fonts.
    pub look: Look,
    /// How to reach the publisher.
    pub contact: Contact,
    /// What the publisher states of the site's accessibility; a demonstration may do without.
    pub statement: Option<Statement>,
    /// The municipalities of a site that has several; empty on a site of one.
    pub municipalities: Vec<Municipality>,
    /// Addresses and telephones of persons that may stand; `@exempel.se` allows a whole host.
    pub allowed_contacts: Vec<String>,
    /// What becomes of the others.
    pub personal_contacts: PersonalContacts,
    /// Whose names stand.
    pub person_names: PersonNames,
    /// Where the public reads the site.
    pub targets: Vec<PublishTarget>,
    /// Whether postings that have come down from the notice board stay on the site, set apart.
    pub keeps_old_postings: bool,
    /// Fewer persons than this in a group may tell who they are.
    pub smallest_group: i64,
    /// Parts that the site does without.
    pub without: Vec<Part>,
    /// Weights of faults that differ from the usual, by the names of the faults and where these stand: `None` is silence.
    pub severities: BTreeMap<String, Placed<Option<Severity>>>,
}

/// A municipality on a site of several.
#[derive(Debug)]
pub struct Municipality {
    /// Its segment in addresses: `hassleholm`.
    pub slug: String,
    /// Its name: `Hässleholm`.
    pub name: String,
    /// Said on each page that belongs to it.
    pub notice: Option<String>,
}

const SEVERITIES: &[(&str, Option<Severity>)] = &[
    ("fel", Some(Severity::Error)),
    ("varning", Some(Severity::Warning)),
    ("not", Some(Severity::Note)),
    ("av", None),
];

impl Config {
    /// Reads the settings from the text of `site.toml`.
    pub fn read(text: &str, report: &mut Report) -> Self {
        let path = Arc::from(PATH);
        let mut fields = Fields::parse(text, &path, 0, report);
        let languages = languages(&mut fields, &path);
        let mut config = Self {
            name: fields.required_text("namn"),
            description: fields.text("beskrivning").unwrap_or_default(),
            address: address(&mut fields, &path),
            language: languages[0].value.clone(),
            languages,
            translated: Vec::new(),
            publisher: fields.required_text("utgivare"),
            demonstration: fields.text("demonstration"),
            theme: fields
                .placed_text("tema")
                .unwrap_or_else(|| Placed { value: "standard".to_owned(), span: 0..0 }),
            look: look::read(&mut fields),
            contact: fields
                .table("kontakt", |contact| Contact {
                    email: contact.text("epost"),
                    telephone: contact.text("telefon"),
                    form: contact.text("formular"),
                })
                .unwrap_or_default(),
            statement: statement::read(&mut fields),
            municipalities: municipalities(&mut fields, &path),
            allowed_contacts: fields.texts("tillatna_kontakter"),
            personal_contacts: fields
                .choice("personliga_kontakter", contact::PERSONAL_CONTACTS)
                .unwrap_or_default(),
            person_names: fields.choice("personnamn", contact::PERSON_NAMES).unwrap_or_default(),
            targets: target::read_all(&mut fields),
            keeps_old_postings: fields.flag("anslagsarkiv"),
            smallest_group: fields.count("minsta_grupp").unwrap_or(SMALLEST_GROUP),
            without: parts::read(&mut fields, &path),
            severities: severities(&mut fields, &path),
        };
        config.translated = words::read(&mut fields, &path, &config);
        if config.statement.is_none() && config.demonstration.is_none() && !config.name.is_empty() {
            statement::demand(&mut fields);
        }
        fields.finish();
        config
    }

    /// The languages besides the main one.
    pub fn other_languages(&self) -> impl Iterator<Item = (Tongue, &str)> {
        self.languages.iter().enumerate().skip(1).map(|(at, one)| (Tongue::nth(at), one.value.as_str()))
    }

    /// The language with a tag, if the site has it beside its main one.
    pub fn other_language(&self, tag: &str) -> Option<Tongue> {
        self.other_languages().find(|(_, language)| *language == tag).map(|(tongue, _)| tongue)
    }

    /// A language.
    pub fn language_of(&self, tongue: Tongue) -> &str {
        self.languages.get(tongue.place()).map_or(&*self.language, |one| &one.value)
    }

    /// The folder of the pages in a language, which is their first segment; none for the main one.
    pub fn folder_of(&self, tongue: Tongue) -> Option<String> {
        let language = self.languages.get(tongue.place()).filter(|_| !tongue.is_main())?;
        Some(slug(&language.value))
    }

    /// The municipality of a name, by its place in the list.
    pub fn municipality(&self, name: &str) -> Option<usize> {
        self.municipalities.iter().position(|known| known.name == name)
    }
}

fn address(fields: &mut Fields<'_, '_>, path: &Arc<str>) -> String {
    let Some(Placed { mut value, span }) = fields.required_placed_text("adress") else {
        return String::new();
    };
    let host = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    let sound = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
        && !value.contains(char::is_whitespace)
        && !value.contains(['?', '#', '"', '<', '>']);
    if !sound {
        fields.fault(
            Diagnostic::new(
                &BAD_ADDRESS,
                text!("\"{value}\" är ingen hel adress", "\"{value}\" is no whole address"),
            )
            .at(Place::new(path, span))
            .help(BAD_ADDRESS.explanation.fix),
        );
    }
    if !value.ends_with('/') {
        value.push('/');
    }
    value
}

/// The languages, the main one first: never none. One that is named twice is told, and kept once.
fn languages(fields: &mut Fields<'_, '_>, path: &Arc<str>) -> Vec<Placed<String>> {
    let mut kept: Vec<Placed<String>> = Vec::new();
    for one in fields.placed_texts("sprak") {
        if kept.iter().any(|known| known.value == one.value) {
            fields.fault(named_twice(&one.value).at(Place::new(path, one.span)));
        } else {
            kept.push(one);
        }
    }
    if kept.is_empty() {
        kept.push(Placed { value: "sv".to_owned(), span: 0..0 });
    }
    kept
}

/// The fault of a language that stands twice.
fn named_twice(language: &str) -> Diagnostic {
    let message = text!("språket \"{language}\" står två gånger", "the language \"{language}\" stands twice");
    Diagnostic::new(&crate::fields::UNKNOWN_VALUE, message)
        .help(text!("skriv varje språk en gång", "write each language once"))
}

/// The municipalities; each has an address of its own.
fn municipalities(fields: &mut Fields<'_, '_>, path: &Arc<str>) -> Vec<Municipality> {
    let mut made: Vec<Municipality> = Vec::new();
    for (name, notice) in fields.tables("kommun", |one| (one.required_placed_text("namn"), one.text("notis")))
    {
        let (name, span) = name.map_or_else(Default::default, |name| (name.value, name.span));
        let mut own = slug(&name);
        if let Some(other) = made.iter().find(|other| other.slug == own).map(|other| &other.name) {
            fields.fault(
                Diagnostic::new(
                    &SAME_MUNICIPALITY,
                    text!(
                        "{name} och {other} får samma adress: /{own}/",
                        "{name} and {other} get the same address: /{own}/"
                    ),
                )
                .at(Place::new(path, span))
                .help(SAME_MUNICIPALITY.explanation.fix),
            );
            // So that nothing else is told of the pages of both.
            own = format!("{own}-{}", made.len() + 1);
        }
        made.push(Municipality { slug: own, name, notice });
    }
    made
}

/// The weights of faults by their names.
fn severities(fields: &mut Fields<'_, '_>, path: &Arc<str>) -> BTreeMap<String, Placed<Option<Severity>>> {
    let mut made = BTreeMap::new();
    for (code, weight) in fields.open_table("kontroller") {
        match SEVERITIES.iter().find(|(name, _)| *name == weight.value) {
            Some((_, severity)) => {
                made.insert(code.value, Placed { value: *severity, span: code.span });
            }
            None => fields.fault(
                Diagnostic::new(&crate::fields::UNKNOWN_VALUE, {
                    let given = &weight.value;
                    text!("\"{given}\" är ingen vikt", "\"{given}\" is no weight")
                })
                .at(Place::new(path, weight.span))
                .help(text!("välj ett av: fel, varning, not, av", "choose one of: fel, varning, not, av")),
            ),
        }
    }
    made
}
