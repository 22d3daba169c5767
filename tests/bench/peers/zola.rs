//! The corpus as Zola reads it, with the smallest templates. Run where the user has `zola`.

use super::corpus::{Item, Meeting, Paper};
use super::peer::Peer;

const TEMPLATES: &[(&str, &str)] = &[
    ("config.toml", include_str!("zola/config.toml")),
    ("templates/base.html", include_str!("zola/base.html")),
    ("templates/index.html", include_str!("zola/index.html")),
    ("templates/page.html", include_str!("zola/page.html")),
    ("templates/section.html", include_str!("zola/section.html")),
    ("templates/taxonomy_list.html", include_str!("zola/taxonomy_list.html")),
    ("templates/taxonomy_single.html", include_str!("zola/taxonomy_single.html")),
];

/// How Zola wants it.
pub const PEER: Peer = Peer {
    files: TEMPLATES,
    sections: &[("sammantraden", "Möten"), ("styrdokument", "Styrdokument"), ("handlingar", "Handlingar")],
    item_prefix: "p",
    section,
    meeting: |meeting| section(&format!("{} {}", meeting.body, meeting.date)),
    item: item_fields,
    paper: paper_fields,
};

fn section(title: &str) -> String {
    format!("title = \"{title}\"\nsort_by = \"date\"\ngenerate_feeds = false")
}

fn item_fields(meeting: &Meeting, item: &Item) -> String {
    format!(
        "title = \"{}\"\ndate = {}\nweight = {number}\ndescription = \"{}\"\n\
         [taxonomies]\narenden = [\"{}\"]\ntyper = [\"{}\"]\nutfall = [\"{}\"]\nar = [\"{}\"]\n\
         [extra]\nparagraf = \"{number}\"\nforedragande = \"{}\"",
        item.title,
        meeting.date,
        item.summary,
        item.case,
        item.kind,
        item.verdict,
        &meeting.date[..4],
        item.presenter,
        number = item.number,
    )
}

fn paper_fields(paper: &Paper) -> String {
    let kind = if paper.follows.is_some() { "uppfoljning" } else { "program" };
    format!(
        "title = \"{}\"\ndate = {}\ndescription = \"{}\"\n[taxonomies]\narenden = [\"{}\"]\ntyper = [\"{kind}\"]\nar = [\"{}\"]",
        paper.title,
        paper.date,
        paper.summary,
        paper.case,
        &paper.date[..4],
    )
}
