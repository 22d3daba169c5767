//! Where one page is made: the site, the words, and links from where the page stands.

use std::borrow::Cow;
use std::cell::RefCell;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use crate::diagnostics::Diagnostic;
use crate::documents::Origin;
use crate::formats::format::Ready;
use crate::formats::teller::Teller;
use crate::site::{Address, DocumentId, Node, Owner, Page, ROOT, Site, Subject};
pub use crate::terms::escaped;
use crate::terms::tongue::OPEN;
use crate::terms::{PartialDate, Tongue, escape_into};
use crate::theme::{Locale, filled};

/// Finished HTML in a view: templates put it in as it is.
pub type Html = Value;

/// HTML that is put in as it is.
pub fn html(made: String) -> Html {
    Value::from_safe_string(made)
}

/// A link in a view.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A date in a view: for machines and for people.
#[derive(Debug, Clone, Serialize)]
pub struct Day {
    /// As in ISO 8601.
    pub iso: String,
    /// In words.
    pub words: String,
}

impl Day {
    /// The date as an element.
    pub fn element(&self) -> String {
        ["<time datetime=\"", &self.iso, "\">", &escaped(&self.words), "</time>"].concat()
    }
}

/// Where one page is made.
pub struct Desk<'d> {
    /// The whole site.
    pub site: &'d Site,
    /// The words.
    pub locale: &'d Locale,
    /// The words of the main language, in which most texts are.
    pub main: &'d Locale,
    /// The municipality that the page belongs to: its bodies are named without it.
    pub home: Option<usize>,
    /// The body that the page is of: its meetings and items are named without it.
    pub body: Option<DocumentId>,
    /// Where the page stands in the main language: by this it is known, and files stand beside it.
    pub here: Cow<'d, Address>,
    /// The language of the page.
    pub tongue: Tongue,
    /// The languages of the site, each with its name in itself; none where nobody chooses.
    pub names: Vec<(Tongue, &'d str)>,
    /// Templates and what pages share; none where no page is made.
    pub(super) press: Option<Ready<'d>>,
    /// What went wrong while something that pages share was made.
    fault: RefCell<Option<Box<Diagnostic>>>,
    /// The words of the glossary that the page has explained; none where none are.
    pub(super) explained: Option<RefCell<Vec<usize>>>,
}

impl<'d> Desk<'d> {
    /// The desk of a page.
    pub fn of(ready: Ready<'d>, page: &'d Page) -> Self {
        let (site, theme) = (ready.site_in(page.tongue), ready.theme);
        let body = match page.subject {
            Subject::Document(id) => site.body(id).map(|_| id),
            Subject::List(id) => match site.list(id).scope.facets().owner {
                Some(Owner::Body(body)) => Some(body),
                _ => None,
            },
            _ => None,
        };
        let home = match page.subject {
            Subject::Document(id)
            | Subject::Withheld(id, _)
            | Subject::Goal(id, _)
            | Subject::Indicator(id, _)
            | Subject::Gaps(id) => site.tie(id).municipality,
            Subject::Case(id) => site.case(id).municipality,
            Subject::Posting(id) => site.tie(site.posting(id).source).municipality,
            Subject::List(id) => match site.list(id).scope.facets().owner {
                Some(Owner::Municipality(at)) => Some(at),
                Some(Owner::Body(body)) => site.tie(body).municipality,
                None => None,
            },
            _ => None,
        };
        let here = match site.config.folder_of(page.tongue) {
            Some(folder) => Cow::Owned(page.address.out_of(&folder)),
            None => Cow::Borrowed(&page.address),
        };
        let name = |tongue: Tongue| (tongue, theme.words(tongue).word("sprak.namn"));
        let others = site.config.other_languages().map(|(tongue, _)| tongue);
        let mut names: Vec<_> = std::iter::once(Tongue::MAIN).chain(others).map(name).collect();
        names.truncate(if names.len() > 1 { names.len() } else { 0 });
        let tongue = page.tongue;
        let is_glossary =
            matches!(page.subject, Subject::Document(id) if site.document(id).data.is_glossary());
        let explained = (!is_glossary).then(RefCell::default);
        let locale = theme.spoken(tongue);
        let main = theme.locale();
        let (press, fault) = (Some(ready), RefCell::default());
        Self { site, locale, main, home, body, here, tongue, names, press, fault, explained }
    }

    /// The desk of something else than a page of the site, at an address: a frame, an entry of a feed.
    pub fn at(teller: Teller<'d>, here: &'d Address) -> Self {
        Self {
            site: teller.site,
            locale: teller.locale,
            main: teller.main,
            home: None,
            body: None,
            here: Cow::Borrowed(here),
            tongue: Tongue::MAIN,
            names: Vec::new(),
            press: None,
            fault: RefCell::default(),
            explained: None,
        }
    }

    /// Who tells other systems what is here.
    pub fn teller(&self) -> Teller<'d> {
        Teller { site: self.site, locale: self.locale, main: self.main }
    }

    /// The link to an address: a page in the language of this one, or a file. [`super::Stand`] finishes it.
    pub fn link(&self, to: &Address) -> String {
        self.link_in(self.tongue, to)
    }

    /// The link to a page in a language, or to a file.
    pub fn link_in(&self, tongue: Tongue, to: &Address) -> String {
        let mut link = String::with_capacity(ROOT.len_utf8() + to.as_str().len());
        self.push_link(tongue, to, &mut link);
        link
    }

    fn push_link(&self, tongue: Tongue, to: &Address, out: &mut String) {
        let twin = self.site.in_tongue(to, tongue);
        out.push(ROOT);
        out.push_str(twin.as_ref().unwrap_or(to).as_str());
    }

    /// A template filled for a part of the page.
    ///
    /// # Errors
    /// The template's fault at its place.
    pub fn made_by(&self, template: &str, view: &impl Serialize) -> Result<String, Box<Diagnostic>> {
        let fill = |ready: Ready<'_>| ready.theme.render_in(self.tongue, template, Value::from(Serde(view)));
        self.press.map_or_else(|| Ok(String::new()), fill)
    }

    /// What was made; what went wrong is kept for [`Self::into_fault`].
    pub fn sound<T: Default>(&self, made: Result<T, Box<Diagnostic>>) -> T {
        made.unwrap_or_else(|fault| {
            *self.fault.borrow_mut() = Some(fault);
            T::default()
        })
    }

    /// What went wrong while something that pages share was made.
    pub fn into_fault(self) -> Option<Box<Diagnostic>> {
        self.fault.into_inner()
    }

    /// Where this page stands in a language.
    pub fn here_in(&self, tongue: Tongue) -> Cow<'_, Address> {
        self.site.in_tongue(&self.here, tongue).map_or(Cow::Borrowed(&*self.here), Cow::Owned)
    }

    /// The link to an address and an anchor there; to this page, the anchor alone.
    pub fn link_at(&self, to: &Address, anchor: Option<&str>) -> String {
        let link = self.link(to);
        match anchor {
            Some(anchor) => format!("{link}#{anchor}"),
            None => link,
        }
    }

    /// A link to a node's page, with its title.
    pub fn link_to(&self, node: impl Into<Node>) -> Link {
        let node = node.into();
        self.link_saying(node, self.title(node).into_owned())
    }

    /// A link to a node's page, with the words given.
    pub fn link_saying(&self, node: impl Into<Node>, text: String) -> Link {
        Link { href: self.link(self.site.address_of_node(node.into())), text }
    }

    /// A link to a node's page as an element, with the words given.
    pub fn anchor(&self, node: impl Into<Node>, words: &str) -> String {
        let address = self.site.address_of_node(node.into());
        let mut made = String::with_capacity(address.as_str().len() + words.len() + 24);
        made.push_str("<a href=\"");
        self.push_link(self.tongue, address, &mut made);
        made.push_str("\">");
        escape_into(&mut made, words);
        made.push_str("</a>");
        made
    }

    /// A link to a node's page as an element, with its title.
    pub fn anchor_to(&self, node: impl Into<Node>) -> String {
        let node = node.into();
        self.anchor(node, &self.title(node))
    }

    /// The link to a file that a document lists, with type and size; none where it does not exist.
    pub fn file(&self, origin: &Origin, name: &str, words: &str) -> Option<String> {
        let file = self.site.file(self.site.file_named(origin, name)?);
        let href = self.link(&file.address);
        Some(format!("<a href=\"{href}\">{} {}</a>", escaped(words), self.file_note(file)))
    }

    /// Type and size of a file: `(PDF, 340 kB)`.
    pub fn file_note(&self, file: &crate::site::PublicFile) -> String {
        format!("({}, {})", file.kind(), self.locale.size(file.size))
    }

    /// A date.
    pub fn day(&self, date: impl Into<PartialDate>) -> Day {
        let date = date.into();
        Day { iso: date.to_string(), words: self.locale.date(date).into_owned() }
    }

    /// A date as an element.
    pub fn time(&self, date: impl Into<PartialDate>) -> String {
        self.day(date).element()
    }

    /// A date as a sentence goes on with it: `den 27 mars 2006`, `i oktober 2017`, `2017`.
    pub fn on(&self, date: PartialDate) -> String {
        let name = match (date.date(), date.month()) {
            (None, Some(month)) => {
                let words = self.locale.of_month("datum.pa_manad", (date.year(), month));
                return Day { words, ..self.day(date) }.element();
            }
            (Some(_), _) => "datum.pa_dag",
            (None, None) => "datum.pa_ar",
        };
        self.phrase(name, &[("datum", &self.time(date))])
    }

    /// A word of the page's language.
    pub fn word<'w>(&'w self, name: &'w str) -> &'w str {
        self.locale.word(name)
    }

    /// A word of a group: `arendetyp` and `motion`.
    pub fn term(&self, group: &str, name: &str) -> String {
        self.locale.term(group, name).into_owned()
    }

    /// A phrase of the page's language, as HTML, with `{name}` replaced by HTML.
    pub fn phrase(&self, name: &str, values: &[(&str, &str)]) -> String {
        filled(self.locale.html(name), values)
    }
}

impl Desk<'_> {
    /// The name of a body as it stands inside a sentence: `kommunfullmäktige`, but the `Municipal Council` of English.
    pub fn name_inside(&self, name: &str) -> String {
        // What is marked is in the language of the page, the rest in that of the site.
        let config = &self.site.config;
        let language =
            if name.starts_with(OPEN) { config.language_of(self.tongue) } else { &config.language };
        if language.starts_with("en") { name.to_owned() } else { inside(name) }
    }
}

/// A word as it stands inside a sentence: `program`, but `PM`.
pub fn inside(word: &str) -> String {
    let (mark, bare) = match word.strip_prefix(OPEN) {
        Some(bare) => (Some(OPEN), bare),
        None => (None, word),
    };
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            mark.into_iter().chain(first.to_lowercase()).chain(bare.chars().skip(1)).collect()
        }
        _ => word.to_owned(),
    }
}
