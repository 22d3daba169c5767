//! Every fault has a fixture that shows it at its place; twenty faults are told in one run.
//!
//! `tests/faults/<code>/` is laid over `tests/base/`; `expected.txt` holds every fault that a build then tells, with its
//! place and the words that it marks. What a folder in Git cannot hold is made here.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;

use crate::driver::{Ended, Site, Told, repository};
use crate::finished;
use crate::gate::{paper, with_file};
use crate::golden::compare;
use crate::hiding::{In, docx, pdf, zip};
use crate::{targets, tree};

/// Faults of the disk and of other runs, which no folder can show, and where they are proven.
pub const ELSEWHERE: &[(&str, &str)] = &[
    (
        "output-address-twice",
        "the site tells it first as duplicate-address; unit test in src/output/artifact.rs",
    ),
    ("forked-ledger", "needs a target: tests/publish.rs"),
    (
        "output-address-is-folder",
        "a file without ending is refused first; unit test in src/output/artifact.rs",
    ),
    ("expired-waiver", "needs the seal of a number: gate.rs"),
    ("figure-differs", "only an import tells it: import.rs"),
    ("output-busy", "needs another run that does not end: tests/output.rs"),
    ("output-interrupted", "needs a signal: tests/output.rs, and cli.rs sends one"),
    ("output-disk-full", "needs a disk of its own: tests/output.rs and kill.rs"),
    ("output-read-only", "needs a mount: tests/output.rs"),
    ("output-not-permitted", "needs another user: tests/output.rs"),
    ("output-not-a-file", "needs a file that changes its kind during the build: tests/output.rs"),
    ("output-changed-while-read", "needs a file that grows during the build: tests/output.rs"),
    ("output-disk-error", "needs a disk that fails: tests/output.rs"),
];

/// Faults whose fixtures are made here, because Git cannot hold them.
type Make = fn() -> Site;
const MADE: &[(&str, Make, &str)] = &[
    ("no-site", Site::empty, "- no-site\n"),
    (
        "unreadable",
        || Site::empty().with("content/site.toml/x", "a folder instead of a file"),
        "content/site.toml:1:1 unreadable\n",
    ),
    (
        "too-large",
        || Site::small().with("content/sidor/stor.md", "x".repeat(8_000_001)),
        "content/sidor/stor.md:1:1 too-large\n",
    ),
    (
        "too-large",
        || {
            let large = || "/*".to_owned() + &"x".repeat(8_000_000);
            Site::small()
                .with("content/undantag.toml", large())
                .with("themes/standard/assets/stor.css", large())
        },
        "content/undantag.toml:1:1 too-large\nthemes/standard/assets/stor.css:1:1 too-large\n",
    ),
    (
        "too-deep",
        || Site::small().with(&format!("content/{}x.md", "a/".repeat(33)), "x"),
        "content/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a:1:1 too-deep\n",
    ),
    (
        "link-not-followed",
        || {
            let site = Site::small().with("hemligt.txt", "utanför");
            symlink("../hemligt.txt", site.root().join("content/lank.txt")).unwrap();
            site
        },
        "content/lank.txt:1:1 link-not-followed (warning)\n",
    ),
    (
        "secret-key",
        || {
            let token = format!("ghp_{}", "a1B2".repeat(9));
            Site::small().with("content/handlingar/x.md", paper("", &format!("Nyckel: {token}\n")))
        },
        "content/handlingar/x.md:5:9 secret-key «ghp_a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2a1B2»\n",
    ),
    (
        "refused-file",
        || with_file("a.zip", zip(&[("a.txt", "text".into())])),
        "content/handlingar/rapport/a.zip:1:1 refused-file\n",
    ),
    (
        "hidden-in-file",
        || with_file("a.docx", docx("<w:p/>", &[("word/comments.xml", "<w:comments/>")])),
        "content/handlingar/rapport/a.docx:1:1 hidden-in-file\n",
    ),
    (
        "name-in-file",
        || {
            let core = "<cp:coreProperties><dc:creator>Registrator</dc:creator></cp:coreProperties>";
            with_file("a.docx", docx("<w:p/>", &[("docProps/core.xml", core)]))
        },
        "content/handlingar/rapport/a.docx:1:1 name-in-file (warning)\n",
    ),
    (
        "covered-text",
        || with_file("a.pdf", pdf("ord", In::UnderABox)),
        "content/handlingar/rapport/a.pdf:1:1 covered-text\n\
         content/handlingar/rapport/a.pdf:1:1 hidden-in-file\n\
         content/handlingar/rapport/a.pdf:1:1 inaccessible-pdf (warning)\n\
         content/handlingar/rapport/a.pdf:1:1 inaccessible-pdf (warning)\n",
    ),
    (
        "broken-ledger",
        || Site::small().with("content/andringar.json", "{}"),
        "content/andringar.json:1:1 broken-ledger\n",
    ),
    (
        "active-file",
        || with_file("a.docx", docx("<w:p/>", &[("word/vbaProject.bin", "x")])),
        "content/handlingar/rapport/a.docx:1:1 active-file\n",
    ),
    (
        "inaccessible-pdf",
        || with_file("a.pdf", pdf("ord", In::Text)),
        "content/handlingar/rapport/a.pdf:1:1 hidden-in-file\n\
         content/handlingar/rapport/a.pdf:1:1 inaccessible-pdf (warning)\n\
         content/handlingar/rapport/a.pdf:1:1 inaccessible-pdf (warning)\n",
    ),
];

/// Makes what a case needs.
type Prepare = fn(&Site);

/// Output folders that are refused: `--output`, what is made first, the fault.
const REFUSED: &[(&str, Prepare, &str)] = &[
    (".", |_| (), "output-is-project"),
    ("..", |_| (), "output-above-project"),
    ("content/ut", |_| (), "output-in-sources"),
    ("/", |_| (), "output-is-root"),
    ("../hem", |_| (), "output-is-home"),
    ("nowhere/../ut", |_| (), "output-missing"),
    ("/proc", |_| (), "output-is-mount-point"),
    ("lank", |site| symlink("content", site.root().join("lank")).unwrap(), "output-is-link"),
    ("fil", |site| site.write("fil", "x"), "output-is-file"),
    ("annans", |site| site.write("annans/brev.txt", "x"), "output-not-ours"),
    ("andra", |site| site.write("andra/.insyn/manifest.json", OTHER), "output-of-other-project"),
    (
        "historia",
        |site| {
            site.write("historia/.insyn/manifest.json", OTHER.replace("annan", "insyn"));
            site.write("historia/.git/HEAD", "x");
        },
        "output-holds-git",
    ),
];
const OTHER: &str =
    r#"{"format":1,"project":"https://annan.exempel.se/","program":"0","as_of":"2026-03-12","files":{}}"#;

/// The codes that have a fixture.
pub fn shown() -> Vec<String> {
    let mut all: Vec<String> = folders();
    all.extend(MADE.iter().map(|(code, ..)| (*code).to_owned()));
    all.push(VANISHED.to_owned());
    all.extend(finished::SHOWN.iter().map(|code| (*code).to_owned()));
    all.extend(targets::shown().map(str::to_owned));
    all.extend(REFUSED.iter().map(|(.., code)| (*code).to_owned()));
    all.retain(|code| code != "none");
    all
}

fn folders() -> Vec<String> {
    let entries = fs::read_dir(repository().join("tests/faults")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A failing run tells what, where and what to do, in our own words.
pub fn assert_told_well(site: &Site, told: &Told) {
    let all = format!(
        "{} {} {}",
        told.message,
        told.path.as_deref().unwrap_or_default(),
        told.help.as_deref().unwrap_or_default()
    );
    let root = site.root().to_string_lossy().into_owned();
    for sign in [root.as_str(), "panicked at", "(os error", "No such file", ".insyn/stage", "RUST_BACKTRACE"]
    {
        assert!(!all.contains(sign), "{sign:?} in {told:?}");
    }
    assert!(!told.message.is_empty(), "{told:?}");
    assert!(
        told.path.as_deref().is_none_or(|path| !path.starts_with('/') || path == "/proc" || path == "/"),
        "{told:?}"
    );
    assert!(
        told.severity != "error" || told.help.as_ref().is_some_and(|help| !help.is_empty()),
        "no next step: {told:?}"
    );
}

#[test]
fn every_fixture_tells_its_fault_at_its_place() {
    let mut wrong = String::new();
    for code in folders() {
        let folder = repository().join("tests/faults").join(&code);
        let site = Site::small().with_folder(&folder);
        site.faults().iter().for_each(|told| assert_told_well(&site, told));
        let found = site.fault_lines();
        let own = |line: &&str| line.split(' ').nth(1) == Some(code.as_str());
        if code != "none" && found.lines().find(own).is_none() {
            wrong.push_str(&format!("{code} is not told, but:\n{found}"));
        }
        if let Err(difference) = compare(&folder.join("expected.txt"), &found) {
            wrong.push_str(&format!("{code}: {difference}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Fixtures of plain pages that say something else on the example site: it has a glossary and languages of its own.
const OF_THEIR_OWN_SITE: &[&str] = &["translation-language", "unknown-word", "word-explained-twice"];

#[test]
fn the_example_with_one_text_of_each_fault_tells_each_once_and_without_them_none() {
    // Fixtures lead to the body of the smallest site.
    let body = "+++\nnamn = \"Provnämnden\"\ntyp = \"namnd\"\nkommun = \"Exempelby\"\n+++\n";
    let clean = Site::example().with("content/organ/ks.md", body);
    let known: BTreeSet<String> = clean.fault_lines().lines().map(str::to_owned).collect();
    let mut expected = Vec::new();
    let mut kinds = 0;
    for code in folders().into_iter().filter(|code| !OF_THEIR_OWN_SITE.contains(&code.as_str())) {
        let folder = repository().join("tests/faults").join(&code);
        let files = tree::read(&folder.join("content"));
        let is_page = |path: &String| {
            path.starts_with("sidor/") && path.matches('/').count() == 1 && path.ends_with(".md")
        };
        if code == "none" || files.is_empty() || !files.keys().all(is_page) {
            continue;
        }
        // Fixtures share names, so each file takes the name of its fault too.
        for (path, bytes) in &files {
            clean.write(&format!("content/sidor/{code}-{}", &path["sidor/".len()..]), bytes);
        }
        let told = fs::read_to_string(folder.join("expected.txt")).unwrap();
        expected.extend(
            told.lines().map(|line| line.replace("content/sidor/", &format!("content/sidor/{code}-"))),
        );
        assert!(
            !known.iter().any(|line| line.split(' ').nth(1) == Some(code.as_str())),
            "the example has {code}"
        );
        kinds += 1;
    }
    assert!(kinds >= 30, "{kinds}");
    let mut found: Vec<String> =
        clean.fault_lines().lines().filter(|line| !known.contains(*line)).map(str::to_owned).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn what_git_cannot_hold_is_told_too() {
    for (code, make, expected) in MADE {
        let site = make();
        assert_eq!(site.fault_lines(), *expected, "{code}");
        site.faults().iter().for_each(|told| assert_told_well(&site, told));
    }
}

const VANISHED: &str = "notice-vanished";

#[test]
fn a_notice_that_is_up_may_not_vanish_before_its_day() {
    let posting = "+++\ntitel = \"Torghandel\"\ntyp = \"delegationsbeslut\"\norgan = \"ks\"\nanslaget = 2026-03-02\n\
                   protokoll_finns = \"Kommunkontoret\"\n+++\n";
    let site = Site::small().with("content/anslag/torghandel.md", posting);
    let before = site.build().files;
    fs::remove_file(site.root().join("content/anslag/torghandel.md")).unwrap();
    let ended = site.try_build();
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(
        ended.err.contains(VANISHED) && ended.err.contains("content/anslag/torghandel.md"),
        "{}",
        ended.err
    );
    assert_eq!(tree::difference(&before, &site.public()), None);
    // After its day it may go.
    let site = site.as_of("2026-04-30");
    assert_eq!(site.try_build().code, Some(0));
}

#[test]
fn deadly_output_folders_are_refused_and_left_alone() {
    for (output, prepare, code) in REFUSED {
        let site = Site::small();
        fs::create_dir(site.root().join("../hem")).unwrap();
        prepare(&site);
        let before = tree::read(site.root());
        let mut program = site.program();
        program.env("HOME", site.root().join("../hem/inre"));
        fs::create_dir(site.root().join("../hem/inre")).unwrap();
        let arguments = ["build", "--as-of", "2026-03-12", "--format", "json", "--output", output];
        let ended = Ended::from(program.args(arguments).output().unwrap());
        let told: Vec<Told> =
            serde_json::from_str(&ended.out).unwrap_or_else(|_| panic!("{output}: {}", ended.err));
        assert_eq!(told.iter().map(|told| told.code.as_str()).collect::<Vec<_>>(), [*code], "{output}");
        assert_told_well(&site, &told[0]);
        assert_eq!(ended.code, Some(1));
        assert_eq!(tree::difference(&before, &tree::read(site.root())), None, "{output}");
    }
}

// ---------------------------------------------------------------- twenty at once

/// One way to break the example site.
struct Harm {
    path: &'static str,
    how: How,
    /// The fault that must be told, and the words that it marks (none where it marks the file).
    code: &'static str,
    marked: &'static str,
}

enum How {
    Replace(&'static str, &'static str),
    Append(&'static str),
    New(&'static [u8]),
}

const fn harm(path: &'static str, how: How, code: &'static str, marked: &'static str) -> Harm {
    Harm { path, how, code, marked }
}

use How::{Append, New, Replace};

const TWENTY: &[Harm] = &[
    harm(
        "content/sidor/ordlista.md",
        Replace("sammanfattning =", "sammanfatning ="),
        "unknown-key",
        "sammanfatning",
    ),
    harm("content/organ/ydre-kf.md", Replace("namn = \"Kommunfullmäktige\"\n", ""), "missing-key", ""),
    harm(
        "content/styrdokument/klimatplan-exempelby/index.md",
        Append("\n## Bilaga\n\n#### Mindre\n\nText.\n"),
        "skipped-heading-level",
        "#### Mindre⏎",
    ),
    harm(
        "content/styrdokument/trafiksakerhetsplan-exempelby/index.md",
        Replace("organ = \"exempelby-ks\"", "organ = \"exempelby-kss\""),
        "unknown-body",
        "\"exempelby-kss\"",
    ),
    harm(
        "content/styrdokument/program-trygg-skolvag/index.md",
        Replace("typ = \"program\"", "typ = \"programm\""),
        "unknown-value",
        "\"programm\"",
    ),
    harm(
        "content/styrdokument/framat-genom-samverkan/index.md",
        Replace("{ kommun = \"Kinda\"", "{ kommun = \"Kindaa\""),
        "unknown-municipality",
        "\"Kindaa\"",
    ),
    harm(
        "content/styrdokument/digitaliseringsstrategi-exempelby/index.md",
        Append("\n| År | Antal |\n|---|--:|\n| 2024 | 3 |\n"),
        "table-without-caption",
        "| År | Antal |⏎|---|--:|⏎| 2024 | 3 |⏎",
    ),
    harm(
        "content/sammantraden/exempelby-kf/2025-03-31/index.md",
        Replace("utfardad = 2025-03-19", "utfardad = 25010-05-26"),
        "impossible-date",
        "25010-05-26",
    ),
    harm(
        "content/sammantraden/exempelby-kf/2025-03-31/03-uppfoljning-trygg-skolvag.md",
        Replace("| 48 % | 50 % | minst 65 % |", "| 48 % | 50 % |"),
        "uneven-table-row",
        "| 2a.1 Elever som går eller cyklar | 48 % | 50 % |⏎",
    ),
    harm(
        "content/sammantraden/huddinge-sn/2019-04-09/15-upphorande-av-vard.md",
        Append("\nBarnet vårdas hos NN.\n"),
        "secret-content",
        "",
    ),
    // The later of the two paths is told, and the other named with it.
    harm("content/sidor/ordlista.md", Replace("titel", "titel"), "duplicate-address", ""),
    harm(
        "content/handlingar/pm-etablering-integration.md",
        Replace("datum = 2019-04-15", "datum = 2019-04-15\nfil = \"pm.pdf\""),
        "missing-file",
        "\"pm.pdf\"",
    ),
    harm(
        "content/sidor/om-webbplatsen.md",
        Append("\nGäller från [Ange datum].\n"),
        "placeholder-text",
        "[Ange datum]",
    ),
    harm(
        "content/handlingar/tjansteskrivelse-etablering-integration.md",
        Append("\nMål som <i>inte</i> nås.\n"),
        "raw-html",
        "<i>",
    ),
    harm("content/sidor/latin.md", New(b"+++\ntitel = \"\xC5rsplan\"\n+++\n"), "not-utf8", ""),
    harm(
        "content/sidor/sa-overklagar-du.md",
        Append("\nLäs [reglementet för nämnden](/styrdokument/reglemente-namnden.md).\n"),
        "broken-link",
        "[reglementet för nämnden](/styrdokument/reglemente-namnden.md)",
    ),
    harm("content/sidor/utan.md", New(b"Text utan uppgifter.\n"), "no-front-matter", "Text utan uppgifter."),
    harm("content/nyheter/sommar.md", New(b"+++\ntitel = \"Sommar\"\n+++\n"), "misplaced-document", ""),
    harm("content/organ/kinda-kf.md", Replace("kortnamn = \"KF\"", "kortnamn = \"KF"), "toml-syntax", ""),
    harm(
        "content/sidor/sa-fattas-beslut.md",
        Append("\n![](karta.png)\n"),
        "image-without-alternative",
        "![](karta.png)",
    ),
];

fn broken() -> Site {
    let site = Site::example();
    for Harm { path, how, .. } in TWENTY {
        match how {
            Replace(from, to) => site.replace(path, from, to),
            Append(text) => {
                let before = fs::read_to_string(site.root().join(path)).unwrap_or_else(|_| panic!("{path}"));
                site.write(path, before + text);
            }
            New(bytes) => {
                assert!(!site.root().join(path).exists(), "{path}");
                site.write(path, bytes);
            }
        }
    }
    site.write("content/sidor/ordlista!.md", "+++\ntitel = \"Ordlista\"\n+++\n");
    // So that the image is there, and is no fault of its own.
    // The smallest image that is one.
    site.write("content/sidor/karta.png", b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82");
    site
}

#[test]
fn twenty_faults_are_told_in_one_run_and_the_site_is_untouched() {
    let clean = Site::example();
    let before = clean.build().files;
    assert_eq!(errors_of(&clean), Vec::<String>::new());

    let site = broken();
    tree::write(&site.root().join("public"), &before);
    let mut expected: Vec<String> = TWENTY
        .iter()
        .map(|Harm { path, code, marked, .. }| {
            format!("{path} {code}{}", if marked.is_empty() { String::new() } else { format!(" «{marked}»") })
        })
        .collect();
    expected.sort();
    // Without where the parser stumbles, which its next version may say otherwise.
    let without_place = |line: &String| {
        let (place, rest) = line.split_once(' ').unwrap();
        let path = place.rsplitn(3, ':').last().unwrap();
        let rest = if rest.starts_with("toml-syntax")
            || rest.starts_with("not-utf8")
            || rest.starts_with("missing-key")
        {
            rest.split(' ').next().unwrap()
        } else {
            rest
        };
        format!("{path} {rest}")
    };
    let mut found: Vec<String> = errors_of(&site).iter().map(without_place).collect();
    found.sort();
    assert_eq!(found, expected);
    for told in site.faults().iter().filter(|told| told.severity == "error") {
        assert!(told.path.is_some() && told.line >= 1 && told.column >= 1, "{told:?}");
        assert_told_well(&site, told);
    }

    let ended = site.try_build();
    assert_eq!(ended.code, Some(1));
    assert_eq!(ended.err.matches("fel[").count(), 20, "{}", ended.err);
    for Harm { path, .. } in TWENTY {
        assert!(ended.err.contains(path), "{path}");
    }
    assert!(!ended.err.contains("NN"), "the words of a secret item are shown");
    assert!(!ended.err.contains("panicked at") && !ended.err.contains(&*site.root().to_string_lossy()));
    assert_eq!(tree::difference(&before, &site.public()), None, "the former site");
}

fn errors_of(site: &Site) -> Vec<String> {
    let lines = site.fault_lines();
    let of_weight = |line: &&str| !line.contains(" (warning)") && !line.contains(" (note)");
    lines.lines().filter(of_weight).map(str::to_owned).collect()
}
