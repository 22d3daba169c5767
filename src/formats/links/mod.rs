//! Every link of the finished site leads somewhere: pages are read while they are made, and what leads nowhere is told
//! before the site is put in its place.
//!
//! Pages know each other's addresses, so a link that fails is a fault of a template, of an anchor that is gone, or of
//! this program. A page keeps its anchors as numbers and only those references that have to wait for another page.

mod scan;

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use memchr::{memchr, memchr2};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

use scan::Sign;

use super::format::Ready;
use super::html::template_of;
use crate::diagnostics::{Code, Diagnostic, Place, Words};
use crate::markup::Fill;
use crate::output::{Artifact, Recipe};
use crate::site::{Page, Subject, resolve_into, source_of};

/// A link of a finished page that leads to nothing.
pub static DEAD_LINK: Code = Code::error(
    "dead-link",
    Words("En länk på den färdiga webbplatsen leder ingenstans", "A link of the finished site leads nowhere"),
    Words(
        "Läsaren skulle möta en sida som inte finns, eller hamna fel på sidan.",
        "The reader would meet a page that does not exist, or land at the wrong place of the page.",
    ),
    Words(
        "Rätta länken i mallen eller texten. Länkar skrivs från sidan själv och till filen, som i ../organ/index.html.",
        "Correct the link in the template or the text. Links are written from the page itself and to the file, as in ../organ/index.html.",
    ),
);

/// The page that a server shows at any address.
const AT_ANY_DEPTH: &str = "404.html";

/// The links of all pages, gathered while the pages are made.
pub struct Links {
    /// The whole address of the site, with a slash at its end.
    root: String,
    addresses: Vec<Box<str>>,
    /// The place of each address, by its number.
    places: FxHashMap<u64, u32>,
    pages: Vec<OnceLock<Seen>>,
}

/// A page whose links are read.
struct Here<'l> {
    at: usize,
    address: &'l str,
    /// The folders that it stands in, the innermost first and the top of the site last, each with its slash.
    folders: Vec<&'l str>,
    /// Whether the server shows it at any address.
    any_depth: bool,
}

/// What one page has and wants.
#[derive(Default)]
struct Seen {
    anchors: Box<[u64]>,
    /// Places in other pages: whose, and as it is written.
    wanted: Vec<(usize, Box<str>)>,
    /// References that lead to nothing, as they are written.
    dead: Vec<Box<str>>,
}

/// What a worker reads a page with, kept for the next one.
#[derive(Default)]
struct Spare {
    anchors: Vec<u64>,
    /// The address that each reference may be, as a number, and where it is written.
    references: Vec<(Option<u64>, Range<usize>)>,
    room: Vec<u8>,
}

thread_local! {
    static SPARE: Cell<Spare> = Cell::default();
}

/// What a reference leads to.
enum Leads<'r> {
    Elsewhere,
    Nowhere,
    /// A file, by its place, and the anchor there.
    Here(usize, Option<&'r str>),
}

impl Links {
    /// The same files, with their links gathered when they are made.
    pub fn watch<'s>(root: &str, artifacts: Vec<Artifact<'s>>) -> (Vec<Artifact<'s>>, Arc<Self>) {
        let addresses: Vec<Box<str>> =
            artifacts.par_iter().map(|artifact| artifact.address.as_str().into()).collect();
        let numbers = addresses.iter().map(|address| number(address.as_bytes()));
        let (places, pages) = rayon::join(
            || numbers.zip(0..).collect(),
            || addresses.par_iter().map(|_| OnceLock::new()).collect(),
        );
        let links = Arc::new(Self { root: root.to_owned(), pages, addresses, places });
        let watched = artifacts.into_par_iter().enumerate().map(|(at, artifact)| links.watched(at, artifact));
        (watched.collect(), Arc::clone(&links))
    }

    fn watched<'s>(self: &Arc<Self>, at: usize, artifact: Artifact<'s>) -> Artifact<'s> {
        if !artifact.address.ends_with(".html") {
            return artifact;
        }
        let recipe = match artifact.recipe {
            Recipe::Make(make) => {
                let links = Arc::clone(self);
                Recipe::Make(Box::new(move |out| {
                    let start = out.len();
                    make(out)?;
                    links.look(at, &out[start..]);
                    Ok(())
                }))
            }
            Recipe::Bytes(bytes) => {
                self.look(at, &bytes);
                Recipe::Bytes(bytes)
            }
            // A listed file of the sources: it is not ours to read.
            Recipe::Copy(path) => Recipe::Copy(path),
        };
        Artifact { address: artifact.address, recipe }
    }

    fn look(&self, at: usize, html: &[u8]) {
        let here = Here::of(at, &self.addresses[at]);
        let mut seen = Seen::default();
        let Spare { mut anchors, mut references, mut room } = SPARE.take();
        // What leads to this page itself waits for no other.
        let mut own: Vec<&str> = Vec::new();
        scan::signs(html, |sign| match sign {
            Sign::Anchor(id) => anchors.push(number(unescaped(text(id)).as_bytes())),
            Sign::Reference(written) => {
                references.push((here.plain(written, &mut room), place_of(written, html)));
            }
        });
        // Nearly every one is plain. They are looked up in a row, so that one need not wait for the memory of another.
        references.retain(|(plain, _)| !plain.is_some_and(|number| self.places.contains_key(&number)));
        let mut path = String::new();
        for written in references.drain(..).map(|(_, place)| text(&html[place])) {
            match self.resolve(&here, &unescaped(written), &mut path) {
                Leads::Here(to, Some(_)) if to == at => own.push(written),
                Leads::Here(to, Some(anchor)) if !self.has_made(to, anchor) => {
                    seen.wanted.push((to, written.into()));
                }
                Leads::Elsewhere | Leads::Here(..) => {}
                Leads::Nowhere => seen.dead.push(written.into()),
            }
        }
        anchors.sort_unstable();
        seen.anchors = anchors.as_slice().into();
        anchors.clear();
        SPARE.set(Spare { anchors, references, room });
        let missing = own.into_iter().filter(|written| !has(&seen.anchors, anchor_of(&unescaped(written))));
        seen.dead.extend(missing.map(Into::into));
        let _ = self.pages[at].set(seen);
    }

    /// Whether a page has been made already, with an anchor.
    fn has_made(&self, at: usize, anchor: &str) -> bool {
        self.pages[at].get().is_some_and(|page| has(&page.anchors, anchor))
    }

    /// What a reference on a page leads to. `path` is room to work in.
    fn resolve<'r>(&self, here: &Here<'_>, written: &'r str, path: &mut String) -> Leads<'r> {
        let bytes = written.as_bytes();
        let end = memchr2(b'#', b'?', bytes).unwrap_or(bytes.len());
        let hash = if bytes.get(end) == Some(&b'?') { memchr(b'#', bytes) } else { Some(end) };
        let anchor = hash.and_then(|hash| written.get(hash + 1..));
        let anchor = anchor.filter(|one| !one.is_empty() && *one != "top");
        let target = &written[..end];
        if target.is_empty() {
            return Leads::Here(here.at, anchor);
        }
        let known = |path: &str| {
            self.places.get(&number(path.as_bytes())).map(|to| Leads::Here(*to as usize, anchor))
        };
        path.clear();
        if let Some(inner) = self.inner(target, here.any_depth) {
            path.push_str(inner);
            if path.is_empty() || path.ends_with('/') {
                path.push_str("index.html");
            }
        } else if has_scheme(target) {
            return Leads::Elsewhere;
        } else if target.starts_with('/') || here.any_depth || !resolve_into(here.address, target, path) {
            return Leads::Nowhere;
        }
        known(path).unwrap_or(Leads::Nowhere)
    }

    /// The part of a whole address that is the site's own. A page shown at any depth may begin at the server's root.
    fn inner<'r>(&self, target: &'r str, any_depth: bool) -> Option<&'r str> {
        let root = self.root.as_str();
        let folder = root.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        let from_root = || folder.filter(|_| any_depth).and_then(|folder| target.strip_prefix(folder));
        target.strip_prefix(root).or_else(from_root)
    }

    /// What leads nowhere, told once for each destination. To be asked when every page has been made.
    pub fn faults(&self, ready: Ready<'_>) -> Vec<Diagnostic> {
        let mut told: Vec<Fault<'_>> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (at, seen) in self.pages.iter().enumerate().filter_map(|(at, page)| Some((at, page.get()?))) {
            let lost = seen.wanted.iter().filter(|(to, written)| {
                // What is no page has no anchors that we know.
                let there = self.pages[*to].get();
                there.is_some_and(|there| !has(&there.anchors, anchor_of(&unescaped(written))))
            });
            for written in seen.dead.iter().chain(lost.map(|(_, written)| written)) {
                let destination = self.destination(at, &unescaped(written));
                let place = *known.entry(destination).or_insert_with(|| {
                    told.push(Fault { first: at, latest: at, written, more: 0 });
                    told.len() - 1
                });
                let fault = &mut told[place];
                fault.more += usize::from(fault.latest != at);
                fault.latest = at;
            }
        }
        told.iter().map(|fault| self.tell(ready, fault)).collect()
    }

    /// What a reference that leads nowhere means, so that it is told once however many pages have it.
    fn destination(&self, at: usize, written: &str) -> String {
        let mut path = String::new();
        let (target, anchor) = written.split_once('#').unwrap_or((written, ""));
        if target.is_empty() {
            path.push_str(&self.addresses[at]);
        } else if target.starts_with('/') || !resolve_into(&self.addresses[at], target, &mut path) {
            target.clone_into(&mut path);
        }
        format!("{path}#{anchor}")
    }

    fn tell(&self, ready: Ready<'_>, fault: &Fault<'_>) -> Diagnostic {
        let address = &*self.addresses[fault.first];
        let shown = address.strip_suffix("index.html").unwrap_or(address);
        let written = unescaped(fault.written);
        let more = fault.more;
        let (sv, en) = match more {
            0 => (String::new(), String::new()),
            1 => (" (och en sida till)".to_owned(), " (and one more page)".to_owned()),
            _ => (format!(" (och {more} sidor till)"), format!(" (and {more} more pages)")),
        };
        let found = Diagnostic::new(
            &DEAD_LINK,
            text!(
                "sidan /{shown} leder till \"{written}\", som inte finns{sv}",
                "the page /{shown} leads to \"{written}\", which does not exist{en}"
            ),
        )
        .help(DEAD_LINK.explanation.fix);
        let site = ready.site;
        let Some(page) = ready.site.page_at(address) else { return found };
        match (in_text(ready, page, &written), source_of(site, page.subject)) {
            (Some(place), _) => found.at(place),
            (None, source) => {
                let template = Place::file(&ready.theme.place_of(template_of(site, page)));
                let found = found.at(template);
                match source {
                    Some(path) => found.related(
                        Place::file(path),
                        text!("sidan görs av den här filen", "the page is made of this file"),
                    ),
                    None => found,
                }
            }
        }
    }
}

/// A destination that does not exist.
struct Fault<'l> {
    /// The first page that leads there.
    first: usize,
    /// The latest page that was seen to.
    latest: usize,
    /// As it is written on the first page.
    written: &'l str,
    /// How many more pages do.
    more: usize,
}

/// Where the text of a page writes a link with the same anchor.
fn in_text(ready: Ready<'_>, page: &Page, written: &str) -> Option<Place> {
    let Subject::Document(id) = page.subject else { return None };
    let (_, anchor) = written.split_once('#')?;
    let document = ready.site_in(page.tongue).document(id);
    let slot = document.prose.slots().iter().find(|slot| {
        let (Fill::Address(address) | Fill::Image(address)) = &slot.fill else { return false };
        address.split_once('#').is_some_and(|(_, own)| own == anchor)
    })?;
    Some(Place::new(&document.origin.path, slot.span.clone()))
}

impl<'l> Here<'l> {
    fn of(at: usize, address: &'l str) -> Self {
        let slashes = address.rmatch_indices('/');
        let folders = slashes.map(|(at, slash)| &address[..at + slash.len()]).chain([""]).collect();
        // In each language there is one.
        let any_depth = address.rsplit('/').next() == Some(AT_ANY_DEPTH);
        Self { at, address, folders, any_depth }
    }

    /// The number of the address that a reference leads to, if it goes up some folders and from there to a file, and
    /// says no more: then there is such an address. What there is has no dots in its way, and nothing that an attribute
    /// must have in other signs. `path` is room to work in.
    fn plain(&self, written: &[u8], path: &mut Vec<u8>) -> Option<u64> {
        let (mut ups, mut rest) = (0, written);
        while let Some(after) = rest.strip_prefix(b"../") {
            (ups, rest) = (ups + 1, after);
        }
        let folder = self.folders.get(ups).filter(|_| !self.any_depth)?;
        path.clear();
        path.extend_from_slice(folder.as_bytes());
        path.extend_from_slice(rest);
        Some(number(path))
    }
}

/// Where a part of a text stands in it.
fn place_of(part: &[u8], whole: &[u8]) -> Range<usize> {
    let begin = part.as_ptr().addr() - whole.as_ptr().addr();
    begin..begin + part.len()
}

/// What stands in an attribute. What the program writes is text; other bytes lead nowhere.
fn text(written: &[u8]) -> &str {
    str::from_utf8(written).unwrap_or("\u{FFFD}")
}

/// An anchor or an address as a number: the same one in every run.
fn number(text: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text);
    hasher.finish()
}

fn anchor_of(written: &str) -> &str {
    written.split_once('#').map_or("", |(_, anchor)| anchor)
}

/// Whether a page has an anchor.
fn has(anchors: &[u64], anchor: &str) -> bool {
    anchors.binary_search(&number(anchor.as_bytes())).is_ok()
}

fn has_scheme(target: &str) -> bool {
    target.starts_with("//")
        || target.split_once(':').is_some_and(|(scheme, _)| {
            scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-'))
        })
}

/// The few references that HTML needs for what stands in an attribute, as the characters they stand for.
fn unescaped(written: &str) -> Cow<'_, str> {
    if memchr(b'&', written.as_bytes()).is_none() {
        return Cow::Borrowed(written);
    }
    let mut text = written.to_owned();
    for (entity, character) in [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, character);
    }
    Cow::Owned(text)
}
