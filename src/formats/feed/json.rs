//! A channel as JSON Feed 1.1.

use super::channel::Channel;
use crate::formats::json::{Layout, file};
use crate::formats::teller::{Teller, moment};

/// Appends the feed.
pub fn write(out: &mut Vec<u8>, teller: Teller<'_>, channel: &Channel) {
    let config = &teller.site.config;
    file(out, Layout::Close, |feed| {
        feed.objects("authors", [&config.publisher], |author, name| author.put("name", name));
        feed.put("feed_url", teller.url_of(&channel.file("json")));
        feed.put("home_page_url", teller.url(&channel.page));
        feed.objects("items", &channel.entries, |item, entry| {
            let told = entry.told.words(teller);
            item.put("content_text", told.summary.as_deref().unwrap_or(&told.title));
            item.put("date_modified", moment(entry.day));
            item.put("id", told.id);
            item.put("title", &told.title);
            item.put("url", told.url);
        });
        feed.put("language", &config.language);
        feed.put("title", &channel.title);
        feed.put("version", "https://jsonfeed.org/version/1.1");
    });
}
