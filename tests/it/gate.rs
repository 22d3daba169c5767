//! Nothing secret or private is published: canaries in every private place, numbers in every hiding place.
//!
//! The numbers have the serials 980–999, which are kept for trials and belong to nobody. A test reads the repository and
//! fails if any other is committed.

use std::collections::BTreeSet;
use std::fs;

use insyn::terms::personal_number::{Certainty, scan};

use crate::driver::{EXAMPLE, Site, repository};
use crate::hiding::{In, docx, encrypted_pdf, odf, pdf, with_notes, with_password, xlsx, zip};
use crate::tree;

/// A number that nobody has.
const NUMBER: &str = "850101-9809";
const LONG: &str = "198501019809";

/// A site whose only paper lists one file.
pub fn with_file(name: &str, bytes: Vec<u8>) -> Site {
    Site::small()
        .with("content/handlingar/rapport/index.md", paper(&format!("fil = \"{name}\"\n"), "Text.\n"))
        .with(&format!("content/handlingar/rapport/{name}"), bytes)
}

/// A paper with more fields and a text.
pub fn paper(fields: &str, text: &str) -> String {
    format!("+++\ntitel = \"Rapport\"\ntyp = \"rapport\"\n{fields}+++\n{text}")
}

fn hiding_places() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let split = "<w:p><w:r><w:t>8501</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>01-98</w:t></w:r><w:r><w:t>09</w:t></w:r></w:p>";
    let deleted =
        format!("<w:p><w:del w:author=\"A\"><w:r><w:delText>{NUMBER}</w:delText></w:r></w:del></w:p>");
    let vanished = format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{NUMBER}</w:t></w:r></w:p>");
    let noted = format!(
        "<w:comments><w:comment w:author=\"A\"><w:p><w:r><w:t>{NUMBER}</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let core = format!("<cp:coreProperties><dc:creator>{NUMBER}</dc:creator></cp:coreProperties>");
    let cell = format!("<row r=\"1\"><c r=\"A1\"><v>{LONG}</v></c></row>");
    let scientific = "<row r=\"1\"><c r=\"A1\"><v>1.98501019809E11</v></c></row>";
    let beside = "<row r=\"1\"><c r=\"A1\"><v>850101</v></c><c r=\"B1\"><v>9809</v></c></row>";
    let shared = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";
    let strings = "<sst><si><t>850101</t></si><si><t>9809</t></si></sst>";
    let hidden_row = format!("<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>{LONG}</v></c></row>");
    let hidden_sheet = "<workbook><sheets><sheet name=\"B\" state=\"hidden\"/></sheets></workbook>";
    let second = format!("<worksheet><sheetData>{cell}</sheetData></worksheet>");
    let inner = docx(&p(NUMBER), &[]);
    let inside = zip_with("word/embeddings/a.docx", &inner);
    let spaced = "<text:p>850101<text:s/>-<text:span>9809</text:span></text:p>".to_string();
    let annotated =
        format!("<text:p>a<office:annotation><text:p>{NUMBER}</text:p></office:annotation></text:p>");
    let changed = format!(
        "<text:tracked-changes><text:deletion><text:p>{NUMBER}</text:p></text:deletion></text:tracked-changes>"
    );
    let value = format!("<table:table-row><table:table-cell office:value=\"{LONG}\"/></table:table-row>");
    vec![
        ("Word: text", "a.docx", docx(&p(NUMBER), &[])),
        ("Word: split in runs", "a.docx", docx(split, &[])),
        ("Word: tracked deletion", "a.docx", docx(&deleted, &[])),
        ("Word: hidden text", "a.docx", docx(&vanished, &[])),
        ("Word: comment", "a.docx", docx(&p("x"), &[("word/comments.xml", &noted)])),
        ("Word: properties", "a.docx", docx(&p("x"), &[("docProps/core.xml", &core)])),
        ("Word: footer", "a.docx", docx(&p("x"), &[("word/footer1.xml", &p(NUMBER))])),
        ("Word: a document inside", "a.docx", inside),
        ("Excel: a number as a number", "a.xlsx", xlsx(&cell, &[])),
        ("Excel: a number as a power of ten", "a.xlsx", xlsx(scientific, &[])),
        ("Excel: two cells", "a.xlsx", xlsx(beside, &[])),
        ("Excel: two cells of shared texts", "a.xlsx", xlsx(shared, &[("xl/sharedStrings.xml", strings)])),
        ("Excel: hidden row", "a.xlsx", xlsx(&hidden_row, &[])),
        (
            "Excel: hidden sheet",
            "a.xlsx",
            xlsx("", &[("xl/workbook.xml", hidden_sheet), ("xl/worksheets/sheet2.xml", &second)]),
        ),
        ("Excel: comment", "a.xlsx", xlsx("", &[("xl/comments1.xml", &noted)])),
        (
            "Excel: pivot cache",
            "a.xlsx",
            xlsx("", &[("xl/pivotCache/pivotCacheRecords1.xml", &format!("<r><n v=\"{LONG}\"/></r>"))]),
        ),
        ("OpenDocument: text", "a.odt", odf(&spaced, &[])),
        ("OpenDocument: comment", "a.odt", odf(&annotated, &[])),
        ("OpenDocument: tracked deletion", "a.odt", odf(&changed, &[])),
        (
            "OpenDocument: properties",
            "a.odt",
            odf("", &[("meta.xml", &format!("<m><dc:creator>{NUMBER}</dc:creator></m>"))]),
        ),
        ("OpenDocument: cell value", "a.ods", odf(&value, &[])),
        ("PDF: text", "a.pdf", pdf(NUMBER, In::Text)),
        ("PDF: under a black box", "a.pdf", pdf(NUMBER, In::UnderABox)),
        ("PDF: properties", "a.pdf", pdf(NUMBER, In::Info)),
        ("PDF: XMP", "a.pdf", pdf(NUMBER, In::Xmp)),
        ("PDF: note", "a.pdf", pdf(NUMBER, In::Note)),
        ("PDF: drawing", "a.pdf", pdf(NUMBER, In::Form)),
        ("PDF: file inside", "a.pdf", pdf(NUMBER, In::Embedded)),
        ("CSV: two cells", "a.csv", b"namn,datum,nr\nA,850101,9809\nB,1,2\n".to_vec()),
        (
            "CSV: UTF-16",
            "a.csv",
            "\u{FEFF}a;850101-9809\n".encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        ("CSV: Latin-1", "a.csv", [b"\xE5;".to_vec(), NUMBER.as_bytes().to_vec()].concat()),
        ("SVG: text", "a.svg", format!("<svg><text>{NUMBER}</text></svg>").into_bytes()),
    ]
}

fn zip_with(name: &str, inner: &[u8]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut writer = zip::ZipWriter::new_append(Cursor::new(docx("", &[]))).unwrap();
    writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    writer.write_all(inner).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_number_is_found_in_every_hiding_place_and_never_told() {
    let mut missed = Vec::new();
    for (what, name, bytes) in hiding_places() {
        let site = with_file(name, bytes);
        let faults = site.faults();
        let path = format!("content/handlingar/rapport/{name}");
        let found =
            faults.iter().any(|told| told.code == "personal-number" && told.path.as_deref() == Some(&path));
        let loud = faults.iter().any(|told| told.message.contains("9809") || told.message.contains("850101"));
        if !found || loud {
            missed.push(format!("{what}: {:?}", faults.iter().map(|told| &told.message).collect::<Vec<_>>()));
        }
        assert_ne!(site.try_build().code, Some(0), "{what} is published");
    }
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn a_number_in_a_text_stops_the_build_and_is_told_by_its_place_alone() {
    let places = [
        ("text", paper("", &format!("Ansökan från {NUMBER}.\n"))),
        ("across tags", paper("", "Ansökan från **850101**–*9809*.\n")),
        ("table cells", paper("", "Tabell: ansökningar.\n\n| Datum | Nr |\n|---|---|\n| 850101 | 9809 |\n")),
        ("a link", paper("", "[Akten](https://exempel.se/akt/19850101-9809).\n")),
        ("front matter", paper(&format!("sammanfattning = \"Om {NUMBER}.\"\n"), "")),
        ("a comment", paper(&format!("# fråga {NUMBER}\n"), "Text.\n")),
        ("an unknown key", paper(&format!("pnr = \"{NUMBER}\"\n"), "Text.\n")),
    ];
    for (what, text) in places {
        let site = Site::small().with("content/handlingar/rapport.md", text);
        let ended = site.try_build();
        assert_eq!(ended.code, Some(1), "{what}");
        assert!(ended.err.contains("personal-number"), "{what}: {}", ended.err);
        assert!(ended.err.contains("content/handlingar/rapport.md:"), "{what}: {}", ended.err);
        assert!(!ended.err.contains("9809") && !ended.err.contains("850101"), "{what}: {}", ended.err);
    }
}

#[test]
fn a_waiver_names_the_number_by_its_seal_and_holds_to_its_day() {
    let text = paper("", &format!("Mätaren {NUMBER} byts.\n"));
    let site = Site::small().with("content/handlingar/rapport.md", text);
    let told = site.faults().into_iter().find(|told| told.code == "personal-number").unwrap();
    let seal = told.message.split("hash ").nth(1).unwrap().trim_end_matches(')').to_owned();
    assert_eq!(seal.len(), 5, "{seal}");
    let waiver = |until: &str| {
        format!(
            "[[undantag]]\nfil = \"handlingar/rapport.md\"\nskal = \"Mätarnummer\"\nvem = \"Registrator\"\ntill = {until}\nhash = \"{seal}\"\n"
        )
    };
    site.write("content/undantag.toml", waiver("2026-12-31"));
    site.build();
    site.write("content/undantag.toml", waiver("2026-01-31"));
    let codes: BTreeSet<String> = site.faults().into_iter().map(|told| told.code).collect();
    assert!(codes.contains("personal-number") && codes.contains("expired-waiver"), "{codes:?}");
    site.write("content/undantag.toml", waiver("2026-12-31"));
    site.write("content/handlingar/rapport.md", paper("", "Mätaren byts.\n"));
    assert!(site.faults().iter().any(|told| told.code == "unused-waiver"));
    assert!(site.public().iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("Mätarnummer")));
}

#[test]
fn no_setting_turns_the_stop_off() {
    let site = Site::small().with("content/handlingar/rapport.md", paper("", &format!("{NUMBER}\n")));
    let settings = fs::read_to_string(site.root().join("content/site.toml")).unwrap();
    site.write("content/site.toml", format!("{settings}\n[kontroller]\npersonal-number = \"av\"\n"));
    assert_eq!(site.try_build().code, Some(1));
}

#[test]
fn hostile_files_end_in_a_fault_and_the_rest_is_told() {
    let bomb = zip(&[("[Content_Types].xml", "<T/>".into()), ("word/document.xml", "a".repeat(60_000_000))]);
    let many: Vec<(String, String)> = (0..1_100).map(|at| (format!("p{at}.xml"), String::new())).collect();
    let mut many: Vec<(&str, String)> =
        many.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    many.push(("[Content_Types].xml", String::new()));
    let nested = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let laughs = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\">]><a>&b;</a>";
    let sparse = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let whole = pdf("ord", In::Text);
    let cases: Vec<(&str, &str, Vec<u8>, bool)> = vec![
        ("a zip bomb", "a.docx", bomb, false),
        ("too many parts", "a.docx", zip(&many), false),
        ("nested without end", "a.docx", docx(&nested, &[]), false),
        ("entities of its own", "a.docx", docx("x", &[("word/x.xml", laughs)]), false),
        ("a sparse sheet", "a.xlsx", xlsx(sparse, &[]), true),
        ("half a PDF", "a.pdf", whole[..whole.len() / 3].to_vec(), false),
        ("half a zip", "a.docx", docx("x", &[])[..60].to_vec(), false),
        ("a program", "a.pdf", b"\x7FELF\x02\x01\x01\0\0\0".to_vec(), false),
        ("another kind than its name", "a.docx", pdf("ord", In::Text), false),
        ("an archive", "a.zip", zip(&[("a.txt", "text".into())]), false),
        ("a private key", "a.txt", format!("-----BEGIN {} KEY-----\n", "PRIVATE").into_bytes(), false),
        ("an encrypted PDF", "a.pdf", encrypted_pdf(&whole), false),
        ("a zip with a password", "a.docx", with_password(docx("x", &[])), false),
        ("an SVG with a program", "a.svg", b"<svg><script>1</script></svg>".to_vec(), false),
        (
            "an SVG that fetches",
            "a.svg",
            b"<svg><image href=\"https://exempel.se/x\"/></svg>".to_vec(),
            false,
        ),
        (
            "data in XML that a browser shows as a page",
            "a.xml",
            b"<a><script xmlns=\"http://www.w3.org/1999/xhtml\">1</script></a>".to_vec(),
            false,
        ),
        ("data in XML", "a.xml", b"<a><metadata>1</metadata></a>".to_vec(), true),
        (
            "a JPEG that cannot be cleaned",
            "a.jpg",
            b"\xFF\xD8\xFF\xE1\0\x08Exif\0\0 \xFF\xDA\0\x02bild\xFF\xD9".to_vec(),
            false,
        ),
        ("old Word", "a.doc", [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), vec![0; 600]].concat(), false),
    ];
    for (what, name, bytes, fine) in cases {
        let site = with_file(name, bytes).with("content/sidor/om.md", "+++\ntitel = \"Om\"\n+++\n# Fel\n");
        let codes: BTreeSet<String> =
            site.faults().into_iter().filter(|told| told.severity == "error").map(|told| told.code).collect();
        let stopped = codes.contains("refused-file") || codes.contains("secret-key");
        assert_eq!(stopped, !fine, "{what}: {codes:?}");
        assert!(codes.iter().any(|code| code.contains("heading")), "{what}: the rest is told, {codes:?}");
    }
}

#[test]
fn canaries_in_private_places_are_in_nothing_that_is_published_or_said() {
    let site = Site::small();
    let item = |fields: &str, text: &str| {
        format!("+++\ntitel = \"En punkt\"\ntyp = \"beslut\"\n{fields}+++\n{text}")
    };
    let meeting = "content/sammantraden/ks/2026-03-03";
    site.write(
        &format!("{meeting}/index.md"),
        "+++\norgan = \"ks\"\ndatum = 2026-03-03\nstatus = \"genomfort\"\n+++\n",
    );
    site.write(&format!("{meeting}/01-utkast-kanarieett.md"), item("utkast = true\n", "Kanarietva.\n"));
    site.write(
        &format!("{meeting}/02-senare-kanarietre.md"),
        item("publiceras = 2026-03-13\n", "Kanariefyra.\n"),
    );
    site.write(
        &format!("{meeting}/03-sekretess.md"),
        "+++\ntitel = \"Sekretessärende\"\ntyp = \"sekretess\"\nlagrum = \"26 kap. 1 § OSL\"\n# kanariefem\n+++\n",
    );
    site.write(&format!("{meeting}/04-oppen.md"), item("# kanariesex i en kommentar\n", "Öppen text.\n"));
    site.write(&format!("{meeting}/kanariesju.pdf"), "kanarieatta");
    site.write(&format!("{meeting}/.kanarienio"), "kanarietio");
    site.write(
        "content/sidor/utkast-kanarieelva.md",
        "+++\ntitel = \"Kanarietolv\"\nutkast = true\nokand = \"kanarietretton\"\n+++\n",
    );
    site.write("content/undantag.toml", "# kanariefjorton\n");
    let ended = site.try_build();
    assert!(ended.code == Some(0) || ended.err.contains("unknown-key"), "{}", ended.err);
    assert!(!ended.err.contains("kanarietretton"), "the words of a draft are not told: {}", ended.err);
    site.write("content/sidor/utkast-kanarieelva.md", "+++\ntitel = \"Kanarietolv\"\nutkast = true\n+++\n");
    let public = site.build();
    assert_eq!(public.holding("kanarie"), Vec::<&str>::new());
    let said = site.try_build();
    for word in ["tva", "fyra", "fem", "sex", "atta", "nio", "tio", "tolv", "fjorton"] {
        let word = format!("kanarie{word}");
        assert!(
            !said.err.to_lowercase().contains(&word) && !said.out.to_lowercase().contains(&word),
            "{word} is said"
        );
    }
    // The day before, the later one is inside; on its day it is out.
    assert!(!site.as_of("2026-03-13").build().holding("kanariefyra").is_empty());
}

#[test]
fn a_paper_that_is_not_published_has_a_page_that_says_how_to_get_it() {
    let site = Site::small();
    let settings = fs::read_to_string(site.root().join("content/site.toml")).unwrap();
    site.write("content/site.toml", format!("{settings}\n[kontakt]\nepost = \"kommun@exempel.se\"\n"));
    let meeting = "content/sammantraden/ks/2026-03-03";
    site.write(
        &format!("{meeting}/index.md"),
        "+++\norgan = \"ks\"\ndatum = 2026-03-03\nstatus = \"genomfort\"\n+++\n",
    );
    site.write(
        &format!("{meeting}/01-skolvag.md"),
        "+++\ntitel = \"Skolväg\"\ntyp = \"beslut\"\narende = [\"KS 2026/12\"]\nhandlingar = [\n  { titel = \"Utredning\", \
         typ = \"pm\", saknas = \"den rör enskilda\", lagrum = \"21 kap. 1 § offentlighets- och sekretesslagen\" },\n]\n+++\n",
    );
    let public = site.build();
    let page = public.text("sammantraden/ks/2026-03-03/01-skolvag/handling-1/");
    for words in ["Utredning", "den rör enskilda", "21 kap. 1 §", "KS 2026/12", "överklaga till kammarrätten"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let source = public.files.get("sammantraden/ks/2026-03-03/01-skolvag/handling-1/index.html").unwrap();
    let source = String::from_utf8_lossy(source);
    assert!(
        source.contains("mailto:kommun@exempel.se?subject=") && source.contains("KS%202026%2F12"),
        "{source}"
    );
}

#[test]
fn only_numbers_that_nobody_has_are_committed() {
    let mut found = Vec::new();
    for folder in ["src", "tests", "content", "themes"] {
        for (path, bytes) in tree::read(&repository().join(folder)) {
            if path.contains("node_modules/") {
                continue;
            }
            let text = String::from_utf8_lossy(&bytes);
            for hit in scan(&text).iter().filter(|hit| hit.certainty == Certainty::Sure) {
                let digits: String =
                    text[hit.span.clone()].chars().filter_map(|c| c.to_digit(10).map(|_| c)).collect();
                let serial = digits.len().checked_sub(4).map_or("", |at| &digits[at..]);
                let test = serial.starts_with("98") || serial.starts_with("99");
                let interim = hit.sort == insyn::terms::personal_number::Sort::Interim;
                if digits.len() >= 9 && !test && !interim {
                    found.push(format!("{folder}/{path}"));
                }
            }
        }
    }
    found.dedup();
    assert_eq!(found, Vec::<String>::new(), "a number that may be somebody's");
}

#[test]
fn a_name_is_gone_the_day_after_and_the_decision_stays() {
    let site = Site::electing(
        "  { namn = \"Kanariefågel Provsson\", roll = \"nämndeman\", parti = \"X\", visas_till = 2026-03-12 },\n  { namn = \
         \"Alva Exempel\", roll = \"ordförande\", visas_alltid = true },\n  { namn = \"Kort Exempel\", visas_manader = 12 },\n",
    );
    let page = site.build().text("sammantraden/ks/2026-03-03/01-val/");
    assert!(page.contains("Kanariefågel Provsson (X), nämndeman") && page.contains("Kort Exempel"), "{page}");
    let site = site.as_of("2026-03-13");
    let public = site.build();
    let page = public.text("sammantraden/ks/2026-03-03/01-val/");
    assert_eq!(public.holding("Kanariefågel"), Vec::<&str>::new());
    for words in ["väljer en nämndeman", "Alva Exempel", "Ett namn har tagits bort"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert_eq!(site.as_of("2027-03-04").build().holding("Kort Exempel"), Vec::<&str>::new());
}

#[test]
fn a_withdrawn_document_leaves_its_reason_and_nothing_else() {
    let site = Site::small();
    let file = "content/handlingar/rapport/index.md";
    site.write("content/handlingar/rapport/data.csv", "a;kanariefil\n");
    let fields = "fil = \"data.csv\"\nsammanfattning = \"Kanariesammanfattning.\"\n";
    let titled = |fields: &str| paper(fields, "Kanarietext.\n").replace("\"Rapport\"", "\"Kanarietitel\"");
    site.write(file, titled(fields));
    assert!(site.build().holding("kanarie").len() >= 2);
    let gone = "tillbakadraget = { datum = 2026-03-12, skal = \"den innehöll uppgifter om enskilda\" }\n";
    site.write(file, titled(&format!("{fields}{gone}")));
    let public = site.build();
    assert_eq!(public.holding("kanarie"), Vec::<&str>::new());
    let page = public.text("handlingar/rapport/");
    assert!(page.contains("uppgifter om enskilda") && page.contains("12 mars 2026"), "{page}");
}

/// Reads a file as the program reads an attachment; its answer, and the most memory that the reader was seen to hold.
fn read_alone(name: &str, bytes: &[u8]) -> (serde_json::Value, u64) {
    use std::process::Stdio;
    let home = tempfile::TempDir::new().unwrap();
    fs::write(home.path().join(name), bytes).unwrap();
    let mut child = insyn::terms::reader()
        .unwrap()
        .args(["las-bilaga", name])
        .stdin(fs::File::open(home.path().join(name)).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let answer = std::thread::spawn(move || std::io::read_to_string(&mut out).unwrap());
    let mut most = 0;
    let status = format!("/proc/{}/status", child.id());
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let held = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = held.and_then(|held| held.trim().trim_end_matches(" kB").parse().ok());
        most = most.max(kilobytes.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_micros(200));
    }
    (serde_json::from_str(&answer.join().unwrap()).unwrap_or_default(), most)
}

#[test]
fn the_reader_of_hostile_files_stays_under_300_mb() {
    let cell = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let wide: String = (0..200_000).map(|at| format!("<c r=\"A{at}\"><v>{at}</v></c>")).collect();
    let bomb =
        |size: usize| zip(&[("[Content_Types].xml", "<T/>".into()), ("word/document.xml", "a".repeat(size))]);
    let inner = bomb(40_000_000);
    let many: String = (0..300_000).map(|at| format!("<a{at}/>")).collect();
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("a zip bomb", "a.docx", bomb(900_000_000)),
        ("a bomb in a bomb", "a.docx", zip_with("word/embeddings/a.docx", &inner)),
        ("a sparse sheet", "a.xlsx", xlsx(cell, &[])),
        ("a wide sheet", "a.xlsx", xlsx(&format!("<row r=\"1\">{wide}</row>"), &[])),
        ("many elements", "a.docx", docx(&many, &[])),
        ("deep elements", "a.docx", docx(&"<a>".repeat(1_000_000), &[])),
        ("a long text", "a.csv", b"a;850101;x\n".repeat(3_000_000)),
        ("many objects", "a.pdf", [pdf("ord", In::Text), b"1 0 obj << /A [ ".repeat(200_000)].concat()),
        ("many notes", "a.pdf", with_notes(&pdf("ord", In::Text), 200_000)),
        ("deep arrays", "a.pdf", pdf(&"[".repeat(500_000), In::Text)),
    ];
    for (what, name, bytes) in cases {
        let (answer, most) = read_alone(name, &bytes);
        println!(
            "{what}: {} bytes, {most} kB, {}",
            bytes.len(),
            answer.to_string().chars().take(60).collect::<String>()
        );
        assert!(most < 300_000, "{what}: {most} kB");
    }
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused_and_the_reader_ends_well() {
    let core = "<cp:coreProperties><dc:creator>A</dc:creator></cp:coreProperties>";
    let files = [
        ("a.docx", docx("<w:p><w:r><w:t>ord</w:t></w:r></w:p>", &[("docProps/core.xml", core)])),
        ("a.xlsx", xlsx("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", &[])),
        ("a.pdf", pdf("ord", In::Embedded)),
        ("a.svg", b"<svg><text>ord</text></svg>".to_vec()),
    ];
    for (name, whole) in files {
        for part in 1..40 {
            let cut = &whole[..whole.len() * part / 40];
            let (answer, _) = read_alone(name, cut);
            assert!(
                answer.get("Ok").is_some() || answer.get("Err").is_some(),
                "{name} at {part}/40: {answer}"
            );
        }
    }
}

#[test]
fn no_number_stands_in_what_is_written() {
    let public = &*EXAMPLE;
    let mut found = Vec::new();
    for (path, bytes) in &public.files {
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        if scan(text).iter().any(|hit| hit.certainty == Certainty::Sure) {
            found.push(path.clone());
        }
    }
    assert_eq!(found, Vec::<String>::new());
    assert!(public.files.len() > 1000);
}

#[test]
fn a_masked_contact_is_in_no_file_and_an_allowed_one_is() {
    let text = "Skriv till fornamn.efternamn@exempel.se eller ring 070-174 06 05. Ordföranden: ordf.namn@exempel.se.\n";
    let site = Site::small().with("content/handlingar/rapport.md", paper("", text));
    let settings = fs::read_to_string(site.root().join("content/site.toml")).unwrap();
    let more = "tillatna_kontakter = [\"ordf.namn@exempel.se\"]\n";
    let contact = "\n[kontakt]\nepost = \"kommun@exempel.se\"\n";
    site.write("content/site.toml", format!("{more}{settings}{contact}"));
    let public = site.build();
    assert_eq!(public.holding("efternamn"), Vec::<&str>::new());
    assert_eq!(public.holding("174 06"), Vec::<&str>::new());
    let page = public.text("handlingar/rapport/");
    assert!(page.contains("Skriv till kommun@exempel.se eller ring (dold)."), "{page}");
    assert!(page.contains("ordf.namn@exempel.se"), "{page}");
    site.write("content/site.toml", format!("personliga_kontakter = \"varna\"\n{more}{settings}{contact}"));
    assert!(!site.build().holding("efternamn").is_empty());
    assert!(site.faults().iter().any(|told| told.code == "personal-contact"));
}

#[test]
fn a_paper_names_persons_for_a_time_and_the_site_says_whose_names_stand() {
    let persons = "datum = 2025-03-12\npersoner = [\n  { namn = \"Kanariefågel Provsson\", roll = \"förslagsställare\", \
                   visas_manader = 12 },\n  { namn = \"Alva Exempel\", parti = \"X\", roll = \"ledamot\", visas_alltid = true },\n]\n";
    let site = Site::small().with("content/handlingar/rapport.md", paper(persons, "Text.\n"));
    let page = site.build().text("handlingar/rapport/");
    assert!(
        page.contains("Kanariefågel Provsson, förslagsställare")
            && page.contains("Alva Exempel (X), ledamot"),
        "{page}"
    );
    let settings = fs::read_to_string(site.root().join("content/site.toml")).unwrap();
    for (whose, shown, roles) in [("fortroendevalda", 1, "förslagsställare"), ("inga", 0, "ledamot (X)")] {
        site.write("content/site.toml", format!("personnamn = \"{whose}\"\n{settings}"));
        let public = site.build();
        assert_eq!(public.holding("Kanariefågel"), Vec::<&str>::new(), "{whose}");
        let page = public.text("handlingar/rapport/");
        assert_eq!(page.matches("Alva Exempel").count(), shown, "{whose}: {page}");
        assert!(page.contains(roles), "{whose}: {page}");
    }
    site.write("content/site.toml", settings);
    let site = site.as_of("2026-03-13");
    let public = site.build();
    assert_eq!(public.holding("Kanariefågel"), Vec::<&str>::new());
    let page = public.text("handlingar/rapport/");
    assert!(page.contains("Ett namn har tagits bort") && page.contains("Alva Exempel"), "{page}");
}
