//! The corpus as another generator reads it: the same files in the same order, each with the front matter of its
//! program.

use std::io;
use std::path::Path;

use super::corpus::{Item, Meeting, Paper, Size};
use super::files::Tree;

/// How a generator wants the corpus.
pub struct Peer {
    /// Its settings and templates.
    pub files: &'static [(&'static str, &'static str)],
    /// Sections besides those of bodies and meetings: folder and title.
    pub sections: &'static [(&'static str, &'static str)],
    /// What the name of an item's file begins with.
    pub item_prefix: &'static str,
    /// The front matter of a section.
    pub section: fn(title: &str) -> String,
    /// Of a meeting, which is a section too.
    pub meeting: fn(&Meeting) -> String,
    /// Of an item.
    pub item: fn(&Meeting, &Item) -> String,
    /// Of a programme or a follow-up.
    pub paper: fn(&Paper) -> String,
}

impl Peer {
    /// Writes the site.
    pub fn write(&self, size: Size, root: &Path) -> io::Result<()> {
        let mut tree = Tree::empty(root)?;
        for (path, text) in self.files {
            tree.write(path, text)?;
        }
        tree.write("content/_index.md", &whole(&(self.section)("Insyn i Provkommun"), "Välkommen.\n"))?;
        for (folder, title) in self.sections {
            tree.write(&format!("content/{folder}/_index.md"), &whole(&(self.section)(title), ""))?;
        }
        for body in size.bodies() {
            let text = whole(&(self.section)(&body.name), "Nämnden möts varje månad.\n");
            tree.write(&format!("content/sammantraden/{}/_index.md", body.slug), &text)?;
        }
        for meeting in size.meetings() {
            let folder = format!("content/sammantraden/{}/{}", meeting.body, meeting.date);
            tree.write(&format!("{folder}/_index.md"), &whole(&(self.meeting)(&meeting), &meeting.text))?;
            for item in &meeting.items {
                let place = format!("{folder}/{}{:02}.md", self.item_prefix, item.number);
                tree.write(&place, &whole(&(self.item)(&meeting, item), &item.text))?;
            }
        }
        for paper in size.papers() {
            let folder = if paper.follows.is_some() { "handlingar" } else { "styrdokument" };
            let text = whole(&(self.paper)(&paper), &paper.text);
            tree.write(&format!("content/{folder}/{}.md", paper.slug), &text)?;
        }
        Ok(())
    }
}

fn whole(fields: &str, text: &str) -> String {
    format!("+++\n{fields}\n+++\n\n{text}")
}
