//! Meetings, cases and files as `OParl` 1.1 objects, each at an address of its own, and the lists that lead to them.
//!
//! A static host cannot answer `created_since` nor `modified_since`, and sets `Access-Control-Allow-Origin` only
//! where its settings say so; the open data page tells. The only persons are the elected whom a body lists.

use std::borrow::Cow;
use std::sync::Arc;

use jiff::civil::Date;

use super::oparl_objects as objects;
use super::oparl_paths::Paths;
use super::oparl_people as people;
use super::people::People;
use crate::formats::format::{Format, Ready};
use crate::formats::json::{self, Joined, Layout, Object, Value, Writer};
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
pub struct Oparl<'s> {
    /// Speaks of documents.
    pub teller: Teller<'s>,
    /// The first and the latest day of which the sources tell.
    pub span: (Date, Date),
    /// The elected.
    pub people: People<'s>,
    /// Where the objects are.
    pub paths: Paths,
    /// The whole address of the folder of the interface.
    folder: String,
}

/// The whole address of a file of the interface.
pub struct Url<'p> {
    folder: &'p str,
    path: Cow<'p, str>,
}

/// Something that is an object of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    let elected = People::of(site);
    let things = objects::things(teller, &elected);
    let paths = Paths::of((teller, &elected), &things);
    let folder = teller.url_of("oparl/");
    let oparl = Arc::new(Oparl { teller, span: (first, last), people: elected, paths, folder });
    let mut made = vec![
        artifact(&oparl, "system", Oparl::system),
        artifact(&oparl, "body", Oparl::body),
        artifact(&oparl, "bodies", |oparl, list| {
            oparl.page(list, ("bodies", &[()]), (0, 1, 1), |oparl, body, ()| oparl.body(body));
        }),
    ];
    for (_, name) in LISTS {
        let of_list: Vec<Thing> = things.iter().copied().filter(|thing| thing.list() == *name).collect();
        made.extend(list(&oparl, name, &of_list, Oparl::object));
    }
    for thing in &things {
        let meetings = match *thing {
            Thing::Organization(id) => Some(site.children(id)),
            Thing::Party(_) => Some(&[][..]),
            _ => None,
        };
        if let Some(meetings) = meetings {
            let meetings: Vec<Thing> = meetings.iter().map(|id| Thing::Meeting(*id)).collect();
            let name = format!("{}/meetings", oparl.path(*thing));
            made.extend(list(&oparl, &name, &meetings, Oparl::object));
        }
    }
    made.extend(people::make(&oparl));
    let gone = site.tombstones.iter().filter_map(objects::gone);
    made.extend(gone.map(|(path, kind, on)| deleted(&oparl, path, (kind, on))));
    made.extend(
        things.into_iter().map(|thing| {
            artifact(&oparl, &oparl.path(thing), move |oparl, object| oparl.object(object, thing))
        }),
    );
    made
}

/// A file that holds an object.
pub fn artifact<'s>(
    oparl: &Arc<Oparl<'s>>,
    path: &str,
    fill: impl Fn(&Oparl<'s>, &mut Object<'_, '_>) + Send + Sync + 's,
) -> Artifact<'s> {
    let address = ["oparl/", path, ".json"].concat();
    let oparl = Arc::clone(oparl);
    let recipe = Recipe::Make(Box::new(move |out| {
        json::file(out, Layout::Open, |object| fill(&oparl, object));
        Ok(())
    }));
    Artifact { address, recipe }
}

/// What is left of an object that is gone: that it was, and since when it is no more.
pub fn deleted<'s>(oparl: &Arc<Oparl<'s>>, path: String, (kind, on): (&'static str, Date)) -> Artifact<'s> {
    artifact(oparl, &path.clone(), move |oparl, object| {
        oparl.start(object, (kind, &path), (on, on));
        object.put("deleted", true);
    })
}

/// A list in pages, of things that are made when they are asked for.
pub fn list<'s, T: Copy + Send + Sync + 's>(
    oparl: &Arc<Oparl<'s>>,
    name: &str,
    things: &[T],
    fill: fn(&Oparl<'s>, &mut Object<'_, '_>, T),
) -> Vec<Artifact<'s>> {
    let mut pages: Vec<Vec<T>> = things.chunks(PAGE).map(<[T]>::to_vec).collect();
    if pages.is_empty() {
        pages.push(Vec::new());
    }
    let count = pages.len();
    let total = things.len();
    let listed = pages.into_iter().enumerate().map(|(at, page)| {
        let name = name.to_owned();
        artifact(oparl, &part(&name, at), move |oparl, list| {
            oparl.page(list, (&name, &page), (at, count, total), fill);
        })
    });
    listed.collect()
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

impl Oparl<'_> {
    /// The whole address of a file of the interface.
    pub fn url<'p>(&'p self, path: impl Into<Cow<'p, str>>) -> Url<'p> {
        Url { folder: &self.folder, path: path.into() }
    }

    /// Begins an object, of a kind and at a path, with what all objects have.
    pub fn start(
        &self,
        map: &mut Object<'_, '_>,
        (kind, path): (&str, &str),
        (created, modified): (Date, Date),
    ) {
        map.put("id", self.url(path));
        map.put("type", Joined([SCHEMA, kind]));
        map.put("created", moment(created.min(modified)));
        map.put("modified", moment(modified));
    }

    fn system(&self, map: &mut Object<'_, '_>) {
        let config = &self.teller.site.config;
        self.start(map, ("System", "system"), self.span);
        map.put("oparlVersion", SCHEMA);
        map.put("name", &config.name);
        map.put("body", self.url("bodies"));
        map.put("license", LICENSE);
        map.put("website", &config.address);
        map.put("contactName", &config.publisher);
        map.maybe("contactEmail", config.contact.email.as_ref());
    }

    fn body(&self, map: &mut Object<'_, '_>) {
        let config = &self.teller.site.config;
        self.start(map, ("Body", "body"), self.span);
        map.put("system", self.url("system"));
        map.put("name", &config.publisher);
        map.put("website", &config.address);
        map.put("license", LICENSE);
        map.list("legislativeTerm", std::iter::empty::<&str>());
        for (property, list) in LISTS.iter().chain(people::LISTS) {
            map.put(property, self.url(*list));
        }
    }

    /// A page of a list, by its place among so many, with so many objects in all.
    fn page<T: Copy>(
        &self,
        list: &mut Object<'_, '_>,
        (name, things): (&str, &[T]),
        (at, count, total): (usize, usize, usize),
        fill: impl Fn(&Self, &mut Object<'_, '_>, T),
    ) {
        list.objects("data", things, |object, thing| fill(self, object, *thing));
        list.object("links", |links| {
            links.put("first", self.url(part(name, 0)));
            links.put("last", self.url(part(name, count - 1)));
            if at + 1 < count {
                links.put("next", self.url(part(name, at + 1)));
            }
            if at > 0 {
                links.put("prev", self.url(part(name, at - 1)));
            }
            links.put("self", self.url(part(name, at)));
        });
        list.object("pagination", |pagination| {
            pagination.put("currentPage", at + 1);
            pagination.put("elementsPerPage", PAGE);
            pagination.put("totalElements", total);
            pagination.put("totalPages", count);
        });
    }
}

impl Value for Url<'_> {
    fn write(self, to: &mut Writer<'_>) {
        Joined([self.folder, &self.path, ".json"]).write(to);
    }
}

fn part(name: &str, at: usize) -> String {
    if at == 0 { name.to_owned() } else { format!("{name}-{}", at + 1) }
}
