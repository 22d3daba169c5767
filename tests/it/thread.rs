//! The red thread: relations known from both ends, and what a day changes.

use std::collections::{BTreeMap, BTreeSet};

use crate::driver::{EXAMPLE, Public, Site};
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
    let built = &*EXAMPLE;
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in EDGES.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split(';').collect();
        let [from, label, words, to, back_label, back_words] = cells[..] else { panic!("six cells: {line}") };
        count += 1;
        if !says(built, (from, label, words)) {
            wrong.push(format!("{from} does not say {label:?} {words:?}"));
        }
        if to != "-" && !says(built, (to, back_label, back_words)) {
            wrong.push(format!("{to} does not say {back_label:?} {back_words:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 70, "{count}");
}

#[test]
fn every_relation_is_shown_at_the_other_end_or_named_as_not_published() {
    let built = &*EXAMPLE;
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
    let built = &*EXAMPLE;
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

#[test]
fn what_a_text_names_is_a_link_in_the_text_or_said_not_to_be_here() {
    let built = &*EXAMPLE;
    for (page, words) in [
        // A case and an entry in the minutes lead to their pages, from where they are named.
        ("styrdokument/verksamhetsplan-socialnamnden-2015-2017/", "SN 2014/0260 (inte publicerat här)"),
        ("organ/boxholm-kf/", "§ 11/2006 (inte publicerat här)"),
    ] {
        let text = built.text(page);
        assert!(text.contains(words), "{page}: {text}");
    }
    let mut links = 0;
    for page in built.pages() {
        let main = page.main();
        let (text, _) = main.split_once("# Samband").unwrap_or((&main, ""));
        // No law leads anywhere, and nothing is said of it.
        for law in ["§ LVU](", "SOU 2018:69](", "§ LVU (inte", "kommunallagen (inte", "SOU 2018:69 (inte"] {
            assert!(!text.contains(law), "{}: {law}", page.address());
        }
        links += text.matches("[KS 20").count() + text.matches("[KLK 20").count();
        // A page does not lead to itself.
        let own = format!("]({})", page.address().trim_end_matches("index.html"));
        assert!(!text.contains(&format!("§ 298{own}")), "{}", page.address());
    }
    assert!(links > 5, "{links} cases are links where they are named");
}

#[test]
fn a_case_says_who_decides_and_what_came_of_it() {
    let built = &*EXAMPLE;
    let part = |page: &str, from: &str, to: &str| {
        let text = built.text(page);
        let start = text.find(from).unwrap_or_else(|| panic!("{page} has no {from}: {text}"));
        let rest = &text[start..];
        rest[..rest[1..].find(to).map_or(rest.len(), |at| at + 1)].to_owned()
    };
    // Three bodies: one has had it, of the two above nothing is published.
    let ladder = part("arenden/hassleholm/klk-2019-144/", "## Vem beslutar?", "## ");
    let steps =
        ["arbetsutskott", "Beslut saknas", "[Kommunstyrelsen]", "Förslag saknas", "[Kommunfullmäktige]"];
    let places: Vec<Option<usize>> = steps.iter().map(|step| ladder.find(step)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} {ladder}");
    assert_eq!(ladder.matches("beslutar slutligt").count(), 1, "{ladder}");
    assert!(ladder.find("[Kommunfullmäktige]") < ladder.find("beslutar slutligt"), "{ladder}");
    // Proposed, proposed, decided.
    let ladder = part("arenden/exempelby/ks-2024-201/", "## Vem beslutar?", "## ");
    assert_eq!(ladder.matches("Lämnade förslag").count(), 2, "{ladder}");
    assert_eq!(ladder.matches("Beslutade").count(), 1, "{ladder}");
    assert!(ladder.contains("§\u{a0}21"), "{ladder}");
    // Goals with their latest outcomes, and goals without.
    let outcome = part("arenden/exempelby/ks-2020-203/", "## Vad blev det? Klimatplan", "## Den röda");
    assert!(outcome.contains("Utfall: 2\u{a0}010\u{a0}ton (2025)"), "{outcome}");
    let gaps = part("arenden/exempelby/ks-2022-140/", "## Vad blev det?", "## Den röda");
    assert!(gaps.contains("Utfall saknas"), "{gaps}");
}

/// The only files that say the day of the build, and why. All others say days of their content.
const SAY_THE_DAY: &[(&str, &str)] = &[
    ("nasta-andring.json", "tells a nightly job which day the site shows, and what comes after it"),
    (".insyn/manifest.json", "the receipt of the build"),
    ("andringar/", "the list of changes: what is not recorded yet is told as of this build"),
];

/// An address in the main language: what a page says it says in every language.
fn in_main(path: &str) -> &str {
    path.strip_prefix("en/").unwrap_or(path)
}

/// The files that differ between two builds, of all kinds, and those that only one has, by their addresses in the main
/// language.
fn differing(one: &Tree, other: &Tree) -> BTreeSet<String> {
    let all: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    all.into_iter()
        .filter(|path| !SAY_THE_DAY.iter().any(|(name, _)| in_main(path).starts_with(name)))
        .filter(|path| one.get(*path) != other.get(*path))
        .map(|path| in_main(path).to_owned())
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
fn a_day_changes_the_files_that_speak_of_it_and_no_other() {
    for (eve, day, about) in [
        // The time for appeal of the minutes of 10 November runs out: they leave the board, and the meeting, its
        // items and the cases they decided no longer say until when.
        (
            "2026-12-11",
            "2026-12-12",
            &[
                "anslagstavla/",
                "arenden/exempelby/",
                "inbaddning/anslagstavla/",
                "index.html",
                "sammantraden/exempelby-ks/2026-11-10/",
                "sitemap.xml",
                "sok/",
            ][..],
        ),
        // The council has met: its call leaves the board, its minutes are missed in lists, and what says "kommande" says so
        // no longer, in feeds, calendars and data too.
        (
            "2026-11-23",
            "2026-11-24",
            &[
                "anslagstavla/",
                "arenden/ar/2026/",
                "arenden/exempelby/",
                "arenden/index.html",
                "inbaddning/anslagstavla/",
                "inbaddning/organ/exempelby-kf/",
                "index.html",
                "webbkarta/",
                "organ/exempelby-kf/",
                "sammantraden/ar/2026/",
                "sammantraden/exempelby-kf/",
                "sammantraden/index.html",
                "sammantraden/kommun/exempelby/",
                "sammantraden/status/",
                // Every item of the same cases says what came last.
                "sammantraden/exempelby-ks/20",
                "sammantraden/exempelby-ksau/20",
                "arenden/flode",
                "arendepunkter/flode",
                "arendepunkter/typ/",
                "sammantraden/flode",
                "styrdokument/program-trygg-skolvag/flode",
                "flode",
                "kalender",
                "data/",
                "oparl/",
                "sitemap.xml",
                "sok/",
            ],
        ),
        // The programme's last day has been. Its word in the search is another, and the search weighs its words
        // against those of all pages.
        (
            "2027-12-31",
            "2028-01-01",
            &[
                "data/matt",
                "data/styrdokument",
                "index.html",
                "maluppfyllelse/",
                "sok/",
                "styrdokument/att-revidera",
                "styrdokument/ar/2024/",
                "styrdokument/index.html",
                "styrdokument/kommun/exempelby/",
                "styrdokument/program-trygg-skolvag/",
                "styrdokument/register/",
                "styrdokument/status/",
                "styrdokument/typ/program/",
                "webbkarta/",
            ],
        ),
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

#[test]
fn a_day_on_which_nothing_happens_changes_no_file() {
    // Over a new year too: no file says the day on which it was made.
    for (eve, day) in [("2026-11-26", "2026-11-27"), ("2028-12-31", "2029-01-01")] {
        assert_eq!(differing(&built_on(eve), &built_on(day)), BTreeSet::new(), "{day}");
    }
}

#[test]
fn a_meeting_stands_the_same_on_every_list_page_feed_and_calendar() {
    for (status, changed, word) in [
        ("planerat", false, "Planerat"),
        ("kallelse", false, "Kallelse utskickad"),
        ("kallelse", true, "Ändrat"),
        ("genomfort", false, "Genomfört"),
        ("justerat", false, "Protokollet justerat"),
        ("installt", false, "Inställt"),
    ] {
        let note = if changed { "andrat = \"Mötet börjar 14.00.\"\n" } else { "" };
        let day = if matches!(status, "genomfort" | "justerat") { "2026-03-10" } else { "2026-03-20" };
        let built = Site::small()
            .with(
                &format!("content/sammantraden/ks/{day}/index.md"),
                format!("+++\norgan = \"ks\"\ndatum = {day}\nstatus = \"{status}\"\nutfardad = 2026-03-02\n{note}+++\n"),
            )
            .build();
        let others =
            ["Planerat", "Kallelse utskickad", "Ändrat", "Genomfört", "Protokollet justerat", "Inställt"];
        let mut said = 0;
        let mut look = |what: &str, text: &str| {
            assert!(text.contains(word), "{what} does not say {word}: {text}");
            for other in others.iter().filter(|other| **other != word) {
                assert!(!text.contains(*other), "{what} says {other} and is {word}: {text}");
            }
            said += 1;
        };
        look("its page", &built.text(&format!("sammantraden/ks/{day}/")));
        // The list also leads to lists of one status, so only what follows the meeting is looked at.
        let list = built.text("sammantraden/");
        let row = list.lines().find(|line| line.contains(&format!("/sammantraden/ks/{day}/"))).unwrap();
        look("the list", row);
        let body = built.text("organ/ks/");
        let row = body.lines().find(|line| line.contains(&format!("/sammantraden/ks/{day}/"))).unwrap();
        look("the body's page", row);
        let calendar = std::str::from_utf8(&built.files["organ/ks/kalender.ics"]).unwrap().to_owned();
        let unfolded = calendar.replace("\r\n ", "");
        let summary = unfolded.lines().find(|line| line.starts_with("SUMMARY")).unwrap();
        if word == "Inställt" {
            assert!(summary.contains("INSTÄLLT") && unfolded.contains("STATUS:CANCELLED"), "{unfolded}");
        } else {
            look("the calendar", summary);
        }
        if day > "2026-03-12" {
            look("the embed", std::str::from_utf8(&built.files["inbaddning/organ/ks/index.html"]).unwrap());
        }
        // What is only planned is no news.
        if word != "Planerat" {
            let feed = std::str::from_utf8(&built.files["organ/ks/flode.xml"]).unwrap();
            let title = feed.lines().filter(|line| line.contains("<title>")).nth(1).unwrap();
            look("the feed", title);
        }
        assert!(said >= 4, "{word}: {said}");
    }
}

/// A site with one steering document for each thing that the radar looks for, and one without fault.
fn neglected() -> Site {
    let document = |name: &str, front: &str, text: &str| {
        let front = format!(
            "titel = \"{name}\"\ntyp = \"plan\"\nantagande = [{{ organ = \"KF\", datum = 2024-02-01 }}]\n{front}"
        );
        (
            format!("content/styrdokument/{}/index.md", name.to_lowercase()),
            format!("+++\n{front}\n+++\n\n{text}\n"),
        )
    };
    let owned = "organ = \"ks\"\n";
    let followed = "uppfoljning = { ansvarig = \"Kansliet\", intervall = \"vart_tredje_ar\" }\n";
    let all = format!("{owned}{followed}");
    let goal = "## Fler cyklar {#mal-1 .mal}\n\nText.\n\n## Bättre luft {#mal-2 .mal}\n\nText.";
    let documents = [
        document("Sund", &all, "Text."),
        document(
            "Utgangen",
            &format!("{all}giltighet = {{ fran = 2024-02-01, till = 2026-03-11 }}"),
            "Text.",
        ),
        document("Snart", &format!("{all}giltighet = {{ fran = 2024-02-01, till = 2026-06-30 }}"), "Text."),
        document("Citerar", &all, "Se [den utgångna](/styrdokument/utgangen/)."),
        document("Outtalad", owned, "Text."),
        document("Herrelos", "uppfoljning = { intervall = \"vart_tredje_ar\" }", "Text."),
        document(
            "Sen",
            &format!("{owned}uppfoljning = {{ ansvarig = \"Kansliet\", intervall = \"ar\" }}"),
            "Text.",
        ),
        document("Matlos", &all, goal),
    ];
    let matt = "[[matt]]\nid = \"cyklar\"\nmal = \"mal-1\"\nnamn = \"Cyklar per dygn\"\nenhet = \"antal\"\n\
                malvarde = [{ period = \"2026\", tal = 500 }]\n";
    let site = Site::small().with("content/styrdokument/matlos/matt.toml", matt);
    documents.iter().fold(site, |site, (path, text)| site.with(path, text))
}

#[test]
fn what_the_radar_looks_for_is_found_on_the_page_in_the_table_and_in_the_calendar() {
    let built = neglected().build();
    let page = built.text("styrdokument/att-revidera/");
    let table = std::str::from_utf8(&built.files["styrdokument/att-revidera.csv"]).unwrap().to_owned();
    let calendar = std::str::from_utf8(&built.files["styrdokument/att-revidera.ics"]).unwrap();
    let calendar = calendar.replace("\r\n ", "");
    for (name, document, about, day) in [
        ("utgatt", "Utgangen", "", "2026-03-12"),
        ("snart_utgatt", "Snart", "", "2026-06-30"),
        ("hanvisar_till_upphavt", "Citerar", "Utgangen", "2026-03-12"),
        // Three months to write it after a year: 1 February 2025 and 1 May 2025.
        ("uppfoljning_forsenad", "Sen", "", "2025-05-01"),
        ("uppfoljning_saknas", "Outtalad", "", ""),
        ("ansvarig_saknas", "Herrelos", "", ""),
        ("mal_utan_matt", "Matlos", "Bättre luft", ""),
        ("matt_utan_utfall", "Matlos", "Cyklar per dygn", ""),
    ] {
        let (_, section) =
            page.split_once(&format!("{{#{name}}}")).unwrap_or_else(|| panic!("{name}: {page}"));
        let section = section.split("\n## ").next().unwrap();
        assert!(section.contains(document) && section.contains(about), "{name}: {section}");
        let row = |line: &&str| line.contains(document) && line.contains(about) && line.contains(day);
        assert!(table.lines().any(|line| row(&line)), "{name}: {table}");
        let event = calendar.split("BEGIN:VEVENT").find(|event| {
            event.contains(&format!("UID:{name}-"))
                && event.contains(&format!("-{}", document.to_lowercase()))
        });
        match (event, day) {
            (Some(event), day) if !day.is_empty() => {
                assert!(event.contains(&format!("DTSTART;VALUE=DATE:{}", day.replace('-', ""))), "{event}");
            }
            // What has no day has no place in a calendar.
            (found, _) => assert!(found.is_none() && day.is_empty(), "{name}: {found:?}"),
        }
    }
    // Nothing is said of what is in order, and nothing twice.
    assert!(!page.contains("Sund") && !table.contains("Sund"), "{page}");
    // The calendar knows the day by which its next follow-up is to come, so that it stays so.
    let sound: Vec<&str> = calendar.split("BEGIN:VEVENT").filter(|event| event.contains("Sund")).collect();
    assert_eq!(sound.len(), 1, "{calendar}");
    assert!(
        sound[0].contains("DTSTART;VALUE=DATE:20270501") && sound[0].contains("Uppföljningen ska vara klar")
    );
    assert_eq!(table.lines().count(), 1 + 8, "{table}");
}
