//! The files that public documents list, copied as they are.

use super::format::Format;
use crate::output::{Artifact, Recipe};

/// Every listed file, beside the page that lists it.
pub static FORMAT: Format = Format {
    name: "attachments",
    make: |ready| {
        let files = ready.site.files().iter();
        files
            .map(|file| Artifact {
                address: file.address.to_string(),
                recipe: Recipe::Copy(ready.root.join(&file.place)),
            })
            .collect()
    },
};
