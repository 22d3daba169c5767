//! The corpus as Hugo reads it, with the smallest templates that show as much as a list, a term and a page need.

use std::io;
use std::path::Path;

use super::corpus::{Item, Meeting, Paper, Size};
use super::files::Tree;

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

/// Writes the site.
pub fn write(size: Size, root: &Path) -> io::Result<()> {
    let mut tree = Tree::empty(root)?;
    for (path, text) in LAYOUTS {
        tree.write(path, text)?;
    }
    tree.write("content/_index.md", "+++\ntitle = \"Insyn i Provkommun\"\n+++\n\nVälkommen.\n")?;
    for body in size.bodies() {
        let text = format!("+++\ntitle = \"{}\"\n+++\n\nNämnden möts varje månad.\n", body.name);
        tree.write(&format!("content/sammantraden/{}/_index.md", body.slug), &text)?;
    }
    for meeting in size.meetings() {
        let folder = format!("content/sammantraden/{}/{}", meeting.body, meeting.date);
        tree.write(&format!("{folder}/_index.md"), &whole(&meeting_fields(&meeting), &meeting.text))?;
        for item in &meeting.items {
            let text = whole(&item_fields(&meeting, item), &item.text);
            tree.write(&format!("{folder}/{:02}.md", item.number), &text)?;
        }
    }
    for paper in size.papers() {
        let folder = if paper.follows.is_some() { "handlingar" } else { "styrdokument" };
        let text = whole(&paper_fields(&paper), &paper.text);
        tree.write(&format!("content/{folder}/{}.md", paper.slug), &text)?;
    }
    Ok(())
}

fn whole(fields: &str, text: &str) -> String {
    format!("+++\n{fields}\n+++\n\n{text}")
}

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
