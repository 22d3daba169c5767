//! The corpus as Zola reads it, with the smallest templates. Run where the user has `zola`.

use std::io;
use std::path::Path;

use super::corpus::{Item, Meeting, Paper, Size};
use super::files::Tree;

const TEMPLATES: &[(&str, &str)] = &[
    ("config.toml", include_str!("zola/config.toml")),
    ("templates/base.html", include_str!("zola/base.html")),
    ("templates/index.html", include_str!("zola/index.html")),
    ("templates/page.html", include_str!("zola/page.html")),
    ("templates/section.html", include_str!("zola/section.html")),
    ("templates/taxonomy_list.html", include_str!("zola/taxonomy_list.html")),
    ("templates/taxonomy_single.html", include_str!("zola/taxonomy_single.html")),
];

/// Writes the site.
pub fn write(size: Size, root: &Path) -> io::Result<()> {
    let mut tree = Tree::empty(root)?;
    for (path, text) in TEMPLATES {
        tree.write(path, text)?;
    }
    section(&mut tree, "", "Insyn i Provkommun", "Välkommen.\n")?;
    for (folder, title) in
        [("sammantraden", "Möten"), ("styrdokument", "Styrdokument"), ("handlingar", "Handlingar")]
    {
        section(&mut tree, &format!("/{folder}"), title, "")?;
    }
    for body in size.bodies() {
        let folder = format!("/sammantraden/{}", body.slug);
        section(&mut tree, &folder, &body.name, "Nämnden möts varje månad.\n")?;
    }
    for meeting in size.meetings() {
        let folder = format!("/sammantraden/{}/{}", meeting.body, meeting.date);
        section(&mut tree, &folder, &format!("{} {}", meeting.body, meeting.date), &meeting.text)?;
        for item in &meeting.items {
            let text = format!("+++\n{}\n+++\n\n{}", item_fields(&meeting, item), item.text);
            tree.write(&format!("content{folder}/p{:02}.md", item.number), &text)?;
        }
    }
    for paper in size.papers() {
        let folder = if paper.follows.is_some() { "handlingar" } else { "styrdokument" };
        let text = format!("+++\n{}\n+++\n\n{}", paper_fields(&paper), paper.text);
        tree.write(&format!("content/{folder}/{}.md", paper.slug), &text)?;
    }
    Ok(())
}

fn section(tree: &mut Tree, folder: &str, title: &str, text: &str) -> io::Result<()> {
    let fields = format!("title = \"{title}\"\nsort_by = \"date\"\ngenerate_feeds = false");
    tree.write(&format!("content{folder}/_index.md"), &format!("+++\n{fields}\n+++\n\n{text}"))
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
