//! A site in several languages: twins, links within a language, the language of each part, translations at the gate.

use std::collections::{BTreeMap, BTreeSet};

use crate::driver::{EXAMPLE, Public, Site};
use crate::page::{Destination, Page};

const SETTINGS: &str = "namn = \"Insyn i Exempelby\"\nadress = \"https://insyn.exempel.se/\"\nsprak = [\"sv\", \"en\"]\n\
    utgivare = \"Exempelby kommun\"\ndemonstration = \"Det här är ett prov.\"\n";

fn site() -> Site {
    Site::small()
        .with("content/site.toml", SETTINGS)
        .with("content/sidor/om.md", "+++\ntitel = \"Om oss\"\nmeny = true\n+++\n\nVi finns.\n\n## Var vi finns\n\nI huset.\n")
        .with("content/sidor/om.en.md", "+++\ntitel = \"About us\"\n+++\n\nWe exist.\n\n## Where we are\n\nIn [the board](/organ/ks.md)\n")
        .with("content/sidor/annat.md", "+++\ntitel = \"Annat om huset\"\n+++\n\nSe [om oss](om.md#var-vi-finns).\n")
}

fn pages(public: &Public) -> BTreeMap<String, Page> {
    public.pages().map(|page| (page.address().to_owned(), page)).collect()
}

fn html(public: &Public, file: &str) -> String {
    String::from_utf8_lossy(&public.files[file]).into_owned()
}

#[test]
fn every_page_has_its_twin_and_names_it() {
    let public = site().build();
    let pages = pages(&public);
    let is_frame = |address: &str| address.starts_with("inbaddning/");
    let main: BTreeSet<&str> =
        pages.keys().map(String::as_str).filter(|one| !one.starts_with("en/") && !is_frame(one)).collect();
    let other: BTreeSet<&str> = pages.keys().filter_map(|address| address.strip_prefix("en/")).collect();
    assert_eq!(main, other);
    for address in main.iter().filter(|address| !address.ends_with("404.html")) {
        let tail = address.trim_end_matches("index.html");
        for page in [(*address).to_owned(), format!("en/{address}")] {
            let html = html(&public, &page);
            for (language, folder) in [("sv", ""), ("x-default", ""), ("en", "en/")] {
                let link = format!(
                    "<link rel=\"alternate\" hreflang=\"{language}\" href=\"https://insyn.exempel.se/{folder}{tail}\">"
                );
                assert!(html.contains(&link), "{page} lacks {link}");
            }
            let own = page.trim_end_matches("index.html");
            let canonical = format!("<link rel=\"canonical\" href=\"https://insyn.exempel.se/{own}\">");
            assert!(html.contains(&canonical), "{page} lacks {canonical}");
        }
    }
}

/// The original differs from its proposal, and the translation does not: no language may answer for the others.
#[test]
fn whether_a_decision_was_amended_is_the_same_in_every_language() {
    let text =
        |decided: &str| format!("## Förslag till beslut\n\n1. anta planen.\n\n## Beslut\n\n1. {decided}\n");
    let item = "+++\ntitel = \"Plan\"\ntyp = \"beslut\"\nutfall = \"bifall\"\n+++\n\n";
    let folder = "content/sammantraden/ks/2026-02-10";
    let meeting = "+++\norgan = \"ks\"\ndatum = 2026-02-10\nstatus = \"genomfort\"\n+++\n";
    let public = site()
        .with(&format!("{folder}/index.md"), meeting)
        .with(&format!("{folder}/01-plan.md"), item.to_owned() + &text("avslå planen helt."))
        .with(
            &format!("{folder}/01-plan.en.md"),
            "+++\ntitel = \"Plan\"\n+++\n\n".to_owned() + &text("anta planen."),
        )
        .build();
    for (page, verdict) in
        [("sammantraden/", "Bifall med ändringar"), ("en/sammantraden/", "Approved with changes")]
    {
        let said = public.text(&format!("{page}ks/2026-02-10/01-plan/"));
        assert!(said.contains(verdict), "{page}: {said}");
    }
}

#[test]
fn the_index_has_each_title_under_its_own_letter_in_each_language() {
    let public = site().with("content/sidor/om.en.md", "+++\ntitel = \"Who we are\"\n+++\n").build();
    // Where a title stands, and the letters that the index leads to.
    for (index, (letter, title), none) in [
        ("a-o/", ("o", "[Om oss]"), ("w", "Ingen titel på det här språket börjar på W.")),
        ("en/a-o/", ("w", "[Who we are]"), ("o", "No title in this language begins with O.")),
    ] {
        let text = public.text(&format!("{index}{letter}/"));
        assert!(text.contains(title), "{index}: {text}");
        assert!(public.text(&format!("{index}a/")).contains("[Annat om huset]"), "{index}");
        let (empty, said) = none;
        let text = public.text(&format!("{index}{empty}/"));
        assert!(text.contains(said), "{index}: {text}");
        let letters = public.text(index);
        let leads_to = |letter: &str| letters.contains(&format!("(/{index}{letter}/)"));
        assert!(leads_to(letter) && leads_to("a") && !leads_to(empty), "{index}: {letters}");
    }
}

#[test]
fn links_stay_within_a_language() {
    let public = site().build();
    for (address, page) in pages(&public) {
        let Some(inner) = address.strip_prefix("en/").filter(|inner| !inner.ends_with("404.html")) else {
            continue;
        };
        for written in page.references() {
            let Destination::Here(to, _) = page.resolve(written) else { continue };
            let is_page = to.ends_with("index.html") && !to.starts_with("inbaddning/");
            assert!(!is_page || to.starts_with("en/") || to == inner, "{address} leads to {to}");
        }
    }
}

#[test]
fn each_part_says_its_language() {
    let public = site().build();
    let translated = html(&public, "en/om/index.html");
    assert!(
        translated.contains("<html lang=\"en\">") && translated.contains("<h1>About us</h1>"),
        "{translated}"
    );
    assert!(translated.contains("<h2 id=\"var-vi-finns\">Where we are</h2>"), "{translated}");
    assert!(!translated.contains("only available in Swedish"), "{translated}");
    let other = html(&public, "en/annat/index.html");
    assert!(other.contains("<article lang=\"sv\" class=\"rutnat\">"), "{other}");
    assert!(other.contains("<p class=\"notis\">This text is only available in Swedish.</p>"), "{other}");
    assert!(other.contains("<a href=\"../om/index.html\">About us</a>"), "{other}");
    for address in ["en/index.html", "en/annat/index.html", "en/om/index.html"] {
        let html = html(&public, address);
        assert!(
            html.contains("<a href=\"organ/index.html\">Bodies</a>")
                || html.contains("/organ/index.html\">Bodies</a>")
        );
        assert!(!html.contains(['\u{fdd0}', '\u{fdd1}', '\u{fdd2}']), "{address}");
    }
    let main = html(&public, "annat/index.html");
    assert!(!main.contains("lang=\"sv\">Annat"), "{main}");
}

const WORDS: &str = "[[kommun]]\nnamn = \"Exempelby\"\nnotis = \"Påhittat.\"\n\n[[oversattning]]\nsprak = \"en\"\n\
    namn = \"Insight in Exempelby\"\nutgivare = \"Exempelby Municipality\"\ndemonstration = \"A <test>.\"\n\n\
    [[oversattning.kommun]]\nnamn = \"Exempelby\"\nnotis = \"Invented.\"\n";

#[test]
fn the_words_of_the_settings_are_in_the_language_of_the_page() {
    let site = site().with("content/site.toml", format!("{SETTINGS}{WORDS}"));
    site.replace("content/organ/ks.md", "typ = ", "kommun = \"Exempelby\"\ntyp = ");
    let public = site.build();
    for (page, words, others) in [
        (
            "en/organ/ks/index.html",
            ["A &lt;test&gt;.", "Insight in Exempelby", "Invented."],
            "Det här är ett prov.",
        ),
        ("organ/ks/index.html", ["Det här är ett prov.", "Insyn i Exempelby", "Påhittat."], "Insight"),
    ] {
        let html = html(&public, page);
        for word in words {
            assert!(html.contains(&format!(">{word}<")), "{page} lacks {word}: {html}");
        }
        assert!(!html.contains(others), "{page}: {html}");
    }
    let footer = html(&public, "en/organ/ks/index.html");
    assert!(footer.contains("Published by Exempelby Municipality."), "{footer}");
    // What nobody has translated stays, and says its language.
    site.replace("content/site.toml", "demonstration = \"A <test>.\"\n", "");
    let half = html(&site.build(), "en/organ/ks/index.html");
    assert!(half.contains("<p lang=\"sv\" class=\"demo\">Det här är ett prov.</p>"), "{half}");
}

#[test]
fn words_for_what_the_site_does_not_have_are_told() {
    for (found, put, told) in [
        ("sprak = \"en\"\nnamn", "sprak = \"fi\"\nnamn", "unknown-value «\"fi\"»"),
        ("sprak = \"en\"\nnamn", "sprak = \"sv\"\nnamn", "unknown-value «\"sv\"»"),
        ("sprak = \"en\"\nnamn", "namn", "missing-key"),
        (
            "notis = \"Invented.\"\n",
            "notis = \"Invented.\"\n[[oversattning]]\nsprak = \"en\"\n",
            "unknown-value «\"en\"»",
        ),
        (
            "kommun]]\nnamn = \"Exempelby\"\nnotis = \"I",
            "kommun]]\nnamn = \"Exempelbyn\"\nnotis = \"I",
            "unknown-value «\"Exempelbyn\"»",
        ),
        ("utgivare = \"Exempelby M", "utgivaren = \"Exempelby M", "unknown-key «utgivaren»"),
    ] {
        let words = WORDS.replace(found, put);
        assert_ne!(words, WORDS);
        let lines = site().with("content/site.toml", format!("{SETTINGS}{words}")).fault_lines();
        assert!(lines.contains(told), "{put}: {lines:?}");
    }
}

#[test]
fn a_translation_is_public_when_its_original_is() {
    let draft = "+++\ntitel = \"Utkastet\"\nutkast = true\n+++\n\nText.\n";
    let translation = "+++\ntitel = \"The draft\"\n+++\n\nZymurgy is here.\n";
    let site = site().with("content/sidor/u.md", draft).with("content/sidor/u.en.md", translation);
    assert_eq!(site.build().holding("Zymurgy"), Vec::<&str>::new());
    site.replace("content/sidor/u.md", "utkast = true\n", "");
    assert!(site.build().holding("Zymurgy").contains(&"en/u/index.html"));
}

#[test]
fn what_may_be_a_person_is_told_in_a_translation_too() {
    let site = site().with(
        "content/sidor/om.en.md",
        "+++\ntitel = \"About us\"\n+++\n\nCall 850101-9809.\n\n## Where\n\nHere.\n",
    );
    let told = site.fault_lines();
    assert!(told.contains("content/sidor/om.en.md:5:6 personal-number"), "{told}");
}

#[test]
fn the_site_map_for_search_engines_names_each_page_in_each_language() {
    let public = site().build();
    let map = html(&public, "sitemap.xml");
    let links = "<xhtml:link rel=\"alternate\" hreflang=\"sv\" href=\"https://insyn.exempel.se/om/\"/>\
        <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://insyn.exempel.se/en/om/\"/>";
    assert_eq!(map.matches(links).count(), 2, "{map}");
    assert!(!map.contains("404"), "{map}");
}

#[test]
fn each_language_is_searched_in_its_own_words() {
    let public = site().build();
    let index = |folder: &str| -> String {
        let files = public.files.keys().filter(|path| path.starts_with(&format!("{folder}sok/")));
        files.filter(|path| path.ends_with(".json")).map(|path| html(&public, path)).collect()
    };
    let (swedish, english) = (index(""), index("en/"));
    assert!(swedish.contains("\"Om oss\"") && !swedish.contains("About us"), "{swedish}");
    assert!(english.contains("\"About us\"") && !english.contains("\"Om oss\""), "{english}");
    // What nobody has translated is found too, at the same address below the language's own start page.
    assert!(english.contains("\"Annat om huset\"") && english.contains("\"om/index.html\""), "{english}");
    assert!(!english.contains(['\u{fdd0}', '\u{fdd1}', '\u{fdd2}']), "{english}");
}

#[test]
fn a_word_is_explained_in_the_language_of_the_page() {
    let public = site()
        .with("content/sidor/ord.md", "+++\ntitel = \"Ord\"\nordlista = true\n+++\n\nHus\n: Där folk bor.\n")
        .with(
            "content/sidor/ord.en.md",
            "+++\ntitel = \"Words\"\n+++\n\nHouse, houses\n: Where people live.\n",
        )
        .with("content/sidor/hem.md", "+++\ntitel = \"Hem\"\n+++\n\nEtt hus.\n")
        .with("content/sidor/hem.en.md", "+++\ntitel = \"Home\"\n+++\n\nMany houses.\n")
        .with("content/sidor/bara.md", "+++\ntitel = \"Bara\"\n+++\n\nTvå husen.\n")
        .build();
    for (page, said, meaning) in [
        ("hem/", "hus", "Där folk bor."),
        ("en/hem/", "houses", "Where people live."),
        ("en/bara/", "husen", "Where people live."),
    ] {
        let html = html(&public, &format!("{page}index.html"));
        let button = format!("popovertarget=\"ord-hus\">{said}</button>");
        assert!(html.contains(&button) && html.contains(meaning), "{page}: {html}");
    }
    assert!(html(&public, "en/ord/index.html").contains("<dt id=\"hus\">House, houses</dt>"));
}

#[test]
fn a_body_inside_a_sentence_is_written_as_its_language_writes_names() {
    for (list, sentence) in [
        ("styrdokument/", "antogs av kommunfullmäktige den 22 april 2024"),
        ("en/styrdokument/", "adopted on 22 April 2024 (Municipal Council)"),
    ] {
        let text = EXAMPLE.text(list);
        assert!(text.contains(sentence), "{list}: {text}");
    }
}
