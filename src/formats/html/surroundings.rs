//! What surrounds a page and is the same on every page in the same part of the site: the menu, the
//! footer, the links to style and icon. It is made once for them all.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use super::desk::{Desk, Link};
use crate::config::Part;
use crate::diagnostics::Diagnostic;
use crate::site::{Address, ListOf, Portion, ROOT, Register, Scope, Site, Tool, register_address};
use crate::terms::Tongue;
use crate::theme::{Locale, Theme};

/// The lists that the menu names.
pub const MENU: [ListOf; 5] =
    [ListOf::Meetings, ListOf::Decisions, ListOf::Cases, ListOf::Steering, ListOf::Bodies];

/// The registers that the menu names. The notice board is easy to find on every page (kommunallagen 8 kap. 9 §).
const REGISTERS: [Register; 2] = [Register::Commissions(Portion::All), Register::Board];

/// The template, and its blocks.
const TEMPLATE: &str = "surroundings.html";
const BLOCKS: [&str; 4] = ["head", "name", "menu", "footer"];

/// The surroundings of all pages, each made when the first page needs it.
pub struct Surroundings {
    /// The menu of each language.
    menus: Vec<Vec<Entry>>,
    made: Mutex<BTreeMap<Spot, Made>>,
}

type Made = Result<Value, Box<Diagnostic>>;

/// What decides the surroundings of a page.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    tongue: Tongue,
    is_home: bool,
    /// Which links of the menu are where the reader is.
    marks: Vec<Option<Mark>>,
}

/// That a link of the menu is where the reader is, as `aria-current` says it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    /// It leads to this page.
    Page,
    /// The page belongs to the part of the site that it leads to.
    Part,
}

/// A link of the menu, as no page has it yet.
struct Entry {
    /// In the main language.
    address: Address,
    text: String,
    holds: Holds,
}

/// Which pages belong to what a link of the menu leads to.
enum Holds {
    /// Those that say so.
    Part(ListOf),
    /// Those below it.
    Folder,
    /// None but itself.
    Itself,
}

#[derive(Serialize)]
struct View<'v> {
    /// What stands before addresses from the site's root.
    prefix: char,
    site: &'v str,
    home: String,
    is_home: bool,
    menu: Vec<MenuLink<'v>>,
    publisher: &'v str,
    email: Option<&'v str>,
    telephone: Option<&'v str>,
    form: Option<&'v str>,
    site_map: String,
    statement: String,
    /// The pages that help to find, follow and reuse.
    tools: Vec<Link>,
}

#[derive(Serialize)]
struct MenuLink<'v> {
    href: String,
    text: &'v str,
    current: Option<&'static str>,
}

impl Surroundings {
    /// Those of a site in all its languages, the main one first.
    pub fn of<'s>(sites: impl Iterator<Item = &'s Site>, theme: &Theme) -> Self {
        let menu = |(at, site): (usize, &Site)| entries(site, theme.spoken(Tongue::nth(at)));
        Self { menus: sites.enumerate().map(menu).collect(), made: Mutex::default() }
    }

    /// The surroundings of a page, for templates; `part` is the part of the site that it belongs to.
    ///
    /// # Errors
    /// The fault of the template that makes them.
    pub fn around(&self, (desk, theme): (&Desk<'_>, &Theme), part: Option<ListOf>) -> Made {
        let menu = self.menus.get(desk.tongue.place()).map_or(&[][..], Vec::as_slice);
        let spot = Spot {
            tongue: desk.tongue,
            is_home: desk.here.tidy().is_empty(),
            marks: menu.iter().map(|entry| entry.mark(&desk.here, part)).collect(),
        };
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = made.get(&spot) {
            return known.clone();
        }
        let new = make((desk, theme), menu, &spot);
        made.insert(spot, new.clone());
        new
    }
}

impl Entry {
    fn new(address: Address, text: &str, holds: Holds) -> Self {
        Self { address, text: text.to_owned(), holds }
    }

    fn mark(&self, here: &Address, part: Option<ListOf>) -> Option<Mark> {
        if self.address == *here {
            return Some(Mark::Page);
        }
        let holds = match self.holds {
            Holds::Part(of) => part == Some(of),
            Holds::Folder => here.as_str().starts_with(self.address.tidy()),
            Holds::Itself => false,
        };
        holds.then_some(Mark::Part)
    }
}

/// The menu of a site: lists, registers, search, and the pages that ask to stand there.
fn entries(site: &Site, locale: &Locale) -> Vec<Entry> {
    let lists = MENU.into_iter().filter_map(|of| site.list_of(of, Scope::All));
    let lists = lists.map(|list| {
        let name = format!("lista.{}", list.of.segment());
        Entry::new(list.address.clone(), locale.word(&name), Holds::Part(list.of))
    });
    let registers = REGISTERS.into_iter().map(|register| {
        let word = match register {
            Register::Commissions(_) => "uppdragsregister.meny",
            other => register_word(other),
        };
        Entry::new(register_address(site, register), locale.word(word), Holds::Folder)
    });
    let search =
        Entry::new(Tool::Search.address(), locale.word(tool_word(site, Tool::Search)), Holds::Itself);
    let pages = site.menu().iter();
    let pages =
        pages.map(|id| Entry::new(site.address(*id).clone(), site.title((*id).into()), Holds::Itself));
    lists.chain(registers).chain([search]).chain(pages).collect()
}

/// What a register is called.
pub fn register_word(register: Register) -> &'static str {
    match register {
        Register::Board => "anslag.tavla",
        Register::OldPostings => "anslag.tidigare",
        Register::Commissions(_) => "uppdragsregister.titel",
        Register::Steering => "register.titel",
        Register::Radar => "radar.titel",
        Register::Attainment => "malregister.titel",
    }
}

/// What the page of a tool is called.
pub fn tool_word(site: &Site, tool: Tool) -> &'static str {
    match tool {
        Tool::Search if !site.config.has(Part::Search) => "sok.utan.titel",
        Tool::Search => "sok.titel",
        Tool::Follow => "folj.titel",
        Tool::OpenData => "oppna_data.titel",
        Tool::Changes => "andringar.titel",
        Tool::Index | Tool::Letter(_) => "a_o.titel",
    }
}

fn make((desk, theme): (&Desk<'_>, &Theme), menu: &[Entry], spot: &Spot) -> Made {
    let link = |to: &Address| desk.link(to);
    let config = &desk.site.config;
    let (name, publisher) = (config.name_in(desk.tongue), config.publisher_in(desk.tongue));
    let contact = &config.contact;
    let page = |name: &str| link(&Address::page(&[name.to_owned()]));
    let view = View {
        prefix: ROOT,
        site: name,
        home: link(&Address::page(&[])),
        is_home: spot.is_home,
        menu: menu
            .iter()
            .zip(&spot.marks)
            .map(|(entry, mark)| MenuLink {
                href: link(&entry.address),
                text: &entry.text,
                current: mark.map(|mark| match mark {
                    Mark::Page => "page",
                    Mark::Part => "true",
                }),
            })
            .collect(),
        publisher,
        email: contact.email.as_deref(),
        telephone: contact.telephone.as_deref(),
        form: contact.form.as_deref(),
        site_map: page("webbkarta"),
        statement: page("tillganglighet"),
        tools: Tool::ALWAYS
            .into_iter()
            .map(|tool| Link {
                href: link(&tool.address()),
                text: desk.word(tool_word(desk.site, tool)).to_owned(),
            })
            .collect(),
    };
    let [head, name_of_site, menu, footer] =
        theme.render_blocks(desk.tongue, (TEMPLATE, BLOCKS), Value::from(Serde(&view)))?;
    let safe = Value::from_safe_string;
    Ok(context! {
        head => safe(head),
        name => safe(name_of_site),
        menu => safe(menu),
        footer => safe(footer),
        prefix => view.prefix,
        home => view.home,
        site_map => view.site_map,
        publisher,
        email => view.email,
        telephone => view.telephone,
        site => name,
    })
}
