//! What surrounds every page: names, notices, menu, breadcrumbs, what comes before and after.

use serde::Serialize;

use super::desk::{Desk, Html, Link};
use super::linked;
use super::surroundings::{register_word, tool_word};
use crate::formats::feed::{file_beside, has_channel};
use crate::site::{Address, DocumentId, ListOf, Node, Register, Scope, Subject, Tool, register_address};
use crate::terms::Tongue;

/// What surrounds a page.
#[derive(Debug, Serialize)]
pub struct Shell {
    /// The language of the page.
    pub language: String,
    /// The page in each language of the site; none where it has one.
    pub languages: Vec<Version>,
    /// For the window: page, whose, site.
    pub title: String,
    /// For search engines.
    pub description: String,
    /// What is the same on all pages around: menu, footer, links to style and icon.
    pub around: Html,
    /// Said at the top, where the site is a demonstration.
    pub demonstration: Option<String>,
    /// What the municipalities of the page want said.
    pub notices: Vec<String>,
    /// Said where the text of the page is in another language than the page.
    pub untranslated: Option<String>,
    /// What the page says in easy words, paragraph by paragraph.
    pub easy: Vec<String>,
    /// The way here from the start page.
    pub trail: Html,
    /// The page before this one in its series.
    pub previous: Option<Link>,
    /// The page after this one in its series.
    pub next: Option<Link>,
    /// The one address of the page; none for the page that a server shows at any.
    pub canonical: Option<String>,
    /// What the page is about, as JSON-LD.
    pub data: Option<Html>,
    /// The news of this page, else of the site, as Atom.
    pub feed: String,
    /// The whole address, for print.
    pub address: String,
    /// At the head of each printed page.
    pub running: String,
}

/// The page in a language.
#[derive(Debug, Serialize)]
pub struct Version {
    /// The language: `en`.
    pub language: String,
    /// Its name, in itself.
    pub name: String,
    /// Where it leads, from here.
    pub href: String,
    /// The whole address; none for the page that a server shows at any.
    pub address: Option<String>,
    /// Whether it is this page.
    pub current: bool,
}

/// What a page says of itself to its surroundings.
#[derive(Debug, Default)]
pub struct Head {
    /// What it is, unlike any other page of the same owner.
    pub title: String,
    /// Whose it is: the body and day of an item, the municipality of a document.
    pub owner: String,
    /// One sentence.
    pub description: Option<String>,
    /// The part of the site.
    pub part: Option<ListOf>,
    /// The municipalities it belongs to, by their places in the settings.
    pub municipalities: Vec<usize>,
    /// The page before and the page after.
    pub around: (Option<Link>, Option<Link>),
}

impl Shell {
    /// The surroundings of a page.
    pub fn of(desk: &Desk<'_>, subject: Subject, head: Head) -> Self {
        let config = &desk.site.config;
        let name = config.name_in(desk.tongue);
        let parts = [head.title.as_str(), head.owner.as_str(), name];
        let title: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let running = match title.split_last() {
            Some((_, [])) | None => name.to_owned(),
            Some((_, page)) => page.join(" – "),
        };
        let trail = desk.trail(subject);
        let data = linked::block(desk, (subject, &trail), &head.title);
        let address = format!("{}{}", config.address, desk.here_in(desk.tongue).tidy());
        let notices = head.municipalities.iter().filter_map(|at| config.notice_in(desk.tongue, *at));
        Self {
            language: config.language_of(desk.tongue).to_owned(),
            languages: versions(desk, subject),
            title: title.join(" – "),
            description: head.description.unwrap_or_else(|| config.description_in(desk.tongue).to_owned()),
            around: desk.surroundings(head.part),
            demonstration: config.demonstration_in(desk.tongue).map(str::to_owned),
            notices: notices.map(str::to_owned).collect(),
            untranslated: untranslated(desk, subject),
            easy: easy(desk, subject),
            trail: trail.html.clone(),
            previous: head.around.0,
            next: head.around.1,
            canonical: (subject != Subject::NotFound).then(|| address.clone()),
            data,
            feed: feed(desk, subject),
            address,
            running,
        }
    }
}

/// The same page in each language.
fn versions(desk: &Desk<'_>, subject: Subject) -> Vec<Version> {
    let config = &desk.site.config;
    let version = |(tongue, name): &(Tongue, &str)| Version {
        language: config.language_of(*tongue).to_owned(),
        name: (*name).to_owned(),
        href: desk.link_in(*tongue, &desk.here),
        address: (subject != Subject::NotFound)
            .then(|| format!("{}{}", config.address, desk.here_in(*tongue).tidy())),
        current: *tongue == desk.tongue,
    };
    desk.names.iter().map(version).collect()
}

/// That the text of a page is in another language than the page, where it has one that nobody has translated.
fn untranslated(desk: &Desk<'_>, subject: Subject) -> Option<String> {
    if desk.tongue.is_main() {
        return None;
    }
    let document = match subject {
        Subject::Goal(id, _) => Some(id),
        Subject::Posting(id) => Some(desk.site.posting(id).source),
        _ => document_of(desk, subject),
    };
    let document = desk.site.document(document?);
    let has_text = !document.prose.is_empty() || document.head.summary.is_some();
    let is_translated = document.prose.is_translated() || document.prose.is_empty();
    if (document.tongue == desk.tongue && is_translated) || !has_text {
        return None;
    }
    let language = &desk.site.config.language;
    let said = desk.locale.get(&format!("sprak.bara.{language}"));
    Some(said.unwrap_or(desk.word("sprak.inte")).to_owned())
}

/// The document that a page shows, or the summary of its case.
fn document_of(desk: &Desk<'_>, subject: Subject) -> Option<DocumentId> {
    match subject {
        Subject::Start => desk.site.start(),
        Subject::Document(id) => Some(id),
        Subject::Case(id) => desk.site.case(id).summary,
        _ => None,
    }
}

/// The easy words of a document, or of the summary of a case.
fn easy(desk: &Desk<'_>, subject: Subject) -> Vec<String> {
    let document = document_of(desk, subject);
    document.map(|id| desk.site.document(id).head.easy.clone()).unwrap_or_default()
}

fn feed(desk: &Desk<'_>, subject: Subject) -> String {
    let start = Address::page(&[]);
    let page = if has_channel(desk.site, subject) { &*desk.here } else { &start };
    desk.link(&Address::file(file_beside(page, "xml")))
}

impl Desk<'_> {
    /// A link to a list of all.
    pub fn list_link(&self, of: ListOf) -> Option<Link> {
        let list = self.site.list_of(of, Scope::All)?;
        Some(Link { href: self.link(&list.address), text: self.term("lista", of.segment()) })
    }

    /// A link to a register.
    pub fn register(&self, register: Register) -> Link {
        let address = register_address(self.site, register);
        Link { href: self.link(&address), text: self.word(register_word(register)).to_owned() }
    }

    /// A link to a page that helps with the others.
    pub fn tool(&self, tool: Tool) -> Link {
        let name = tool_word(self.site, tool);
        Link { href: self.link(&tool.address()), text: self.word(name).to_owned() }
    }

    /// Links to the pages before and after one in a series.
    pub fn around(&self, series: &[crate::site::DocumentId], at: usize) -> (Option<Link>, Option<Link>) {
        let link = |index: Option<usize>| {
            index.and_then(|index| series.get(index)).map(|id| self.link_to(Node::Document(*id)))
        };
        (link(at.checked_sub(1)), link(Some(at + 1)))
    }
}
