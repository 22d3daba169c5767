//! Names that file systems allow and the web does not: each becomes a safe address, or is told.

use crate::driver::Site;
use crate::page::Destination;

/// File names, as an editor's disk may hold them, and the address of their page. No two give one address.
const NAMES: &[(&str, &str)] = &[
    ("Årsplan", "arsplan"),
    ("A\u{30A}kermark", "akermark"),
    ("Ä", "a"),
    ("Ö", "o"),
    ("ÉCOLE", "ecole"),
    ("Straße", "strasse"),
    ("İstanbul", "istanbul"),
    ("ıssız", "issiz"),
    ("Sámi siida ŋ", "sami-siida-n"),
    ("đuođđar", "duoddar"),
    ("fest🎉plan", "fest-plan"),
    ("med flera   mellanslag", "med-flera-mellanslag"),
    ("  kant ", "kant"),
    ("hash#tagg", "hash-tagg"),
    ("fråga?", "fraga"),
    ("100%", "100"),
    ("sned%2Fstreck", "sned-2fstreck"),
    ("sned%20blank", "sned-20blank"),
    ("ett+två", "ett-tva"),
    ("kalle&lisa", "kalle-och-lisa"),
    ("citat\"tecken", "citat-tecken"),
    ("apostrof's", "apostrof-s"),
    ("<b>fet", "b-fet"),
    ("CON", "con-1"),
    ("aux", "aux-1"),
    ("LPT2", "lpt2-1"),
    ("com9", "com9-1"),
    ("com10", "com10"),
    ("punkt.", "punkt"),
    ("a.b.c", "a-b-c"),
    ("..dubbel", ""),
    ("bak\\streck", "bak-streck"),
    ("höger\u{200F}vänster", "hogervanster"),
    ("noll\u{200B}bredd", "nollbredd"),
    ("mjukt\u{AD}streck", "mjuktstreck"),
    ("hårt\u{A0}blank", "hart-blank"),
    ("tank–streck—långt", "tank-streck-langt"),
    ("§ 298 växel", "paragraf-298-vaxel"),
    ("radbryt\nning", "radbryt-ning"),
    ("kolon:semi;", "kolon-semi"),
    ("stjärna*[x]{y}", "stjarna-x-y"),
    ("$HOME `ls` |x", "home-ls-x"),
    ("ﬁligran²", "filigran2"),
];

fn page(title: &str) -> String {
    let title = title.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
    format!("+++\ntitel = \"{title}\"\nmeny = true\n+++\n\nText.\n")
}

#[test]
fn every_name_becomes_a_safe_address_that_can_be_reached() {
    assert!(NAMES.len() >= 40);
    let site = Site::small();
    // 255 bytes with its ending, the longest that file systems allow.
    let long = "lång ".repeat(41) + "slutet";
    for (name, _) in NAMES {
        site.write(&format!("content/sidor/{name}.md"), page(name));
    }
    site.write(&format!("content/sidor/{long}.md"), page("Lång"));
    assert_eq!(site.fault_lines(), "");
    let public = site.build();
    for (name, address) in NAMES.iter().filter(|(name, _)| !name.starts_with('.')) {
        let file = format!("{address}/index.html");
        assert!(public.files.contains_key(&file), "{name:?} is not at {file}");
    }
    for file in public.files.keys() {
        let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/.-_".contains(c);
        assert!(file.chars().all(safe), "{file:?}");
        assert!(
            file.split('/').all(|part| (1..=100).contains(&part.len()) && !part.ends_with('.')),
            "{file:?}"
        );
    }
    for page in public.pages().filter(|page| page.address() != "404.html") {
        for written in page.references() {
            assert!(!written.contains('\\'), "{}: {written}", page.address());
            match page.resolve(written) {
                Destination::Here(file, _) => {
                    assert!(public.files.contains_key(&file), "{}: {written}", page.address())
                }
                Destination::Elsewhere => {}
                Destination::Outside => panic!("{}: {written}", page.address()),
            }
        }
    }
    // A name that begins with a dot is no part of the site.
    assert!(public.holding("..dubbel").is_empty());
}

#[test]
fn attachments_with_such_names_are_found_from_their_links() {
    let site = Site::small();
    let mut text = String::new();
    let mut count = 0;
    for (name, _) in NAMES.iter().filter(|(name, _)| !name.starts_with('.')) {
        let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        text.push_str(&format!("[Kartan med nummer {count}]({encoded}.txt)\n"));
        site.write(&format!("content/sidor/{name}.txt"), format!("ord {count}"));
        count += 1;
    }
    site.write("content/sidor/kartor.md", format!("+++\ntitel = \"Kartor\"\n+++\n\n{text}"));
    assert_eq!(site.fault_lines(), "");
    let public = site.build();
    let page = public.page("kartor/");
    for at in 0..count {
        let wanted = format!("ord {at}").into_bytes();
        let (file, _) = public
            .files
            .iter()
            .find(|(_, bytes)| **bytes == wanted)
            .unwrap_or_else(|| panic!("{at} is missing"));
        assert!(page.links().contains(&Destination::Here(file.clone(), None)), "{file}");
    }
}

#[test]
fn names_that_meet_are_told_with_both_sources() {
    for (one, other) in [
        ("Årsplan", "A\u{30A}rsplan"),
        ("årsplan", "arsplan"),
        ("Plan", "plan"),
        ("plan", "plan."),
        ("plan ett", "plan-ett"),
        ("CON", "con-1"),
    ] {
        let site = Site::small();
        site.write(&format!("content/sidor/{one}.md"), page("Ett"));
        site.write(&format!("content/sidor/{other}.md"), page("Två"));
        let ended = site.try_build();
        assert_eq!(ended.code, Some(1), "{one:?} and {other:?}");
        assert!(ended.err.contains("duplicate-address"), "{}", ended.err);
        let named =
            |name: &str| ended.err.contains(&format!("content/sidor/{}.md", name.replace("A\u{30A}", "Å")));
        assert!(named(one) && named(other), "{}", ended.err);
    }
}

#[test]
fn a_link_in_one_normal_form_finds_a_file_in_the_other() {
    for (name, written) in
        [("A\u{30A}r", "År"), ("År", "A\u{30A}r"), ("År", "A%CC%8Ar"), ("A\u{30A}r", "%C3%85r")]
    {
        let site = Site::small();
        site.write(&format!("content/sidor/{name}.md"), page("År"));
        site.write(
            "content/sidor/om.md",
            format!("+++\ntitel = \"Om\"\n+++\n\n[Sidan om året]({written}.md)\n"),
        );
        assert_eq!(site.fault_lines(), "", "{name:?} {written:?}");
        assert!(site.build().text("om/").contains("[Sidan om året](/ar/)"));
    }
}
