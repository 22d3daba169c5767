//! The corpus as Zola reads it, with the smallest templates that show what Hugo's do.

use super::corpus::{Item, Meeting, Paper};
use super::peer::{Feed, Peer};

const TEMPLATES: &[(&str, &str)] = &[
    ("templates/base.html", include_str!("zola/base.html")),
    ("templates/bits.html", include_str!("zola/bits.html")),
    ("templates/index.html", include_str!("zola/index.html")),
    ("templates/page.html", include_str!("zola/page.html")),
    ("templates/section.html", include_str!("zola/section.html")),
    ("templates/taxonomy_list.html", include_str!("zola/taxonomy_list.html")),
    ("templates/taxonomy_single.html", include_str!("zola/taxonomy_single.html")),
];

/// How Zola wants it.
pub const PEER: Peer = Peer {
    settings: (
        "config.toml",
        concat!(
            include_str!("zola/config.toml"),
            "taxonomies = [{ name = \"arenden\" }, { name = \"typer\" }, { name = \"utfall\" }, { name = \"ar\" }]\n"
        ),
    ),
    templates: TEMPLATES,
    item_prefix: "p",
    section,
    meeting: meeting_fields,
    item: |meeting, item| item_fields(meeting, item, &item_terms(meeting, item)),
    paper: |paper| format!("{}{}", paper_fields(paper), paper_terms(paper)),
};

/// The same without lists by case, type, outcome and year; Zola takes no terms then.
pub const WITHOUT_TAXONOMIES: Peer = Peer {
    settings: ("config.toml", include_str!("zola/config.toml")),
    item: |meeting, item| item_fields(meeting, item, ""),
    paper: paper_fields,
    ..PEER
};

fn section(title: &str, feed: Feed) -> String {
    format!("title = \"{title}\"\nsort_by = \"date\"\ngenerate_feeds = {}", feed == Feed::Has)
}

fn meeting_fields(meeting: &Meeting) -> String {
    format!(
        "title = \"{} {date}\"\nsort_by = \"weight\"\n[extra]\ndatum = \"{date}\"",
        meeting.body,
        date = meeting.date
    )
}

fn item_fields(meeting: &Meeting, item: &Item, terms: &str) -> String {
    format!(
        "title = \"{}\"\ndate = {}\nweight = {number}\ndescription = \"{}\"{terms}\n\
         [extra]\nparagraf = \"{number}\"\nforedragande = \"{}\"{}",
        item.title,
        meeting.date,
        item.summary,
        item.presenter,
        item.commission_field(),
        number = item.number,
    )
}

fn item_terms(meeting: &Meeting, item: &Item) -> String {
    format!(
        "\n[taxonomies]\narenden = [\"{}\"]\ntyper = [\"{}\"]\nutfall = [\"{}\"]\nar = [\"{}\"]",
        item.case,
        item.kind,
        item.verdict,
        &meeting.date[..4],
    )
}

fn paper_fields(paper: &Paper) -> String {
    format!("title = \"{}\"\ndate = {}\ndescription = \"{}\"", paper.title, paper.date, paper.summary)
}

fn paper_terms(paper: &Paper) -> String {
    format!(
        "\n[taxonomies]\narenden = [\"{}\"]\ntyper = [\"{}\"]\nar = [\"{}\"]",
        paper.case,
        paper.kind(),
        &paper.date[..4],
    )
}
