//! A channel as Atom, RFC 4287. Its `updated` is the day of its latest entry: never the time of a build.

use jiff::civil::Date;

use super::channel::Channel;
use crate::formats::teller::{Teller, moment};
use crate::formats::xml::{self, element};

/// Appends the feed.
pub fn write(file: &mut Vec<u8>, teller: Teller<'_>, channel: &Channel) {
    let id = teller.tag(&format!("flode/{}", channel.page.tidy()));
    let page = teller.url(&channel.page);
    let mut out = begun(teller, (&id, &channel.title, channel.updated()), (&channel.file("xml"), &page));
    for entry in &channel.entries {
        let told = entry.told.words(teller);
        out.push_str("<entry>\n");
        element(&mut out, "id", &told.id);
        element(&mut out, "title", &told.title);
        element(&mut out, "updated", &moment(entry.day));
        link(&mut out, ("alternate", "text/html"), &told.url);
        if let Some(category) = told.category {
            out.push_str("<category term=\"");
            out.push_str(category);
            out.push_str("\"/>\n");
        }
        if let Some(summary) = &told.summary {
            element(&mut out, "summary", summary);
        }
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    file.extend_from_slice(out.as_bytes());
}

/// A feed up to its entries: its identity, title and latest day, the address of its file and of its page.
pub fn begun(
    teller: Teller<'_>,
    (id, title, updated): (&str, &str, Date),
    (file, page): (&str, &str),
) -> String {
    let config = &teller.site.config;
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    xml::push(&mut out, &config.language);
    out.push_str("\">\n");
    element(&mut out, "id", id);
    element(&mut out, "title", title);
    element(&mut out, "updated", &moment(updated));
    out.push_str("<author>");
    element(&mut out, "name", &config.publisher);
    out.push_str("</author>\n");
    link(&mut out, ("self", "application/atom+xml"), &teller.url_of(file));
    link(&mut out, ("alternate", "text/html"), page);
    out
}

/// Appends a link from a feed or an entry.
pub fn link(out: &mut String, (rel, kind): (&str, &str), href: &str) {
    out.push_str("<link rel=\"");
    out.push_str(rel);
    out.push_str("\" type=\"");
    out.push_str(kind);
    out.push_str("\" href=\"");
    xml::push(out, href);
    out.push_str("\"/>\n");
}
