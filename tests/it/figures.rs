//! Goals and figures: every row of the sources is found on the site and in the CSV of its plan, what is exported comes
//! back byte for byte, and a hostile spreadsheet is a fault.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use insyn::terms::Quantity;
use zip::write::SimpleFileOptions;

use crate::driver::{Public, Site, repository};

static EXAMPLE: LazyLock<Public> = LazyLock::new(|| Site::example().build());

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
        if !text.replace('\u{A0}', " ").contains(&shown(&key)) {
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
        "○ ej uppnått",
        "– ej mätt",
        "≠ ej jämförbart",
        "Statusen är satt för hand",
    ] {
        let plain = words.trim_start_matches(['●', '◐', '○', '–', '≠', ' ']);
        assert!(all.contains(plain), "{words}");
    }
}

// ---------------------------------------------------------------- spreadsheets

const PLAN: &str = "content/styrdokument/p";

/// A small site with a plan whose indicators are named `m0`, `m1` …
fn with_indicators(count: usize) -> Site {
    let mut toml = String::new();
    for index in 0..count {
        toml.push_str(&format!("[[matt]]\nid = \"m{index}\"\nmal = \"mal-1\"\nnamn = \"Mått {index}\"\nutan_malvarde = \"prov\"\n"));
    }
    let text = "+++\ntitel = \"P\"\ntyp = \"plan\"\n+++\n\n## Mål {#mal-1 .mal}\n";
    Site::small().with(&format!("{PLAN}/index.md"), text).with(&format!("{PLAN}/matt.toml"), toml)
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const BOOK_RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A workbook with one sheet of these rows (XML), and other parts.
fn xlsx(rows: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    let parts: [(&str, &[u8]); 5] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts.iter().chain(others) {
        made.start_file(*name, SimpleFileOptions::default()).unwrap();
        made.write_all(bytes).unwrap();
    }
    made.finish().unwrap().into_inner()
}

fn text_cell(text: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn sheet_row(cells: &[String]) -> String {
    format!("<row>{}</row>", cells.join(""))
}

#[test]
fn a_large_spreadsheet_is_read_and_its_export_reads_back() {
    let site = with_indicators(300);
    let mut sheet = sheet_row(&["matt", "period", "grupp", "varde"].map(text_cell));
    for index in 0..300 {
        for year in 2015..2025 {
            for group in ["totalt", "kvinnor", "män"] {
                sheet.push_str(&sheet_row(&[
                    text_cell(&format!("m{index}")),
                    format!("<c><v>{year}</v></c>"),
                    text_cell(group),
                    format!("<c><v>{}.5</v></c>", index + year),
                ]));
            }
        }
    }
    site.write(&format!("{PLAN}/utfall.xlsx"), xlsx(&sheet, &[]));
    let public = site.build();
    let out = csv_of(&public, "p").to_owned();
    assert_eq!(out.lines().filter(|line| line.contains(";utfall;")).count(), 9_000);
    assert!(out.contains("m299;Mått 299;mal-1;;utfall;2024;män;;2323,5;"));
    fs::remove_file(site.root().join(format!("{PLAN}/utfall.xlsx"))).unwrap();
    site.write(&format!("{PLAN}/utfall.csv"), &out);
    assert_eq!(csv_of(&site.build(), "p"), out);
}

#[test]
fn a_hostile_spreadsheet_is_a_fault_and_not_an_abort() {
    let far =
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let spaces = vec![b' '; 250_000_000];
    let cells = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(510_000));
    let entity = "<!DOCTYPE x [<!ENTITY a \"b\">]><x/>";
    let many: Vec<(String, &[u8])> = (0..1_100).map(|at| (format!("x/{at}"), &b"x"[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let sound = xlsx(&sheet_row(&["matt", "period", "varde"].map(text_cell)), &[]);
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("two cells far apart", xlsx(far, &[]), "missing-column"),
        ("a part that grows", xlsx("", &[("xl/x.xml", &spaces)]), "bad-spreadsheet"),
        ("half a million cells", xlsx(&cells, &[]), "bad-spreadsheet"),
        ("entities", xlsx("", &[("xl/x.xml", entity.as_bytes())]), "bad-spreadsheet"),
        ("too many parts", xlsx("", &many), "bad-spreadsheet"),
        ("half a file", sound[..sound.len() / 2].to_vec(), "bad-spreadsheet"),
        ("no spreadsheet", b"matt;period".to_vec(), "bad-spreadsheet"),
    ];
    for (what, bytes, code) in cases {
        let site = with_indicators(1);
        site.write(&format!("{PLAN}/utfall.xlsx"), bytes);
        let began = Instant::now();
        let told = site.faults();
        assert!(began.elapsed() < Duration::from_secs(60), "{what}");
        let found: Vec<_> =
            told.iter().filter(|one| one.severity == "error").map(|one| one.code.as_str()).collect();
        assert_eq!(found, [code], "{what}: {told:?}");
        assert_eq!(site.try_build().code, Some(1), "{what}");
    }
}
