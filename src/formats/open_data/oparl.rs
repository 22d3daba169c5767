//! Meetings, cases and files as `OParl` 1.1 objects, each at an address of its own, and the lists that lead to them.
//!
//! A static host cannot answer `created_since` nor `modified_since`, and sets `Access-Control-Allow-Origin` only
//! where its settings say so; the open data page tells. The only persons are the elected whom a body lists.

use jiff::civil::Date;

use super::oparl_objects as objects;
use super::oparl_people as people;
use super::records::push;
use super::value::{Map, object};
use crate::formats::format::{Format, Ready};
use crate::formats::teller::{LICENSE, Teller, moment};
use crate::output::{Artifact, Recipe};
use crate::site::{CaseId, DocumentId, FileId};

/// The version that every object names.
const SCHEMA: &str = "https://schema.oparl.org/1.1/";
/// How many objects a page of a list has.
const PAGE: usize = 100;

/// The objects.
pub static FORMAT: Format = Format { name: "oparl", make };

/// Makes objects of the site.
#[derive(Clone, Copy)]
pub struct Oparl<'s> {
    /// Speaks of documents.
    pub teller: Teller<'s>,
    /// The first and the latest day of which the sources tell.
    pub span: (Date, Date),
}

/// Something that is an object of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A political body.
    Organization(DocumentId),
    /// A party with seats, by its place among the parties of the site.
    Party(usize),
    /// A meeting.
    Meeting(DocumentId),
    /// An item of a meeting.
    Item(DocumentId),
    /// A case.
    Paper(CaseId),
    /// A case at an item.
    Consultation(CaseId, DocumentId),
    /// A published file.
    File(FileId),
}

/// The lists of the body, by the property that names each.
const LISTS: &[(&str, &str)] = &[
    ("organization", "organizations"),
    ("meeting", "meetings"),
    ("paper", "papers"),
    ("agendaItem", "agenda-items"),
    ("consultation", "consultations"),
    ("file", "files"),
];

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let teller = Teller::of(ready);
    let site = ready.site;
    let days: Vec<Date> = site.documents().filter_map(|id| teller.changed(id.into())).collect();
    let first = teller.first();
    let last = days.iter().copied().max().unwrap_or(first);
    let oparl = Oparl { teller, span: (first, last) };
    let things = objects::things(oparl);
    let mut made = vec![
        artifact("oparl/system.json".to_owned(), move || oparl.system()),
        artifact("oparl/body.json".to_owned(), move || oparl.body()),
        artifact("oparl/bodies.json".to_owned(), move || oparl.page(vec![oparl.body()], "bodies", (0, 1, 1))),
    ];
    for (_, name) in LISTS {
        let of_list: Vec<Thing> = things.iter().copied().filter(|thing| thing.list() == *name).collect();
        made.extend(oparl.list(name, &of_list));
    }
    for thing in &things {
        let meetings = match *thing {
            Thing::Organization(id) => Some(site.children(id)),
            Thing::Party(_) => Some(&[][..]),
            _ => None,
        };
        if let Some(meetings) = meetings {
            let meetings: Vec<Thing> = meetings.iter().map(|id| Thing::Meeting(*id)).collect();
            let name = oparl.path(*thing);
            made.extend(oparl.list(&format!("{name}/meetings"), &meetings));
        }
    }
    made.extend(people::make(oparl));
    let gone = site.tombstones.iter().filter_map(|one| objects::gone(oparl, one));
    made.extend(gone.map(|(path, object)| artifact(format!("oparl/{path}.json"), move || object.clone())));
    made.extend(things.into_iter().map(|thing| {
        let address = format!("oparl/{}.json", oparl.path(thing));
        artifact(address, move || oparl.object(thing))
    }));
    made
}

/// A file that holds an object.
pub fn artifact<'s>(address: String, make: impl Fn() -> Map + Send + Sync + 's) -> Artifact<'s> {
    let recipe = Recipe::Make(Box::new(move |out| {
        push(out, &make());
        Ok(())
    }));
    Artifact { address, recipe }
}

impl Thing {
    /// The list it stands in.
    fn list(self) -> &'static str {
        match self {
            Self::Organization(_) | Self::Party(_) => "organizations",
            Self::Meeting(_) => "meetings",
            Self::Item(_) => "agenda-items",
            Self::Paper(_) => "papers",
            Self::Consultation(..) => "consultations",
            Self::File(_) => "files",
        }
    }
}

impl<'s> Oparl<'s> {
    /// The whole address of a file of the interface.
    pub fn url(self, path: &str) -> String {
        self.teller.url_of(&format!("oparl/{path}.json"))
    }

    /// An object with what all objects have.
    pub fn start(self, kind: &str, path: &str, (created, modified): (Date, Date)) -> Map {
        let mut map = Map::new();
        map.put("id", self.url(path));
        map.put("type", format!("{SCHEMA}{kind}"));
        map.put("created", moment(created.min(modified)));
        map.put("modified", moment(modified));
        map
    }

    fn system(self) -> Map {
        let config = &self.teller.site.config;
        let mut map = self.start("System", "system", self.span);
        map.put("oparlVersion", SCHEMA);
        map.put("name", config.name.clone());
        map.put("body", self.url("bodies"));
        map.put("license", LICENSE);
        map.put("website", config.address.clone());
        map.put("contactName", config.publisher.clone());
        if let Some(email) = &config.contact.email {
            map.put("contactEmail", email.clone());
        }
        map
    }

    fn body(self) -> Map {
        let config = &self.teller.site.config;
        let mut map = self.start("Body", "body", self.span);
        map.put("system", self.url("system"));
        map.put("name", config.publisher.clone());
        map.put("website", config.address.clone());
        map.put("license", LICENSE);
        map.put("legislativeTerm", Vec::<Map>::new());
        for (property, list) in LISTS.iter().chain(people::LISTS) {
            map.put(property, self.url(list));
        }
        map
    }

    /// A list in pages.
    fn list(self, name: &str, things: &[Thing]) -> Vec<Artifact<'s>> {
        self.list_of(name, things, Self::object)
    }

    /// A list in pages, of things that are made when they are asked for.
    pub fn list_of<T: Copy + Send + Sync + 's>(
        self,
        name: &str,
        things: &[T],
        make: fn(Self, T) -> Map,
    ) -> Vec<Artifact<'s>> {
        let mut pages: Vec<Vec<T>> = things.chunks(PAGE).map(<[T]>::to_vec).collect();
        if pages.is_empty() {
            pages.push(Vec::new());
        }
        let count = pages.len();
        let total = things.len();
        let listed = pages.into_iter().enumerate().map(|(at, page)| {
            let name = name.to_owned();
            artifact(format!("oparl/{}.json", part(&name, at)), move || {
                let objects = page.iter().map(|thing| make(self, *thing)).collect();
                self.page(objects, &name, (at, count, total))
            })
        });
        listed.collect()
    }

    /// A page of a list, by its place among so many, with so many objects in all.
    fn page(self, objects: Vec<Map>, name: &str, (at, count, total): (usize, usize, usize)) -> Map {
        let mut links = object([
            ("first", self.url(&part(name, 0)).into()),
            ("self", self.url(&part(name, at)).into()),
            ("last", self.url(&part(name, count - 1)).into()),
        ]);
        if at > 0 {
            links.put("prev", self.url(&part(name, at - 1)));
        }
        if at + 1 < count {
            links.put("next", self.url(&part(name, at + 1)));
        }
        let pagination = object([
            ("currentPage", (at + 1).into()),
            ("elementsPerPage", PAGE.into()),
            ("totalElements", total.into()),
            ("totalPages", count.into()),
        ]);
        object([("data", objects.into()), ("links", links.into()), ("pagination", pagination.into())])
    }
}

fn part(name: &str, at: usize) -> String {
    if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) }
}
