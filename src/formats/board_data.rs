//! `anslagstavla.json`: what is up on the notice board and until when. The next build reads it: a posting that is
//! still running may not vanish.

use serde_json::{Value, json};

use super::format::{Format, Ready};
use crate::output::{Artifact, Recipe};
use crate::site::{BoardPosting, FormerPosting, PostingState, Site};

/// Where it stands.
pub const ADDRESS: &str = "anslagstavla/anslagstavla.json";

/// The postings that are up.
pub static FORMAT: Format = Format {
    name: "board-data",
    make: |ready: Ready<'_>| {
        vec![Artifact {
            address: ADDRESS.to_owned(),
            recipe: Recipe::Make(Box::new(move |out| {
                out.extend_from_slice(&text(ready.site));
                Ok(())
            })),
        }]
    },
};

/// The postings that a former build wrote; none where the file cannot be understood.
pub fn read(bytes: &[u8]) -> Vec<FormerPosting> {
    let whole: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let entries = whole["anslag"].as_array().map_or(&[][..], Vec::as_slice);
    entries.iter().filter_map(former).collect()
}

fn former(entry: &Value) -> Option<FormerPosting> {
    Some(FormerPosting {
        name: entry["namn"].as_str()?.to_owned(),
        source: entry["kalla"].as_str()?.to_owned(),
        posted_on: entry["anslaget"].as_str()?.parse().ok()?,
        comes_down: entry["tas_ned"].as_str()?.parse().ok()?,
    })
}

fn text(site: &Site) -> Vec<u8> {
    let up = site.postings().iter().filter(|posting| posting.state == PostingState::Running);
    let whole = json!({ "anslag": up.map(|posting| entry(site, posting)).collect::<Vec<_>>() });
    let mut bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn entry(site: &Site, posting: &BoardPosting) -> Value {
    json!({
        "namn": posting.name(),
        "typ": posting.kind.name(),
        "sida": posting.address.tidy(),
        "kalla": &*site.document(posting.source).origin.path,
        "anslaget": posting.posted_on.to_string(),
        "sista_dag_att_overklaga": posting.last_appeal.map(|day| day.to_string()),
        "tas_ned": posting.comes_down.to_string(),
    })
}
