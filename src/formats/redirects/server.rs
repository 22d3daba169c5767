//! Settings for servers: what leads on, types of files, and headers that a page cannot set itself.
//!
//! Each host reads its own file and leaves the others alone. Everything works without them too.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::moved::{Moved, live};
use crate::formats::teller::Teller;
use crate::formats::xml;
use crate::output::{content_type, media_type};
use crate::terms::percent;

/// Writes one server's settings.
type Writer = fn(Teller<'_>, &[Moved]) -> String;

/// The files and how each is written.
pub const FILES: &[(&str, Writer)] = &[
    ("_redirects", redirects),
    ("_headers", headers),
    (".htaccess", apache),
    ("nginx-insyn.conf", nginx),
    ("web.config", iis),
    (".nojekyll", |_, _| String::new()),
];

/// Endings whose types servers do not always know.
const ENDINGS: &[&str] = &["atom", "csv", "ics", "json", "opml", "rdf", "svg", "webp", "woff2", "xml"];

/// Endings of data that other sites may read in a browser.
const OPEN: &[&str] = &["json", "xml", "ics", "csv", "rdf", "opml"];
/// Who may show a page in a frame.
const FRAMES: (&str, &str) = ("Content-Security-Policy", "frame-ancestors 'self'");

/// Headers for every answer.
const HEADERS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
];

/// Pages that other sites may show in a frame; no other page may be.
const FRAMED: &str = "inbaddning";

fn root(teller: Teller<'_>) -> String {
    let address = &teller.site.config.address;
    let rest = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    rest.find('/').map_or_else(|| "/".to_owned(), |at| rest[at..].to_owned())
}

fn target(teller: Teller<'_>, moved: &Moved) -> String {
    format!("{}{}", root(teller), moved.to.tidy())
}

/// The folders of the further languages, from the site's root.
fn languages(teller: Teller<'_>) -> impl Iterator<Item = String> {
    let config = &teller.site.config;
    config.other_languages().filter_map(|(tongue, _)| config.folder_of(tongue))
}

/// The same from the server's root. Each folder has a page of its own that says that there is no such page.
fn folders(teller: Teller<'_>) -> impl Iterator<Item = String> {
    let root = root(teller);
    languages(teller).map(move |language| format!("{root}{language}/"))
}

/// A path as a pattern that it alone fits.
fn pattern(path: &str) -> String {
    path.chars().fold(String::new(), |mut out, c| {
        if ".+()".contains(c) {
            out.push('\\');
        }
        out.push(c);
        out
    })
}

fn redirects(teller: Teller<'_>, moved: &[Moved]) -> String {
    let root = root(teller);
    let mut out = String::new();
    for one in moved {
        let _ = writeln!(out, "{root}{} {} 301", percent::path(&one.from), target(teller, one));
    }
    // The page for all else is found by its name; one in a folder is not.
    for folder in folders(teller) {
        let _ = writeln!(out, "{folder}* {folder}404.html 404");
    }
    out
}

fn headers(teller: Teller<'_>, _: &[Moved]) -> String {
    let root = root(teller);
    let mut out = format!("{root}*\n");
    for (name, value) in HEADERS {
        let _ = writeln!(out, "  {name}: {value}");
    }
    for ending in OPEN {
        let _ = writeln!(out, "{root}*.{ending}\n  Access-Control-Allow-Origin: *");
    }
    // No rule takes back what another gave, so each part of the site but the frames has one.
    let parts = parts(teller).into_iter().map(|part| format!("{part}/*"));
    for path in std::iter::once(String::new()).chain(parts) {
        let _ = writeln!(out, "{root}{path}\n  {}: {}", FRAMES.0, FRAMES.1);
    }
    let _ = writeln!(out, "{root}tillgangar/*\n  Cache-Control: public, max-age=31536000, immutable");
    out
}

/// The first folder of every page but the frames, those of the further languages too.
fn parts(teller: Teller<'_>) -> BTreeSet<String> {
    let pages = teller.site.pages().iter();
    let folders = pages.filter_map(|page| page.address.as_str().split_once('/')).map(|(first, _)| first);
    let main: BTreeSet<&str> = folders.filter(|first| *first != FRAMED).collect();
    main.into_iter().map(str::to_owned).chain(languages(teller)).collect()
}

fn apache(teller: Teller<'_>, moved: &[Moved]) -> String {
    let root = root(teller);
    let mut out = format!("# Skrivs av Insyn.\nErrorDocument 404 {root}404.html\nAddDefaultCharset utf-8\n");
    for folder in folders(teller) {
        let _ = writeln!(
            out,
            "<If \"%{{REQUEST_URI}} =~ m#^{folder}#\">\nErrorDocument 404 {folder}404.html\n</If>"
        );
    }
    for ending in ENDINGS {
        let _ = writeln!(out, "AddType \"{}\" .{ending}", content_type(&format!(".{ending}")));
    }
    out.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in HEADERS {
        let _ = writeln!(out, "Header set {name} \"{value}\"");
    }
    let _ = writeln!(out, "<FilesMatch \"\\.({})$\">", OPEN.join("|"));
    out.push_str("Header set Access-Control-Allow-Origin \"*\"\n</FilesMatch>\n");
    let _ = writeln!(out, "SetEnvIf Request_URI \"/{FRAMED}/\" INSYN_RAM");
    let _ = writeln!(out, "Header set {} \"{}\" env=!INSYN_RAM\n</IfModule>", FRAMES.0, FRAMES.1);
    out.push_str("<IfModule mod_alias.c>\n");
    for one in moved {
        let from = pattern(one.from.trim_end_matches('/'));
        let _ = writeln!(out, "RedirectMatch 301 \"^{root}{from}/?$\" {}", target(teller, one));
    }
    out.push_str("</IfModule>\n");
    out
}

fn nginx(teller: Teller<'_>, moved: &[Moved]) -> String {
    let root = root(teller);
    let mut out =
        String::from("# Skrivs av Insyn. Lägg raden include /sökväg/nginx-insyn.conf; i server { }.\n");
    let _ = writeln!(out, "error_page 404 {root}404.html;\ncharset utf-8;");
    for folder in folders(teller) {
        let _ = writeln!(out, "location {folder} {{ error_page 404 {folder}404.html; }}");
    }
    // A location that adds a header of its own loses those from outside it.
    let add = |(name, value): &(&str, &str)| format!("add_header {name} \"{value}\" always;");
    let always = HEADERS.iter().map(add).collect::<Vec<_>>().join(" ");
    let _ = writeln!(out, "{always}\n{}", add(&FRAMES));
    let _ = writeln!(out, "location ^~ {root}{FRAMED}/ {{ {always} }}");
    for ending in ENDINGS {
        let plain = media_type(&format!(".{ending}"));
        let open =
            if OPEN.contains(ending) { add(&("Access-Control-Allow-Origin", "*")) } else { String::new() };
        let _ = writeln!(
            out,
            "location ~ ^{root}.*\\.{ending}$ {{ types {{ }} default_type {plain}; {always} {} {open} }}",
            add(&FRAMES)
        );
    }
    for one in moved {
        let from = one.from.trim_end_matches('/');
        let to = target(teller, one);
        let _ = writeln!(out, "location = \"{root}{from}\" {{ return 301 {to}; }}");
        if one.from.ends_with('/') {
            let _ = writeln!(out, "location = \"{root}{from}/\" {{ return 301 {to}; }}");
        }
    }
    let _ = writeln!(out, "location = {root}nginx-insyn.conf {{ return 404; }}");
    out
}

fn iis(teller: Teller<'_>, moved: &[Moved]) -> String {
    let root = root(teller);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n");
    // A folder leads on with all that is in it: one with pages of today has only the page that leads on.
    // It reads small letters and capitals alike, so a file of today keeps its address from those in other letters.
    let live = live(teller.site);
    let is_free = |from: &str| {
        let folder = format!("{from}/");
        !live.contains(from)
            && live.range(folder.as_str()..).next().is_none_or(|next| !next.starts_with(&folder))
    };
    let different: BTreeMap<String, &Moved> = moved.iter().map(|one| (one.in_small_letters(), one)).collect();
    for (_, one) in different.iter().filter(|(from, _)| is_free(from)) {
        let _ = writeln!(
            out,
            "<location path=\"{}\">\n<system.webServer>\n<httpRedirect enabled=\"true\" destination=\"{}\" \
             exactDestination=\"true\" httpResponseStatus=\"Permanent\"/>\n</system.webServer>\n</location>",
            xml::text(one.from.trim_end_matches('/')),
            xml::text(&target(teller, one))
        );
    }
    let _ = writeln!(
        out,
        "<location path=\"{FRAMED}\">\n<system.webServer>\n<httpProtocol>\n<customHeaders>\n\
         <remove name=\"{}\"/>\n</customHeaders>\n</httpProtocol>\n</system.webServer>\n</location>",
        FRAMES.0
    );
    for language in languages(teller) {
        let _ = writeln!(
            out,
            "<location path=\"{language}\">\n<system.webServer>\n{}</system.webServer>\n</location>",
            iis_missing(&format!("{root}{language}/"))
        );
    }
    out.push_str("<system.webServer>\n<staticContent>\n");
    for ending in ENDINGS {
        let kind = content_type(&format!(".{ending}"));
        let _ = writeln!(
            out,
            "<remove fileExtension=\".{ending}\"/>\n<mimeMap fileExtension=\".{ending}\" mimeType=\"{kind}\"/>"
        );
    }
    out.push_str("</staticContent>\n<httpProtocol>\n<customHeaders>\n");
    // Headers go by folder here, not by ending: all that is open to everybody is open to other sites.
    for (name, value) in HEADERS.iter().chain(&[FRAMES, ("Access-Control-Allow-Origin", "*")]) {
        let value = xml::text(value);
        let _ = writeln!(out, "<remove name=\"{name}\"/>\n<add name=\"{name}\" value=\"{value}\"/>");
    }
    let _ = writeln!(
        out,
        "</customHeaders>\n</httpProtocol>\n{}</system.webServer>\n</configuration>",
        iis_missing(&root)
    );
    out
}

/// What is sent where there is no page, in a folder.
fn iis_missing(folder: &str) -> String {
    format!(
        "<httpErrors errorMode=\"Custom\" existingResponse=\"Replace\">\n<remove statusCode=\"404\"/>\n\
         <error statusCode=\"404\" path=\"{}404.html\" responseMode=\"ExecuteURL\"/>\n</httpErrors>\n",
        xml::text(folder)
    )
}
