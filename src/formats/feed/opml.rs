//! Every channel but the many of cases, goals and indicators, in one file for feed readers (OPML 2.0).

use super::channel::{Channel, Sort};
use crate::formats::teller::Teller;
use crate::formats::xml::{self, element};

/// Where the bundle stands.
pub const ADDRESS: &str = "folj/floden.opml";

/// The bundle.
pub fn write(teller: Teller<'_>, channels: &[Channel]) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n<head>\n");
    element(&mut out, "title", &teller.site.config.name);
    out.push_str("</head>\n<body>\n");
    for channel in channels.iter().filter(|channel| channel.sort == Sort::Main) {
        let mut outline = |name: &str, value: &str| {
            out.push_str(name);
            out.push_str("=\"");
            xml::push(&mut out, value);
            out.push('"');
        };
        outline("<outline type=\"rss\" text", &channel.title);
        outline(" title", &channel.title);
        outline(" xmlUrl", &teller.url_of(&channel.file("xml")));
        outline(" htmlUrl", &teller.url(&channel.page));
        out.push_str("/>\n");
    }
    out.push_str("</body>\n</opml>\n");
    out
}
