//! Which addresses were left, and where each leads now.

use std::collections::{BTreeMap, BTreeSet};

use crate::documents::Data;
use crate::site::{Address, DocumentId, Node, Site};

/// A former address and what stands for it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// From the site's root, without a slash first, as it was: `namnder/bun/` or `filer/plan.pdf`.
    pub from: String,
    /// Where its content stands.
    pub to: Address,
    /// What it is.
    pub node: Node,
}

impl Moved {
    /// Where the page that leads on stands; none where the address was a file that is no page.
    pub fn stub(&self) -> Option<String> {
        let name = self.from.rsplit('/').next().unwrap_or_default();
        match name.rsplit_once('.') {
            None if name.is_empty() => Some(format!("{}index.html", self.from)),
            None => Some(format!("{}/index.html", self.from)),
            Some((_, "html" | "htm")) => Some(self.from.clone()),
            Some(_) => None,
        }
    }
}

/// Every former address that can be led on, in order. One that is no address, or that something else has now, is
/// left out here and told by a check.
pub fn moved(site: &Site) -> Vec<Moved> {
    let taken: BTreeSet<&str> = site
        .pages()
        .iter()
        .map(|page| page.address.as_str())
        .chain(site.files().iter().map(|file| file.address.as_str()))
        .collect();
    let mut found: BTreeMap<String, Moved> = BTreeMap::new();
    for id in site.documents() {
        for written in &site.document(id).head.former_addresses {
            let Some(from) = path_of(&written.value, &site.config.address) else { continue };
            let node = node_of(site, id);
            let one = Moved { from: from.clone(), to: site.address_of_node(node).clone(), node };
            let place = one.stub().unwrap_or_else(|| from.clone());
            if !taken.contains(place.as_str()) {
                found.entry(place).or_insert(one);
            }
        }
    }
    found.into_values().collect()
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

/// A former address as a path from the site's root; none where no file of this site can stand there.
pub fn path_of(written: &str, site: &str) -> Option<String> {
    let path = written.strip_prefix(site).unwrap_or(written).trim_start_matches('/');
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let sound = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.ends_with('.')
            && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
    };
    let parts = path.strip_suffix('/').unwrap_or(path);
    (!parts.is_empty() && parts.split('/').all(sound)).then(|| path.to_owned())
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
            ("/Å", None),
        ] {
            assert_eq!(path_of(written, site).as_deref(), path, "{written}");
        }
    }
}
