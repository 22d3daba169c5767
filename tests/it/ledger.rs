//! The ledger of changes: what it tells, that nothing is changed without it, and what it never tells again.

use std::fs;

use insyn::ledger::Ledger;

use crate::driver::{Ended, Public, Site};
use crate::tree;

const KEPT: &str = "content/andringar.json";
const DATA: &str = "andringar/andringar.json";

fn page(title: &str, more: &str, text: &str) -> String {
    format!("+++\ntitel = \"{title}\"\n{more}+++\n{text}\n")
}

fn record(site: &Site, day: &str) -> Public {
    let ended = site.run(&["build", "--as-of", day, "--record"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    Public { files: site.public() }
}

fn ledger(public: &Public) -> Ledger {
    Ledger::read(public.files.get(DATA).expect("a ledger")).expect("a chain")
}

fn verify(site: &Site) -> Ended {
    site.run(&["verify"])
}

#[test]
fn what_changes_is_told_day_by_day_and_what_does_not_is_not() {
    let site = Site::small()
        .with("content/sidor/om.md", page("Om oss", "", "Text."))
        .with("content/sidor/kvar.md", page("Kvar", "", "Text."));
    let first = record(&site, "2026-03-12");
    assert!(first.text("andringar/").contains("Listan börjar. Då fanns"), "{}", first.text("andringar/"));
    // The same again, and another day on which nothing differs: no entry.
    let again = record(&site, "2026-03-12");
    assert_eq!(tree::difference(&first.files, &again.files), None);
    assert_eq!(ledger(&record(&site, "2026-03-13")).entries.len(), 1);
    // A comment is no change.
    site.write("content/sidor/kvar.md", page("Kvar", "# en kommentar\n", "Text."));
    assert_eq!(ledger(&record(&site, "2026-03-13")).entries.len(), 1);

    let why = "rattelser = [{ datum = 2026-03-14, vad = \"fel telefontid\" }]\n";
    site.write("content/sidor/om.md", page("Om oss", why, "Annan text."));
    site.write("content/sidor/ny.md", page("Helt ny", "", "Text."));
    let public = record(&site, "2026-03-14");
    let told = public.text("andringar/");
    for words in ["14 mars 2026", "1 nytt, 1 ändrat", "Ändrat", "Om oss", "Skäl: fel telefontid.", "Helt ny"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!told.contains("[Kvar]"), "{told}");
    let feed = String::from_utf8(public.files["andringar/flode.xml"].clone()).unwrap();
    assert!(feed.contains("Ändrat: Om oss (fel telefontid)"), "{feed}");
    let entries = ledger(&public).entries;
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[1].entry_before, Some(entries[0].hash()));
    // The hash of the site before is that of its manifest.
    let kept = Ledger::read(&fs::read(site.root().join(KEPT)).unwrap()).unwrap();
    assert_eq!(kept.site.map(|hash| hash.len()), Some(64));
    assert_eq!(entries[1].site_before.as_deref().map(str::len), Some(64));
}

#[test]
fn the_history_is_a_source_and_the_output_before_is_not() {
    let site = Site::small().with("content/sidor/om.md", page("Om oss", "", "Text."));
    record(&site, "2026-03-12");
    site.write("content/sidor/om.md", page("Om oss", "", "Annan text."));
    let here = site.build();
    assert!(here.text("andringar/").contains("Ändrat"));
    // A build that is not published adds nothing to the history.
    assert!(!fs::read_to_string(site.root().join(KEPT)).unwrap().contains("rattad"));
    let elsewhere = Site::empty().with_folder(site.root());
    assert_eq!(tree::difference(&here.files, &elsewhere.build().files), None, "a build into an empty folder");
    record(&site, "2026-03-12");
    assert_eq!(
        tree::difference(&here.files, &site.build().files),
        None,
        "what is recorded is what was shown"
    );
}

#[test]
fn a_withdrawn_and_a_deleted_document_are_told_without_their_names() {
    let titled = |more: &str| page("Kanarietitel", more, "Kanarietext.");
    let site = Site::small()
        .with("content/sidor/om.md", titled(""))
        .with("content/sidor/kanariesida.md", page("Kanariesida", "", "Text."))
        .with("content/sidor/utkast-kanarie.md", page("Kanarieutkast", "utkast = true\n", "Text."));
    assert!(record(&site, "2026-03-12").holding("kanarie").len() >= 3);
    assert!(record(&site, "2026-03-12").holding("kanarieutkast").is_empty());
    let gone = "tillbakadraget = { datum = 2026-03-13, skal = \"den rörde enskilda\" }\n";
    site.write("content/sidor/om.md", titled(gone));
    fs::remove_file(site.root().join("content/sidor/kanariesida.md")).unwrap();
    let public = record(&site, "2026-03-13");
    assert_eq!(public.holding("kanarie"), Vec::<&str>::new());
    let told = public.text("andringar/");
    for words in ["2 borttagna", "Borttaget", "En sida", "Skäl: den rörde enskilda.", "Läs om borttagandet"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    let kept = fs::read_to_string(site.root().join(KEPT)).unwrap();
    assert!(!kept.to_lowercase().contains("kanarie"), "{kept}");
    // Changed later, the line of what was removed has no name, and nothing is told twice.
    let entries = ledger(&record(&site, "2026-03-14")).entries;
    assert_eq!(entries.len(), 2);
}

#[test]
fn the_day_after_a_name_is_in_no_copy_and_the_ledger_says_why() {
    let site = Site::electing("  { namn = \"Kanariefågel Provsson\", visas_till = 2026-03-12 },\n");
    assert!(!record(&site, "2026-03-12").holding("kanariefågel").is_empty());
    let public = record(&site, "2026-03-13");
    assert_eq!(public.holding("kanariefågel"), Vec::<&str>::new());
    let told = public.text("andringar/");
    for words in ["13 mars 2026", "Val av nämndeman", "Skäl: tiden för att visa ett namn är slut."] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn verify_sees_one_changed_byte_and_a_rewritten_history() {
    let site = Site::small().with("content/sidor/om.md", page("Om oss", "", "Text."));
    record(&site, "2026-03-12");
    site.write("content/sidor/om.md", page("Om oss", "", "Annan text."));
    record(&site, "2026-03-13");
    let ended = verify(&site);
    assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.err);
    assert!(ended.err.contains("byte för byte") && ended.err.contains("2026-03-13"), "{}", ended.err);
    // Somebody changes a page on the server.
    let om = site.root().join("public/om/index.html");
    let text = fs::read_to_string(&om).unwrap();
    fs::write(&om, text.replace("Annan text.", "Annan tex1.")).unwrap();
    fs::write(site.root().join("public/extra.html"), "x").unwrap();
    fs::remove_file(site.root().join("public/404.html")).unwrap();
    let ended = verify(&site);
    assert_eq!(ended.code, Some(1));
    assert_eq!(ended.out, "- 404.html\n+ extra.html\n~ om/index.html\n", "{}", ended.err);
    // Somebody takes a correction out of the history.
    site.build();
    let kept = fs::read_to_string(site.root().join(KEPT)).unwrap();
    let hidden: Vec<&str> = kept.lines().filter(|line| !line.contains("\"nummer\":1,\"dag\"")).collect();
    site.write(KEPT, hidden.join("\n"));
    let codes: Vec<String> = site.faults().into_iter().map(|told| told.code).collect();
    assert!(codes.contains(&"broken-ledger".to_owned()), "{codes:?}");
    assert_eq!(verify(&site).code, Some(1));
}
