//! The style sheet and images of the theme.

use std::borrow::Cow;

use super::format::Format;
use crate::config::Part;
use crate::output::{Artifact, Recipe};

/// What only the search page uses.
const SEARCH: &str = "search.js";

/// Every asset under its lasting name.
pub static FORMAT: Format = Format {
    name: "assets",
    make: |ready| {
        let used = |name: &str| name != SEARCH || ready.site.config.has(Part::Search);
        let assets = ready.theme.assets().iter().filter(|asset| used(&asset.name));
        assets
            .map(|asset| Artifact {
                address: asset.address.clone(),
                recipe: Recipe::Bytes(Cow::Borrowed(&asset.bytes)),
            })
            .collect()
    },
};
