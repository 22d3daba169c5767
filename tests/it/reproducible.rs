//! The same sources give the same bytes whatever the machine, the folder and the clock.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use crate::driver::{Ended, repository};
use crate::tree::{self, Tree};

const AS_OF: &str = "2026-11-22";

/// The example site as it is built on one thread in a bare environment.
static EXPECTED: LazyLock<Tree> = LazyLock::new(|| {
    let place = Place::new("site");
    place.build(&[("RAYON_NUM_THREADS", "1")]);
    place.public()
});

/// A copy of the example's sources in a folder of some name.
struct Place {
    _home: TempDir,
    root: PathBuf,
}

impl Place {
    fn new(name: &str) -> Self {
        let home = TempDir::new().unwrap();
        let root = home.path().join(name);
        tree::write(&root.join("content"), &sources());
        Self { _home: home, root }
    }

    fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_insyn"));
        program.env_clear().current_dir(&self.root).args(["build", "--as-of", AS_OF]);
        program
    }

    fn build(&self, environment: &[(&str, &str)]) {
        let ended = Ended::from(self.program().envs(environment.iter().copied()).output().unwrap());
        assert_eq!(ended.code, Some(0), "{environment:?}: {}", ended.err);
    }

    fn public(&self) -> Tree {
        tree::read(&self.root.join("public"))
    }

    fn assert_same(&self, varied: &str) {
        assert_eq!(tree::difference(&EXPECTED, &self.public()), None, "{varied}");
    }
}

fn sources() -> Tree {
    tree::read(&repository().join("content"))
}

#[test]
fn the_number_of_threads_does_not_matter_and_neither_does_the_run() {
    let place = Place::new("site");
    for threads in ["2", "7", "1", "64"] {
        let _ = fs::remove_dir_all(place.root.join("public"));
        place.build(&[("RAYON_NUM_THREADS", threads)]);
        place.assert_same(threads);
    }
    assert!(EXPECTED.len() > 200, "{} files", EXPECTED.len());
}

#[test]
fn the_folder_does_not_matter() {
    let long = "x".repeat(200);
    for name in ["en mapp med å och mellanslag", "a'b\"c&d#e%20", &long] {
        let place = Place::new(name);
        place.build(&[]);
        place.assert_same(name);
    }
    // Seen from elsewhere, through a link.
    let place = Place::new("site");
    let elsewhere = TempDir::new().unwrap();
    std::os::unix::fs::symlink(&place.root, elsewhere.path().join("lank")).unwrap();
    let arguments = ["--root", "lank", "--output", "public"];
    let ended = Ended::from(place.program().current_dir(elsewhere.path()).args(arguments).output().unwrap());
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    place.assert_same("--root");
}

#[test]
fn time_zone_and_locale_do_not_matter() {
    let place = Place::new("site");
    for (zone, locale) in [
        ("Pacific/Kiritimati", "tr_TR.UTF-8"),
        ("Etc/GMT+12", "C"),
        ("Asia/Kolkata", "sv_SE.UTF-8"),
        ("Europe/Stockholm", "en_US.UTF-8"),
        ("not a zone", "not a locale"),
        ("", ""),
    ] {
        let _ = fs::remove_dir_all(place.root.join("public"));
        place.build(&[("TZ", zone), ("LC_ALL", locale), ("LANG", locale), ("LANGUAGE", locale)]);
        place.assert_same(&format!("TZ={zone} LC_ALL={locale}"));
    }
}

#[test]
fn the_day_is_an_input_and_not_the_clock() {
    let place = Place::new("site");
    // Half past eleven in the evening in Stockholm, and half past midnight in Stockholm while it is still the day before
    // in Greenwich.
    for (seconds, day) in
        [("1795386600", "2026-11-22"), ("1795303800", "2026-11-22"), ("1795300200", "2026-11-21")]
    {
        let mut program = place.program();
        let ended = Ended::from(program.env("SOURCE_DATE_EPOCH", seconds).output().unwrap());
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        place.assert_same("--as-of goes before SOURCE_DATE_EPOCH");
        let mut program = Command::new(env!("CARGO_BIN_EXE_insyn"));
        program.env_clear().current_dir(&place.root).args(["build"]).env("SOURCE_DATE_EPOCH", seconds);
        assert_eq!(program.output().unwrap().status.code(), Some(0));
        let manifest = String::from_utf8(place.public().remove(".insyn/manifest.json").unwrap()).unwrap();
        assert!(manifest.contains(&format!("\"as_of\": \"{day}\"")), "{seconds} is {day}");
    }
}

#[test]
fn times_modes_and_order_of_the_sources_do_not_matter() {
    let home = TempDir::new().unwrap();
    let root = home.path().join("site");
    // Written in the opposite order, so that the folders list them otherwise.
    for (path, bytes) in sources().iter().rev() {
        let place = root.join("content").join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, bytes).unwrap();
        let year = Duration::from_secs(365 * 24 * 3600);
        let when = SystemTime::UNIX_EPOCH + year * if bytes.len() % 2 == 0 { 1 } else { 130 };
        File::options().write(true).open(&place).unwrap().set_modified(when).unwrap();
    }
    let place = Place { _home: home, root };
    let mut shell = Command::new("sh");
    shell
        .env_clear()
        .current_dir(&place.root)
        .args(["-c", "umask 077; exec \"$0\" build --as-of 2026-11-22"]);
    let ended = Ended::from(shell.arg(env!("CARGO_BIN_EXE_insyn")).output().unwrap());
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    place.assert_same("times, order, umask");
    assert_modes(&place.root.join("public"));
}

fn assert_modes(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let about = entry.metadata().unwrap();
        let wanted = if about.is_dir() { 0o755 } else { 0o644 };
        assert_eq!(about.permissions().mode() & 0o7777, wanted, "{}", entry.path().display());
        if about.is_dir() {
            assert_modes(&entry.path());
        }
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_do_not_matter() {
    for (end, mark) in [("\r\n", ""), ("\r", ""), ("\n", "\u{FEFF}"), ("\r\n", "\u{FEFF}")] {
        let place = Place::new("site");
        for (path, bytes) in sources() {
            if path.ends_with(".md") || path.ends_with(".toml") {
                let text = String::from_utf8(bytes).unwrap();
                fs::write(place.root.join("content").join(path), mark.to_owned() + &text.replace('\n', end))
                    .unwrap();
            }
        }
        place.build(&[]);
        place.assert_same(&format!("{end:?} {mark:?}"));
    }
}

#[test]
fn what_was_built_before_does_not_matter() {
    let place = Place::new("site");
    let extra = place.root.join("content/sidor/extra.md");
    fs::write(&extra, "+++\ntitel = \"Extra\"\nmeny = true\n+++\n\nText.\n").unwrap();
    place.build(&[]);
    assert!(place.public().contains_key("extra/index.html"));
    fs::remove_file(extra).unwrap();
    place.build(&[]);
    place.assert_same("a page taken away");
    fs::write(place.root.join("public/index.html"), "harmed").unwrap();
    fs::write(place.root.join("public/stray.html"), "stray").unwrap();
    place.build(&[]);
    place.assert_same("an output that somebody wrote in");
}

#[test]
fn a_bare_environment_few_open_files_and_little_memory_are_enough() {
    for limit in ["ulimit -n 32", "ulimit -v 400000"] {
        let place = Place::new("site");
        let mut shell = Command::new("sh");
        shell
            .env_clear()
            .current_dir(&place.root)
            .args(["-c", &format!("{limit}; exec \"$0\" build --as-of 2026-11-22")]);
        let ended = Ended::from(shell.arg(env!("CARGO_BIN_EXE_insyn")).output().unwrap());
        assert_eq!(ended.code, Some(0), "{limit}: {}", ended.err);
        place.assert_same(limit);
    }
}

#[test]
fn a_difference_would_be_seen() {
    let mut other = EXPECTED.clone();
    let page = other.get_mut("index.html").unwrap();
    let at = page.len() / 2;
    page[at] = page[at].wrapping_add(1);
    other.insert("extra.html".into(), Vec::new());
    other.remove("404.html");
    let told = tree::difference(&EXPECTED, &other).unwrap();
    for words in ["only left: 404.html", "only right: extra.html", "differs: index.html"] {
        assert!(told.contains(words), "{told}");
    }
}
