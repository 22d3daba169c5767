//! The files of the index: one table that every query needs, shards of words, blocks of results, words by length.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::json;

use super::compound::Compounds;
use super::lexicon::{Lexicon, Volume};
use super::pack;
use super::page::{self, Facets, Indexed};
use super::parts;
use super::shard::Words;
use super::spelling;
use super::stem::RULES;
use crate::formats::format::Ready;
use crate::formats::teller::Teller;
use crate::output::{Artifact, Recipe};
use crate::site::{DocumentId, Node, PostingId};
use crate::terms::Tongue;
use crate::terms::tongue::{CLOSE, OPEN, unmarked};

/// How many results a block holds.
const BLOCK: usize = 16;
/// How many volumes a worker reads, so that none has to wait long for another's last one.
const VOLUMES: usize = 8;
/// How many pages a worker reads in one go, at the least: each such volume has words of its own to be numbered anew.
const VOLUME: usize = 64;

/// Something that can be found.
#[derive(Debug, Clone, Copy)]
enum Thing {
    /// A document or a case.
    Node(Node),
    /// A goal of a steering document.
    Goal(DocumentId, usize),
    /// An indicator of a steering document.
    Indicator(DocumentId, usize),
    /// A posting on the notice board.
    Posting(PostingId),
}

/// Makes an index for each language of the site, beside its search page. Addresses count from the first page in the
/// language, so that they are the same in all.
pub fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let config = &ready.site.config;
    let others = config.other_languages().map(|(tongue, _)| tongue);
    let tongues: Vec<Tongue> = std::iter::once(Tongue::MAIN).chain(others).collect();
    let one = |tongue: Tongue| {
        let folder =
            config.folder_of(tongue).map_or_else(|| "sok".to_owned(), |folder| format!("{folder}/sok"));
        of_language(Teller::speaking(ready, tongue), &folder)
    };
    tongues.into_iter().flat_map(one).collect()
}

/// The index in one language; `folder` is where it lies.
fn of_language<'s>(teller: Teller<'_>, folder: &str) -> Vec<Artifact<'s>> {
    let volume = volume(teller);
    let pages = &volume.pages;
    let ((facets, (blocks, mark)), (shards, spellings)) = rayon::join(
        || (facets(pages), blocks(pages, folder)),
        || {
            let words = Words::of(&volume, &Compounds::of(&volume.words));
            rayon::join(|| words.shards(), || spelling::files(words.stems()))
        },
    );
    let marks = Marks::of(mark, &shards);
    let lengths: Vec<usize> = spellings.iter().map(|(first, _)| *first).collect();
    let table = table(pages, &facets, (&shards, &marks, &lengths));
    let mut made = vec![file(format!("{folder}/index.json"), table)];
    // They have no mark: a word of another build is one that the shards do not have, and not told.
    made.extend(spellings.into_iter().enumerate().map(|(at, (_, words))| {
        file(format!("{folder}/stavning/{at}.json"), format!("{{\"words\":\"{words}\"}}\n"))
    }));
    let mark = marks.words;
    made.extend(shards.into_iter().enumerate().map(|(at, (_, words))| {
        file(format!("{folder}/ord/{at}.json"), format!("{{\"mark\":\"{mark}\",\"words\":{{{words}}}}}\n"))
    }));
    made.extend(blocks);
    made
}

/// The blocks of results, and the mark of the pages in their order.
fn blocks<'s>(pages: &[Indexed], folder: &str) -> (Vec<Artifact<'s>>, String) {
    let mark = mark("", pages.iter().map(|page| page.shown[0].as_str()));
    let blocks = pages.par_chunks(BLOCK).enumerate().map(|(at, block)| {
        let shown: Vec<&[String; 4]> = block.iter().map(|page| &page.shown).collect();
        let pages = json!(shown);
        file(format!("{folder}/sidor/{at}.json"), format!("{{\"mark\":\"{mark}\",\"pages\":{pages}}}\n"))
    });
    (blocks.collect(), mark)
}

/// Everything that can be found. Parts of documents come after whole ones.
fn things(teller: Teller<'_>) -> Vec<Thing> {
    let site = teller.site;
    let mut things: Vec<Thing> = page::nodes(teller).into_iter().map(Thing::Node).collect();
    for plan in site.plans() {
        things.extend((0..plan.goals.len()).map(|at| Thing::Goal(plan.document, at)));
        things.extend((0..plan.figures.indicators.len()).map(|at| Thing::Indicator(plan.document, at)));
    }
    things.extend((0..site.postings().len()).map(|at| Thing::Posting(PostingId::nth(at))));
    things
}

/// Everything that can be found, read side by side.
fn volume(teller: Teller<'_>) -> Volume {
    let things = things(teller);
    let size = things.len().div_ceil(VOLUMES * rayon::current_num_threads()).max(VOLUME);
    let volumes = things.par_chunks(size).map(|things| {
        let mut lexicon = Lexicon::default();
        let pages = things.iter().map(|thing| read(teller, *thing, &mut lexicon)).collect();
        lexicon.close(pages)
    });
    Volume::bound(volumes.collect())
}

fn read(teller: Teller<'_>, thing: Thing, lexicon: &mut Lexicon) -> Indexed {
    match thing {
        Thing::Node(node) => page::of(teller, node, lexicon),
        Thing::Goal(id, at) => parts::goal(teller, (id, at), lexicon).unwrap_or_default(),
        Thing::Indicator(id, at) => parts::indicator(teller, (id, at), lexicon).unwrap_or_default(),
        Thing::Posting(id) => parts::posting(teller, id, lexicon),
    }
}

/// A file of the index; the words of translations carry marks that are for pages.
fn file<'s>(address: String, text: String) -> Artifact<'s> {
    let text = if text.contains([OPEN, CLOSE]) { unmarked(&text) } else { text };
    Artifact { address, recipe: Recipe::Bytes(text.into_bytes().into()) }
}

/// Files of two builds must not be mixed: the numbers in them mean something else as soon as there are other pages, or
/// other shards. Each file has the mark of what it is read by, the table has both, and the search page compares them.
struct Marks {
    /// Of the pages in their order.
    pages: String,
    /// Of that, and of where the shards begin.
    words: String,
}

impl Marks {
    fn of(pages: String, shards: &[(String, String)]) -> Self {
        let words = mark(&pages, shards.iter().map(|(first, _)| first.as_str()));
        Self { pages, words }
    }
}

/// A mark of texts in their order, which come after others that have a mark.
fn mark<'t>(before: &str, texts: impl Iterator<Item = &'t str>) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(before.as_bytes());
    for text in texts {
        hasher.update(b"\n").update(text.as_bytes());
    }
    hasher.finalize().to_hex().as_str()[..12].to_owned()
}

/// The table: marks, rules, first stems of the shards, least lengths of the spellings, and a column for each thing that
/// filters and ranking need of every page.
fn table(
    pages: &[Indexed],
    facets: &[serde_json::Value],
    (shards, marks, spellings): (&[(String, String)], &Marks, &[usize]),
) -> String {
    let first: Vec<&str> = shards.iter().map(|(stem, _)| stem.as_str()).collect();
    let mut sorts = String::new();
    let mut lengths = String::new();
    for page in pages {
        pack::number(&mut sorts, sort_number(page.sort));
        pack::number(&mut lengths, page.title_length);
    }
    let table = json!({
        "block": BLOCK,
        "count": pages.len(),
        "endings": RULES.endings,
        "facets": facets,
        "lengths": lengths,
        "marks": { "ord": marks.words, "sidor": marks.pages },
        "shards": first,
        "sorts": sorts,
        "spellings": spellings,
        "stop": RULES.stop,
        "weights": WEIGHTS,
    });
    format!("{table}\n")
}

/// What a page weighs in ranking, by the number of its sort.
const WEIGHTS: [f64; 8] = [1.3, 1.25, 1.3, 1.2, 1.0, 0.85, 0.75, 0.97];

/// The number by which ranking knows a sort of page.
fn sort_number(sort: &str) -> u32 {
    match sort {
        "styrdokument" => 0,
        "arenden" => 1,
        "organ" => 2,
        "sidor" => 3,
        "arendepunkter" => 4,
        "handlingar" => 5,
        // It has the title of its first document, which says more.
        "arenden-utan-text" => 7,
        _ => 6,
    }
}

/// All filters.
fn facets(pages: &[Indexed]) -> Vec<serde_json::Value> {
    (0..Facets::COUNT).into_par_iter().map(|at| facet(pages, at)).collect()
}

/// One filter: its values in order, and which of them each page has.
fn facet(pages: &[Indexed], at: usize) -> serde_json::Value {
    let order = crate::terms::SwedishOrder::new();
    let values: FxHashSet<&str> = pages.iter().map(|page| page.facets.all()[at]).collect();
    let mut values: Vec<&str> = values.into_iter().filter(|value| !value.is_empty()).collect();
    values.sort_by(|a, b| order.compare(a, b).then_with(|| a.cmp(b)));
    let number: FxHashMap<&str, u32> = values.iter().copied().zip(1..).collect();
    let mut column = String::new();
    for page in pages {
        pack::number(&mut column, number.get(page.facets.all()[at]).copied().unwrap_or(0));
    }
    json!({ "values": values, "column": column })
}
