//! Former addresses: pages that lead on, and settings for the servers that hosts use.

mod lost;
mod moved;
mod server;

pub use lost::{LOST_ADDRESS, lost_addresses};
pub use moved::{Moved, is_near_made_files, moved};

use super::format::{Format, Ready};
use super::teller::Teller;
use super::xml;
use crate::output::{Artifact, Recipe};

/// A page that leads on at each former address, and one file for each kind of server.
pub static FORMAT: Format = Format { name: "redirects", make };

/// The names of the files for servers.
pub fn server_files() -> impl Iterator<Item = String> {
    server::FILES.iter().map(|(address, _)| (*address).to_owned())
}

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let teller = Teller::of(ready);
    let all = moved(ready.site);
    let mut made: Vec<Artifact<'_>> = server::FILES
        .iter()
        .map(|(address, write)| Artifact {
            address: (*address).to_owned(),
            recipe: Recipe::Bytes(write(teller, &all).into_bytes().into()),
        })
        .collect();
    let stubs = all.into_iter().filter_map(|one| {
        // A former file cannot hold a page of another type; there the server's file has to lead on.
        let address = one.stub()?;
        let html = stub(teller, &one, &address);
        Some(Artifact { address, recipe: Recipe::Bytes(html.into_bytes().into()) })
    });
    made.extend(stubs);
    made
}

/// A page that leads on: at once where the browser does it, by a link where it does not.
fn stub(teller: Teller<'_>, moved: &Moved, address: &str) -> String {
    let link = crate::site::Address::file(address).link_to(&moved.to);
    let (link, url) = (xml::text(&link), xml::text(&teller.url(&moved.to)));
    let title = xml::text(&teller.name(moved.node));
    let heading = xml::text(teller.locale.word("flyttad.titel"));
    let about = xml::text(teller.locale.word("flyttad.om"));
    let language = xml::text(&teller.site.config.language);
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; \
         form-action 'none'\">\n\
         <meta http-equiv=\"refresh\" content=\"0; url={link}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"{url}\">\n\
         <title>{heading} – {title}</title>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n\
         <p>{about} <a href=\"{link}\">{title}</a></p>\n</main>\n</body>\n</html>\n"
    )
}
