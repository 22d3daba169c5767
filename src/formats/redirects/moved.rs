//! Which addresses were left, and where each leads now.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::documents::Data;
use crate::output::is_address;
use crate::site::{Address, DocumentId, Node, Site, percent_decoded};

/// Endings of the files that a site makes beside its pages.
const MADE: &[&str] = &["atom", "conf", "config", "csv", "ics", "json", "opml", "rdf", "txt", "xml"];

/// A former address and what stands for it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// From the site's root, without a slash first, as it was: `namnder/bun/`, `filer/plan.pdf`, `Gamla Sidor/A.aspx`.
    pub from: String,
    /// Where its content stands.
    pub to: Address,
    /// What it is.
    pub node: Node,
}

/// A former address that leads nowhere, and why.
#[derive(Debug)]
pub struct Lost {
    /// The document that wrote it.
    pub document: DocumentId,
    /// As it is written.
    pub written: String,
    /// Where, in bytes of the document's file.
    pub span: Range<usize>,
    /// Why it cannot be led on.
    pub why: Why,
}

/// Why a former address cannot be led on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It asks the server a question: files are found by the words before it alone.
    Question,
    /// It is on another site, or holds what no address has.
    NoAddress,
    /// Something that is public stands there now.
    Taken,
    /// Another document says that it was its own.
    Claimed(DocumentId),
}

impl Moved {
    /// Where the page that leads on stands; none where the address was a file that is no page, or has letters that the
    /// site's own addresses never have. There the servers' settings lead on.
    pub fn stub(&self) -> Option<String> {
        if !is_address(self.from.trim_end_matches('/')) {
            return None;
        }
        let name = self.from.rsplit('/').next().unwrap_or_default();
        match name.rsplit_once('.') {
            None if name.is_empty() => Some(format!("{}index.html", self.from)),
            None => Some(format!("{}/index.html", self.from)),
            Some((_, "html" | "htm")) => Some(self.from.clone()),
            Some(_) => None,
        }
    }

    /// The address as servers know it that read small letters and capitals alike.
    pub fn in_small_letters(&self) -> String {
        self.from.trim_end_matches('/').to_lowercase()
    }
}

/// Every former address that can be led on, in order.
pub fn moved(site: &Site) -> Vec<Moved> {
    sorted(site, &BTreeSet::new()).0
}

/// Every former address that cannot, in the order of the documents. `made` are the files that the site makes beside its
/// pages, in small letters.
pub fn lost(site: &Site, made: &BTreeSet<String>) -> Vec<Lost> {
    sorted(site, made).1
}

/// Whether any former address may be that of a file which the site makes beside its pages.
pub fn is_near_made_files(site: &Site) -> bool {
    let mut written = site.documents().flat_map(|id| &site.document(id).head.former_addresses);
    written.any(|one| {
        let name = one.value.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_lowercase();
        name.rsplit_once('.').is_some_and(|(_, ending)| MADE.contains(&ending))
    })
}

fn sorted(site: &Site, made: &BTreeSet<String>) -> (Vec<Moved>, Vec<Lost>) {
    let mut documents =
        site.documents().filter(|id| !site.document(*id).head.former_addresses.is_empty()).peekable();
    if documents.peek().is_none() {
        return (Vec::new(), Vec::new());
    }
    let taken = live(site);
    let mut found: BTreeMap<String, Moved> = BTreeMap::new();
    let mut owners: BTreeMap<String, DocumentId> = BTreeMap::new();
    let mut lost = Vec::new();
    for document in documents {
        for written in &site.document(document).head.former_addresses {
            let node = node_of(site, document);
            let to = site.address_of_node(node).clone();
            let why = match path_of(&written.value, &site.config.address) {
                Err(why) => why,
                Ok(from) => {
                    let one = Moved { from, to, node };
                    let place = one.stub().unwrap_or_else(|| one.from.clone());
                    // A page that came back needs nothing that leads to it.
                    if place == one.to.as_str() {
                        continue;
                    }
                    let owner = *owners.entry(one.in_small_letters()).or_insert(document);
                    if is_taken(&taken, &place) || is_made(made, &one) {
                        Why::Taken
                    } else if owner != document {
                        Why::Claimed(owner)
                    } else {
                        let from = one.from.clone();
                        keep(&mut found, &from, one);
                        continue;
                    }
                }
            };
            lost.push(Lost { document, written: written.value.clone(), span: written.span.clone(), why });
        }
    }
    (found.into_values().collect(), lost)
}

/// The addresses of all pages and files of today.
pub fn live(site: &Site) -> BTreeSet<&str> {
    let pages = site.pages().iter().map(|page| page.address.as_str());
    pages.chain(site.files().iter().map(|file| file.address.as_str())).collect()
}

/// Whether something of today stands at a place, is a folder there, or is a file where the place needs a folder.
fn is_taken(taken: &BTreeSet<&str>, place: &str) -> bool {
    let place = place.trim_end_matches('/');
    let below = format!("{place}/");
    taken.contains(place)
        || (is_address(place)
            && taken.range(below.as_str()..).next().is_some_and(|next| next.starts_with(&below)))
        || place.match_indices('/').any(|(at, _)| taken.contains(&place[..at]))
}

/// Whether an address is that of a file which the site makes beside its pages, in whatever letters: servers that read
/// capitals and small letters alike would lead the file itself on.
fn is_made(made: &BTreeSet<String>, one: &Moved) -> bool {
    made.contains(&one.in_small_letters())
}

/// Keeps an address that was written with and without its last slash once: as a folder, which answers to both.
fn keep<T>(found: &mut BTreeMap<String, T>, from: &str, one: T) {
    let name = from.trim_end_matches('/').to_owned();
    if from.ends_with('/') || !found.contains_key(&name) {
        found.insert(name, one);
    }
}

/// The case that shows a summary, else the document itself.
fn node_of(site: &Site, id: DocumentId) -> Node {
    match &site.document(id).data {
        Data::CaseSummary(case) => {
            site.case_of(site.tie(id).municipality, &case.number).map_or(id.into(), Node::from)
        }
        _ => id.into(),
    }
}

/// A former address as a path from the site's root, in the letters that it stands for.
fn path_of(written: &str, site: &str) -> Result<String, Why> {
    let path = written.strip_prefix(site).unwrap_or(written).trim_start_matches('/');
    if path.contains('?') {
        return Err(Why::Question);
    }
    let path = percent_decoded(path);
    let path = path.strip_suffix("index.html").unwrap_or(&path);
    let sound = |part: &str| {
        !part.is_empty()
            && !part.starts_with(['.', ' '])
            && !part.ends_with(['.', ' '])
            && part.chars().all(|c| c.is_alphanumeric() || " ._-~,+()&".contains(c))
    };
    let parts = path.strip_suffix('/').unwrap_or(path);
    if !parts.is_empty() && parts.split('/').all(sound) { Ok(path.to_owned()) } else { Err(Why::NoAddress) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn former_addresses_are_paths_on_this_site() {
        let site = "https://exempel.se/insyn/";
        for (written, path) in [
            ("/namnder/bun/", Some("namnder/bun/")),
            ("https://exempel.se/insyn/a/index.html", Some("a/")),
            ("gammal.html", Some("gammal.html")),
            ("filer/plan.pdf", Some("filer/plan.pdf")),
            ("https://annan.se/a", None),
            ("/../a", None),
            ("/", None),
            ("a//b", None),
            ("/Gamla%20Sidor/Nämnden.aspx", Some("Gamla Sidor/Nämnden.aspx")),
            ("/Gamla Sidor/N%C3%A4mnden.aspx", Some("Gamla Sidor/Nämnden.aspx")),
            ("/a/%2e%2e/b", None),
            ("/a%0ab", None),
            ("/a\"b", None),
            ("/a;b{", None),
            ("/a#b", None),
        ] {
            assert_eq!(path_of(written, site).ok().as_deref(), path, "{written}");
        }
        assert_eq!(path_of("/arkiv/a.php?id=3", site), Err(Why::Question));
    }

    #[test]
    fn an_address_with_and_without_its_last_slash_is_one() {
        let mut found = BTreeMap::new();
        for from in ["A/", "A", "x.pdf", "x.pdf/", "gammal.html", "b", "b.html"] {
            keep(&mut found, from, from);
        }
        let kept: Vec<&str> = found.into_values().collect();
        assert_eq!(kept, ["A/", "b", "b.html", "gammal.html", "x.pdf/"]);
    }

    #[test]
    fn what_stands_above_or_below_an_address_takes_it_too() {
        let live = BTreeSet::from(["data/matt.csv", "organ/ks/index.html", "plan.pdf"]);
        for (place, taken) in [
            ("data/matt.csv", true),
            ("plan.pdf/index.html", true),
            ("plan.pdf/", true),
            ("organ/ks", true),
            ("organ/index.html", false),
            ("organ/kso/index.html", false),
            ("Organ/KS/", false),
            ("plan.pdf.html", false),
        ] {
            assert_eq!(is_taken(&live, place), taken, "{place}");
        }
    }
}
