//! News of the whole site, of each body, case, steering document, goal, indicator and list: as Atom and as JSON Feed.

pub mod atom;
mod channel;
mod entry;
mod json;
mod opml;

pub use channel::{file_beside, has_channel, has_narrow};

use std::sync::Arc;

use channel::{Channel, channels};

use super::format::{Format, Ready};
use super::teller::Teller;
use crate::config::Part;
use crate::output::{Artifact, Recipe};

/// Every channel as Atom (RFC 4287) and as JSON Feed 1.1, and all in one file.
pub static FORMAT: Format = Format { name: "feeds", make };

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let teller = Teller::of(ready);
    let channels = channels(teller);
    let bundle = opml::write(teller, &channels).into_bytes();
    let mut made = vec![Artifact { address: opml::ADDRESS.to_owned(), recipe: Recipe::Bytes(bundle.into()) }];
    let has_json = teller.site.config.has(Part::JsonFeeds);
    for channel in channels.into_iter().map(Arc::new) {
        made.push(artifact(teller, &channel, ("xml", atom::write)));
        if has_json {
            made.push(artifact(teller, &channel, ("json", json::write)));
        }
    }
    made
}

/// Appends a channel in one form.
type Write = fn(&mut Vec<u8>, Teller<'_>, &Channel);

/// A channel in a form, by the ending of its file.
fn artifact<'s>(teller: Teller<'s>, channel: &Arc<Channel>, (ending, write): (&str, Write)) -> Artifact<'s> {
    let address = channel.file(ending);
    let channel = Arc::clone(channel);
    let recipe = Recipe::Make(Box::new(move |out| {
        write(out, teller, &channel);
        Ok(())
    }));
    Artifact { address, recipe }
}
