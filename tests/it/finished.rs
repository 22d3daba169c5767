//! `insyn check --html`: finished pages of any origin. A clean page tells nothing, and the same page with one fault of each
//! kind tells each once, at its place. Files from outside may be anything: they are told and do not stop the program.

use crate::driver::{EXAMPLE, Site, Told};

const CLEAN: &str = r##"<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trygg skolväg – Exempelby</title>
</head>
<body>
<a href="#innehall">Hoppa till innehållet</a>
<nav aria-label="Meny"><ul><li><a href="/">Start</a></li></ul></nav>
<main id="innehall">
<h1>Trygg skolväg</h1>
<p>Läs <a href="program.html">programmet f&ouml;r trygg skolv&auml;g</a> &amp; dess mål.</p>
<h2 id="mal">Mål</h2>
<p>Fler barn ska gå <strong>och</strong> cykla till skolan.</p>
<ul><li>bygga en väg</li><li>måla en linje</li></ul>
<img src="karta.png" alt="Karta över skolvägar i Exempelby">
<table><caption>Andel som går eller cyklar</caption>
<tr><td></td><th scope="col">2024</th></tr>
<tr><th scope="row">Norra skolan</th><td>uppnått</td></tr>
</table>
<form action="/sok/"><label for="q">Sök</label> <input id="q" name="q"> <button>Sök</button></form>
<iframe title="Karta över skolvägar" src="karta.html"></iframe>
<p lang="en">Summary in English.</p>
<h2>Kontakt</h2>
<p>Ring växeln.</p>
</main>
</body>
</html>
"##;

/// One way to break the page: what stands there, what stands there instead, the fault, and the words that it marks (none
/// where it marks the page).
const HARMS: &[(&str, &str, &str, &str)] = &[
    ("<html lang=\"sv\">", "<html>", "page-without-language", ""),
    ("<p lang=\"en\">", "<p lang=\"engelska!\">", "unknown-language-tag", "<p lang=\"engelska!\">"),
    ("<title>Trygg skolväg – Exempelby</title>", "<title> </title>", "page-without-title", ""),
    ("<main id=\"innehall\">", "<div id=\"innehall\">", "page-without-main", ""),
    (
        "initial-scale=1",
        "initial-scale=1, user-scalable=no",
        "zoom-blocked",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, user-scalable=no\">",
    ),
    (
        "<meta charset=\"utf-8\">",
        "<meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"30\">",
        "refresh-after-a-while",
        "<meta http-equiv=\"refresh\" content=\"30\">",
    ),
    ("<h1>Trygg skolväg</h1>", "<h2>Trygg skolväg</h2>", "page-without-heading", ""),
    ("<h2 id=\"mal\">Mål</h2>", "<h4 id=\"mal\">Mål</h4>", "skipped-heading-level", "<h4 id=\"mal\">"),
    ("<h2>Kontakt</h2>", "<h2> </h2>", "empty-heading", "<h2> </h2>"),
    ("<h2>Kontakt</h2>", "<h2>Mål</h2>", "repeated-heading", "<h2>Mål"),
    ("<h2>Kontakt</h2>", "<h2 id=\"mal\">Kontakt</h2>", "duplicate-id", "<h2 id=\"mal\">"),
    ("<h2>Kontakt</h2>", "<p><b>Kontakt</b></p>", "fake-heading", "<p><b>Kontakt</b>"),
    ("href=\"#innehall\"", "href=\"#innehallet\"", "dangling-reference", "<a href=\"#innehallet\">"),
    ("<a href=\"/\">Start</a>", "<a href=\"/\"> </a>", "empty-link", "<a href=\"/\"> </a>"),
    (
        ">programmet f&ouml;r trygg skolv&auml;g<",
        ">Läs mer<",
        "vague-link-text",
        "<a href=\"program.html\">Läs mer</a>",
    ),
    (
        ">programmet f&ouml;r trygg skolv&auml;g<",
        ">program.pdf<",
        "bare-address",
        "<a href=\"program.html\">program.pdf</a>",
    ),
    (" alt=\"Karta över skolvägar i Exempelby\"", "", "image-without-alternative", "<img src=\"karta.png\">"),
    ("alt=\"Karta över skolvägar i Exempelby\"", "alt=\"karta.png\"", "poor-alternative", ""),
    (
        "<ul><li>bygga en väg</li><li>måla en linje</li></ul>",
        "<p>– bygga en väg<br>– måla en linje</p>",
        "fake-list",
        "",
    ),
    ("gå <strong>och</strong> cykla", "GÅ OCKSÅ CYKLA HELA VÄGEN", "all-capitals", "OCKSÅ CYKLA HELA VÄGEN"),
    ("Ring växeln.", "Ring numret till h&ouml;ger.", "position-words", ""),
    ("Ring växeln.", "Ring LSS.", "unexplained-abbreviation", "LSS"),
    ("Ring växeln.", "Svara senast 3/12.", "ambiguous-date", "3/12"),
    ("<caption>Andel som går eller cyklar</caption>", "", "table-without-caption", "<table>"),
    (
        "<th scope=\"col\">2024</th>",
        "<th scope=\"col\"></th>",
        "empty-column-heading",
        "<th scope=\"col\"></th>",
    ),
    ("<td>uppnått</td>", "<td>grön</td>", "colour-alone", ""),
    ("<label for=\"q\">Sök</label> ", "", "field-without-label", "<input id=\"q\" name=\"q\">"),
    (
        "<button>Sök</button>",
        "<button><svg></svg></button>",
        "button-without-name",
        "<button><svg></svg></button>",
    ),
    (" title=\"Karta över skolvägar\"", "", "frame-without-title", "<iframe src=\"karta.html\">"),
    (
        "name=\"q\">",
        "name=\"q\" tabindex=\"2\">",
        "forced-tab-order",
        "<input id=\"q\" name=\"q\" tabindex=\"2\">",
    ),
    (
        "<p>Ring växeln.</p>",
        "<p onclick=\"x()\">Ring växeln.</p>",
        "click-without-role",
        "<p onclick=\"x()\">",
    ),
];

/// A table of data whose cells are all alike.
const NO_HEADINGS: (&str, &str) = (
    "<tr><td></td><th scope=\"col\">2024</th></tr>\n<tr><th scope=\"row\">Norra skolan</th><td>uppnått</td></tr>",
    "<tr><td>Skola</td><td>2024</td></tr>\n<tr><td>Norra skolan</td><td>uppnått</td></tr>",
);

/// The codes that this shows and that no content can have.
pub const SHOWN: &[&str] = &[
    "page-without-language",
    "unknown-language-tag",
    "page-without-title",
    "page-without-main",
    "page-without-heading",
    "zoom-blocked",
    "refresh-after-a-while",
    "dangling-reference",
    "table-without-headings",
    "field-without-label",
    "button-without-name",
    "frame-without-title",
    "forced-tab-order",
    "click-without-role",
    "more-faults",
];

fn told(site: &Site) -> Vec<Told> {
    let ended = site.run(&["check", "--html", "sidor", "--format", "json"]);
    assert!(!ended.err.contains("panicked"), "{}", ended.err);
    serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{error}: {}{}", ended.out, ended.err))
}

fn page(html: impl AsRef<[u8]>) -> Site {
    Site::empty().with("sidor/sida.html", html)
}

#[test]
fn a_clean_page_tells_nothing() {
    assert_eq!(told(&page(CLEAN)).iter().map(|told| &told.code).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(page(CLEAN).run(&["check", "--html", "sidor"]).code, Some(0));
}

#[test]
fn one_fault_of_each_kind_is_told_once_at_its_place() {
    let no_headings = (NO_HEADINGS.0, NO_HEADINGS.1, "table-without-headings", "<table>");
    let mut wrong = String::new();
    for (from, to, code, marked) in HARMS.iter().chain([&no_headings]) {
        assert!(CLEAN.contains(from), "{code}: {from}");
        let html = CLEAN.replacen(from, to, 1);
        let found = told(&page(&html));
        let line = CLEAN[..CLEAN.find(from).unwrap()].matches('\n').count() + 1;
        let [only] = found.as_slice() else {
            wrong.push_str(&format!("{code}: {found:#?}\n"));
            continue;
        };
        let is_page = code.starts_with("page-");
        let sound = only.code == *code
            && only.path.as_deref() == Some("sida.html")
            && (is_page && only.line == 1 || !is_page && only.line.abs_diff(line) <= 1)
            && (marked.is_empty() || only.marked(&html) == *marked)
            && only.rule.as_ref().is_some_and(|rule| rule.contains("WCAG"))
            && only.help.as_ref().is_some_and(|help| !help.contains(".md"));
        if !sound {
            wrong.push_str(&format!("{code}, line {line}: {only:#?} marks {:?}\n", only.marked(&html)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_code_of_finished_pages_is_shown_here() {
    let shown: Vec<&str> =
        HARMS.iter().map(|harm| harm.2).chain(["table-without-headings", "more-faults"]).collect();
    for code in SHOWN {
        assert!(shown.contains(code), "{code}");
    }
}

#[test]
fn whatever_the_file_holds_the_program_ends_in_time_and_in_order() {
    let deep = "<div>".repeat(200_000) + &"</p>".repeat(200_000);
    let links = "<a href=x><b><table><tr><td>".repeat(50_000);
    let hostile: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"\xff\xfe<\0h\0t\0m\0l\0".to_vec(),
        b"<html lang=\"sv\"><p>r\xe4ksm\xf6rg\xe5s &#xD800; &am; \xf0\x9f".to_vec(),
        b"<!doctype html><p <p <<<>>> </ </> <!-- <a href='\0'>&&&&;;;\xc2".to_vec(),
        b"<img".repeat(100_000),
        b"&ouml".repeat(500_000),
        deep.into_bytes(),
        links.into_bytes(),
        vec![b'x'; 8_000_001],
    ];
    let site = Site::empty();
    for (number, bytes) in hostile.iter().enumerate() {
        site.write(&format!("sidor/{number}.html"), bytes);
    }
    let ended = site.run(&["check", "--html", "sidor"]);
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(!ended.err.contains("panicked"), "{}", ended.err);
    let found = told(&site);
    let has = |path: &str, code: &str| {
        found.iter().any(|told| told.path.as_deref() == Some(path) && told.code == code)
    };
    assert!(has("2.html", "not-utf8") && has("8.html", "too-large"), "{found:#?}");
}

#[test]
fn a_page_with_very_many_faults_tells_the_first_and_counts_the_rest() {
    let found = told(&page(CLEAN.replace("<p>Ring växeln.</p>", &"<img src=a>\n".repeat(300))));
    assert_eq!(found.len(), 201);
    let rest = found.iter().find(|told| told.code == "more-faults").unwrap();
    assert!(rest.message.contains("100"), "{}", rest.message);
}

#[test]
fn folders_without_pages_are_wrong_usage() {
    let site = Site::empty().with("sidor/a.txt", "x");
    assert_eq!(site.run(&["check", "--html", "sidor"]).code, Some(2));
    let gone = site.run(&["check", "--html", "finns-inte"]);
    assert_eq!(gone.code, Some(1));
    assert!(gone.err.contains("unreadable"), "{}", gone.err);
}

#[test]
fn the_pages_of_the_example_site_have_no_fault() {
    let site = Site::example();
    site.build();
    let ended = site.run(&["check", "--html", "public", "--format", "json"]);
    let found: Vec<Told> = serde_json::from_str(&ended.out).unwrap();
    let errors: Vec<String> = found
        .iter()
        .filter(|told| told.severity == "error")
        .map(|told| format!("{:?}:{} {} {}", told.path, told.line, told.code, told.message))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn no_page_of_the_example_site_shows_markup_as_text() {
    let public = &*EXAMPLE;
    let tags = ["a", "abbr", "b", "button", "em", "li", "p", "span", "strong", "time"];
    let begins: Vec<String> =
        tags.iter().flat_map(|tag| [format!("&lt;{tag} "), format!("&lt;/{tag}&gt;")]).collect();
    let mut explained = 0;
    for (path, bytes) in public.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        let shown: Vec<&String> = begins.iter().filter(|begin| html.contains(*begin)).collect();
        assert!(shown.is_empty(), "{path}: {shown:?}");
        explained += usize::from(html.contains("Lagrum: 21 § <button"));
    }
    assert!(explained > 0, "a legal ground has its word explained");
}
