//! The ledger as Atom: an entry for each entry. What a removed document was called is in none of them.

use super::pages::Finder;
use crate::formats::feed::atom::{begun, link};
use crate::formats::teller::{Teller, moment};
use crate::formats::xml::element;
use crate::ledger::{Act, Change, Entry, Ledger};
use crate::site::Tool;

/// Where the feed stands.
pub const FEED: &str = "andringar/flode.xml";
/// The most entries that the feed shows; the data has the older ones.
const LONGEST: usize = 50;
/// The most lines of one entry.
const LINES: usize = 100;

/// The feed.
pub fn write(teller: Teller<'_>, ledger: &Ledger) -> String {
    let title = format!("{} – {}", teller.locale.word_owned("andringar.titel"), teller.site.config.name);
    let latest = ledger.entries.last().and_then(Entry::day).unwrap_or(teller.site.as_of);
    let page = teller.url(&Tool::Changes.address());
    let mut out = begun(teller, (&teller.tag("andringar"), &title, latest), (FEED, &page));
    let finder = Finder::new(teller, ledger);
    for entry in ledger.entries.iter().rev().take(LONGEST) {
        let number = entry.number;
        out.push_str("<entry>\n");
        element(&mut out, "id", &teller.tag(&format!("andringar/{number}")));
        element(&mut out, "title", &summary(teller, entry));
        element(&mut out, "updated", &moment(entry.day().unwrap_or(teller.site.as_of)));
        link(&mut out, ("alternate", "text/html"), &format!("{page}#post-{number}"));
        element(&mut out, "content", &lines(&finder, entry));
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

/// `12 mars 2026: 2 nya, 1 rättad`.
fn summary(teller: Teller<'_>, entry: &Entry) -> String {
    let day = entry.day().map(|day| teller.locale.date(day)).unwrap_or_default();
    format!("{day}: {}", counts(teller, entry))
}

/// How many of each.
pub fn counts(teller: Teller<'_>, entry: &Entry) -> String {
    if let Some(began) = entry.began_with {
        return teller.locale.count("andringar.borjan", began);
    }
    let told = [Act::Added, Act::Corrected, Act::Removed].into_iter().filter_map(|act| {
        let count = entry.changes.iter().filter(|change| change.act == act).count();
        (count > 0).then(|| teller.locale.count(&format!("andringar.antal.{}", act.name()), count))
    });
    told.collect::<Vec<_>>().join(", ")
}

fn lines(finder: &Finder<'_>, entry: &Entry) -> String {
    let told = entry.changes.iter().take(LINES).map(|change| line(finder, change));
    let told: Vec<String> = told.collect();
    if told.is_empty() { counts(finder.teller, entry) } else { told.join(" · ") }
}

fn line(finder: &Finder<'_>, change: &Change) -> String {
    let teller = finder.teller;
    let act = teller.locale.word_owned(&format!("andringar.vad.{}", change.act.name()));
    let title = finder.page_of(change.document).and_then(|(_, title)| title);
    let title = title.unwrap_or_else(|| kind(teller, change));
    match why(teller, change) {
        Some(why) => format!("{act}: {title} ({why})"),
        None => format!("{act}: {title}"),
    }
}

/// What kind of document: `en handling`.
pub fn kind(teller: Teller<'_>, change: &Change) -> String {
    teller.locale.word_owned(&format!("andringar.sort.{}", change.kind))
}

/// Why, in the words of the page's language and of the editor.
pub fn why(teller: Teller<'_>, change: &Change) -> Option<String> {
    let cause =
        change.why.cause.map(|cause| teller.locale.word_owned(&format!("andringar.orsak.{}", cause.name())));
    let both: Vec<String> = cause.into_iter().chain(change.why.words.clone()).collect();
    (!both.is_empty()).then(|| both.join("; "))
}
