//! The corpus as another generator reads it: the same files in the same order, each with the front matter of its
//! program.

use std::io;
use std::path::Path;

use super::corpus::{Item, Meeting, Paper, Size};
use super::files::Tree;

/// Sections besides those of bodies and meetings: folder, title and whether they have news.
const SECTIONS: [(&str, &str, Feed); 3] = [
    ("sammantraden", "Möten", Feed::None),
    ("styrdokument", "Styrdokument", Feed::Has),
    ("handlingar", "Handlingar", Feed::Has),
];

/// Whether a section has news. Those of bodies and meetings hold no page themselves but other sections, and feeds of the
/// generators tell of pages only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Feed {
    /// It has a feed.
    Has,
    /// It has none.
    None,
}

/// How a generator wants the corpus.
#[derive(Debug, Clone, Copy)]
pub struct Peer {
    /// Its settings: where they stand, and what they say.
    pub settings: (&'static str, &'static str),
    /// Its templates.
    pub templates: &'static [(&'static str, &'static str)],
    /// What the name of an item's file begins with.
    pub item_prefix: &'static str,
    /// The front matter of a section.
    pub section: fn(title: &str, Feed) -> String,
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
        for (path, text) in std::iter::once(&self.settings).chain(self.templates) {
            tree.write(path, text)?;
        }
        let home = (self.section)("Insyn i Provkommun", Feed::Has);
        tree.write("content/_index.md", &whole(&home, "Välkommen.\n"))?;
        for (folder, title, feed) in SECTIONS {
            tree.write(&format!("content/{folder}/_index.md"), &whole(&(self.section)(title, feed), ""))?;
        }
        for body in size.bodies() {
            let text = whole(&(self.section)(&body.name, Feed::None), "Nämnden möts varje månad.\n");
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
