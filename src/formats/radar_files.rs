//! The revision radar as a table (CSV) with its description, and as a calendar (iCalendar).

use super::calendar::line;
use super::csvw::{self, Cell, Column, Dialect};
use super::format::{Format, Ready};
use super::open_data::csv_line;
use super::teller::Teller;
use crate::config::Part;
use crate::output::{Artifact, Recipe};
use crate::site::{Concern, Node, Register, Site, concerns, due_concerns, register_address};

/// The columns of the table.
const COLUMNS: [Column; 5] = [
    ("dokument", "string", Cell::Always),
    ("skal", "string", Cell::Always),
    ("datum", "date", Cell::Maybe),
    ("galler", "string", Cell::Maybe),
    ("adress", "anyURI", Cell::Always),
];

/// The files, beside the page.
pub static FORMAT: Format = Format {
    name: "radar-files",
    make: |ready: Ready<'_>| {
        let stem = register_address(ready.site, Register::Radar);
        let stem = stem.tidy().trim_end_matches('/').to_owned();
        let teller = Teller::of(ready);
        let file = |ending: &str, write: fn(&mut Vec<u8>, Teller<'_>)| Artifact {
            address: format!("{stem}.{ending}"),
            recipe: Recipe::Make(Box::new(move |out| {
                write(out, teller);
                Ok(())
            })),
        };
        let title = teller.locale.word_owned("radar.titel");
        let table = (COLUMNS.to_vec(), Dialect::Swedish);
        let described = csvw::beside(teller, &format!("{stem}.csv"), title, table);
        let files = [
            (file("csv", csv), Part::Tables),
            (file("ics", calendar), Part::Calendars),
            (described, Part::Tables),
        ];
        let kept = files.into_iter().filter(|(_, part)| ready.site.config.has(*part));
        kept.map(|(artifact, _)| artifact).collect()
    },
};

/// With a byte order mark: without it a Swedish Excel reads å, ä and ö wrongly.
fn csv(out: &mut Vec<u8>, teller: Teller<'_>) {
    let (site, separator) = (teller.site, Dialect::Swedish.delimiter());
    let mut text = "\u{feff}".to_owned();
    csv_line(&mut text, COLUMNS.iter().map(|(name, ..)| *name), separator);
    for one in concerns(site) {
        let why = teller.word("radar.typ", one.kind.name());
        let since = one.since.map(|day| day.to_string()).unwrap_or_default();
        let address = whole_address(teller, &one);
        let cells = [title(site, &one), &why, &since, about(site, &one), &address];
        csv_line(&mut text, cells.into_iter(), separator);
    }
    out.extend_from_slice(text.as_bytes());
}

fn title<'s>(site: &'s Site, one: &Concern) -> &'s str {
    site.title(Node::Document(one.document))
}

/// The part of the document, or the other document, that a concern is about.
fn about<'s>(site: &'s Site, one: &'s Concern) -> &'s str {
    match (&one.part, one.other) {
        (Some(part), _) => &part.words,
        (None, Some(other)) => site.title(Node::Document(other)),
        (None, None) => "",
    }
}

fn whole_address(teller: Teller<'_>, one: &Concern) -> String {
    let page = one.part.as_ref().map_or_else(|| teller.site.address(one.document), |part| &part.page);
    let anchor = one.part.as_ref().and_then(|part| part.anchor.as_ref());
    let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    teller.url(page) + &anchor
}

/// One whole day for each concern that has a day, and for each day ahead on which there will be one.
fn calendar(out: &mut Vec<u8>, teller: Teller<'_>) {
    let site = teller.site;
    line::plain(out, "BEGIN:VCALENDAR");
    line::plain(out, "VERSION:2.0");
    line::plain(out, "PRODID:-//Insyn//Insyn//SV");
    line::text(out, "X-WR-CALNAME", teller.locale.word("radar.titel"));
    let told = concerns(site).into_iter().map(|one| (one, "radar.typ"));
    let ahead = due_concerns(site).into_iter().map(|one| (one, "radar.kommande"));
    for (one, group) in told.chain(ahead) {
        let Some(day) = one.since else { continue };
        let (kind, day) = (one.kind.name(), day.strftime("%Y%m%d"));
        line::plain(out, "BEGIN:VEVENT");
        line::plain(out, &format!("UID:{kind}-{}@{}", slug_of(site, &one), teller.host()));
        // The stamp is the day itself: the same file from the same sources.
        line::plain(out, &format!("DTSTAMP:{day}T000000Z"));
        line::plain(out, &format!("DTSTART;VALUE=DATE:{day}"));
        line::text(out, "SUMMARY", &format!("{}: {}", title(site, &one), teller.word(group, kind)));
        line::text(out, "DESCRIPTION", about(site, &one));
        line::plain(out, &format!("URL:{}", whole_address(teller, &one)));
        line::plain(out, "TRANSP:TRANSPARENT");
        line::plain(out, "END:VEVENT");
    }
    line::plain(out, "END:VCALENDAR");
}

fn slug_of(site: &Site, one: &Concern) -> String {
    let page = site.address(one.document).tidy().trim_end_matches('/').replace('/', "-");
    let other = one.other.map(|id| site.address(id).tidy().trim_end_matches('/').replace('/', "-"));
    let part = one.part.as_ref().and_then(|part| part.anchor.clone());
    [Some(page), other, part].into_iter().flatten().collect::<Vec<_>>().join("-")
}
