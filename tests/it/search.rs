//! The search index: each result says what it is.

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
