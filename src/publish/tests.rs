//! Publishing to a place in memory that fails, is cut off and forgets: at every single step a reader meets no page
//! whose files are missing, and the next run ends in the right state.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use super::*;

/// A place in memory that works for so many operations.
#[derive(Default)]
struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    locked: bool,
    left: Option<usize>,
}

impl Memory {
    fn step(&mut self) -> Outcome<()> {
        check_closure(&self.files);
        match &mut self.left {
            Some(0) => Err(Trouble::Lasting(text!("avbrott", "cut"))),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Host for Memory {
    fn read(&mut self, address: &str) -> Outcome<Option<Vec<u8>>> {
        self.step()?;
        Ok(self.files.get(address).cloned())
    }
    fn put(&mut self, parcels: &[Parcel]) -> Outcome<()> {
        for Parcel { address, file } in parcels {
            self.step()?;
            self.files.insert(address.clone(), fs::read(file).unwrap());
        }
        Ok(())
    }
    fn remove(&mut self, addresses: &[String]) -> Outcome<()> {
        for address in addresses {
            self.step()?;
            self.files.remove(address);
        }
        Ok(())
    }
    fn lock(&mut self) -> Outcome<bool> {
        self.step()?;
        Ok(!std::mem::replace(&mut self.locked, true))
    }
    fn unlock(&mut self) -> Outcome<()> {
        self.step()?;
        self.locked = false;
        Ok(())
    }
}

/// Every file that a page loads is there, and every page that a reader can reach from the start page is there.
fn check_closure(files: &BTreeMap<String, Vec<u8>>) {
    let references = |address: &str| -> Vec<String> {
        let text = String::from_utf8_lossy(&files[address]).into_owned();
        text.split_whitespace().filter_map(|word| word.strip_prefix('@')).map(str::to_owned).collect()
    };
    for address in files.keys().filter(|address| address.ends_with(".html")) {
        for wanted in references(address).iter().filter(|wanted| !wanted.ends_with(".html")) {
            assert!(files.contains_key(wanted), "{address} loads {wanted}, which is missing");
        }
    }
    let mut open: Vec<String> = files.keys().filter(|address| *address == "index.html").cloned().collect();
    let mut seen = BTreeSet::new();
    while let Some(address) = open.pop() {
        assert!(files.contains_key(&address), "a reader is led to {address}, which is missing");
        if address.ends_with(".html") && seen.insert(address.clone()) {
            open.extend(references(&address));
        }
    }
}

struct Version {
    home: tempfile::TempDir,
    manifest: Manifest,
}

impl Version {
    fn new(files: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut entries = serde_json::Map::new();
        for (address, text) in files {
            let place: PathBuf = home.path().join(address);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(&place, text).unwrap();
            let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
            entries.insert((*address).to_owned(), serde_json::json!({ "size": text.len(), "blake3": hash }));
        }
        let manifest = serde_json::json!({ "format": 1, "project": "https://a/", "program": "1", "as_of": "2026-03-12", "files": entries });
        Self { home, manifest: serde_json::from_value(manifest).unwrap() }
    }

    fn publish(&self, host: &mut Memory, consent: Consent) -> Result<Prospect, &'static str> {
        let errand = Errand { folder: self.home.path(), manifest: &self.manifest, withdraw: &[], consent };
        publish(host, &errand, &mut |_, _| {}).map_err(|found| found.code.id)
    }
}

fn yes() -> Consent {
    Consent { new_target: Some(NewTarget), deletions: Some(2), take_over: Some(TakeOver) }
}

fn first() -> Version {
    Version::new(&[
        ("index.html", "@a/index.html @tillgangar/s-1.css @lista/index.html"),
        ("a/index.html", "@tillgangar/s-1.css @a/bilaga.pdf @index.html"),
        ("a/bilaga.pdf", "pdf"),
        ("lista/index.html", "@a/index.html @tillgangar/s-1.css"),
        ("tillgangar/s-1.css", "style"),
        ("feed.xml", "one"),
    ])
}

fn second() -> Version {
    Version::new(&[
        ("index.html", "@b/index.html @tillgangar/s-2.css @lista/index.html"),
        ("b/index.html", "@tillgangar/s-2.css @b/data.csv @index.html"),
        ("b/data.csv", "1;2"),
        ("lista/index.html", "@b/index.html @tillgangar/s-2.css"),
        ("tillgangar/s-2.css", "other style"),
        ("feed.xml", "two"),
    ])
}

fn holds(host: &Memory, version: &Version) {
    for (address, entry) in &version.manifest.files {
        let hash = blake3::hash(&host.files[address]).to_hex().to_string();
        assert_eq!(hash, entry.blake3, "{address}");
    }
}

#[test]
fn cut_anywhere_the_reader_meets_a_whole_site_and_the_next_run_ends_right() {
    for cut in 0..60 {
        let mut host = Memory::default();
        first().publish(&mut host, yes()).unwrap();
        host.left = Some(cut);
        let cut_off = second().publish(&mut host, yes()).is_err();
        host.left = None;
        let next = if cut % 2 == 0 { second() } else { first() };
        next.publish(&mut host, Consent { deletions: None, ..yes() })
            .or_else(|_| next.publish(&mut host, yes()))
            .or_else(|_| next.publish(&mut host, Consent { deletions: Some(1), ..yes() }))
            .or_else(|_| next.publish(&mut host, Consent { deletions: Some(3), ..yes() }))
            .unwrap();
        check_closure(&host.files);
        holds(&host, &next);
        assert!(!host.locked);
        if !cut_off {
            return;
        }
    }
    panic!("sixty operations are enough");
}

#[test]
fn what_was_not_agreed_to_is_not_done() {
    let mut host = Memory::default();
    assert_eq!(first().publish(&mut host, Consent::default()).err(), Some("new-target"));
    assert!(host.files.is_empty());
    first().publish(&mut host, yes()).unwrap();
    assert_eq!(
        second().publish(&mut host, Consent { deletions: None, ..yes() }).err(),
        Some("many-deletions")
    );
    host.locked = true;
    assert_eq!(second().publish(&mut host, Consent { take_over: None, ..yes() }).err(), Some("target-busy"));
    host.locked = false;
    let mut other = second();
    other.manifest.project = "https://b/".to_owned();
    assert_eq!(other.publish(&mut host, yes()).err(), Some("foreign-target"));
    assert_eq!(Version::new(&[("a.css", "")]).publish(&mut host, yes()).err(), Some("empty-site"));
    holds(&host, &first());
}

#[test]
fn former_assets_stay_for_one_publication_and_unchanged_sites_send_nothing() {
    let mut host = Memory::default();
    first().publish(&mut host, yes()).unwrap();
    second().publish(&mut host, yes()).unwrap();
    assert!(host.files.contains_key("tillgangar/s-1.css"), "somebody may still read a former page");
    assert!(!host.files.contains_key("a/index.html"));
    let again = second().publish(&mut host, yes()).unwrap();
    assert_eq!(again.plan.put_there().count(), 0);
    assert!(!host.files.contains_key("tillgangar/s-1.css"));
}
