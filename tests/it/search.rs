//! The search index: each result says what it is, and the words by length are those of the pages.

use serde_json::Value;

use crate::driver::{Public, Site};

fn json(public: &Public, path: &str) -> Value {
    serde_json::from_slice(&public.files[path]).unwrap()
}

#[test]
fn a_follow_up_says_what_it_is() {
    let report = |kind: &str| {
        format!(
            "+++\ntitel = \"Läget {kind}\"\ntyp = \"{kind}\"\nstyrdokument = \"p\"\ndatum = 2026-02-24\n\
            period = \"2025\"\n+++\n\nText.\n"
        )
    };
    let public = Site::small()
        .with(
            "content/styrdokument/p/index.md",
            "+++\ntitel = \"Planen\"\ntyp = \"plan\"\n+++\n\n## Mål {#mal-1 .mal}\n",
        )
        .with("content/uppfoljningar/u.md", report("uppfoljning"))
        .with("content/uppfoljningar/a.md", report("arsredovisning"))
        .with("content/sidor/s.md", "+++\ntitel = \"Vanlig\"\n+++\n\nText.\n")
        .build();
    let block = json(&public, "sok/sidor/0.json");
    let context = |title: &str| {
        let shown = block["pages"].as_array().unwrap().iter().find(|shown| shown[1] == title).unwrap();
        shown[2].as_str().unwrap().split(" · ").next().unwrap().to_owned()
    };
    assert_eq!(context("Läget uppfoljning"), "Uppföljning");
    assert_eq!(context("Läget arsredovisning"), "Årsredovisning");
    assert_eq!(context("Vanlig"), "Sida");
}

#[test]
fn the_words_by_length_are_those_of_the_pages() {
    let site = Site::small()
        .with("content/sidor/s.md", "+++\ntitel = \"Vanlig\"\n+++\n\nZebraskolan.\n")
        .with("content/sidor/u.md", "+++\ntitel = \"Utkast\"\nutkast = true\n+++\n\nZebraängen.\n");
    let words = |public: &Public| -> Vec<String> {
        let count = json(public, "sok/index.json")["spellings"].as_array().unwrap().len();
        assert!(!public.files.contains_key(&format!("sok/stavning/{count}.json")));
        (0..count).flat_map(|at| told(&json(public, &format!("sok/stavning/{at}.json")))).collect()
    };
    let told = words(&site.build());
    assert!(told.contains(&"zebraskolan".to_owned()), "{told:?}");
    assert!(!told.iter().any(|word| word.starts_with("zebraa")), "{told:?}");
    let withdrawn = "tillbakadraget = { datum = 2026-03-12, skal = \"Fel sida.\" }";
    site.write("content/sidor/s.md", format!("+++\ntitel = \"Vanlig\"\n{withdrawn}\n+++\n\nZebraskolan.\n"));
    let told = words(&site.build());
    assert!(!told.iter().any(|word| word.starts_with("zebra")), "{told:?}");
}

/// The words of a file, each spelled out.
fn told(file: &Value) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in file["words"].as_str().unwrap().chars() {
        if c.is_ascii_uppercase() {
            let shared = usize::from(u8::try_from(c).unwrap() - b'A');
            words.push(words.last().map(|before| before[..shared].to_owned()).unwrap_or_default());
        } else if !c.is_ascii_digit() {
            words.last_mut().unwrap().push(c);
        }
    }
    words
}
