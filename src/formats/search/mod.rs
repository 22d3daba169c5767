//! The index that the search page reads: words in shards, pages in blocks, words by length, one table of what filters
//! need.
//!
//! Only what stands on a public page is in it. A query loads the table once, a shard for each of its words and the
//! blocks of the results it shows, and for a word that no page has the words of about its length, never the whole.

mod compound;
mod index;
mod lexicon;
mod pack;
mod page;
mod parts;
mod shard;
mod spelling;
mod stem;
mod token;

use super::format::Format;

/// The search index.
pub static FORMAT: Format = Format { name: "search", make: index::make };
