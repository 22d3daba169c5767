//! The corpus as Hugo reads it, with the smallest templates that show as much as a list, a term and a page need.

use super::corpus::{Item, Meeting, Paper};
use super::peer::{Feed, Peer};

const LAYOUTS: &[(&str, &str)] = &[
    ("layouts/baseof.html", include_str!("hugo/baseof.html")),
    ("layouts/home.html", include_str!("hugo/home.html")),
    ("layouts/page.html", include_str!("hugo/page.html")),
    ("layouts/section.html", include_str!("hugo/section.html")),
    ("layouts/taxonomy.html", include_str!("hugo/taxonomy.html")),
    ("layouts/term.html", include_str!("hugo/term.html")),
    ("layouts/_partials/entry.html", include_str!("hugo/entry.html")),
];

/// How Hugo wants it.
pub const PEER: Peer = Peer {
    settings: ("hugo.toml", include_str!("hugo/hugo.toml")),
    templates: LAYOUTS,
    item_prefix: "",
    section,
    meeting: meeting_fields,
    item: item_fields,
    paper: paper_fields,
};

/// The same without lists by case, type, outcome and year.
pub const WITHOUT_TAXONOMIES: Peer = Peer {
    settings: (
        "hugo.toml",
        concat!("disableKinds = [\"taxonomy\", \"term\"]\n", include_str!("hugo/hugo.toml")),
    ),
    ..PEER
};

fn section(title: &str, feed: Feed) -> String {
    let outputs = if feed == Feed::Has { "[\"html\", \"rss\"]" } else { "[\"html\"]" };
    format!("title = \"{title}\"\noutputs = {outputs}")
}

fn meeting_fields(meeting: &Meeting) -> String {
    format!(
        "title = \"{} {date}\"\ndate = {date}\noutputs = [\"html\"]\n[params]\nplats = \"Kommunhuset\"",
        meeting.body,
        date = meeting.date
    )
}

fn item_fields(meeting: &Meeting, item: &Item) -> String {
    format!(
        "title = \"{}\"\ndate = {date}\nweight = {number}\ndescription = \"{}\"\n\
         arenden = [\"{}\"]\ntyper = [\"{}\"]\nutfall = [\"{}\"]\nar = [\"{}\"]\n\
         [params]\nparagraf = \"{number}\"\nforedragande = \"{}\"{}",
        item.title,
        item.summary,
        item.case,
        item.kind,
        item.verdict,
        &meeting.date[..4],
        item.presenter,
        item.commission_field(),
        date = meeting.date,
        number = item.number,
    )
}

fn paper_fields(paper: &Paper) -> String {
    format!(
        "title = \"{}\"\ndate = {}\ndescription = \"{}\"\narenden = [\"{}\"]\ntyper = [\"{}\"]\nar = [\"{}\"]",
        paper.title,
        paper.date,
        paper.summary,
        paper.case,
        paper.kind(),
        &paper.date[..4],
    )
}
