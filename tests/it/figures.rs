//! Goals and figures: every row of the sources is found on the site and in the CSV of its plan, and what is exported
//! comes back byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use insyn::terms::Quantity;

use crate::driver::{EXAMPLE, Public, Site, repository};

/// The rows of a table with `;` between cells; cells in quotation marks may hold it.
fn rows(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| {
        let mut cells = vec![String::new()];
        let mut quoted = false;
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => cells.last_mut().unwrap().extend(chars.next()),
                '"' => quoted = !quoted,
                ';' if !quoted => cells.push(String::new()),
                _ => cells.last_mut().unwrap().push(c),
            }
        }
        cells
    };
    text.trim_start_matches('\u{FEFF}').lines().filter(|line| !line.starts_with('#')).map(cells).collect()
}

fn csv_of<'p>(public: &'p Public, plan: &str) -> &'p str {
    std::str::from_utf8(&public.files[&format!("styrdokument/{plan}/utfall.csv")]).unwrap()
}

/// What a row is about: indicator or goal, sort, period, group, value.
type Key = [String; 5];

fn published(plan: &str) -> BTreeSet<Key> {
    let all = rows(csv_of(&EXAMPLE, plan));
    assert_eq!(all[0].join(";"), "matt;namn;mal;enhet;slag;period;grupp;krav;varde;kommentar");
    let key = |row: &Vec<String>| {
        let unmeasured = row[4] == "utan_matt";
        let of = if unmeasured { &row[2] } else { &row[0] };
        let value = row[8].strip_prefix('\'').unwrap_or(&row[8]);
        [of.clone(), row[4].clone(), row[5].clone(), row[6].clone(), value.to_owned()]
    };
    all[1..].iter().map(key).collect()
}

#[test]
fn every_row_of_the_sources_is_found() {
    let expected = rows(&fs::read_to_string(repository().join("tests/figures/facts.csv")).unwrap());
    let mut by_plan: BTreeMap<String, BTreeSet<Key>> = BTreeMap::new();
    let mut missing = Vec::new();
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in &expected[1..] {
        let plan = row[2].clone();
        let known = by_plan.entry(plan.clone()).or_insert_with(|| published(&plan));
        let key: Key = [3, 4, 5, 6, 7].map(|at| row[at].clone());
        if !known.contains(&key) {
            missing.push(format!("CSV of {plan}: {}", row.join(";")));
        }
        seen.entry(row[0].clone()).or_default().insert(row[1].clone());
        let page = if key[1] == "utan_matt" { key[0].clone() } else { format!("matt/{}", key[0]) };
        let text = EXAMPLE.text(&format!("styrdokument/{plan}/{page}/"));
        let text = text.replace('\u{A0}', " ");
        // A number stands in a cell of the table as a number of its own: 7 is not in 78.
        let found = match Quantity::parse(&key[4]).and_then(|value| value.number()) {
            Some(_) if key[1] != "utan_matt" => {
                text.lines().any(|line| line.contains('|') && stands_in(line, &shown(&key)))
            }
            _ => text.contains(&shown(&key)),
        };
        if !found {
            missing.push(format!("page {page} of {plan} lacks {:?}", shown(&key)));
        }
    }
    assert!(missing.is_empty(), "{} missing:\n{}", missing.len(), missing.join("\n"));
    for (table, count) in [
        ("D4", 27),
        ("D6", 28),
        ("D7", 6),
        ("D8", 29),
        ("D9", 20),
        ("D9 placeringar", 8),
        ("D10 drift", 13),
        ("D10 resultat", 11),
        ("D10 poster", 8),
    ] {
        assert_eq!(seen[table].len(), count, "{table}");
    }
}

/// Whether a number stands in a text, with no digit or sign of its own right before or after it.
fn stands_in(text: &str, number: &str) -> bool {
    let part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '−' | '-');
    text.match_indices(number).any(|(at, _)| {
        !text[..at].ends_with(part)
            && !text[at + number.len()..].starts_with(|c: char| c.is_ascii_digit() || c == ',')
    })
}

/// What a reader sees of a value.
fn shown(key: &Key) -> String {
    use insyn::terms::State;
    if key[1] == "utan_matt" {
        return "Målet har inget mått".to_owned();
    }
    let quantity = Quantity::parse(&key[4]).unwrap();
    match quantity.number() {
        Some(number) => number.to_string().replace('\u{A0}', " "),
        None => match quantity.state() {
            State::Missing if key[1] == "mal" => String::new(),
            State::Missing => "uppgift saknas".to_owned(),
            State::Suppressed => "dold, liten grupp".to_owned(),
            State::ReportedLater => "redovisas senare".to_owned(),
            State::Unreadable => "oläsligt i källan".to_owned(),
            State::NoTarget => "Utan målvärde".to_owned(),
            _ => key[4].clone(),
        },
    }
}

#[test]
fn what_is_exported_is_imported_again_byte_for_byte() {
    let site = Site::example();
    let plans: Vec<String> = EXAMPLE
        .files
        .keys()
        .filter_map(|path| path.strip_prefix("styrdokument/")?.strip_suffix("/utfall.csv").map(str::to_owned))
        .collect();
    assert!(plans.len() >= 5, "{plans:?}");
    for plan in &plans {
        site.write(&format!("content/styrdokument/{plan}/utfall.csv"), csv_of(&EXAMPLE, plan));
    }
    let again = site.build();
    for plan in &plans {
        assert_eq!(csv_of(&again, plan), csv_of(&EXAMPLE, plan), "{plan}");
    }
}

#[test]
fn every_state_and_status_is_on_the_site() {
    let all: String = EXAMPLE.pages().map(|page| page.main()).collect();
    for words in [
        "uppgift saknas",
        "dold, liten grupp",
        "redovisas senare",
        "oläsligt i källan",
        "mäts inte denna period",
        "Inget målvärde, med avsikt",
        "ej jämförbart",
        "● uppnått",
        "◐ på väg",
        "◔ ligger efter",
        "○ ej uppnått",
        "– ej bedömt",
        "≠ ej jämförbart",
        "Statusen är satt för hand",
    ] {
        let plain = words.trim_start_matches(['●', '◐', '○', '–', '≠', ' ']);
        assert!(all.contains(plain), "{words}");
    }
}

#[test]
fn peers_of_kolada_stand_beside_the_plan_labelled_as_its_terms_require() {
    let page = EXAMPLE.text("styrdokument/klimatplan-exempelby/matt/fossilfria-bilar/");
    for told in [
        "Jämfört med andra",
        "Period | Planens utfall | Granby | Norrvik | Liknande kommuner, ovägt medelvärde",
        "2022 | 45 | uppgift saknas | 49 | 36,2",
        "2025 | 81 | 63 | 88 | 64,7",
        "Källa: Kolada, hämtat",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    // What others have is no outcome of the plan.
    assert!(!csv_of(&EXAMPLE, "klimatplan-exempelby").contains("64,7"));
}

/// A small site with a plan that has these indicators and outcomes.
fn with_plan(toml: &str, csv: &str) -> Site {
    let text = "+++\ntitel = \"Planen\"\ntyp = \"plan\"\n+++\n\n## Mål {#mal-1 .mal}\n";
    Site::small()
        .with("content/styrdokument/p/index.md", text)
        .with("content/styrdokument/p/matt.toml", toml)
        .with("content/styrdokument/p/utfall.csv", csv)
}

#[test]
fn a_follow_up_shows_the_plan_that_it_follows_up_and_no_other_that_it_names() {
    let toml = "[[matt]]\nid = \"a\"\nmal = \"mal-1\"\nnamn = \"Rätt mått\"\nutan_malvarde = \"prov\"\n";
    let site = with_plan(toml, "matt;period;varde\na;2025;1\n");
    for name in ["index.md", "matt.toml", "utfall.csv"] {
        let text = fs::read_to_string(site.root().join("content/styrdokument/p").join(name)).unwrap();
        site.write(&format!("content/styrdokument/b/{name}"), text.replace("Rätt mått", "Fel mått"));
    }
    let report = "+++\ntitel = \"Uppföljning\"\ntyp = \"uppfoljning\"\nstyrdokument = \"p\"\ndatum = 2026-02-24\n\
        period = \"2025\"\nrelationer = [{ typ = \"hanvisar\", till = \"/styrdokument/b/index.md\" }]\n+++\n\nText.\n";
    site.write("content/uppfoljningar/u.md", report);
    let page = site.build().text("uppfoljningar/u/");
    assert!(page.contains("Rätt mått") && !page.contains("Fel mått"), "{page}");
}

#[test]
fn what_is_judged_is_counted_in_one_unit_has_happened_and_lies_on_one_side() {
    let toml = "[[matt]]\nid = \"a\"\nmal = \"mal-1\"\nnamn = \"A\"\nenhet = \"mnkr\"\nriktning = \"upp\"\n\
        malvarde = [{ period = \"2025\", krav = \"minst\", tal = 2 }]\n";
    for (rows, told) in [
        ("a;2025;Totalt;500 tkr\n", "Utfallet 0,5 mnkr (2025) uppfyller inte kravet minst 2 mnkr (2025)."),
        ("a;2025;totalt;2 500 tkr\n", "Utfallet 2,5 mnkr (2025) uppfyller kravet minst 2 mnkr (2025)."),
        ("a;2025;totalt;1\na;2052;totalt;3\n", "Utfallet 1 mnkr (2025) uppfyller inte kravet"),
        ("a;2025;totalt;färre än 3\n", "är för obestämt för att jämföras med minst 2 mnkr (2025)."),
    ] {
        let site = with_plan(toml, &format!("matt;period;grupp;varde\n{rows}"));
        let page = site.build().text("styrdokument/p/matt/a/").replace('\u{A0}', " ");
        assert!(page.contains(told), "{told}: {page}");
    }
}
