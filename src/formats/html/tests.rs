//! What the pages of a small site say.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;

use super::super::format::Ready;
use super::super::ledger::Changes;
use super::{Shared, render};
use crate::config::Config;
use crate::diagnostics::{Diagnostic, Report};
use crate::documents::{Gate, Head, KINDS, Loaded, Origin, Outline, Public};
use crate::fields::Fields;
use crate::markup::Parsed;
use crate::site::{ROOT, Site, Sources};
use crate::theme::{Override, Theme};

const SETTINGS: &str =
    "namn = \"Insyn\"\nadress = \"https://exempel.se/insyn/\"\nutgivare = \"Byns kommun\"\n";

const MEETING: &str = "content/sammantraden/ks/2024-03-19/index.md";
const ITEM: &str = "content/sammantraden/ks/2024-03-19/02-program.md";

fn loaded(path: &str, front: &str, body: &str, report: &mut Report) -> Public<Loaded> {
    let origin = Origin { path: Arc::from(path) };
    let segments = origin.segments();
    let kind = KINDS.iter().copied().find(|kind| (kind.claims)(&segments)).expect("a kind");
    let mut fields = Fields::parse(front, &origin.path, 0, report);
    let head = Head::read(&mut fields, kind.title_key);
    let data = (kind.read)(&mut fields, &origin);
    fields.finish();
    let prose = Parsed::new(body, 0).prose();
    let outline = Some(Outline::of((front, &[]), &data, &prose));
    let (traces, imprint) = (Vec::new(), String::new());
    let (tongue, translates) = (crate::terms::Tongue::MAIN, None);
    let document = Loaded {
        tongue,
        translates,
        kind,
        head,
        data,
        prose,
        origin: origin.clone(),
        traces,
        imprint,
        outline,
    };
    Gate::on(date(2024, 6, 1)).admit(&document.into(), None).unwrap_or_else(|_| panic!("{path} is public"))
}

/// A council, a board with one meeting, and one item; `item` is its front matter, `body` its text.
fn site(item: &str, body: &str) -> Site {
    let mut report = Report::new();
    let config = Config::read(SETTINGS, &mut report);
    let meeting = "organ = \"ks\"\ndatum = 2024-03-19\nstatus = \"justerat\"";
    let documents = vec![
        loaded(
            "content/organ/kf.md",
            "namn = \"Fullmäktige\"\nkortnamn = \"KF\"\ntyp = \"fullmaktige\"",
            "",
            &mut report,
        ),
        loaded(
            "content/organ/ks.md",
            "namn = \"Styrelsen\"\nkortnamn = \"KS\"\ntyp = \"styrelse\"",
            "",
            &mut report,
        ),
        loaded(ITEM, item, body, &mut report),
        loaded(MEETING, meeting, "", &mut report),
    ];
    let withheld = vec![("content/sidor/utkast.md".into(), None)];
    let (coming, files, figures) = (Vec::new(), Vec::new(), Vec::new());
    let (tombstones, figure_files, waivers) = (Vec::new(), Vec::new(), Vec::new());
    let sources = Sources {
        config,
        documents,
        withheld,
        tombstones,
        coming,
        files,
        figures,
        figure_files,
        waivers,
        over: Vec::new(),
        translations: Vec::new(),
        ledger: Arc::default(),
    };
    Site::link(sources, date(2024, 6, 1), &mut report)
}

fn page(site: &Site, address: &str) -> String {
    let made = pages(site, Vec::new(), &[address]).pop().expect("one page");
    made.expect("a page without faults")
}

/// Some pages, one after the other, with some files of the theme replaced.
fn pages(site: &Site, overrides: Vec<Override>, addresses: &[&str]) -> Vec<Result<String, Box<Diagnostic>>> {
    let theme = Theme::load(&in_language("sv"), overrides, &mut Report::new());
    let changes = Changes::default();
    let shared = &Shared::of([site].into_iter(), &theme);
    let ready = Ready {
        site,
        others: &[],
        theme: &theme,
        shared,
        root: Path::new(""),
        audit: &[],
        changes: &changes,
    };
    let made = addresses.iter().map(|address| {
        let page = site.pages().iter().find(|page| page.address.as_str() == *address).expect("the page");
        let mut made = Vec::new();
        render(ready, page, &mut made)?;
        Ok(String::from_utf8(made).expect("text"))
    });
    made.collect()
}

const ITEM_PAGE: &str = "sammantraden/ks/2024-03-19/02-program/index.html";

#[test]
fn links_lead_relatively_and_dead_links_are_text() {
    let site = site(
        "titel = \"Program\"\ntyp = \"beslut\"",
        "Se [styrelsen](/organ/ks.md), [utkastet](/sidor/utkast.md) och [en annan plats](https://exempel.se/).\n",
    );
    let html = page(&site, ITEM_PAGE);
    assert!(html.contains("<a href=\"../../../../organ/ks/index.html\">styrelsen</a>"), "{html}");
    assert!(html.contains("<a class=\"saknas\">utkastet (inte publicerat här)</a>"), "{html}");
    assert!(html.contains("<a href=\"https://exempel.se/\">en annan plats</a>"), "{html}");
}

#[test]
fn a_proposal_to_another_body_without_a_sequel_is_a_gap_in_the_thread() {
    let front = "titel = \"Program\"\ntyp = \"beslut\"\narende = [\"KS 2024/1\"]\nbeslutas_av = \"KF\"\nparagraf = \"42\"\nutfall = \"bifall\"";
    let html = page(&site(front, ""), "arenden/ks-2024-1/index.html");
    assert!(html.contains("Styrelsen ställde sig bakom förslaget: <a "), "{html}");
    assert!(html.contains("class=\"station bruten\""), "{html}");
    assert!(html.contains("class=\"station lucka\""), "{html}");
    assert!(html.contains("Beslut saknas"), "{html}");
}

#[test]
fn an_open_commission_is_a_gap_and_its_day_decides_the_words() {
    let front = "titel = \"Program\"\ntyp = \"beslut\"\narende = [\"KS 2024/1\"]\nutfall = \"bifall\"\nuppdrag = [{ till = \"Styrelsen\", text = \"Räkna\", klart = 2024-05-01 }]";
    let site = site(front, "");
    let html = page(&site, "arenden/ks-2024-1/index.html");
    assert!(html.contains("Svar saknas") && html.contains("men inget svar är publicerat här"), "{html}");
    assert!(page(&site, ITEM_PAGE).contains("Försenat"));
}

#[test]
fn a_list_says_what_was_decided() {
    let front = "titel = \"Motion om bänkar\"\ntyp = \"motion\"\nbeslutas_av = \"KS\"\nparagraf = \"42\"\nutfall = \"avslag\"";
    let html = page(&site(front, ""), "beslut/index.html");
    assert!(html.contains("Styrelsen sa nej: <a href=\"../sammantraden/ks/2024-03-19/02-program/index.html\">Motion om bänkar</a>, §\u{a0}42"), "{html}");
    assert!(html.contains("<time class=\"nar\" datetime=\"2024-03-19\">19 mars 2024</time>"), "{html}");
}

#[test]
fn proposal_and_decision_stand_side_by_side_with_their_difference() {
    let body = "## Förslag till beslut\n\nAtt\n\n1. anta planen.\n\n## Beslut\n\nAtt\n\n1. anta planen,\n2. ge ett uppdrag.\n";
    let html = page(&site("titel = \"Program\"\ntyp = \"beslut\"\nutfall = \"bifall\"", body), ITEM_PAGE);
    assert!(html.contains("class=\"beslutspar tva\""), "{html}");
    assert!(html.contains("<a href=\"#beslut-2\">punkt\u{a0}2</a>"), "{html}");
    assert!(html.contains("<li id=\"beslut-2\" class=\"skiljer\">"), "{html}");
}

#[test]
fn the_missing_page_has_links_from_the_root() {
    let html = page(&site("titel = \"Program\"\ntyp = \"beslut\"", ""), "404.html");
    assert!(html.contains("href=\"/insyn/tillgangar/style-"), "{html}");
    assert!(html.contains("href=\"/insyn/beslut/\""), "{html}");
}

#[test]
fn every_page_has_one_top_heading_one_policy_and_no_inline_style() {
    let site = site("titel = \"Program\"\ntyp = \"beslut\"\narende = [\"KS 2024/1\"]", "");
    for one in site.pages() {
        let html = page(&site, one.address.as_str());
        assert_eq!(html.matches("<h1").count(), 1, "{}", one.address);
        assert_eq!(html.matches("Content-Security-Policy").count(), 1, "{}", one.address);
        assert!(!html.contains(" style=") && !html.contains(" on"), "{}", one.address);
        // A script has an address of its own, which the policy knows; what stands in the page is data.
        let scripts = html.matches("<script src=\"").count();
        let data = html.matches("<script type=\"application/ld+json\">").count();
        assert_eq!(html.matches("<script").count(), scripts + data, "{}", one.address);
        assert!(html.contains("<html lang=\"sv\">"), "{}", one.address);
    }
}

/// The words that templates and views ask for by name.
fn words_asked_for() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut asked = BTreeSet::new();
    for (folder, openings) in [
        ("themes/standard/templates", &["t.", "fras(\"", "antal(\""][..]),
        ("src/formats/html", &["word(\"", "phrase(\"", "count(\""][..]),
    ] {
        for file in std::fs::read_dir(root.join(folder)).expect("the folder").flatten() {
            let text = std::fs::read_to_string(file.path()).unwrap_or_default();
            for opening in openings {
                asked.extend(text.match_indices(opening).filter_map(|(at, found)| {
                    let before = text[..at].chars().next_back().unwrap_or(' ');
                    let rest = &text[at + found.len()..];
                    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c))?;
                    let name = rest[..end].to_owned();
                    let whole = !before.is_alphanumeric() && before != '_' && name.contains('.')
                        || !opening.starts_with("t.");
                    let counted = opening.starts_with("antal") || opening.starts_with("count");
                    let name = if counted { format!("{name}.flera") } else { name };
                    (whole && name.contains('.') && !rest.starts_with('{')).then_some(name)
                }));
            }
        }
    }
    asked
}

#[test]
fn every_language_has_every_word() {
    let names = |language: &str| -> BTreeSet<String> {
        let theme = Theme::load(&in_language(language), Vec::new(), &mut Report::new());
        theme.locale().names().map(str::to_owned).collect()
    };
    let swedish = names("sv");
    assert!(swedish.len() > 300);
    for language in ["en", "fi"] {
        let other = names(language);
        assert_eq!(swedish.difference(&other).collect::<Vec<_>>(), Vec::<&String>::new(), "{language} lacks");
        assert_eq!(
            other.difference(&swedish).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "{language} has more"
        );
    }
    let missing: Vec<String> = words_asked_for().into_iter().filter(|name| !swedish.contains(name)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_value_that_an_editor_can_choose_has_a_word() {
    use crate::documents::{
        BodyKind, Interval, ItemType, MeetingStatus, PaperType, RelationType, SteeringType, Verdict,
    };
    fn names<T>(group: &'static str, values: &'static [(&'static str, T)]) -> Vec<String> {
        values.iter().map(|(name, _)| format!("{group}.{name}")).collect()
    }
    let theme = Theme::load(&in_language("sv"), Vec::new(), &mut Report::new());
    let wanted = [
        names("organtyp", BodyKind::VALUES),
        names("arendetyp", ItemType::VALUES),
        names("utfall", Verdict::VALUES),
        names("mening.utfall", Verdict::VALUES),
        names("mening.forslag", Verdict::VALUES),
        names("motesstatus", MeetingStatus::VALUES),
        names("handlingstyp", PaperType::VALUES),
        names("dokumenttyp", SteeringType::VALUES),
        names("intervall", Interval::VALUES),
        names("relation.fran", RelationType::VALUES),
        names("relation.till", RelationType::VALUES),
    ];
    for name in wanted.iter().flatten() {
        assert!(theme.locale().get(name).is_some(), "{name}");
    }
}

fn in_language(language: &str) -> crate::config::Config {
    let mut config = crate::config::Config { language: language.into(), ..Default::default() };
    "standard".clone_into(&mut config.theme.value);
    config
}

#[test]
fn what_pages_share_is_the_same_on_each_and_so_is_its_fault() {
    let site = site("titel = \"Program\"\ntyp = \"beslut\"\nutfall = \"bifall\"", "");
    let lists = ["arendepunkter/index.html", "beslut/ar/2024/index.html", "beslut/index.html"];
    let replaced = |text: &str| {
        vec![Override { path: "templates/entry.html".to_owned(), bytes: text.as_bytes().to_vec() }]
    };
    for (made, up) in pages(&site, replaced("<li>{{ sentence }}</li>\n"), &lists).into_iter().zip([1, 3, 1]) {
        let link = format!("<a href=\"{}{ITEM_PAGE}\">Program</a>", "../".repeat(up));
        let made = made.expect("a page without faults");
        assert!(made.contains("<li>") && made.contains(&link), "{made}");
        assert!(!made.contains(ROOT), "{made}");
    }
    for made in pages(&site, replaced("<li>{{ mening }}</li>\n"), &lists) {
        let fault = made.expect_err("the template has a fault");
        let place = fault.place.expect("its place");
        assert_eq!((fault.code.id, &*place.path), ("template-fault", "themes/standard/templates/entry.html"));
    }
}
