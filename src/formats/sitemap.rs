//! The list of pages for search engines, and where they find it.

use std::fmt::Write;

use super::format::Format;
use super::teller::Teller;
use super::xml::{self, element};
use crate::output::{Artifact, Recipe};
use crate::site::{Node, Page, Subject};

/// The most addresses that one file may hold, by the protocol.
const LONGEST: usize = 50_000;

/// `sitemap.xml` (in parts on a very large site) and `robots.txt`.
pub static FORMAT: Format = Format {
    name: "sitemap",
    make: |ready| {
        let teller = Teller::of(ready);
        let listed: Vec<&Page> =
            ready.site.every_page().filter(|page| page.subject != Subject::NotFound).collect();
        let parts: Vec<&[&Page]> = listed.chunks(LONGEST).collect();
        let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", teller.url_of("sitemap.xml"));
        let mut made = vec![file("robots.txt".to_owned(), robots)];
        if let [only] = parts[..] {
            made.push(file("sitemap.xml".to_owned(), pages(teller, only)));
            return made;
        }
        let mut index = String::from(OPENING);
        index.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (number, part) in parts.iter().enumerate() {
            let name = format!("sitemap-{}.xml", number + 1);
            index.push_str("<sitemap>");
            element(&mut index, "loc", &teller.url_of(&name));
            index.push_str("</sitemap>\n");
            made.push(file(name, pages(teller, part)));
        }
        index.push_str("</sitemapindex>\n");
        made.push(file("sitemap.xml".to_owned(), index));
        made
    },
};

const OPENING: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

fn file<'s>(address: String, text: String) -> Artifact<'s> {
    Artifact { address, recipe: Recipe::Bytes(text.into_bytes().into()) }
}

fn pages(teller: Teller<'_>, pages: &[&Page]) -> String {
    let mut out = String::from(OPENING);
    let config = &teller.site.config;
    let several = config.other_languages().next().is_some();
    let xhtml = if several { " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" } else { "" };
    let _ = writeln!(out, "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"{xhtml}>");
    for page in pages {
        out.push_str("<url>");
        element(&mut out, "loc", &teller.url(&page.address));
        let folder = config.folder_of(page.tongue);
        let main = folder.map_or_else(|| page.address.clone(), |folder| page.address.out_of(&folder));
        let others = config
            .other_languages()
            .filter_map(|(tongue, language)| Some((language, main.within(&config.folder_of(tongue)?))));
        let versions = std::iter::once((&*config.language, main.clone())).chain(others);
        for (language, address) in versions.filter(|_| several) {
            let href = xml::text(&teller.url(&address));
            let language = xml::text(language);
            let _ = write!(out, "<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{href}\"/>");
        }
        let node = match page.subject {
            Subject::Document(id) => Some(Node::from(id)),
            Subject::Case(id) => Some(Node::from(id)),
            _ => None,
        };
        if let Some(day) = node.and_then(|node| teller.changed(node)) {
            element(&mut out, "lastmod", &day.to_string());
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}
