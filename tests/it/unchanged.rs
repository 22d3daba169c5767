//! Where nothing changed nothing is made, and whatever did change is seen.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use crate::driver::{AS_OF, Ended, Site};
use crate::tree::{self, Tree};

const BUILD: &[&str] = &["build", "--as-of", AS_OF, "--timings"];

/// A site with a warning and a paper, built once, and what was told and made then.
fn built() -> (Site, Ended, Tree) {
    let site = Site::small()
        .with("content/sidor/om.md", "+++\ntitel = \"Om oss\"\n+++\n\nSe rutan till höger.\n")
        .with("content/sidor/nytt.md", "+++\ntitel = \"Nytt\"\n+++\n\nText.\n");
    let first = site.run(BUILD);
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert!(!is_skipped(&first), "{}", first.err);
    let files = site.public();
    (site, first, files)
}

fn is_skipped(ended: &Ended) -> bool {
    ended.err.lines().any(|line| line.starts_with("oförändrat"))
}

/// What is told besides times and counts of files written.
fn told(ended: &Ended) -> String {
    let steady = |line: &&str| !line.contains("filer skrevs") && !line.trim_end().ends_with(char::is_numeric);
    ended.err.lines().filter(steady).filter(|line| !line.starts_with("Steg")).collect::<Vec<_>>().join("\n")
}

fn inodes(site: &Site) -> BTreeMap<String, u64> {
    let public = site.root().join("public");
    site.public()
        .into_keys()
        .map(|path| (path.clone(), fs::metadata(public.join(path)).unwrap().ino()))
        .collect()
}

#[test]
fn a_second_build_makes_nothing_and_tells_the_same() {
    let (site, first, files) = built();
    assert!(first.err.contains("position-words"), "{}", first.err);
    let stood = inodes(&site);
    for _ in 0..3 {
        let again = site.run(BUILD);
        assert_eq!(again.code, Some(0));
        assert!(is_skipped(&again), "{}", again.err);
        assert_eq!(told(&again), told(&first));
        assert!(
            again.err.contains(&format!("0 filer skrevs, {} var oförändrade", files.len() - 1)),
            "{}",
            again.err
        );
    }
    assert_eq!(inodes(&site), stood);
    assert_eq!(tree::difference(&files, &site.public()), None);
    // The same in the form for programs, where notes are told too.
    let json = |site: &Site| site.run(&["build", "--as-of", AS_OF, "--format", "json"]).out;
    let again = json(&site);
    fs::remove_dir_all(site.root().join(".public.insyn")).unwrap();
    assert_eq!(json(&site), again);
    assert!(again.contains("position-words"));
}

#[test]
fn warnings_stop_a_strict_build_also_when_nothing_changed() {
    let (site, ..) = built();
    let strict = site.run(&["build", "--as-of", AS_OF, "--strict"]);
    assert_eq!(strict.code, Some(1), "{}", strict.err);
    assert!(strict.err.contains("Inget skrevs"), "{}", strict.err);
}

#[test]
fn whatever_changes_is_made_anew() {
    type Change = (&'static str, fn(&Path));
    let changes: &[Change] = &[
        ("a text of the same length", |root| {
            let place = root.join("content/sidor/nytt.md");
            let text = fs::read_to_string(&place).unwrap();
            fs::write(place, text.replace("Text.", "Text!")).unwrap();
        }),
        ("a text with its old time", |root| {
            let place = root.join("content/sidor/nytt.md");
            let time = fs::metadata(&place).unwrap().modified().unwrap();
            let text = fs::read_to_string(&place).unwrap();
            fs::write(&place, text.replace("Tex", "Txe")).unwrap();
            fs::File::options().write(true).open(&place).unwrap().set_modified(time).unwrap();
        }),
        ("a page more", |root| {
            fs::write(root.join("content/sidor/tva.md"), "+++\ntitel = \"Två\"\n+++\n\nText.\n").unwrap();
        }),
        ("a page less", |root| fs::remove_file(root.join("content/sidor/tva.md")).unwrap()),
        ("the settings", |root| {
            let place = root.join("content/site.toml");
            let text = fs::read_to_string(&place).unwrap();
            fs::write(place, text.replace("namn = \"", "namn = \"Nya ")).unwrap();
        }),
        ("a theme", |root| {
            fs::create_dir_all(root.join("themes/standard/assets")).unwrap();
            fs::write(root.join("themes/standard/assets/style.css"), "p { color: navy }").unwrap();
        }),
        ("a page withdrawn", |root| {
            let place = root.join("content/sidor/nytt.md");
            let text = fs::read_to_string(&place).unwrap();
            fs::write(place, text.replace("+++\n\n", "utkast = true\n+++\n\n")).unwrap();
        }),
    ];
    let (site, _, mut files) = built();
    for (what, change) in changes {
        assert!(is_skipped(&site.run(BUILD)), "before {what}");
        change(site.root());
        let ended = site.run(BUILD);
        assert_eq!(ended.code, Some(0), "{what}: {}", ended.err);
        assert!(!is_skipped(&ended), "{what} was not seen");
        let now = site.public();
        assert!(tree::difference(&files, &now).is_some(), "{what} changed nothing");
        files = now;
    }
    assert!(!files.contains_key("nytt/index.html"));
    let other_day = site.run(&["build", "--as-of", "2026-03-13", "--timings"]);
    assert!(!is_skipped(&other_day), "another day was not seen");
    assert!(is_skipped(&site.run(&["build", "--as-of", "2026-03-13", "--timings"])));
}

#[test]
fn an_output_that_somebody_touched_is_put_right() {
    type Harm = (&'static str, fn(&Path));
    let harms: &[Harm] = &[
        ("a file edited to the same length", |public| {
            let place = public.join("index.html");
            let mut bytes = fs::read(&place).unwrap();
            bytes[100] = bytes[100].wrapping_add(1);
            fs::write(place, bytes).unwrap();
        }),
        ("a file removed", |public| fs::remove_file(public.join("sitemap.xml")).unwrap()),
        ("a file more", |public| fs::write(public.join("om/extra.html"), "x").unwrap()),
        ("a folder removed", |public| fs::remove_dir_all(public.join("om")).unwrap()),
        ("a folder more", |public| fs::create_dir(public.join("tom")).unwrap()),
        ("a file replaced by a link to its copy", |public| {
            let place = public.join("index.html");
            fs::rename(&place, public.parent().unwrap().join("kopia")).unwrap();
            std::os::unix::fs::symlink("../kopia", place).unwrap();
        }),
        ("another mode", |public| {
            fs::set_permissions(public.join("index.html"), fs::Permissions::from_mode(0o600)).unwrap();
        }),
        ("a manifest that says less", |public| {
            let place = public.join(".insyn/manifest.json");
            let text = fs::read_to_string(&place).unwrap();
            fs::write(place, text.replacen("index.html", "indxe.html", 1)).unwrap();
        }),
        ("all removed", |public| fs::remove_dir_all(public).unwrap()),
    ];
    let (site, _, files) = built();
    for (what, harm) in harms {
        assert!(is_skipped(&site.run(BUILD)), "before {what}");
        harm(&site.root().join("public"));
        let ended = site.run(BUILD);
        assert_eq!(ended.code, Some(0), "{what}: {}", ended.err);
        assert!(!is_skipped(&ended), "{what} was not seen");
        assert_eq!(tree::difference(&files, &site.public()), None, "{what}");
        let mode = fs::metadata(site.root().join("public/index.html")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644, "{what}");
    }
}

#[test]
fn the_same_bytes_under_other_stamps_are_the_same_site() {
    let (site, ..) = built();
    let (public, copy) = (site.root().join("public"), site.root().join("kopia"));
    tree::write(&copy, &site.public());
    for (path, _) in site.public() {
        // Every file is read again once; after that its new stamp is known.
        fs::copy(copy.join(&path), public.join(&path)).unwrap();
    }
    for _ in 0..2 {
        assert!(is_skipped(&site.run(BUILD)));
    }
}

#[test]
fn another_program_makes_the_site_anew() {
    let (site, ..) = built();
    let other = site.root().parent().unwrap().join("insyn-kopia");
    // Copied by a program of its own: a child that another test starts meanwhile would hold a file that is being written,
    // and what is being written cannot be started.
    let copied =
        std::process::Command::new("cp").arg(env!("CARGO_BIN_EXE_insyn")).arg(&other).status().unwrap();
    assert!(copied.success());
    let run = || {
        let mut program = std::process::Command::new(&other);
        Ended::from(
            program
                .env_clear()
                .env("INSYN_LANG", "sv")
                .current_dir(site.root())
                .args(BUILD)
                .output()
                .unwrap(),
        )
    };
    assert!(!is_skipped(&run()), "the copy is another program");
    assert!(is_skipped(&run()));
    assert!(!is_skipped(&site.run(BUILD)), "and so is the first one now");
}

#[test]
fn a_memory_that_cannot_be_read_is_no_memory() {
    let (site, _, files) = built();
    let memory = site.root().join(".public.insyn/senast.json");
    let whole = fs::read(&memory).unwrap();
    for bytes in [&b""[..], b"{}", b"\xFF\xFE", &whole[..whole.len() / 2]] {
        fs::write(&memory, bytes).unwrap();
        let ended = site.run(BUILD);
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(!is_skipped(&ended));
        assert_eq!(tree::difference(&files, &site.public()), None);
    }
    let mode = fs::metadata(memory.parent().unwrap()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700, "what is not public is for its owner");
}

#[test]
fn one_changed_text_writes_only_the_files_whose_bytes_differ() {
    let site = Site::example();
    let before = site.build().files;
    let stood = inodes(&site);
    let page = fs::read_dir(site.root().join("content/sidor")).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text + "\nEtt ord till.\n").unwrap();
    let after = site.build().files;
    let now = inodes(&site);
    let mut written = Vec::new();
    for (path, bytes) in &after {
        let same = before.get(path) == Some(bytes);
        assert_eq!(stood.get(path) == now.get(path), same, "{path}");
        written.extend((!same).then_some(path));
    }
    // Its words are in few shards of the index, and its result in one block, in each language.
    let of_search = written.iter().filter(|path| path.contains("sok/")).count();
    assert!((1..=6).contains(&of_search), "{written:?}");
    let written = written.len();
    assert!((1..after.len() / 4).contains(&written), "{written} of {} files", after.len());
}
