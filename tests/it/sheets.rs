//! Spreadsheets beside a plan: what LibreOffice writes is read, and a hostile, broken or locked one is a fault.

use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

use zip::write::SimpleFileOptions;

use crate::driver::{Site, repository};

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
fn a_spreadsheet_beside_a_plan_is_read_as_it_lies() {
    let mut exports = Vec::new();
    for ending in ["xlsx", "ods"] {
        let site = with_indicators(300);
        let bytes = fs::read(repository().join(format!("tests/figures/large.{ending}"))).unwrap();
        site.write(&format!("{PLAN}/utfall.{ending}"), bytes);
        let public = site.build();
        let out = String::from_utf8(public.files["styrdokument/p/utfall.csv"].clone()).unwrap();
        assert_eq!(out.lines().filter(|line| line.contains(";utfall;")).count(), 9_000);
        assert!(out.contains("m299;Mått 299;mal-1;;utfall;2024;män;;172;"));
        assert!(!public.files.keys().any(|path| path.ends_with(&format!("utfall.{ending}"))), "only as CSV");
        exports.push(out);
    }
    assert!(exports[0] == exports[1]);
}

/// An ODS workbook with one sheet of these rows (XML), and other parts.
fn ods(rows: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Blad1">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let parts: [(&str, &[u8]); 3] = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ];
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts.iter().chain(others) {
        made.start_file(*name, SimpleFileOptions::default()).unwrap();
        made.write_all(bytes).unwrap();
    }
    made.finish().unwrap().into_inner()
}

fn ods_cell(text: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
}

/// What a build tells of a spreadsheet of this ending beside the plan: the codes of its errors, and all words.
fn told(ending: &str, bytes: &[u8]) -> (Vec<String>, String) {
    let site = with_indicators(1);
    site.write(&format!("{PLAN}/utfall.{ending}"), bytes);
    let began = Instant::now();
    let told = site.faults();
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    assert_eq!(site.try_build().code, Some(1));
    let errors = told.iter().filter(|one| one.severity == "error").map(|one| one.code.clone()).collect();
    (errors, told.iter().map(|one| format!("{}\n", one.message)).collect())
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
    for (what, bytes, code) in [
        ("two cells far apart", xlsx(far, &[]), "bad-spreadsheet"),
        ("a part that grows", xlsx("", &[("xl/x.xml", &spaces)]), "bad-spreadsheet"),
        ("half a million cells", xlsx(&cells, &[]), "bad-spreadsheet"),
        ("entities", xlsx("", &[("xl/x.xml", entity.as_bytes())]), "bad-spreadsheet"),
        ("too many parts", xlsx("", &many), "bad-spreadsheet"),
        ("half a file", sound[..sound.len() / 2].to_vec(), "bad-spreadsheet"),
        ("no spreadsheet", b"matt;period".to_vec(), "bad-spreadsheet"),
    ] {
        assert_eq!(told("xlsx", &bytes).0, [code], "{what}");
    }
}

#[test]
fn a_hostile_ods_is_a_fault_and_not_an_abort() {
    let repeated = |columns: u64, rows: u64| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="string" table:number-columns-repeated="{columns}"><text:p>x</text:p></table:table-cell></table:table-row>"#
        )
    };
    let office = fs::read(repository().join("tests/figures/large.ods")).unwrap();
    let entity = "<!DOCTYPE x [<!ENTITY a \"b\">]><x/>";
    for (what, bytes) in [
        ("half a file", office[..office.len() / 2].to_vec()),
        ("a cell two thousand million times", ods(&repeated(2_000_000_000, 1).repeat(2_000), &[])),
        ("a row a million times", ods(&repeated(1_024, 1_048_576), &[])),
        ("both, fifty times", ods(&repeated(16_384, 1_048_576).repeat(50), &[])),
        ("a number that is none", ods(&repeated(1, 1).replace("=\"1\"", "=\"-1\""), &[])),
        ("entities", ods("", &[("x.xml", entity.as_bytes())])),
        ("a part that grows", ods("", &[("x.xml", &vec![b' '; 120_000_000])])),
        ("no content", zip_of("x", b"x")),
        ("no spreadsheet", b"matt;period".to_vec()),
    ] {
        let (codes, words) = told("ods", &bytes);
        assert_eq!(codes, ["bad-spreadsheet"], "{what}: {words}");
    }
    // What LibreOffice itself writes below and beside a table: a million empty rows, sixteen thousand empty columns.
    let heads = ["matt", "period", "varde"].map(ods_cell).concat();
    let row = ["m0", "2024", "1"].map(ods_cell).concat();
    let empty = |rows: u64| {
        format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#
        )
    };
    let beside = r#"<table:table-cell table:number-columns-repeated="16381"/>"#;
    let sheet = format!(
        "<table:table-row>{heads}{beside}</table:table-row><table:table-row>{row}{beside}</table:table-row>{}",
        empty(1_048_574)
    );
    let site = with_indicators(1).with(&format!("{PLAN}/utfall.ods"), ods(&sheet, &[]));
    let out = site.build().files["styrdokument/p/utfall.csv"].clone();
    assert!(String::from_utf8(out).unwrap().contains(";utfall;2024;totalt;;1;"));
}

fn zip_of(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut made = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    made.start_file(name, SimpleFileOptions::default()).unwrap();
    made.write_all(bytes).unwrap();
    made.finish().unwrap().into_inner()
}

#[test]
fn a_locked_spreadsheet_is_told_as_one() {
    // A locked XLSX is no archive: its parts are streams of the older kind of file.
    let mut streams = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    streams.resize(4_096, 0);
    let office = fs::read(repository().join("tests/figures/locked.ods")).unwrap();
    for (ending, bytes) in [("ods", office), ("xlsx", streams)] {
        let (codes, words) = told(ending, &bytes);
        assert_eq!(codes, ["bad-spreadsheet"], "{ending}");
        assert!(words.contains("låst med ett lösenord"), "{ending}: {words}");
    }
}

#[test]
fn a_column_of_a_spreadsheet_that_nobody_reads_is_told_and_the_rest_is_read() {
    let site = with_indicators(1);
    let head = ["matt", "period", "varde", "Ansvarig"].map(text_cell);
    let row = ["m0", "2024", "78,0821917808219", "Anna", "utan rubrik"].map(text_cell);
    let sheet = xlsx(&(sheet_row(&head) + &sheet_row(&row)), &[]);
    site.write(&format!("{PLAN}/utfall.xlsx"), sheet);
    let ended = site.run(&["check"]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    for told in ["kolumnen \"Ansvarig\" läses inte", "kolumnen \"E\" läses inte"] {
        assert!(ended.err.contains(told), "{told}: {}", ended.err);
    }
    assert!(site.build().text("styrdokument/p/matt/m0/").contains("78,082191781"));
}

#[test]
fn a_failed_formula_and_a_day_are_no_outcomes() {
    let head = sheet_row(&["matt", "period", "varde"].map(text_cell));
    let error = r#"<c t="e"><v>#DIV/0!</v></c>"#.to_owned();
    let failed = sheet_row(&[text_cell("m0"), text_cell("2024"), error]);
    let (codes, words) = told("xlsx", &xlsx(&(head.clone() + &failed), &[]));
    assert_eq!(codes, ["bad-number"], "{words}");
    assert!(words.contains("#DIV/0!") && words.contains("C2"), "{words}");
    let day = r#"<table:table-cell office:value-type="date" office:date-value="2019-08-01"><text:p>aug-19</text:p></table:table-cell>"#;
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let sheet = row(&["matt", "period", "varde"].map(ods_cell))
        + &row(&[ods_cell("m0"), day.to_owned(), ods_cell("1")])
        + &row(&[ods_cell("m0"), ods_cell("2024"), day.to_owned()]);
    let (codes, words) = told("ods", &ods(&sheet, &[]));
    assert_eq!(codes, ["bad-number"], "{words}");
    assert!(words.contains("C3 är ett datum"), "{words}");
}
