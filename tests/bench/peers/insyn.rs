//! The corpus as Insyn reads it.

use std::io;
use std::path::Path;

use super::corpus::{Item, Meeting, Paper, Size};
use super::files::Tree;

const SETTINGS: &str = "namn = \"Insyn i Provkommun\"\n\
    beskrivning = \"Provkommunens ärenden från kallelse till utfall.\"\n\
    adress = \"https://insyn.exempel.se/\"\n\
    utgivare = \"Provkommun\"\n\
    demonstration = \"En påhittad kommun.\"\n";

/// The parts that none of the others makes.
const BEYOND: &str = "\"oparl\", \"dokumentdata\", \"sok\", \"kalendrar\", \"tabeller\", \"json-floden\", \
    \"enskilda-floden\", \"listor-av-flera\", \"inbaddning\"";

/// The smallest templates that show a page with its facts and the way to it, a list, a case: what the others have.
const TEMPLATES: &[(&str, &str)] = &[
    ("base.html", include_str!("insyn/base.html")),
    ("body.html", include_str!("insyn/body.html")),
    ("case.html", include_str!("insyn/case.html")),
    ("entry.html", include_str!("insyn/entry.html")),
    ("item.html", include_str!("insyn/item.html")),
    ("list.html", include_str!("insyn/list.html")),
    ("meeting.html", include_str!("insyn/meeting.html")),
    ("paper.html", include_str!("insyn/paper.html")),
    ("sheet.html", include_str!("insyn/sheet.html")),
    ("stations.html", include_str!("insyn/stations.html")),
    ("steering.html", include_str!("insyn/steering.html")),
    ("surroundings.html", include_str!("insyn/surroundings.html")),
];

/// Writes the site, with everything that it can have.
pub fn write(size: Size, root: &Path) -> io::Result<()> {
    write_with(size, root, "").map(drop)
}

/// Writes the site with what the other generators make: pages, lists, terms, feeds, a sitemap.
pub fn write_in_scope(size: Size, root: &Path) -> io::Result<()> {
    write_with(size, root, &format!("utan = [{BEYOND}]\n")).map(drop)
}

/// Writes that site with templates like those of the others.
pub fn write_with_their_templates(size: Size, root: &Path) -> io::Result<()> {
    write_small(size, root, BEYOND)
}

/// Writes that site without lists by year, type and so on.
pub fn write_small_without_lists(size: Size, root: &Path) -> io::Result<()> {
    write_small(size, root, &format!("{BEYOND}, \"listor\""))
}

fn write_small(size: Size, root: &Path, without: &str) -> io::Result<()> {
    let mut tree = write_with(size, root, &format!("tema = \"liten\"\nutan = [{without}]\n"))?;
    for (name, template) in TEMPLATES {
        tree.write(&format!("themes/liten/templates/{name}"), template)?;
    }
    Ok(())
}

/// Writes the site in the peers' scope without lists by year, type and so on.
pub fn write_without_lists(size: Size, root: &Path) -> io::Result<()> {
    write_with(size, root, &format!("utan = [{BEYOND}, \"listor\"]\n")).map(drop)
}

fn write_with(size: Size, root: &Path, settings: &str) -> io::Result<Tree> {
    let mut tree = Tree::empty(root)?;
    tree.write("content/site.toml", &format!("{SETTINGS}{settings}"))?;
    tree.write("content/index.md", "+++\ntitel = \"Insyn i Provkommun\"\n+++\n\nVälkommen.\n")?;
    for body in size.bodies() {
        let fields = format!("namn = \"{}\"\ntyp = \"namnd\"", body.name);
        tree.write(
            &format!("content/organ/{}.md", body.slug),
            &whole(&fields, "Nämnden möts varje månad.\n"),
        )?;
    }
    for meeting in size.meetings() {
        let folder = format!("content/sammantraden/{}/{}", meeting.body, meeting.date);
        tree.write(&format!("{folder}/index.md"), &whole(&meeting_fields(&meeting), &meeting.text))?;
        for item in &meeting.items {
            tree.write(&format!("{folder}/{:02}.md", item.number), &whole(&item_fields(item), &item.text))?;
        }
    }
    for paper in size.papers() {
        let path = match paper.follows {
            Some(_) => format!("content/handlingar/{}.md", paper.slug),
            None => format!("content/styrdokument/{}.md", paper.slug),
        };
        tree.write(&path, &whole(&paper_fields(&paper), &paper.text))?;
    }
    Ok(tree)
}

fn whole(fields: &str, text: &str) -> String {
    format!("+++\n{fields}\n+++\n\n{text}")
}

fn meeting_fields(meeting: &Meeting) -> String {
    format!(
        "organ = \"{}\"\ndatum = {}\ntid = \"13:00\"\nplats = \"Kommunhuset\"\nstatus = \"justerat\"",
        meeting.body, meeting.date
    )
}

fn item_fields(item: &Item) -> String {
    let mut papers = "{ titel = \"Tjänsteskrivelse\", fran = \"Kommunkontoret\", aterges = true }".to_owned();
    if let Some(programme) = &item.programme {
        papers.push_str(&format!(", {{ titel = \"Program\", styrdokument = \"{programme}\" }}"));
    }
    format!(
        "titel = \"{}\"\ntyp = \"{}\"\nnummer = \"{number}\"\narende = [\"{}\"]\nforedragande = [\"{}\"]\n\
         sammanfattning = \"{}\"\nparagraf = \"{number}\"\nutfall = \"{}\"\nhandlingar = [{papers}]{}",
        item.title,
        item.kind,
        item.case,
        item.presenter,
        item.summary,
        item.verdict,
        item.commission_field(),
        number = item.number,
    )
}

fn paper_fields(paper: &Paper) -> String {
    let Paper { title, summary, date, case, .. } = paper;
    let common = format!("titel = \"{title}\"\nsammanfattning = \"{summary}\"\narende = [\"{case}\"]");
    match &paper.follows {
        Some(programme) => format!(
            "{common}\ntyp = \"rapport\"\ndatum = {date}\n\
             relationer = [{{ typ = \"foljer_upp\", till = \"/styrdokument/{programme}.md\" }}]"
        ),
        None => format!(
            "{common}\ntyp = \"program\"\nantagande = [{{ organ = \"KF\", datum = {date}, paragraf = \"7\" }}]\n\
             giltighet = {{ tillsvidare = true }}\nuppfoljning = {{ ansvarig = \"Kommunstyrelsen\", intervall = \"ar\" }}"
        ),
    }
}
