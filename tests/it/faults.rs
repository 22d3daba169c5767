//! Every fault has a fixture that shows it at its place; twenty faults are told in one run.
//!
//! `tests/faults/<code>/` is laid over `tests/base/`; `expected.txt` holds every fault that a build then tells, with its
//! place and the words that it marks. What a folder in Git cannot hold is made here.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use crate::driver::{Ended, Site, Told, repository};
use crate::golden::compare;
use crate::tree;

/// Faults of the disk and of other runs, which no folder can show, and where they are proven.
pub const ELSEWHERE: &[(&str, &str)] = &[
    ("output-address-twice", "the site tells it first as duplicate-address; unit test in src/output/artifact.rs"),
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
];

/// Output folders that are refused: `--output`, what is made first, the fault.
const REFUSED: &[(&str, fn(&Site), &str)] = &[
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
    ("historia", |site| {
        site.write("historia/.insyn/manifest.json", OTHER.replace("annan", "insyn"));
        site.write("historia/.git/HEAD", "x");
    }, "output-holds-git"),
];
const OTHER: &str = r#"{"format":1,"project":"https://annan.exempel.se/","program":"0","as_of":"2026-03-12","files":{}}"#;

/// The codes that have a fixture.
pub fn shown() -> Vec<String> {
    let mut all: Vec<String> = folders();
    all.extend(MADE.iter().map(|(code, ..)| (*code).to_owned()));
    all.extend(REFUSED.iter().map(|(.., code)| (*code).to_owned()));
    all.retain(|code| code != "none");
    all
}

fn folders() -> Vec<String> {
    let entries = fs::read_dir(repository().join("tests/faults")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A failing run tells what, where and what to do, in our own words.
fn assert_told_well(site: &Site, told: &Told) {
    let all = format!("{} {} {}", told.message, told.path.as_deref().unwrap_or_default(), told.help.as_deref().unwrap_or_default());
    let root = site.root().to_string_lossy().into_owned();
    for sign in [root.as_str(), "panicked at", "(os error", "No such file", ".insyn/stage", "RUST_BACKTRACE"] {
        assert!(!all.contains(sign), "{sign:?} in {told:?}");
    }
    assert!(!told.message.is_empty(), "{told:?}");
    assert!(told.path.as_deref().is_none_or(|path| !path.starts_with('/') || path == "/proc" || path == "/"), "{told:?}");
    assert!(told.severity != "error" || told.help.as_ref().is_some_and(|help| !help.is_empty()), "no next step: {told:?}");
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

#[test]
fn what_git_cannot_hold_is_told_too() {
    for (code, make, expected) in MADE {
        let site = make();
        assert_eq!(site.fault_lines(), *expected, "{code}");
        site.faults().iter().for_each(|told| assert_told_well(&site, told));
    }
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
        let told: Vec<Told> = serde_json::from_str(&ended.out).unwrap_or_else(|_| panic!("{output}: {}", ended.err));
        assert_eq!(told.iter().map(|told| told.code.as_str()).collect::<Vec<_>>(), [*code], "{output}");
        assert_told_well(&site, &told[0]);
        assert_eq!(ended.code, Some(1));
        assert_eq!(tree::difference(&before, &tree::read(site.root())), None, "{output}");
    }
}

// ---------------------------------------------------------------- twenty at once

/// The example site broken in twenty ways: the file, what is replaced (nothing: the file is new), by what, and the
/// fault that must be told.
const TWENTY: &[(&str, &str, &str, &str)] = &[
    ("content/sidor/ordlista.md", "titel = ", "titel =", "toml-syntax"),
];

fn broken() -> (Site, Vec<String>) {
    let site = Site::example();
    let _ = (TWENTY, Path::new(""));
    (site, Vec::new())
}

#[test]
#[ignore = "to be written"]
fn twenty_faults_are_told_in_one_run_and_the_site_is_untouched() {
    broken();
}
