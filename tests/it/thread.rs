//! The red thread: relations known from both ends, and what a day changes.

use std::collections::{BTreeMap, BTreeSet};

use crate::driver::{Public, Site};
use crate::page::Destination;
use crate::tree::Tree;

/// The edges of the source documents, each with the words in which its two pages must say it.
const EDGES: &str = include_str!("thread/edges.csv");

/// What stands under the headings of a page's relations.
fn relations(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (_, relations) = text.split_once("# Samband").unwrap_or_default();
    let mut label = String::new();
    // The rest of the first line is the anchor of the heading.
    for line in relations.lines().skip(1) {
        match line.strip_suffix(':') {
            Some(of) if !line.starts_with(' ') => of.clone_into(&mut label),
            _ => found.entry(label.clone()).or_default().push(line.trim().to_owned()),
        }
    }
    found
}

fn says(built: &Public, (page, label, words): (&str, &str, &str)) -> bool {
    let text = built.text(page);
    if label.is_empty() {
        return text.contains(words);
    }
    relations(&text).get(label).is_some_and(|entries| entries.iter().any(|entry| entry.contains(words)))
}

#[test]
fn every_edge_of_the_sources_is_found_from_both_ends() {
    let built = Site::example().build();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in EDGES.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split(';').collect();
        let [from, label, words, to, back_label, back_words] = cells[..] else { panic!("six cells: {line}") };
        count += 1;
        if !says(&built, (from, label, words)) {
            wrong.push(format!("{from} does not say {label:?} {words:?}"));
        }
        if to != "-" && !says(&built, (to, back_label, back_words)) {
            wrong.push(format!("{to} does not say {back_label:?} {back_words:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 70, "{count}");
}

#[test]
fn every_relation_is_shown_at_the_other_end_or_named_as_not_published() {
    let built = Site::example().build();
    let links: BTreeMap<String, BTreeSet<String>> = built
        .pages()
        .map(|page| {
            let here = page.links().into_iter().filter_map(|link| match link {
                Destination::Here(address, _) => Some(address),
                _ => None,
            });
            (page.address().to_owned(), here.collect())
        })
        .collect();
    let mut wrong = Vec::new();
    let mut seen = 0;
    for page in built.pages() {
        for (label, entries) in relations(&page.main()) {
            for entry in entries {
                seen += 1;
                let Some((_, rest)) = entry.split_once("](") else {
                    if !entry.contains("(inte publicerat här)") && !entry.starts_with("och ") {
                        wrong.push(format!("{}: {label}: {entry}", page.address()));
                    }
                    continue;
                };
                let written = rest.split(')').next().unwrap_or_default();
                let Destination::Here(other, _) = page.resolve(written) else { continue };
                if !links.get(&other).is_some_and(|back| back.contains(page.address())) {
                    wrong.push(format!("{}: {label}: {entry}: {other} does not lead back", page.address()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 150, "{seen}");
}

#[test]
fn a_reader_gets_along_the_threads_by_links_alone() {
    let built = Site::example().build();
    let reaches = |from: &str, to: &str| {
        let page = built.page(from);
        let to = format!("{to}index.html");
        page.links().iter().any(|link| matches!(link, Destination::Here(address, _) if *address == to))
    };
    let decision = "sammantraden/hassleholm-ksau/2013-12-04/298-vaxelsamarbete-med-horby/";
    let proposal = "sammantraden/hassleholm-ksau/2019-05-29/03-funktionsavtal-vaxeltjanst-horby/";
    let report = "handlingar/tjansteskrivelse-etablering-integration/";
    for (from, to) in [
        (decision, proposal),
        (proposal, decision),
        (proposal, "arenden/hassleholm/klk-2019-391/"),
        ("arenden/hassleholm/klk-2019-391/", decision),
        ("uppdrag/", report),
        (report, "styrdokument/handlingsplan-integration/"),
        ("styrdokument/handlingsplan-integration/", report),
        (report, "arenden/hassleholm/klk-2019-174/"),
    ] {
        assert!(reaches(from, to), "{from} does not lead to {to}");
    }
    let register = built.text("uppdrag/");
    assert!(register.contains("§ 16 år 2019 (inte publicerat här)"), "{register}");
    assert!(register.contains("§ 254 år 2018 (inte publicerat här)"), "{register}");
}

/// The pages that differ between two builds. Feeds and open data say the day of the build and are left out.
fn differing(one: &Tree, other: &Tree) -> BTreeSet<String> {
    let all: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    all.into_iter()
        .filter(|path| path.ends_with(".html") && one.get(*path) != other.get(*path))
        .cloned()
        .collect()
}

fn built_on(day: &str) -> Tree {
    Site::example().as_of(day).build().files
}

#[test]
fn nothing_changes_until_the_day_that_the_build_tells_and_then_something_does() {
    let mut day = "2026-11-22".to_owned();
    for _ in 0..4 {
        let now = built_on(&day);
        let told: serde_json::Value = serde_json::from_slice(&now["nasta-andring.json"]).unwrap();
        let next: insyn::terms::Date = told["nasta"].as_str().unwrap().parse().unwrap();
        let eve = next.yesterday().unwrap().to_string();
        assert_eq!(differing(&now, &built_on(&eve)), BTreeSet::new(), "{day} – {eve}");
        assert_ne!(differing(&now, &built_on(&next.to_string())), BTreeSet::new(), "{day} – {next}");
        day = next.to_string();
    }
}

#[test]
fn a_day_changes_the_pages_that_speak_of_it_and_no_other() {
    for (eve, day, about) in [
        // The time for appeal of the minutes of 10 November runs out.
        ("2026-12-11", "2026-12-12", &["anslagstavla/", "sammantraden/exempelby-ks/2026-11-10/"][..]),
        // The council meets.
        (
            "2026-11-23",
            "2026-11-24",
            &[
                "anslagstavla/",
                "arenden/exempelby/",
                "inbaddning/organ/exempelby-kf/",
                "index.html",
                "organ/exempelby-kf/",
                "sammantraden/exempelby-kf/2026-11-23/",
                "sammantraden/exempelby-ks/2026-11-10/",
            ],
        ),
        // The programme's last day has been.
        ("2027-12-31", "2028-01-01", &["styrdokument/", "index.html", "webbkarta/"]),
    ] {
        let changed = differing(&built_on(eve), &built_on(day));
        let other: Vec<&String> =
            changed.iter().filter(|path| !about.iter().any(|begin| path.starts_with(begin))).collect();
        assert!(other.is_empty(), "{day}: {other:?}");
        for begin in about {
            assert!(changed.iter().any(|path| path.starts_with(begin)), "{day}: {begin} in {changed:?}");
        }
    }
}
