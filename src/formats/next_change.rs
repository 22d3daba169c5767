//! `nasta-andring.json`: when the site must be made again, for a job that runs each night.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::format::{Format, Ready};
use crate::output::{Artifact, Recipe};
use crate::site::{Change, Node, Site, changes_ahead};

/// The days ahead on which something on the site becomes untrue.
pub static FORMAT: Format = Format {
    name: "next-change",
    make: |ready: Ready<'_>| {
        vec![Artifact {
            address: "nasta-andring.json".to_owned(),
            recipe: Recipe::Make(Box::new(move |out| {
                out.extend_from_slice(&text(ready.site));
                Ok(())
            })),
        }]
    },
};

/// How many changes are told.
const TOLD: usize = 50;

fn text(site: &Site) -> Vec<u8> {
    let changes = changes_ahead(site);
    let told: Vec<Value> = changes.iter().take(TOLD).map(|change| entry(site, change)).collect();
    let whole = json!({
        "webbplats": site.config.address,
        "per": site.as_of.to_string(),
        "nasta": changes.first().map(|change| change.on.to_string()),
        "andringar": told,
    });
    let mut bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn entry(site: &Site, change: &Change) -> Value {
    let page = change.about.map(|id| site.address_of_node(Node::Document(id)).tidy().to_owned());
    json!({ "datum": change.on.to_string(), "skal": change.reason.name(), "sida": page.map(Cow::Owned::<str>) })
}
