//! Words planted in every private place are in nothing that goes out and in nothing that is said, by whichever way the
//! site goes out: build, watch, publish, preview.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::driver::{Public, Site, repository};
use crate::gate::{paper, with_file};
use crate::hiding::{In, docx, pdf, xlsx};
use crate::tree::{self, Tree};

/// In the middle of every planted word, and in no other: an index may cut words at either end.
const MARK: &str = "qvxk";
const MEETING: &str = "content/sammantraden/ks/2026-03-03";
/// When what is withdrawn was public still.
const BEFORE: &str = "2026-03-11";

fn word(name: &str) -> String {
    format!("zz{MARK}{name}")
}

fn item(fields: &str, text: &str) -> String {
    format!("+++\ntitel = \"En punkt\"\ntyp = \"beslut\"\n{fields}+++\n{text}\n")
}

/// A site with a word in every private place that a site can have without a fault.
fn planted(target: &str) -> Site {
    let site = Site::small();
    let settings = fs::read_to_string(site.root().join("content/site.toml")).unwrap();
    let publish = format!("\n[[publicera]]\nnamn = \"prov\"\ntyp = \"mapp\"\ntill = \"{target}\"\n");
    site.write("content/site.toml", format!("# {}\n{settings}{publish}", word("installning")));
    site.write(
        &format!("{MEETING}/index.md"),
        format!("+++\norgan = \"ks\"\ndatum = 2026-03-03\nstatus = \"genomfort\"\n# {}\n+++\n", word("mote")),
    );
    let draft = "utkast = true\n";
    site.write(&format!("{MEETING}/01-{}.md", word("utkastnamn")), item(draft, &word("utkastpunkt")));
    let later = "publiceras = 2026-03-13\n";
    site.write(&format!("{MEETING}/02-{}.md", word("senarenamn")), item(later, &word("senarepunkt")));
    site.write(
        &format!("{MEETING}/03-sekretess.md"),
        format!("+++\ntitel = \"Sekretessärende\"\ntyp = \"sekretess\"\nlagrum = \"26 kap. 1 § OSL\"\n# {}\n+++\n", word("hemlig")),
    );
    let persons = format!("personer = [{{ namn = \"{}\", visas_till = {BEFORE} }}]\n", word("person"));
    let comment = format!("# {}\n", word("kommentar"));
    site.write(&format!("{MEETING}/04-oppen.md"), item(&format!("{persons}{comment}"), "Öppen text."));
    site.write(&format!("{MEETING}/{}.pdf", word("olistad")), word("olistadtext"));
    site.write(&format!("{MEETING}/.{}", word("punktfil")), word("punktfiltext"));
    site.write(&format!("{MEETING}/04-oppen.md~"), word("saakerhetskopia"));
    let titled = |fields: &str, name: &str| {
        format!("+++\ntitel = \"{}\"\n{fields}+++\n{}\n", word(&format!("{name}titel")), word(name))
    };
    site.write(&format!("content/sidor/{}.md", word("sidnamn")), titled(draft, "sida"));
    site.write(&format!("content/sidor/{}.md", word("senaresidnamn")), titled(later, "senare"));
    let gone = "tillbakadraget = { datum = 2026-03-12, skal = \"den rörde enskilda\" }\n";
    site.write("content/sidor/borta.md", titled(gone, "borta"));
    site.write(
        "content/handlingar/borta/index.md",
        paper(&format!("fil = \"bilaga.csv\"\n{gone}"), &word("bortahandling")),
    );
    site.write("content/handlingar/borta/bilaga.csv", format!("a;{}\n", word("bilaga")));
    site.write("content/undantag.toml", format!("# {}\n", word("undantag")));
    // A picture with words in it, on a public page.
    let mut picture = fs::read(repository().join("tests/faults/none/content/sidor/karta.png")).unwrap();
    let body = format!("Comment\0{}", word("bild"));
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    picture.splice(33..33, [&length[..], b"tEXt", body.as_bytes(), b"crc!"].concat());
    site.write("content/sidor/karta.png", picture);
    site.write("content/sidor/om.md", "+++\ntitel = \"Om\"\n+++\n![Karta över skolvägen](karta.png)\n");
    site
}

/// The files that hold a planted word, read as they are and, where they are zips, unpacked.
fn holding(files: &Tree) -> Vec<String> {
    let mut found: Vec<String> =
        Public { files: files.clone() }.holding(MARK).into_iter().map(str::to_owned).collect();
    for (path, bytes) in files.iter().filter(|(_, bytes)| bytes.starts_with(b"PK")) {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            let mut text = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut text).unwrap();
            if String::from_utf8_lossy(&text).contains(MARK) {
                found.push(path.clone());
            }
        }
    }
    found
}

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn log(site: &Site, name: &str) -> fs::File {
    fs::File::create(site.root().join("..").join(name)).unwrap()
}

fn read_log(site: &Site, name: &str) -> String {
    fs::read_to_string(site.root().join("..").join(name)).unwrap()
}

fn ask(port: u16, target: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let head = format!(
        "GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nSec-Fetch-Dest: document\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

#[test]
fn no_planted_word_goes_out_by_any_way() {
    let site = planted("../ute");
    // The day before, what is withdrawn was public: the history knows of it.
    let early = site.run(&["build", "--as-of", BEFORE, "--record"]);
    assert_eq!(early.code, Some(0), "{}", early.err);
    let held = holding(&site.public());
    assert!(held.len() >= 5, "what is public the day before is seen: {held:?}");

    // Build.
    let ended = site.try_build();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(!(ended.err + &ended.out).contains(MARK));
    let built = site.public();
    assert_eq!(holding(&built), Vec::<String>::new(), "build");
    assert!(built.keys().any(|path| path.ends_with(".png")), "the picture is there");

    // Watch.
    fs::remove_dir_all(site.root().join("public")).unwrap();
    let mut program = site.program();
    program.args(["watch", "--as-of", "2026-03-12"]).stdout(log(&site, "w.out")).stderr(log(&site, "w.err"));
    let watch = Running(program.spawn().unwrap());
    let began = Instant::now();
    while !site.root().join("public/index.html").is_file() && began.elapsed() < Duration::from_secs(60) {
        sleep(Duration::from_millis(50));
    }
    drop(watch);
    assert_eq!(tree::difference(&built, &site.public()), None, "watch writes what build writes");
    assert!(!(read_log(&site, "w.out") + &read_log(&site, "w.err")).contains(MARK), "watch's log");

    // Publish.
    let ended = site.run(&["publish", "prov", "--new-target", "--as-of", "2026-03-12"]);
    assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.err);
    assert!(!(ended.err + &ended.out).contains(MARK));
    let out = tree::read(&site.root().join("../ute"));
    assert!(out.len() >= built.len(), "{} files", out.len());
    assert_eq!(holding(&out), Vec::<String>::new(), "publish");
    let kept = fs::read_to_string(site.root().join("content/andringar.json")).unwrap();
    assert!(!kept.contains(MARK) && kept.contains("den rörde enskilda"), "{kept}");

    // The preview: every address, its own pages, and addresses that somebody could guess.
    let mut program = site.program();
    program
        .args(["serve", "--port", "0", "--as-of", "2026-03-12"])
        .stdout(Stdio::piped())
        .stderr(log(&site, "s.err"));
    let mut serve = Running(program.spawn().unwrap());
    let mut line = String::new();
    BufReader::new(serve.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let port: u16 = line.trim().trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    let mut asked = 0;
    for path in built.keys().filter(|path| !path.starts_with(".insyn/")) {
        let mut targets = vec![format!("/{path}")];
        if path.ends_with(".html") {
            targets.push(format!("/__insyn/sida/{path}"));
            targets.push(format!("/__insyn/live?sida={path}"));
        }
        for target in targets {
            let answer = ask(port, &target);
            assert!(answer.starts_with(b"HTTP/1."), "{target}: {}", String::from_utf8_lossy(&answer));
            assert!(!String::from_utf8_lossy(&answer).contains(MARK), "{target}");
            asked += 1;
        }
    }
    assert!(asked > 30, "{asked} questions");
    for name in ["sidnamn", "senaresidnamn", "olistad", "utkastnamn"] {
        for target in [format!("/{}/", word(name)), format!("/sammantraden/ks/2026-03-03/{}.pdf", word(name))]
        {
            let answer = String::from_utf8_lossy(&ask(port, &target)).into_owned();
            assert!(answer.starts_with("HTTP/1.") && answer[8..].starts_with(" 404 "), "{target}: {answer}");
            assert!(!answer.contains(&word(&format!("{name}t"))) && !answer.contains("titel"), "{target}");
        }
    }
    drop(serve);
    assert!(!read_log(&site, "s.err").contains(MARK), "the preview's log");
}

#[test]
fn a_file_that_hides_a_planted_word_stops_every_way_out() {
    let w = word("dold");
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let hidden_sheet = "<workbook><sheets><sheet name=\"B\" state=\"hidden\"/></sheets></workbook>";
    let cell = format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{w}</v></c></row>");
    let sheet = format!("<worksheet><sheetData>{cell}</sheetData></worksheet>");
    let columns = format!(
        "<worksheet><cols><col min=\"1\" max=\"1\" hidden=\"1\"/></cols><sheetData>{cell}</sheetData></worksheet>"
    );
    let core = format!("<cp:coreProperties><dc:creator>{w}</dc:creator></cp:coreProperties>");
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        (
            "a tracked change",
            "a.docx",
            docx(&format!("<w:p><w:del><w:r><w:delText>{w}</w:delText></w:r></w:del></w:p>"), &[]),
        ),
        (
            "hidden text",
            "a.docx",
            docx(&format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{w}</w:t></w:r></w:p>"), &[]),
        ),
        (
            "a comment",
            "a.docx",
            docx(&p("x"), &[("word/comments.xml", &format!("<w:comments>{}</w:comments>", p(&w)))]),
        ),
        (
            "a hidden sheet",
            "a.xlsx",
            xlsx("", &[("xl/workbook.xml", hidden_sheet), ("xl/worksheets/sheet2.xml", &sheet)]),
        ),
        (
            "a hidden row",
            "a.xlsx",
            xlsx(&format!("<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>{w}</v></c></row>"), &[]),
        ),
        ("a hidden column", "a.xlsx", xlsx("", &[("xl/worksheets/sheet2.xml", &columns)])),
        ("under a black box", "a.pdf", pdf(&w, In::UnderABox)),
        ("a note", "a.pdf", pdf(&w, In::Note)),
        ("a file inside", "a.pdf", pdf(&w, In::Embedded)),
        ("the author of a document", "a.docx", docx(&p("x"), &[("docProps/core.xml", &core)])),
    ];
    for (what, name, bytes) in cases {
        let site = with_file(name, bytes);
        // An author is a warning: it stops what is strict, and publishing is.
        let way = if what.starts_with("the author") { "--strict" } else { "--timings" };
        let ended = site.run(&["build", "--as-of", "2026-03-12", way]);
        assert_eq!(ended.code, Some(1), "{what}: {}", ended.err);
        assert!(!(ended.out + &ended.err).contains(MARK), "{what} is told");
        assert!(!site.root().join("public").exists(), "{what}");
    }
}
