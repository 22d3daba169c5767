//! The style sheet and images of the theme.

use std::borrow::Cow;

use super::format::Format;
use crate::output::{Artifact, Recipe};

/// Every asset under its lasting name.
pub static FORMAT: Format = Format {
    name: "assets",
    make: |ready| {
        let assets = ready.theme.assets().iter();
        assets
            .map(|asset| Artifact {
                address: asset.address.clone(),
                recipe: Recipe::Bytes(Cow::Borrowed(&asset.bytes)),
            })
            .collect()
    },
};
