//! Long lists show the latest, say how many there are, and lead to the years, where every entry is.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::driver::{Public, Site};

/// Items of a meeting, each with two commissions.
fn meeting(site: Site, day: &str, items: usize) -> Site {
    let folder = format!("content/sammantraden/ks/{day}");
    let head = format!("+++\norgan = \"ks\"\ndatum = {day}\nstatus = \"genomfort\"\n+++\n");
    (1..=items).fold(site.with(&format!("{folder}/index.md"), head), |site, number| {
        let mut item = format!(
            "+++\ntitel = \"Cykelväg {number}\"\ntyp = \"beslut\"\nparagraf = \"{number}\"\nutfall = \"bifall\"\nuppdrag = [\n"
        );
        for part in ["en vägplan", "ett avtal"] {
            writeln!(item, "  {{ till = \"Kommundirektören\", text = \"Ta fram {part} för väg {number}, {day}.\" }},").unwrap();
        }
        item += "]\n+++\n## Beslut\n\n1. Kommunstyrelsen beslutar att vägen ska byggas.\n";
        site.with(&format!("{folder}/{number:03}-vag.md"), item)
    })
}

/// The links of a page that lead to items, or to something on their pages.
fn listed(built: &Public, page: &str, of: &str) -> BTreeSet<String> {
    let text = built.text(page);
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    links.filter(|link| link.contains("sammantraden/ks/") && link.contains(of)).map(str::to_owned).collect()
}

#[test]
fn a_long_list_shows_the_latest_and_leads_to_every_entry() {
    let site = meeting(meeting(Site::small(), "2024-03-05", 130), "2025-03-04", 120);
    let built = site.build();
    for (list, of, all, older) in [("beslut/", "-vag/", 250, 130), ("uppdrag/", "#uppdrag-", 500, 260)] {
        let text = built.text(list);
        assert!(text.contains(&format!("{all} sammanlagt. Här visas de 200 senaste.")), "{list}: {text}");
        let shown = listed(&built, list, of);
        assert_eq!(shown.len(), 200, "{list}");
        let years: Vec<BTreeSet<String>> =
            ["2024", "2025"].iter().map(|year| listed(&built, &format!("{list}ar/{year}/"), of)).collect();
        assert_eq!([years[0].len(), years[1].len()], [older, all - older], "{list}");
        // The latest year comes first; what is left of it, and the year before, is under the years.
        let latest = shown.iter().filter(|link| link.contains("/2025-03-04/")).count();
        assert_eq!(latest, years[1].len().min(200), "{list}");
    }
}

#[test]
fn a_list_that_is_not_long_is_whole() {
    let built = meeting(Site::small(), "2025-03-04", 100).build();
    for (list, of, all) in [("beslut/", "-vag/", 100), ("uppdrag/", "#uppdrag-", 200)] {
        assert!(!built.text(list).contains("Här visas de"), "{list}");
        assert_eq!(listed(&built, list, of).len(), all, "{list}");
    }
}
