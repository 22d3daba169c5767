//! Every document and case as JSON at an address of its own, and the list of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::record::{self, Files};
use crate::documents::Data;
use crate::formats::format::{Format, Ready};
use crate::formats::json::{Layout, Object, file};
use crate::formats::teller::{LICENSE, Teller, moment};
use crate::output::{Artifact, Recipe};
use crate::site::{Address, Node};

/// The name of a document's JSON, in the folder of its page.
const NAME: &str = "data.json";
/// The most entries that one part of the list has.
const PART: usize = 1000;

/// Every document and case as JSON.
pub static FORMAT: Format = Format { name: "records", make };

fn make(ready: Ready<'_>) -> Vec<Artifact<'_>> {
    let teller = Teller::of(ready);
    let mut files: Files<'_> = BTreeMap::new();
    for one in ready.site.files() {
        files.entry(one.listed_by).or_default().push(one);
    }
    let files = Arc::new(files);
    let nodes = nodes(teller);
    let mut made: Vec<Artifact<'_>> = nodes
        .iter()
        .map(|&node| {
            let files = Arc::clone(&files);
            Artifact {
                address: beside(ready.site.address_of_node(node)),
                recipe: Recipe::Make(Box::new(move |out| {
                    file(out, Layout::Open, |map| record::write(map, teller, (node, &files)));
                    Ok(())
                })),
            }
        })
        .collect();
    made.extend(lists(teller, &nodes));
    made
}

/// The address of the JSON of a page.
pub fn beside(page: &Address) -> String {
    format!("{}{NAME}", page.tidy())
}

/// Everything that has a page of its own and comes from the sources.
fn nodes(teller: Teller<'_>) -> Vec<Node> {
    let site = teller.site;
    let own = |data: &Data| !matches!(data, Data::CaseSummary(_) | Data::Posting(_) | Data::Start);
    let documents = site.documents().filter(|id| own(&site.document(*id).data)).map(Node::from);
    documents.chain(site.cases().map(Node::from)).collect()
}

/// The list of all, in parts that lead to each other.
fn lists<'s>(teller: Teller<'s>, nodes: &[Node]) -> Vec<Artifact<'s>> {
    let parts: Vec<Vec<Node>> = nodes.chunks(PART).map(<[Node]>::to_vec).collect();
    let (count, last) = (nodes.len(), parts.len());
    let name = |part: usize| {
        if part == 0 { "data/dokument.json".to_owned() } else { format!("data/dokument-{}.json", part + 1) }
    };
    let made = parts.into_iter().enumerate().map(|(at, part)| Artifact {
        address: name(at),
        recipe: Recipe::Make(Box::new(move |out| {
            file(out, Layout::Open, |list| {
                list.put("count", count);
                list.objects("documents", &part, |made, node| entry(made, teller, *node));
                list.put("license", LICENSE);
                if at + 1 < last {
                    list.put("next", teller.url_of(&name(at + 1)));
                }
                list.put("publisher", &teller.site.config.publisher);
            });
            Ok(())
        })),
    });
    made.collect()
}

fn entry(made: &mut Object<'_, '_>, teller: Teller<'_>, node: Node) {
    let address = teller.site.address_of_node(node);
    made.put("data", teller.url_of(&beside(address)));
    made.put("id", teller.tag(teller.lasting_path(node)));
    made.maybe("modified", teller.changed(node).map(moment));
    made.put("title", &*teller.name(node));
    made.put("type", record::kind(teller, node));
    made.put("url", teller.url(address));
}
