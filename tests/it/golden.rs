//! Small sites, each named by the fact it shows, compared whole.

use std::fs;
use std::path::Path;

use crate::driver::{Site, repository};
use crate::page::{Page, without_mark};

/// Sites that cannot be built yet, and why. One that can be fails: take it out and bless it.
const WAITING: &[(&str, &str)] = &[];

/// Compares a text with the file that holds what is expected; with `BLESS=1` the file becomes the text.
///
/// # Errors
/// The first line that differs.
pub fn compare(expected: &Path, found: &str) -> Result<(), String> {
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        fs::write(expected, found).unwrap();
        return Ok(());
    }
    let Ok(wanted) = fs::read_to_string(expected) else {
        return Err(format!("there is no {} (BLESS=1 makes it)", expected.file_name().unwrap().display()));
    };
    if wanted == found {
        return Ok(());
    }
    let lines = wanted.lines().map(Some).chain([None]).zip(found.lines().map(Some).chain([None])).enumerate();
    let (at, (wanted, found)) = lines.into_iter().find(|(_, (one, other))| one != other).unwrap();
    Err(format!("line {}:\n  expected {}\n  found    {}", at + 1, shown(wanted), shown(found)))
}

fn shown(line: Option<&str>) -> String {
    line.map_or("(the end)".to_owned(), |line| format!("{line:?}"))
}

/// The ledger without the hashes of what documents say: they change with every word, and the words are here.
fn without_prints(text: &str) -> String {
    let mut made = String::new();
    for (at, piece) in text.split("\"avtryck\":\"").enumerate() {
        made.push_str(if at == 0 { piece } else { piece.get(33..).expect("32 digits") });
    }
    made
}

/// What a site says, as one text: its faults, then every file in order of address. Of a page its main part, of the
/// start page its whole body, of a style its name, of other files their text or size.
fn told(site: &Site) -> String {
    let faults = site.fault_lines();
    let public = site.build();
    let mut all = format!("=== faults\n{faults}");
    for (path, bytes) in &public.files {
        if path == ".insyn/manifest.json" {
            continue;
        }
        let name = without_mark(path);
        all.push_str(&format!("\n=== {name}\n"));
        match std::str::from_utf8(bytes) {
            Ok(text) if path.ends_with(".html") => {
                let page = Page::parse(path, text);
                let said = if path == "index.html" { page.body() } else { page.main() };
                all.push_str(&format!("title: {}\n{said}", page.title()));
            }
            _ if name != *path => {}
            Ok(text) if path == "andringar/andringar.json" => all.push_str(&without_prints(text)),
            Ok(text) => all.push_str(text),
            Err(_) => all.push_str(&format!("{} bytes\n", bytes.len())),
        }
    }
    all
}

#[test]
fn every_site_says_what_it_should() {
    let mut wrong = String::new();
    let mut seen = 0;
    let mut folders: Vec<_> =
        fs::read_dir(repository().join("tests/sites")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        seen += 1;
        let mut site = Site::empty().with_folder(&folder);
        if let Ok(day) = fs::read_to_string(folder.join("as-of.txt")) {
            site = site.as_of(day.trim());
        }
        let name = folder.file_name().unwrap().display().to_string();
        if WAITING.iter().any(|(waiting, _)| *waiting == name) {
            if site.try_build().code == Some(0) {
                wrong.push_str(&format!("{name} can be built now: take it out of WAITING and bless it\n"));
            }
            continue;
        }
        if let Err(difference) = compare(&folder.join("expected.txt"), &told(&site)) {
            wrong.push_str(&format!("{}: {difference}\n", folder.file_name().unwrap().display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(seen >= 12, "{seen} sites");
}

#[test]
fn a_comparison_sees_what_differs() {
    let home = tempfile::TempDir::new().unwrap();
    let file = home.path().join("expected.txt");
    if std::env::var_os("BLESS").is_none() {
        assert!(compare(&file, "x\n").is_err());
        fs::write(&file, "a\nb\n").unwrap();
        assert_eq!(compare(&file, "a\nb\n"), Ok(()));
        assert!(compare(&file, "a\nc\n").unwrap_err().contains("line 2"));
        assert!(compare(&file, "a\nb\nc\n").unwrap_err().contains("(the end)"));
        assert!(compare(&file, "a\n").is_err());
    }
}
