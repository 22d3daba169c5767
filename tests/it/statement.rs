//! The accessibility statement: without one fact that the law demands there is no site, and the fault names the fact and
//! the paragraph.

use crate::driver::Site;

const WHOLE: &str = r#"[tillganglighet]
forenlighet = "delvis"
bedomd = 2026-01-10
metod = "egen"
uppdaterad = 2026-01-12
publicerad = 2026-02-01
formular = "https://www.exempel.se/tillganglighet"
svarstid = "två arbetsdagar"
brister = [{ text = "Två protokoll är inskannade.", kriterium = "1.1.1", situation = "utan_syn" }]
"#;

/// Each fact, and the paragraph that demands it.
const DEMANDED: &[(&str, &str)] = &[
    ("forenlighet", "MDFFS 2019:2 6 § 2"),
    ("bedomd", "MDFFS 2019:2 6 § 4"),
    ("metod", "MDFFS 2019:2 6 § 4"),
    ("uppdaterad", "MDFFS 2019:2 6 § 4"),
    ("publicerad", "(EU) 2018/1523"),
    ("formular", "MDFFS 2019:2 6 § 5"),
    ("svarstid", "lag (2018:1937) 13 §"),
];

fn site(statement: &str) -> Site {
    let site = Site::small();
    site.replace("content/site.toml", "demonstration = \"Det här är ett prov.\"\n", "");
    let settings = std::fs::read_to_string(site.root().join("content/site.toml")).unwrap();
    site.write("content/site.toml", format!("{settings}\n{statement}"));
    site
}

#[test]
fn a_whole_statement_builds_and_is_linked_from_every_page() {
    let public = site(WHOLE).build();
    assert!(public.text("tillganglighet/").contains("två arbetsdagar"));
    for (path, bytes) in public
        .files
        .iter()
        .filter(|(path, _)| path.ends_with("index.html") && !path.starts_with("inbaddning/"))
    {
        assert!(String::from_utf8_lossy(bytes).contains("tillganglighet/"), "{path}");
    }
}

#[test]
fn each_fact_that_is_missing_stops_the_build_and_is_named_with_its_paragraph() {
    for (key, paragraph) in DEMANDED {
        let line = WHOLE.lines().find(|line| line.starts_with(key)).unwrap();
        let site = site(&WHOLE.replace(&format!("{line}\n"), ""));
        let faults = site.faults();
        let [told] = faults.as_slice() else { panic!("{key}: {faults:#?}") };
        assert_eq!(told.code, "statement-incomplete", "{key}");
        assert!(told.message.contains(key) && told.message.contains(paragraph), "{key}: {}", told.message);
        assert_eq!(told.path.as_deref(), Some("content/site.toml"));
        assert_eq!(site.try_build().code, Some(1), "{key}");
        assert!(!site.root().join("public/index.html").exists(), "{key}");
    }
}

#[test]
fn a_site_that_is_no_demonstration_has_a_statement() {
    let faults = site("").faults();
    assert!(
        faults.iter().any(|told| told.code == "statement-incomplete" && told.message.contains("13 §")),
        "{faults:#?}"
    );
}
