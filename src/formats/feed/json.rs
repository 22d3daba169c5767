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
        .map(|entry| {
            let told = entry.told.words(teller);
            json!({
                "id": told.id,
                "url": told.url,
                "content_text": told.summary.unwrap_or_else(|| told.title.clone()),
                "title": told.title,
                "date_modified": moment(entry.day),
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
