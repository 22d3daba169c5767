//! The corpus as Hugo reads it, with the smallest templates that show as much as a list, a term and a page need.

use super::corpus::{Item, Meeting, Paper};
use super::peer::Peer;

const LAYOUTS: &[(&str, &str)] = &[
    ("hugo.toml", include_str!("hugo/hugo.toml")),
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
    files: LAYOUTS,
    sections: &[],
    item_prefix: "",
    section: |title| format!("title = \"{title}\""),
    meeting: meeting_fields,
    item: item_fields,
    paper: paper_fields,
};

fn meeting_fields(meeting: &Meeting) -> String {
    format!(
        "title = \"{} {date}\"\ndate = {date}\noutputs = [\"html\"]\n[params]\nplats = \"Kommunhuset\"",
        meeting.body,
        date = meeting.date
    )
}

fn item_fields(meeting: &Meeting, item: &Item) -> String {
    let commission = item.commission.as_ref().map_or_else(String::new, |(text, due)| {
        format!("\nuppdrag = [{{ till = \"Kommundirektören\", text = \"{text}\", klart = {due} }}]")
    });
    format!(
        "title = \"{}\"\ndate = {date}\nweight = {number}\ndescription = \"{}\"\n\
         arenden = [\"{}\"]\ntyper = [\"{}\"]\nutfall = [\"{}\"]\nar = [\"{}\"]\n\
         [params]\nparagraf = \"{number}\"\nforedragande = \"{}\"{commission}",
        item.title,
        item.summary,
        item.case,
        item.kind,
        item.verdict,
        &meeting.date[..4],
        item.presenter,
        date = meeting.date,
        number = item.number,
    )
}

fn paper_fields(paper: &Paper) -> String {
    let kind = if paper.follows.is_some() { "uppfoljning" } else { "program" };
    format!(
        "title = \"{}\"\ndate = {}\ndescription = \"{}\"\narenden = [\"{}\"]\ntyper = [\"{kind}\"]\nar = [\"{}\"]",
        paper.title,
        paper.date,
        paper.summary,
        paper.case,
        &paper.date[..4],
    )
}
