//! News of the whole site, of each body, case, steering document, goal, indicator and list: as Atom and as JSON Feed.

mod atom;
mod channel;
mod entry;
mod json;
mod opml;

pub use channel::{file_beside, has_channel};

use channel::channels;

use super::format::Format;
use super::teller::Teller;
use crate::output::{Artifact, Recipe};

/// Every channel as Atom (RFC 4287).
pub static ATOM: Format = Format {
    name: "atom",
    make: |ready| {
        let teller = Teller::of(ready);
        let made = channels(teller).into_iter().map(|channel| Artifact {
            address: channel.file("xml"),
            recipe: Recipe::Make(Box::new(move |out| {
                out.extend_from_slice(atom::write(teller, &channel).as_bytes());
                Ok(())
            })),
        });
        made.collect()
    },
};

/// Every channel as JSON Feed 1.1.
pub static JSON: Format = Format {
    name: "json-feed",
    make: |ready| {
        let teller = Teller::of(ready);
        let made = channels(teller).into_iter().map(|channel| Artifact {
            address: channel.file("json"),
            recipe: Recipe::Make(Box::new(move |out| {
                out.extend_from_slice(&json::write(teller, &channel));
                Ok(())
            })),
        });
        made.collect()
    },
};

/// The channels in one file.
pub static OPML: Format = Format {
    name: "opml",
    make: |ready| {
        let teller = Teller::of(ready);
        let text = opml::write(teller, &channels(teller));
        vec![Artifact { address: opml::ADDRESS.to_owned(), recipe: Recipe::Bytes(text.into_bytes().into()) }]
    },
};
