//! A channel as JSON Feed 1.1.

use serde_json::{Value, json};

use super::channel::Channel;
use crate::formats::teller::{Teller, moment};

/// The feed.
pub fn write(teller: Teller<'_>, channel: &Channel) -> Vec<u8> {
    let config = &teller.site.config;
    let items: Vec<Value> = channel
        .entries
        .iter()
        .map(|(day, node)| {
            let title = teller.headline(*node);
            json!({
                "id": teller.tag(&teller.lasting_path(*node)),
                "url": teller.url(teller.site.address_of_node(*node)),
                "content_text": teller.summary(*node).unwrap_or_else(|| title.clone()),
                "title": title,
                "date_modified": moment(*day),
            })
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": teller.url(&channel.page),
        "feed_url": teller.url_of(&channel.file("json")),
        "language": config.language,
        "authors": [{ "name": config.publisher }],
        "items": items,
    });
    let mut bytes = feed.to_string().into_bytes();
    bytes.push(b'\n');
    bytes
}
