//! What the command line promises: exit codes, help, `new`, `explain`.

use std::collections::BTreeSet;
use std::io::Read;
use std::process::Stdio;

use insyn::cli::codes;

use crate::driver::{Ended, Site};
use crate::tree;

const NOUNS: &[(&str, &str)] = &[
    ("body", "kf"),
    ("meeting", "ks/2026-04-09"),
    ("item", "ks/2026-03-12/03-simhall"),
    ("case", "ks-2026-42"),
    ("paper", "rapport-simhall"),
    ("steering", "simhallsplan"),
    ("page", "kontakt"),
];

/// Arguments, what is wrong with the site, the exit code.
#[test]
fn the_exit_code_says_how_it_went() {
    let clean = Site::small();
    let warned = Site::small().with("content/rad.md~", "").with("content/x.docx", "x");
    std::os::unix::fs::symlink("x.docx", warned.root().join("content/lank")).unwrap();
    let faulty = Site::small().with("content/sidor/om.md", "+++\ntitel = 1\n+++\n");
    let nowhere = Site::empty();
    for (site, arguments, code) in [
        (&clean, &["build"][..], 0),
        (&clean, &["check"], 0),
        (&clean, &["check", "--strict"], 0),
        (&warned, &["check"], 0),
        (&warned, &["build"], 0),
        (&warned, &["check", "--strict"], 1),
        (&warned, &["build", "--strict"], 1),
        (&faulty, &["check"], 1),
        (&faulty, &["build"], 1),
        (&faulty, &["check", "--format", "json"], 1),
        (&nowhere, &["build"], 1),
        (&nowhere, &["check"], 1),
        (&clean, &["explain", "unknown-key"], 0),
        (&clean, &["explain", "content/organ/ks.md"], 0),
        (&clean, &["explain", "organ/ks/"], 0),
        (&clean, &["explain", "det-finns-inte"], 2),
        (&clean, &["--help"], 0),
        (&clean, &["build", "--help"], 0),
        (&clean, &["--version"], 0),
        (&clean, &[], 2),
        (&clean, &["bild"], 2),
        (&clean, &["build", "--outptu", "x"], 2),
        (&clean, &["build", "--as-of", "i går"], 2),
        (&clean, &["build", "--as-of", "2026-02-30"], 2),
        (&clean, &["check", "--format", "xml"], 2),
        (&clean, &["new"], 2),
        (&clean, &["new", "motion", "x"], 2),
        (&clean, &["new", "meeting", "ks"], 2),
        (&clean, &["new", "body", "ks"], 1),
    ] {
        let ended = site.run(arguments);
        assert_eq!(ended.code, Some(code), "{arguments:?}: {}{}", ended.out, ended.err);
        assert!(!ended.err.contains("panicked"), "{arguments:?}");
        assert!(
            code == 0 || !ended.err.is_empty() || arguments.contains(&"json"),
            "{arguments:?} says nothing"
        );
    }
}

#[test]
fn a_failing_build_leaves_the_former_site_and_says_so() {
    let site = Site::small();
    site.build();
    let before = site.public();
    site.write("content/sidor/om.md", "+++\ntitel = \"Om\"\nmenu = true\n+++\n");
    let ended = site.try_build();
    assert_eq!(ended.code, Some(1));
    for words in
        ["fel[unknown-key]", "content/sidor/om.md:3:1", "menu", "menade du \"meny\"?", "Inget skrevs: 1 fel."]
    {
        assert!(ended.err.contains(words), "{words}: {}", ended.err);
    }
    assert_eq!(tree::difference(&before, &site.public()), None);
}

#[test]
fn faults_are_told_in_swedish_unless_the_environment_says_english() {
    let site = Site::small().with("content/sidor/om.md", "+++\ntitel = \"Om\"\nmenu = true\n+++\n");
    for (name, value, words) in [
        ("INSYN_LANG", "sv", "okänd nyckel"),
        ("INSYN_LANG", "en", "unknown key"),
        ("LC_ALL", "en_GB.UTF-8", "unknown key"),
        ("LANG", "C", "okänd nyckel"),
        ("LANG", "fi_FI.UTF-8", "okänd nyckel"),
        ("OTHER", "en", "okänd nyckel"),
    ] {
        let mut program = site.program();
        program.env_remove("INSYN_LANG").env(name, value);
        let ended = Ended::from(program.args(["check"]).output().unwrap());
        assert!(ended.err.contains(words), "{name}={value}: {}", ended.err);
    }
}

#[test]
fn json_has_every_fault_with_its_place_and_nothing_else() {
    let site =
        Site::small().with("content/sidor/om.md", "+++\ntitel = \"Om\"\nmenu = true\nordning = \"x\"\n+++\n");
    let told = site.faults();
    let places: Vec<_> =
        told.iter().map(|told| (told.code.as_str(), told.line, told.column, told.end_column)).collect();
    assert_eq!(places, [("unknown-key", 3, 1, 5), ("wrong-type", 4, 11, 14)]);
    assert_eq!(told[0].replacement.as_deref(), Some("meny"));
    assert!(
        told.iter().all(|told| told.severity == "error" && !told.message.is_empty() && told.help.is_some())
    );
    // A clean site is an empty list, on its own on standard output.
    let ended = Site::small().run(&["check", "--format", "json"]);
    assert_eq!(ended.out.trim(), "[]", "{}", ended.err);
}

#[test]
fn more_than_fifty_faults_are_counted() {
    let site = Site::small();
    for number in 0..60 {
        site.write(&format!("content/sidor/s{number:02}.md"), "+++\ntitel = \"T\"\nx = 1\n+++\n");
    }
    let ended = site.run(&["check"]);
    assert_eq!(ended.err.matches("fel[unknown-key]").count(), 50);
    assert!(ended.err.contains("10 till") && ended.err.contains("60 fel"), "{}", ended.err);
    assert_eq!(site.faults().len(), 60);
}

#[test]
fn a_new_site_builds_and_only_the_words_to_replace_keep_it_from_being_published() {
    let site = Site::empty();
    assert_eq!(site.run(&["new", "site", "."]).code, Some(0));
    let codes = || site.faults().into_iter().map(|told| told.code).collect::<BTreeSet<_>>();
    let only_words = BTreeSet::from(["example-text".to_owned()]);
    assert_eq!(codes(), only_words);
    for (kind, name) in NOUNS {
        let ended = site.run(&["new", kind, name]);
        assert_eq!(ended.code, Some(0), "{kind}: {}", ended.err);
        assert_eq!(codes(), only_words, "{kind}");
    }
    assert_eq!(site.run(&["check", "--as-of", "2026-03-12"]).code, Some(0));
    assert_eq!(site.run(&["check", "--as-of", "2026-03-12", "--strict"]).code, Some(1));
    let before = tree::read(site.root());
    for (kind, name) in NOUNS {
        assert_eq!(site.run(&["new", kind, name]).code, Some(1), "{kind} is written over");
    }
    assert_eq!(tree::difference(&before, &tree::read(site.root())), None);
    assert!(site.build().files.contains_key("organ/kf/index.html"));
}

#[test]
fn every_fault_can_be_explained() {
    let site = Site::empty();
    for code in codes() {
        for (language, title, fix) in
            [("sv", code.title.0, code.explanation.fix.0), ("en", code.title.1, code.explanation.fix.1)]
        {
            let ended = Ended::from(
                site.program().env("INSYN_LANG", language).args(["explain", code.id]).output().unwrap(),
            );
            assert_eq!(ended.code, Some(0), "{}", code.id);
            assert!(ended.out.contains(title) && ended.out.contains(fix), "{}: {}", code.id, ended.out);
        }
    }
    let ended = site.run(&["explain", "unknwon-key"]);
    assert!(ended.err.contains("menade du unknown-key?"), "{}", ended.err);
}

#[test]
fn explain_says_what_becomes_of_a_file_and_where_a_page_comes_from() {
    let site = Site::small()
        .with("content/sidor/om.md", "+++\ntitel = \"Om\"\n+++\n\n[Kartan över skolvägar](karta.pdf)\n")
        .with("content/sidor/karta.pdf", "%PDF")
        .with("content/sidor/hemlig.pdf", "%PDF")
        .with("content/sidor/utkast.md", "+++\ntitel = \"Ej\"\nutkast = true\n+++\n");
    for (what, words) in [
        ("content/sidor/om.md", "blir sidan /om/"),
        ("content/sidor/karta.pdf", "publiceras som /sidor/karta.pdf, för att content/sidor/om.md"),
        ("content/sidor/hemlig.pdf", "publiceras inte"),
        ("content/sidor/utkast.md", "publiceras inte: den är ett utkast"),
        ("om/", "görs av content/sidor/om.md"),
        ("/om", "görs av content/sidor/om.md"),
        ("organ/", "av hela webbplatsen"),
    ] {
        let ended = site.run(&["explain", what]);
        assert_eq!(ended.code, Some(0), "{what}: {}", ended.err);
        assert!(ended.out.contains(words), "{what}: {}", ended.out);
    }
}

#[test]
fn a_closed_or_full_output_pipe_changes_nothing() {
    let site = Site::small();
    let expected = site.build().files;
    site.write("content/sidor/hemlig.docx", "not listed");
    for target in
        [Stdio::null(), Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap())]
    {
        let mut child = site
            .program()
            .args(["build", "--as-of", "2026-03-12"])
            .stdout(target)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The reader goes away after the first byte.
        let mut one = [0];
        let _ = child.stderr.take().map(|mut pipe| pipe.read(&mut one));
        assert_eq!(child.wait().unwrap().code(), Some(0));
    }
    assert_eq!(tree::difference(&expected, &site.public()), None);
}

#[test]
fn an_interrupt_ends_the_run_and_leaves_a_whole_site() {
    let site = Site::example();
    let mut interrupted = 0;
    for signal in ["INT", "TERM"] {
        for milliseconds in [20, 80, 200, 400] {
            let arguments = ["build", "--as-of", "2026-11-22"];
            let mut child = site.program().args(arguments).stderr(Stdio::piped()).spawn().unwrap();
            std::thread::sleep(std::time::Duration::from_millis(milliseconds));
            let id = child.id().to_string();
            std::process::Command::new("kill").args([&format!("-{signal}"), &id]).status().unwrap();
            let mut said = String::new();
            child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            match child.wait().unwrap().code() {
                Some(0) => {}
                // Before the handler is in place a signal simply ends the program.
                None => interrupted += 1,
                Some(1) => {
                    interrupted += 1;
                    assert!(said.contains("output-interrupted"), "{said}");
                }
                other => panic!("{other:?}: {said}"),
            }
            let left: Vec<_> =
                std::fs::read_dir(site.root()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            let whole = site.root().join("public/.insyn/manifest.json").is_file();
            assert!(whole || !site.root().join("public").exists(), "{left:?}");
        }
    }
    println!("{interrupted} of 8 runs interrupted");
    let clean = Site::example().build().files;
    assert_eq!(tree::difference(&clean, &site.build().files), None);
}
