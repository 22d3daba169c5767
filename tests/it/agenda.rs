//! An agenda: the order of its items, the files on them, and that they go with their meeting.

use crate::driver::Site;

fn meeting(fields: &str) -> String {
    format!("+++\norgan = \"ks\"\ndatum = 2026-03-12\nstatus = \"kallelse\"\n{fields}+++\n")
}

fn with_items(fields: &str) -> Site {
    let item = |number: &str, title: &str| {
        format!("+++\ntitel = \"{title}\"\ntyp = \"beslut\"\nnummer = \"{number}\"\n+++\n")
    };
    Site::small()
        .with("content/sammantraden/ks/2026-03-12/index.md", meeting(fields))
        .with("content/sammantraden/ks/2026-03-12/a.md", item("5.10", "Tionde delen"))
        .with("content/sammantraden/ks/2026-03-12/b.md", item("5.2", "Andra delen"))
        .with("content/sammantraden/ks/2026-03-12/c.md", item("5.1", "Första delen"))
        .with("content/sammantraden/ks/2026-03-12/d.md", item("12", "Sista punkten"))
}

#[test]
fn items_stand_in_the_order_of_their_numbers() {
    let text = with_items("").build().text("sammantraden/ks/2026-03-12/");
    let at = |title: &str| text.find(title).unwrap_or_else(|| panic!("{title}: {text}"));
    let places = ["Första delen", "Andra delen", "Tionde delen", "Sista punkten"].map(at);
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_file_is_named_as_it_is_called() {
    for name in ["Bilaga #2.csv", "Svar 50% ja?.csv", "a%20b.csv"] {
        let item = format!(
            "+++\ntitel = \"Svar\"\ntyp = \"beslut\"\nhandlingar = [{{ titel = \"Bilagan\", fil = \"{name}\" }}]\n+++\n"
        );
        let site = Site::small()
            .with("content/sammantraden/ks/2026-03-12/index.md", meeting(""))
            .with("content/sammantraden/ks/2026-03-12/02-svar.md", item)
            .with(&format!("content/sammantraden/ks/2026-03-12/{name}"), "a;b\n1;2\n");
        assert_eq!(site.fault_lines(), "", "{name}");
        let page = site.build().text("sammantraden/ks/2026-03-12/02-svar/");
        assert!(page.contains("(CSV, "), "{name}: {page}");
    }
}

#[test]
fn items_of_a_meeting_that_is_not_public_are_not_public_and_nothing_is_told() {
    for fields in ["utkast = true\n", "publiceras = 2026-03-13\n"] {
        let site = with_items(fields);
        assert_eq!(site.fault_lines(), "", "{fields}");
        assert!(site.build().holding("Tionde delen").is_empty(), "{fields}");
    }
    let withdrawn = "tillbakadraget = { datum = 2026-03-12, skal = \"Fel dag.\" }\n";
    let site = with_items(withdrawn);
    assert_eq!(site.fault_lines(), "");
    let public = site.build();
    assert!(public.text("sammantraden/ks/2026-03-12/a/").contains("Fel dag."));
    assert!(public.holding("Tionde delen").is_empty());
}

#[test]
fn what_has_a_page_whatever_its_file_says_cannot_be_withdrawn() {
    let withdrawn = "tillbakadraget = { datum = 2026-03-01, skal = \"Fel.\" }\n";
    let case = format!("+++\narende = \"KS 2026/41\"\ntitel = \"Skolväg\"\n{withdrawn}+++\n");
    let site = Site::small()
        .with("content/arenden/ks-2026-41.md", case)
        .with("content/index.md", format!("+++\ntitel = \"Insyn\"\n{withdrawn}+++\n"));
    assert_eq!(
        site.fault_lines(),
        "content/arenden/ks-2026-41.md:4:1 unknown-key «tillbakadraget»\n\
         content/index.md:3:1 unknown-key «tillbakadraget»\n"
    );
}

#[test]
fn the_start_page_has_a_summary_and_easy_words() {
    let start = "+++\ntitel = \"Insyn\"\nsammanfattning = \"Allt om besluten.\"\nlattlast = \"Här står vad vi beslutar.\"\n+++\n";
    let text = Site::small().with("content/index.md", start).build().text("");
    for words in ["Allt om besluten.", "Lättläst", "Här står vad vi beslutar."] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn the_sign_before_a_number_in_the_minutes_is_not_said_twice() {
    let item = "+++\ntitel = \"Svar\"\ntyp = \"beslut\"\nparagraf = \"§ 41\"\nutfall = \"bifall\"\n+++\n";
    let text = Site::small()
        .with("content/sammantraden/ks/2026-03-12/index.md", meeting(""))
        .with("content/sammantraden/ks/2026-03-12/02-svar.md", item)
        .build()
        .text("sammantraden/ks/2026-03-12/02-svar/");
    assert_eq!(text.matches('§').count(), 1, "{text}");
}
