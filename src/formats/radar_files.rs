//! The revision radar as a table (CSV) with its description, and as a calendar (iCalendar).

use jiff::civil::Date;

use super::csvw::{self, Cell, Column, Dialect};
use super::format::{Format, Ready};
use super::teller::Teller;
use crate::config::Part;
use crate::output::{Artifact, Recipe};
use crate::site::{Concern, Node, Register, Site, concerns, due_concerns, register_address};
use crate::theme::Locale;

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
        let file = |ending: &str, make: fn(&Site, &Locale) -> String| Artifact {
            address: format!("{stem}.{ending}"),
            recipe: Recipe::Make(Box::new(move |out| {
                out.extend_from_slice(make(ready.site, ready.theme.locale()).as_bytes());
                Ok(())
            })),
        };
        let teller = Teller::of(ready);
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

/// RFC 4180, with a byte order mark: without it a Swedish Excel reads å, ä and ö wrongly. Semicolons, as it expects.
fn csv(site: &Site, locale: &Locale) -> String {
    let mut out = format!("\u{feff}{}\r\n", COLUMNS.map(|(name, ..)| name).join(";"));
    for one in concerns(site) {
        let why = locale.word(&format!("radar.typ.{}", one.kind.name())).to_owned();
        let since = one.since.map(|day| day.to_string()).unwrap_or_default();
        let cells = [title(site, &one), why, since, about(site, &one), whole_address(site, &one)];
        out.push_str(&cells.map(|cell| quoted(&cell)).join(";"));
        out.push_str("\r\n");
    }
    out
}

fn title(site: &Site, one: &Concern) -> String {
    site.title(Node::Document(one.document)).to_owned()
}

/// The part of the document, or the other document, that a concern is about.
fn about(site: &Site, one: &Concern) -> String {
    match (&one.part, one.other) {
        (Some(part), _) => part.words.clone(),
        (None, Some(other)) => site.title(Node::Document(other)).to_owned(),
        (None, None) => String::new(),
    }
}

fn whole_address(site: &Site, one: &Concern) -> String {
    let page = one.part.as_ref().map_or_else(|| site.address(one.document), |part| &part.page).tidy();
    let anchor = one.part.as_ref().and_then(|part| part.anchor.as_ref());
    let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
    format!("{}{page}{anchor}", site.config.address)
}

/// In quotation marks; a text that a spreadsheet would take for a formula gets an apostrophe.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// RFC 5545: one whole day for each concern that has a day, and for each day ahead on which there will be one.
fn calendar(site: &Site, locale: &Locale) -> String {
    let name = locale.word("radar.titel");
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Insyn//Insyn//SV".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(name)),
    ];
    let told = concerns(site).into_iter().map(|one| (one, "radar.typ"));
    let ahead = due_concerns(site).into_iter().map(|one| (one, "radar.kommande"));
    for (one, group) in told.chain(ahead) {
        let Some(day) = one.since else { continue };
        let why = locale.word(&format!("{group}.{}", one.kind.name())).to_owned();
        let address = whole_address(site, &one);
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{}@{}", one.kind.name(), slug_of(site, &one), host(&site.config.address)),
            // The stamp is the day itself: the same file from the same sources.
            format!("DTSTAMP:{}T000000Z", compact(day)),
            format!("DTSTART;VALUE=DATE:{}", compact(day)),
            format!("SUMMARY:{}", escaped(&format!("{}: {why}", title(site, &one)))),
            format!("DESCRIPTION:{}", escaped(&about(site, &one))),
            format!("URL:{address}"),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn slug_of(site: &Site, one: &Concern) -> String {
    let page = site.address(one.document).tidy().trim_end_matches('/').replace('/', "-");
    let other = one.other.map(|id| site.address(id).tidy().trim_end_matches('/').replace('/', "-"));
    let part = one.part.as_ref().and_then(|part| part.anchor.clone());
    [Some(page), other, part].into_iter().flatten().collect::<Vec<_>>().join("-")
}

fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Lines of at most 75 bytes, the next ones beginning with a space, none cut inside a letter.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut width = 0;
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters() {
        let made = folded(&"å".repeat(60));
        assert!(made.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(made.replace("\r\n ", "").trim_end(), "å".repeat(60));
    }

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("a \"b\""), "\"a \"\"b\"\"\"");
    }
}
