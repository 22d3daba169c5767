//! The page of the ledger: what was added, corrected and removed, the latest first.

use serde::Serialize;

use super::desk::{Day, Desk, Link};
use super::layout::{Head, Shell};
use crate::formats::ledger::{FEED, Finder, counts, kind_of, why_of};
use crate::ledger::{ADDRESS, Act, Change, Entry, Ledger};
use crate::site::{Address, Subject, Tool};

/// The most entries on the page; the data has all.
const ENTRIES: usize = 100;
/// The most lines of one sort in an entry.
const LINES: usize = 100;

/// What the template of the ledger gets.
#[derive(Debug, Serialize)]
pub struct ChangesView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// What happened, the latest first.
    pub entries: Vec<EntryView>,
    /// How many older entries only the data has.
    pub older: usize,
    /// The ledger as data.
    pub data: String,
    /// The ledger as a feed.
    pub feed: String,
}

/// One entry.
#[derive(Debug, Serialize)]
pub struct EntryView {
    /// Its number.
    pub number: u32,
    /// Its day.
    pub day: Option<Day>,
    /// How many of each.
    pub counts: String,
    /// What happened, by what it was.
    pub groups: Vec<Group>,
    /// The hash of the site before.
    pub site_before: Option<String>,
    /// The hash of the entry before.
    pub entry_before: Option<String>,
}

/// What was added, or corrected, or removed.
#[derive(Debug, Serialize)]
pub struct Group {
    /// What happened.
    pub heading: String,
    /// To what.
    pub rows: Vec<Row>,
    /// How many more there are.
    pub more: usize,
}

/// What happened to one document.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its page, where it is public.
    pub link: Option<Link>,
    /// What kind of document.
    pub kind: String,
    /// The page that tells of its withdrawal.
    pub withdrawal: Option<String>,
    /// Whether it has been taken away since.
    pub gone_since: bool,
    /// Why.
    pub why: Option<String>,
}

/// The view of the ledger.
pub fn view(desk: &Desk<'_>, ledger: &Ledger) -> ChangesView {
    let heading = desk.word("andringar.titel").to_owned();
    let head = Head { title: heading.clone(), ..Head::default() };
    let finder = Finder::new(desk.teller(), ledger);
    let shown = ledger.entries.iter().rev().take(ENTRIES);
    ChangesView {
        shell: Shell::of(desk, Subject::Tool(Tool::Changes), head),
        heading,
        entries: shown.map(|entry| entry_view(desk, &finder, entry)).collect(),
        older: ledger.entries.len().saturating_sub(ENTRIES),
        data: desk.link(&Address::file(ADDRESS)),
        feed: desk.link(&Address::file(FEED)),
    }
}

fn entry_view(desk: &Desk<'_>, finder: &Finder<'_>, entry: &Entry) -> EntryView {
    let groups = [Act::Removed, Act::Corrected, Act::Added].into_iter().filter_map(|act| {
        let of: Vec<&Change> = entry.changes.iter().filter(|change| change.act == act).collect();
        (!of.is_empty()).then(|| Group {
            heading: desk.term("andringar.vad", act.name()),
            more: of.len().saturating_sub(LINES),
            rows: of.into_iter().take(LINES).map(|change| row(desk, finder, change)).collect(),
        })
    });
    EntryView {
        number: entry.number,
        day: entry.day().map(|day| desk.day(day)),
        counts: counts(finder.teller, entry),
        groups: groups.collect(),
        site_before: entry.site_before.clone(),
        entry_before: entry.entry_before.clone(),
    }
}

fn row(desk: &Desk<'_>, finder: &Finder<'_>, change: &Change) -> Row {
    let found = finder.page_of(change.document);
    let (link, withdrawal) = match found {
        Some((address, Some(text))) => (Some(Link { href: desk.link(&address), text }), None),
        Some((address, None)) => (None, Some(desk.link(&address))),
        None => (None, None),
    };
    Row {
        gone_since: link.is_none() && change.act != Act::Removed,
        link,
        kind: kind_of(finder.teller, change),
        withdrawal: withdrawal.filter(|_| change.act == Act::Removed),
        why: why_of(finder.teller, change),
    }
}
