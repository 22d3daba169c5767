//! Every link of the example site leads somewhere, from a root, a sub-folder and the disk.
//!
//! Links are read with html5ever and resolved by the rules of a browser; every reference must be relative, so where the
//! site stands cannot matter. What is resolved is a file of the output and an anchor that the page there has.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::driver::{EXAMPLE, Public, Site};
use crate::page::{Destination, Page};

/// Every reference that leads nowhere, as `page: reference`.
fn broken(public: &Public) -> Vec<String> {
    let pages: BTreeMap<String, Page> =
        public.pages().map(|page| (page.address().to_owned(), page)).collect();
    let anchors: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(address, page)| (address.as_str(), page.anchors())).collect();
    let mut found = Vec::new();
    for (address, page) in &pages {
        for written in page.references() {
            let leads = match page.resolve(written) {
                // The server shows this page at any depth, so its references begin at the site's address.
                _ if address == "404.html" || address.ends_with("/404.html") => continue,
                Destination::Elsewhere => true,
                Destination::Outside => false,
                Destination::Here(file, None) => public.files.contains_key(&file),
                Destination::Here(file, Some(anchor)) => {
                    anchors.get(file.as_str()).is_some_and(|all| all.contains(anchor.as_str()))
                }
            };
            if !leads || written.contains('\\') || written.contains(char::is_whitespace) {
                found.push(format!("{address}: {written}"));
            }
        }
    }
    found
}

#[test]
fn every_reference_of_the_example_site_leads_somewhere() {
    let found = broken(&EXAMPLE);
    assert!(found.is_empty(), "{} broken:\n{}", found.len(), found.join("\n"));
    let count: usize = EXAMPLE.pages().map(|page| page.references().len()).sum();
    assert!(count > 5_000, "only {count} references were seen");
    println!("{count} references on {} pages", EXAMPLE.pages().count());
}

#[test]
fn the_link_graph_is_the_same_at_a_root_and_in_a_sub_folder() {
    let root = Site::small().build();
    let site = Site::small();
    site.replace("content/site.toml", "insyn.exempel.se/", "exempel.se/kommun/insyn/");
    let below = site.build();
    assert_eq!(root.files.keys().collect::<Vec<_>>(), below.files.keys().collect::<Vec<_>>());
    // Resolved from the page itself, as from a disk: where the site stands takes no part in it.
    let graph = |public: &Public| -> BTreeMap<String, Vec<Destination>> {
        let pages = public.pages().filter(|page| page.address() != "404.html");
        pages.map(|page| (page.address().to_owned(), page.links())).collect()
    };
    assert_eq!(graph(&root), graph(&below));
    assert!(broken(&below).is_empty(), "{:?}", broken(&below));
    let lost = below.page("404.html");
    for written in lost.references().into_iter().filter(|written| written.starts_with('/')) {
        let inner = written.strip_prefix("/kommun/insyn/").unwrap_or_else(|| panic!("{written}"));
        let file = inner.split('#').next().unwrap();
        let file = if file.is_empty() || file.ends_with('/') {
            format!("{file}index.html")
        } else {
            file.to_owned()
        };
        assert!(below.files.contains_key(&file), "{written}");
    }
}

#[test]
fn a_broken_reference_would_be_seen() {
    for (good, bad) in [
        ("organ/ks/index.html\"", "organ/kss/index.html\""),
        ("#s-innehall\"", "#s-innehal\""),
        ("href=\"", "href=\"/"),
    ] {
        let mut public = Site::small().build();
        let page = String::from_utf8(public.files["organ/index.html"].clone()).unwrap();
        let page = page
            .replace("../organ/ks/index.html", "ks/index.html")
            .replace("\"ks/index.html", "\"../organ/ks/index.html");
        assert!(page.contains(good), "{good}: {page}");
        public.files.insert("organ/index.html".into(), page.replacen(good, bad, 1).into());
        assert!(!broken(&public).is_empty(), "{bad}");
    }
}

#[test]
fn the_page_for_what_is_missing_links_from_the_sites_address() {
    let page = EXAMPLE.page("404.html");
    for written in page.references() {
        let inner = written.strip_prefix("https://insyn.exempel.se/").or_else(|| written.strip_prefix('/'));
        let inner = match inner {
            Some(inner) => inner,
            None => {
                assert!(
                    written.starts_with('#') || written.starts_with("mailto:"),
                    "relative at any depth: {written}"
                );
                continue;
            }
        };
        let file = inner.split('#').next().unwrap();
        let file = if file.is_empty() || file.ends_with('/') {
            format!("{file}index.html")
        } else {
            file.to_owned()
        };
        assert!(EXAMPLE.files.contains_key(&file), "{written}");
    }
}

#[test]
fn every_page_is_sound_html_in_its_language_with_one_main_heading() {
    let mut wrong = Vec::new();
    for page in EXAMPLE.pages() {
        let text = String::from_utf8_lossy(&EXAMPLE.files[page.address()]).into_owned();
        let main = page.main();
        let mut say = |what: String| wrong.push(format!("{}: {what}", page.address()));
        page.errors().into_iter().for_each(&mut say);
        for (holds, what) in [
            (page.language() == if page.address().starts_with("en/") { "en" } else { "sv" }, "its language"),
            (!page.title().is_empty(), "a title"),
            (main.lines().filter(|line| line.starts_with("# ")).count() == 1, "one main heading"),
            (text.contains("Content-Security-Policy"), "a policy"),
            (
                !text.contains("<script>") && !text.contains(" style=") && !text.contains(" onclick"),
                "no code in the page",
            ),
        ] {
            if !holds {
                say(format!("lacks {what}"));
            }
        }
        let ids = text.matches(" id=\"").count();
        if ids != page.anchors().len() {
            say(format!("{ids} ids, {} of them different", page.anchors().len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_fetched_from_another_site() {
    for page in EXAMPLE.pages() {
        let text = String::from_utf8_lossy(&EXAMPLE.files[page.address()]).into_owned();
        for sign in [" src=\"http", " src=\"//", "stylesheet\" href=\"http", "@import", "url(http"] {
            assert!(page.address() == "404.html" || !text.contains(sign), "{}: {sign}", page.address());
        }
    }
}

#[test]
fn three_links_from_the_start_page_lead_to_everything_that_matters() {
    let reached = within_three_links(&EXAMPLE);
    let under = |folder: &str| {
        reached
            .iter()
            .filter(|file| {
                let below = file.strip_prefix(folder).unwrap_or_default();
                below.matches('/').count() == 1 && below.ends_with("/index.html")
            })
            .count()
    };
    // The two notices: 8 items in Hässleholm, 19 in Huddinge.
    assert_eq!(under("sammantraden/hassleholm-ksau/2019-05-29/"), 8);
    assert_eq!(under("sammantraden/huddinge-sn/2019-04-09/"), 19);
    assert!(
        reached.contains("sammantraden/hassleholm-ksau/2013-12-04/298-vaxelsamarbete-med-horby/index.html")
    );

    let joint = "styrdokument/framat-genom-samverkan/index.html";
    assert!(reached.contains(joint));
    let text = EXAMPLE.text("styrdokument/framat-genom-samverkan/");
    for municipality in ["Kinda", "Ydre", "Ödeshög", "Boxholm", "Tranås"] {
        let told = format!("{municipality}: ");
        let lines = text.lines().zip(text.lines().skip(1));
        let mut adoptions = lines.filter(|(day, _)| day.starts_with("- ") && day.contains(" 200"));
        assert!(adoptions.any(|(_, said)| said.starts_with(&told)), "the adoption of {municipality}: {text}");
    }

    let plan = "styrdokument/handlingsplan-integration/index.html";
    assert!(reached.contains(plan));
    let page = EXAMPLE.page("styrdokument/handlingsplan-integration/");
    let strategies = page.anchors().into_iter().filter(|id| id.starts_with("strategi-")).count();
    assert_eq!(strategies, 21, "{:?}", page.anchors());
}

fn within_three_links(public: &Public) -> BTreeSet<String> {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut waiting = VecDeque::from([("index.html".to_owned(), 0)]);
    while let Some((address, links)) = waiting.pop_front() {
        if links == 3 || !address.ends_with(".html") {
            continue;
        }
        for destination in public.page(&address).links() {
            if let Destination::Here(file, _) = destination
                && reached.insert(file.clone())
            {
                waiting.push_back((file, links + 1));
            }
        }
    }
    reached
}

#[test]
fn every_page_can_be_reached_from_the_start_page() {
    let mut reached = BTreeSet::from(["index.html", "404.html", "en/404.html"].map(str::to_owned));
    // Made to be shown within other sites.
    let alone = |file: &str| file.starts_with("inbaddning/");
    let mut waiting = vec!["index.html".to_owned()];
    while let Some(address) = waiting.pop() {
        for destination in EXAMPLE.page(&address).links() {
            if let Destination::Here(file, _) = destination
                && reached.insert(file.clone())
                && file.ends_with(".html")
            {
                waiting.push(file);
            }
        }
    }
    let lonely: Vec<_> = EXAMPLE
        .files
        .keys()
        .filter(|file| file.ends_with(".html") && !alone(file) && !reached.contains(*file))
        .collect();
    assert!(lonely.is_empty(), "{lonely:#?}");
}
