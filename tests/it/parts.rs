//! A site without its parts: no file of them is there, nothing leads to them, and every page is still reached.

use std::collections::BTreeSet;

use crate::driver::{EXAMPLE, Public, Site};
use crate::page::Destination;

/// Each part by its word, and what its files have in their addresses.
const PARTS: &[(&str, &[&str])] = &[
    ("oparl", &["oparl/"]),
    ("dokumentdata", &["/data.json", "data/dokument"]),
    ("sok", &["sok/index.json", "sok/ord/", "sok/sidor/", "sok/stavning/", "tillgangar/search"]),
    ("kalendrar", &[".ics"]),
    ("tabeller", &["data/organ", "utfall.csv", "datasets/", ".csv-metadata.json"]),
    ("json-floden", &["flode.json"]),
    ("enskilda-floden", &["arenden/exempelby/ks-2024-44/flode", "styrdokument/klimatplan-exempelby/flode"]),
    ("listor-av-flera", &["arendepunkter/ar/2019/typ/"]),
    ("listor", &["beslut/ar/", "beslut/typ/", "styrdokument/status/", "beslut/organ/"]),
    ("inbaddning", &["inbaddning/"]),
];

/// The example site without some parts; the build must tell of no dead link.
fn without(parts: &[&str]) -> Public {
    let site = Site::example();
    let words: Vec<String> = parts.iter().map(|part| format!("\"{part}\"")).collect();
    site.replace("content/site.toml", "namn = ", &format!("utan = [{}]\nnamn = ", words.join(", ")));
    site.build()
}

/// The addresses of files that hold any of these.
fn files<'p>(public: &'p Public, of: &[&str]) -> BTreeSet<&'p str> {
    public.files.keys().map(String::as_str).filter(|path| of.iter().any(|part| path.contains(part))).collect()
}

/// Every reference of a page to a file that is not there.
fn broken(public: &Public) -> Vec<String> {
    let mut found = Vec::new();
    for page in public.pages().filter(|page| !page.address().ends_with("404.html")) {
        for written in page.references() {
            match page.resolve(written) {
                Destination::Here(file, _) if !public.files.contains_key(&file) => {
                    found.push(format!("{}: {written}", page.address()));
                }
                _ => {}
            }
        }
    }
    found
}

#[test]
fn every_part_can_be_left_out_and_nothing_leads_to_it() {
    let whole = &*EXAMPLE;
    let words: Vec<&str> = PARTS.iter().map(|(word, _)| *word).collect();
    let bare = without(&words);
    for (word, addresses) in PARTS {
        for address in *addresses {
            assert!(!files(whole, &[address]).is_empty(), "{word}: the whole site has no {address}");
        }
        let left = files(&bare, addresses);
        assert!(left.is_empty(), "{word}: {left:?}");
    }
    assert_eq!(broken(&bare), [""; 0]);
    let whole: BTreeSet<&String> = whole.files.keys().collect();
    let new: Vec<&String> = bare.files.keys().filter(|path| !whole.contains(path)).collect();
    assert!(new.is_empty(), "{new:?}");
}

#[test]
fn without_lists_every_document_is_still_reached_from_the_start_page() {
    let public = without(&["listor"]);
    let mut seen = BTreeSet::from(["index.html".to_owned()]);
    let mut ahead = vec!["index.html".to_owned()];
    while let Some(address) = ahead.pop() {
        for link in public.page(&address).links() {
            if let Destination::Here(file, _) = link
                && file.ends_with(".html")
                && seen.insert(file.clone())
            {
                ahead.push(file);
            }
        }
    }
    let pages = public.pages().map(|page| page.address().to_owned());
    let lost: Vec<String> = pages
        .filter(|page| {
            !seen.contains(page) && !page.ends_with("404.html") && !page.starts_with("inbaddning/")
        })
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}
