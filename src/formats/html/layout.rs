//! What surrounds every page: names, notices, menu, breadcrumbs, what comes before and after.

use serde::Serialize;

use super::desk::{Desk, Html, Link};
use super::linked;
use crate::config::Part;
use crate::formats::feed::{file_beside, has_channel};
use crate::site::{
    Address, DocumentId, ListOf, Node, Portion, Register, Scope, Subject, Tool, register_address,
};
use crate::terms::Tongue;

/// A link of the menu.
#[derive(Debug, Serialize)]
pub struct MenuLink {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
    /// As `aria-current` says it: this page, or the part of the site it belongs to.
    pub current: Option<&'static str>,
}

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
    /// What stands before addresses from the site's root.
    pub prefix: String,
    /// The site's name.
    pub site: String,
    /// The start page.
    pub home: String,
    /// Whether this is the start page.
    pub is_home: bool,
    /// Said at the top, where the site is a demonstration.
    pub demonstration: Option<String>,
    /// What the municipalities of the page want said.
    pub notices: Vec<String>,
    /// Said where the text of the page is in another language than the page.
    pub untranslated: Option<String>,
    /// The parts of the site.
    pub menu: Vec<MenuLink>,
    /// What the page says in easy words, paragraph by paragraph.
    pub easy: Vec<String>,
    /// The way here from the start page.
    pub crumbs: Vec<Link>,
    /// The page before this one in its series.
    pub previous: Option<Link>,
    /// The page after this one in its series.
    pub next: Option<Link>,
    /// Who publishes the site.
    pub publisher: String,
    /// A function's address.
    pub email: Option<String>,
    /// A switchboard.
    pub telephone: Option<String>,
    /// A form on the web.
    pub form: Option<String>,
    /// The site map.
    pub site_map: String,
    /// The accessibility statement.
    pub statement: String,
    /// The one address of the page; none for the page that a server shows at any.
    pub canonical: Option<String>,
    /// What the page is about, as JSON-LD.
    pub data: Option<Html>,
    /// The news of this page, else of the site, as Atom.
    pub feed: String,
    /// The pages that help to find, follow and reuse.
    pub tools: Vec<Link>,
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
    /// The way here, from below the start page.
    pub crumbs: Vec<Link>,
    /// The part of the site.
    pub part: Option<ListOf>,
    /// The municipalities it belongs to, by their places in the settings.
    pub municipalities: Vec<usize>,
    /// The page before and the page after.
    pub around: (Option<Link>, Option<Link>),
}

/// The lists that the menu names.
pub const MENU: [ListOf; 5] =
    [ListOf::Meetings, ListOf::Decisions, ListOf::Cases, ListOf::Steering, ListOf::Bodies];

/// The registers that the menu names. The notice board is easy to find on every page (kommunallagen 8 kap. 9 §).
const REGISTERS: [Register; 2] = [Register::Commissions(Portion::All), Register::Board];

/// What the menu calls a register.
fn register_word(register: Register) -> &'static str {
    match register {
        Register::Commissions(_) => "uppdragsregister.meny",
        _ => "anslag.tavla",
    }
}

impl Shell {
    /// The surroundings of a page.
    pub fn of(desk: &Desk<'_>, subject: Subject, head: Head) -> Self {
        let config = &desk.site.config;
        let is_home = subject == Subject::Start;
        let parts = [head.title.as_str(), head.owner.as_str(), config.name.as_str()];
        let title: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let running = match title.split_last() {
            Some((_, [])) | None => config.name.clone(),
            Some((_, page)) => page.join(" – "),
        };
        let home = desk.link(&crate::site::Address::page(&[]));
        let data = linked::block(desk, subject, &head);
        let mut crumbs = Vec::with_capacity(head.crumbs.len() + 1);
        if !is_home {
            crumbs.push(Link { href: home.clone(), text: desk.word("sida.start").to_owned() });
        }
        crumbs.extend(head.crumbs);
        let notices =
            head.municipalities.iter().filter_map(|at| config.municipalities.get(*at)?.notice.clone());
        Self {
            language: config.language_of(desk.tongue).to_owned(),
            languages: versions(desk, subject),
            title: title.join(" – "),
            description: head.description.unwrap_or_else(|| config.description.clone()),
            prefix: desk.prefix(),
            site: config.name.clone(),
            home,
            is_home,
            demonstration: config.demonstration.clone(),
            notices: notices.collect(),
            untranslated: untranslated(desk, subject),
            menu: menu(desk, subject, head.part),
            easy: easy(desk, subject),
            crumbs,
            previous: head.around.0,
            next: head.around.1,
            publisher: config.publisher.clone(),
            email: config.contact.email.clone(),
            telephone: config.contact.telephone.clone(),
            form: config.contact.form.clone(),
            site_map: desk.link(&crate::site::Address::page(&["webbkarta".to_owned()])),
            canonical: (subject != Subject::NotFound)
                .then(|| format!("{}{}", config.address, desk.here_in(desk.tongue).tidy())),
            data,
            feed: feed(desk, subject),
            tools: Tool::ALWAYS.into_iter().map(|tool| desk.tool(tool)).collect(),
            statement: desk.link(&crate::site::Address::page(&["tillganglighet".to_owned()])),
            address: format!("{}{}", config.address, desk.here_in(desk.tongue).tidy()),
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
        Subject::Start => desk.site.start(),
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

fn menu(desk: &Desk<'_>, subject: Subject, part: Option<ListOf>) -> Vec<MenuLink> {
    let lists = MENU.iter().filter_map(|of| desk.site.list_of(*of, Scope::All));
    let mut menu: Vec<MenuLink> = lists
        .map(|list| MenuLink {
            href: desk.link(&list.address),
            text: desk.term("lista", list.of.segment()),
            current: if list.address == *desk.here {
                Some("page")
            } else {
                (part == Some(list.of)).then_some("true")
            },
        })
        .collect();
    for register in REGISTERS {
        let address = register_address(desk.site, register);
        let belongs = desk.here.as_str().starts_with(address.tidy());
        menu.push(MenuLink {
            href: desk.link(&address),
            text: desk.word(register_word(register)).to_owned(),
            current: if address == *desk.here { Some("page") } else { belongs.then_some("true") },
        });
    }
    let search = desk.tool(Tool::Search);
    let current = (subject == Subject::Tool(Tool::Search)).then_some("page");
    menu.push(MenuLink { href: search.href, text: search.text, current });
    menu.extend(desk.site.menu().iter().map(|id| {
        let link = desk.link_to(*id);
        let current = (subject == Subject::Document(*id)).then_some("page");
        MenuLink { href: link.href, text: link.text, current }
    }));
    menu
}

impl Desk<'_> {
    /// The crumb of a list of all.
    pub fn list_crumb(&self, of: ListOf) -> Option<Link> {
        let list = self.site.list_of(of, Scope::All)?;
        Some(Link { href: self.link(&list.address), text: self.term("lista", of.segment()) })
    }

    /// The crumb of a municipality's part of a list.
    pub fn municipality_crumb(&self, of: ListOf, municipality: Option<usize>) -> Option<Link> {
        let at = municipality?;
        let list = self.site.list_of(of, Scope::Municipality(at))?;
        Some(Link { href: self.link(&list.address), text: self.municipality(municipality)?.to_owned() })
    }

    /// A link to a page that helps with the others.
    pub fn tool(&self, tool: Tool) -> Link {
        let name = match tool {
            Tool::Search if !self.site.config.has(Part::Search) => "sok.utan.titel",
            Tool::Search => "sok.titel",
            Tool::Follow => "folj.titel",
            Tool::OpenData => "oppna_data.titel",
            Tool::Changes => "andringar.titel",
            Tool::Index | Tool::Letter(_) => "a_o.titel",
        };
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
