//! What `publish` refuses, each with its code, and that nothing has changed at the target then.

use std::fs;

use crate::driver::{Ended, Site, Told};
use crate::tree;

/// A fault, how it is met, and the arguments of the run that tells it.
type Case = (&'static str, fn(&Site), &'static [&'static str]);

/// Every fault of publishing, met at a folder beside the site.
const CASES: &[Case] = &[
    ("no-such-target", |_| (), &["skrap"]),
    ("target-trouble", |site| site.write("hinder", "x"), &["trasig"]),
    ("new-target", |_| (), &["skarp"]),
    ("no-former-version", first, &["skarp", "--rollback"]),
    ("no-such-target", |_| (), &["helt-annat"]),
    ("nothing-to-withdraw", first, &["skarp", "--withdraw", "/organ/skrap/"]),
    (
        "unreadable-receipts",
        |site| {
            first(site);
            site.write(".publicerat/skarp/kvitton.jsonl", "{\n");
        },
        &["skarp"],
    ),
    ("still-published", first, &["skarp", "--withdraw", "/organ/ks/"]),
    (
        "target-busy",
        |site| {
            first(site);
            fs::create_dir(site.root().join("webb/.insyn/las")).unwrap();
            site.write("content/sidor/ny.md", "+++\ntitel = \"Ny\"\n+++\n\nText.\n");
        },
        &["skarp"],
    ),
    (
        // Somebody else may write at the target: what lies beside it is not removed on their word.
        "unsound-record",
        |site| {
            first(site);
            site.write("granne.txt", "x");
            let place = site.root().join("webb/.insyn/publicerat.json");
            let record = fs::read_to_string(&place).unwrap();
            fs::write(place, record.replace("\"leaving\":[", "\"leaving\":[\"../granne.txt\"")).unwrap();
        },
        &["skarp"],
    ),
    (
        "foreign-target",
        |site| {
            first(site);
            let record = site.root().join("webb/.insyn/publicerat.json");
            let text = fs::read_to_string(&record).unwrap();
            fs::write(record, text.replace("insyn.exempel.se", "annan.exempel.se")).unwrap();
        },
        &["skarp", "--new-target"],
    ),
    (
        "many-deletions",
        |site| {
            for n in 0..60 {
                let text = format!("+++\ntitel = \"Sidan {n}\"\n+++\n\nText.\n");
                site.write(&format!("content/sidor/sida-{n}.md"), text);
            }
            first(site);
            fs::remove_dir_all(site.root().join("content/sidor")).unwrap();
        },
        &["skarp"],
    ),
    (
        "empty-site",
        |site| {
            first(site);
            site.write("content/sidor/ny.md", "+++\ntitel = \"Ny\"\n+++\n\nText.\n");
            publish(site, &["skarp"]);
            // A former version that somebody has been at.
            let manifest = site.root().join(".publicerat/skarp/1/.insyn/manifest.json");
            let text = fs::read_to_string(&manifest).unwrap();
            let mut read: serde_json::Value = serde_json::from_str(&text).unwrap();
            read["files"] = serde_json::json!({});
            fs::remove_file(&manifest).unwrap();
            fs::write(manifest, read.to_string()).unwrap();
        },
        &["skarp", "--rollback"],
    ),
    (
        "withdrawn-returns",
        |site| {
            site.write("content/handlingar/groda.md", paper(""));
            first(site);
            site.write("content/sidor/ny.md", "+++\ntitel = \"Ny\"\n+++\n\nText.\n");
            publish(site, &["skarp"]);
            // Another machine withdraws it: the older versions are deleted there, and not here.
            let (kept, aside) = (site.root().join(".publicerat"), site.root().join("undan"));
            fs::rename(&kept, &aside).unwrap();
            site.write("content/handlingar/groda.md", paper(WITHDRAWN));
            publish(site, &["skarp"]);
            fs::remove_dir_all(&kept).unwrap();
            fs::rename(aside, kept).unwrap();
        },
        &["skarp", "--rollback"],
    ),
];

const WITHDRAWN: &str = "tillbakadraget = { datum = 2026-03-11, skal = \"Fel handling.\" }\n";

fn paper(more: &str) -> String {
    format!(
        "+++\ntitel = \"Grodperspektiv\"\ntyp = \"pm\"\ndatum = 2026-02-02\n{more}+++\n\nOm en groda vid namn Qvackelina.\n"
    )
}

const POSTING: &str = "+++\ntitel = \"Torghandel\"\ntyp = \"delegationsbeslut\"\norgan = \"ks\"\nanslaget = 2026-03-02\n\
                       protokoll_finns = \"Kommunkontoret\"\n+++\n";

/// The codes that have a fixture here.
pub fn shown() -> impl Iterator<Item = &'static str> {
    CASES.iter().map(|(code, ..)| *code)
}

fn first(site: &Site) {
    publish(site, &["skarp", "--new-target"]);
}

fn publish(site: &Site, arguments: &[&str]) {
    let ended = site.run(&[&["publish", "--as-of", "2026-03-12"], arguments].concat());
    assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.err);
}

fn site() -> Site {
    let site = Site::small();
    let settings = fs::read_to_string(site.root().join("content/site.toml")).unwrap();
    let targets = "\n[[publicera]]\nnamn = \"skarp\"\ntyp = \"mapp\"\ntill = \"webb\"\n\n\
                   [[publicera]]\nnamn = \"trasig\"\ntyp = \"mapp\"\ntill = \"hinder/webb\"\n";
    site.write("content/site.toml", settings + targets);
    site
}

#[test]
fn what_publish_refuses_is_told_with_its_code_and_changes_nothing() {
    for (code, prepare, arguments) in CASES {
        let site = site();
        prepare(&site);
        let target = || {
            if site.root().join("webb").is_dir() {
                tree::read(&site.root().join("webb"))
            } else {
                Default::default()
            }
        };
        let before = target();
        let ended =
            site.run(&[&["publish", "--as-of", "2026-03-12", "--format", "json"], *arguments].concat());
        let told: Vec<Told> = serde_json::from_str(&ended.out)
            .unwrap_or_else(|_| panic!("{code}: {:?} {}{}", ended.code, ended.out, ended.err));
        assert_eq!(told.iter().map(|told| told.code.as_str()).collect::<Vec<_>>(), [*code]);
        crate::faults::assert_told_well(&site, &told[0]);
        assert_eq!(ended.code, Some(1), "{code}");
        assert_eq!(tree::difference(&before, &target()), None, "{code}: the target is as it was");
    }
}

#[test]
fn an_unchanged_target_and_a_misspelt_one_are_told_in_both_languages() {
    let site = site();
    first(&site);
    publish(&site, &["skarp"]);
    for (language, unchanged, meant) in [
        ("sv", "Målet var redan som det ska.", "Menade du skarp?"),
        ("en", "The target was already as it should be.", "Did you mean skarp?"),
    ] {
        let told = |target: &str| {
            let mut program = site.program();
            program.env("INSYN_LANG", language).args(["publish", target, "--as-of", "2026-03-12"]);
            Ended::from(program.output().unwrap()).err
        };
        assert!(told("skarp").contains(unchanged), "{}", told("skarp"));
        assert!(told("skrap").contains(meant), "{}", told("skrap"));
    }
}

/// A notice that is up at the target may not leave it before its day, whatever the machine that publishes has built
/// before.
#[test]
fn a_notice_that_the_public_reads_may_not_vanish_with_a_publication() {
    let site = site().with("content/anslag/torghandel.md", POSTING);
    first(&site);
    fs::remove_file(site.root().join("content/anslag/torghandel.md")).unwrap();
    fs::remove_dir_all(site.root().join("public")).unwrap();
    let before = tree::read(&site.root().join("webb"));
    for arguments in [&["skarp", "--dry-run"][..], &["skarp", "--confirm-delete", "5"]] {
        let ended = site.run(&[&["publish", "--as-of", "2026-03-12"], arguments].concat());
        assert_eq!(ended.code, Some(1), "{}{}", ended.out, ended.err);
        assert!(ended.err.contains("notice-vanished"), "{}", ended.err);
    }
    assert_eq!(tree::difference(&before, &tree::read(&site.root().join("webb"))), None);
}

/// Nor may a version be put back that was made before the notice was up; after its day it may.
#[test]
fn a_notice_that_the_public_reads_may_not_vanish_with_a_rollback() {
    let site = site();
    first(&site);
    site.write("content/anslag/torghandel.md", POSTING);
    publish(&site, &["skarp"]);
    let before = tree::read(&site.root().join("webb"));
    for more in [&[][..], &["--dry-run"]] {
        let ended = site.run(&[&["publish", "skarp", "--rollback", "--as-of", "2026-03-12"], more].concat());
        assert_eq!(ended.code, Some(1), "{}{}", ended.out, ended.err);
        assert!(ended.err.contains("notice-vanished"), "{}", ended.err);
    }
    assert_eq!(tree::difference(&before, &tree::read(&site.root().join("webb"))), None);
    let later = site.run(&["publish", "skarp", "--rollback", "--dry-run", "--as-of", "2026-04-30"]);
    assert_eq!(later.code, Some(0), "{}", later.err);
    // A version that has the notice may come back.
    site.write("content/sidor/ny.md", "+++\ntitel = \"Ny\"\n+++\n\nText.\n");
    publish(&site, &["skarp"]);
    publish(&site, &["skarp", "--rollback"]);
    assert_eq!(tree::difference(&before, &tree::read(&site.root().join("webb"))), None);
}

/// What is withdrawn goes before all else, with its words in search and feeds, and does not come back.
#[test]
fn a_withdrawn_page_goes_first_and_does_not_come_back() {
    let site = site().with("content/handlingar/groda.md", paper(""));
    first(&site);
    site.write("content/sidor/annan.md", "+++\ntitel = \"Annan\"\n+++\n\nText.\n");
    publish(&site, &["skarp"]);
    let held = |words: &str| {
        let files = tree::read(&site.root().join("webb"));
        files.into_iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(words)).count()
    };
    assert!(held("Qvackelina") >= 1 && held("Grodperspektiv") >= 2);
    site.write("content/handlingar/groda.md", paper(WITHDRAWN));
    let dry = site.run(&["publish", "skarp", "--as-of", "2026-03-12", "--dry-run"]);
    let order: Vec<&str> = dry.out.lines().collect();
    let at = |words: &str| {
        order.iter().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{words}: {order:#?}"))
    };
    assert_eq!(at("groda/index.html"), 0, "{order:#?}");
    let pages = at("webbkarta/index.html");
    for early in ["groda/data.json", "flode.xml", "sok/index.json", "sok/ord/0.json", "data/dokument.json"] {
        assert!(at(early) < pages, "{early}: {order:#?}");
    }
    let ended = site.run(&["publish", "skarp", "--as-of", "2026-03-12"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.err.contains("Tillbakadraget är borta"), "{}", ended.err);
    assert_eq!(held("Qvackelina") + held("Grodperspektiv"), 0);
    // Neither here, nor by going back.
    let ended = site.run(&["publish", "skarp", "--as-of", "2026-03-12", "--rollback"]);
    assert!(ended.err.contains("no-former-version"), "{}", ended.err);
    let kept = tree::read(&site.root().join(".publicerat"));
    assert!(kept.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Qvackelina")));
}
