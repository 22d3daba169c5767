//! Pages that help a reader find, follow and reuse the rest: search, subscriptions, open data, A to Ö.

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

use super::desk::{Desk, Link};
use super::layout::{Head, Shell};
use super::list::ListLink;
use super::site_map::{Family, families};
use crate::config::Part;
use crate::formats::calendar::{LAST_DAYS, MEETINGS};
use crate::formats::feed::{file_beside, has_channel, has_narrow};
use crate::site::{Address, Letter, ListId, ListOf, Node, Scope, Subject, Tool};

/// The template of a tool.
pub fn template(tool: Tool) -> &'static str {
    match tool {
        Tool::Search => "search.html",
        Tool::Follow => "follow.html",
        Tool::OpenData => "open_data.html",
        Tool::Changes => "changes.html",
        Tool::Index | Tool::Letter(_) => "index.html",
    }
}

/// What the template of a tool gets.
pub fn view(desk: &Desk<'_>, tool: Tool) -> Value {
    match tool {
        Tool::Search => value(&search(desk)),
        Tool::Follow => value(&follow(desk)),
        Tool::OpenData => value(&open_data(desk)),
        // The ledger has a view of its own.
        Tool::Index | Tool::Changes => value(&index(desk, None)),
        Tool::Letter(letter) => value(&index(desk, Some(letter))),
    }
}

fn value(view: &impl Serialize) -> Value {
    Value::from(Serde(view))
}

#[derive(Debug, Serialize)]
struct SearchView {
    shell: Shell,
    heading: String,
    /// Whether the site has a search, or lists alone.
    searches: bool,
    /// What can be browsed instead.
    families: Vec<Family>,
    a_to_o: Link,
}

fn search(desk: &Desk<'_>) -> SearchView {
    let heading = desk.tool(Tool::Search).text;
    let head = Head { title: heading.clone(), ..Head::default() };
    SearchView {
        shell: Shell::of(desk, Subject::Tool(Tool::Search), head),
        heading,
        searches: desk.site.config.has(Part::Search),
        families: families(desk),
        a_to_o: desk.tool(Tool::Index),
    }
}

#[derive(Debug, Serialize)]
struct FollowView {
    shell: Shell,
    heading: String,
    /// Whether the site has calendars beside its news.
    has_calendars: bool,
    /// Whether cases, goals and indicators have news of their own.
    has_narrow: bool,
    /// The whole site, then each body.
    groups: Vec<FollowGroup>,
    /// All feeds in one file, for feed readers.
    bundle: String,
}

#[derive(Debug, Serialize)]
struct FollowGroup {
    heading: String,
    entries: Vec<Subscription>,
}

/// What can be subscribed to of one thing.
#[derive(Debug, Serialize)]
struct Subscription {
    page: Link,
    atom: String,
    /// The same news as JSON, where the site has them.
    json: Option<String>,
    /// The calendar of meetings and the calendar of last days.
    calendars: Option<(String, String)>,
}

fn follow(desk: &Desk<'_>) -> FollowView {
    let heading = desk.word("folj.titel").to_owned();
    let head = Head { title: heading.clone(), ..Head::default() };
    let site = desk.site;
    let start = Address::page(&[]);
    let whole = subscription(desk, &start, site.config.name.clone(), Calendars::Has);
    let of = |list: ListOf, calendars: Calendars| -> Vec<Subscription> {
        let nodes = site.list_of(list, Scope::All).map_or(&[][..], |list| &list.entries).iter().copied();
        let told = nodes
            .filter(|node| matches!(*node, Node::Document(id) if has_channel(site, Subject::Document(id))));
        told.map(|node| {
            let title = desk.title(node).into_owned();
            subscription(desk, site.address_of_node(node), title, calendars)
        })
        .collect()
    };
    let lists = site.lists().iter().enumerate().filter_map(|(at, list)| {
        let subject = Subject::List(ListId::nth(at));
        has_channel(site, subject)
            .then(|| subscription(desk, &list.address, super::list::title(desk, list), Calendars::None))
    });
    let group = |name: &str, entries| FollowGroup { heading: desk.word(name).to_owned(), entries };
    FollowView {
        shell: Shell::of(desk, Subject::Tool(Tool::Follow), head),
        heading,
        has_calendars: site.config.has(Part::Calendars),
        has_narrow: has_narrow(site),
        groups: vec![
            group("folj.allt", vec![whole]),
            group("folj.organ", of(ListOf::Bodies, Calendars::Has)),
            group("folj.styrdokument", of(ListOf::Steering, Calendars::None)),
            group("folj.sorter", lists.collect()),
        ],
        bundle: desk.link(&Address::file("folj/floden.opml")),
    }
}

/// Whether something has calendars beside its news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Calendars {
    Has,
    None,
}

fn subscription(desk: &Desk<'_>, page: &Address, title: String, calendars: Calendars) -> Subscription {
    let file = |path: String| desk.link(&Address::file(path));
    let config = &desk.site.config;
    Subscription {
        page: Link { href: desk.link(page), text: title },
        atom: file(file_beside(page, "xml")),
        json: config.has(Part::JsonFeeds).then(|| file(file_beside(page, "json"))),
        calendars: (calendars == Calendars::Has && config.has(Part::Calendars)).then(|| {
            let folder = page.tidy();
            (file(format!("{folder}{MEETINGS}")), file(format!("{folder}{LAST_DAYS}")))
        }),
    }
}

#[derive(Debug, Serialize)]
struct OpenDataView {
    shell: Shell,
    heading: String,
    /// Each file or family of files, with what it holds.
    files: Vec<DataFile>,
    /// The address of the list of all documents, where the site has it.
    example: Option<String>,
    /// The address of the frame with the notice board, where the site has frames.
    frame: Option<String>,
}

#[derive(Debug, Serialize)]
struct DataFile {
    link: Link,
    about: String,
}

/// The frame that is the example of all.
const FRAME: &str = "inbaddning/anslagstavla/index.html";

/// The files that the page names, by their words in the locale.
const FILES: &[(&str, &str)] = &[
    ("data/dokument.json", "dokument"),
    ("data/organ.csv", "organ"),
    ("data/ledamoter.csv", "ledamoter"),
    ("data/sammantraden.csv", "sammantraden"),
    ("data/arendepunkter.csv", "arendepunkter"),
    ("data/omrostningar.csv", "omrostningar"),
    ("data/uppdrag.csv", "uppdrag"),
    ("data/arenden.csv", "arenden"),
    ("data/styrdokument.csv", "styrdokument"),
    ("data/matt.csv", "matt"),
    ("data/utfall.csv", "utfall"),
    ("oparl/system.json", "oparl"),
    ("datasets/dcat.rdf", "dcat"),
    ("flode.xml", "atom"),
    ("flode.json", "json_feed"),
    ("kalender.ics", "kalender"),
    ("andringar/andringar.json", "andringar"),
    ("sok/index.json", "sok"),
    ("sitemap.xml", "sitemap"),
    (FRAME, "inbaddning"),
];

fn open_data(desk: &Desk<'_>) -> OpenDataView {
    let heading = desk.word("oppna_data.titel").to_owned();
    let head = Head { title: heading.clone(), ..Head::default() };
    let config = &desk.site.config;
    let files = FILES.iter().filter(|(path, _)| config.has_file(path)).map(|(path, name)| DataFile {
        link: Link { href: desk.link(&Address::file(*path)), text: (*path).to_owned() },
        about: desk.term("oppna_data.fil", name),
    });
    OpenDataView {
        shell: Shell::of(desk, Subject::Tool(Tool::OpenData), head),
        heading,
        files: files.collect(),
        example: config.has(Part::Records).then(|| format!("{}data/dokument.json", config.address)),
        frame: config.has_file(FRAME).then(|| format!("{}{}", config.address, Address::file(FRAME).tidy())),
    }
}

#[derive(Debug, Serialize)]
struct IndexView {
    shell: Shell,
    heading: String,
    letters: Vec<ListLink>,
    /// The letter that is shown. In one language of several it may have no entry.
    letter: Option<String>,
    entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    link: Link,
    /// The number of a case, so that two of one title are told apart.
    note: String,
}

fn index(desk: &Desk<'_>, shown: Option<Letter>) -> IndexView {
    let name = desk.word("a_o.titel").to_owned();
    let heading = shown.map_or_else(|| name.clone(), |letter| format!("{name}: {}", letter.shown()));
    let head = Head { title: heading.clone(), ..Head::default() };
    let subject = Subject::Tool(shown.map_or(Tool::Index, Tool::Letter));
    let letters = desk.site.index().iter().map(|(letter, nodes)| ListLink {
        href: desk.link(&Tool::Letter(*letter).address()),
        text: letter.shown(),
        count: nodes.len(),
        current: shown == Some(*letter),
    });
    let nodes = shown.and_then(|letter| desk.site.index().get(&letter));
    let entries = nodes.into_iter().flatten().map(|node| Entry {
        link: desk.link_to(*node),
        note: match node {
            Node::Case(id) => desk.site.case(*id).number.clone(),
            Node::Document(_) => String::new(),
        },
    });
    IndexView {
        shell: Shell::of(desk, subject, head),
        heading,
        letters: letters.collect(),
        letter: shown.map(Letter::shown),
        entries: entries.collect(),
    }
}
