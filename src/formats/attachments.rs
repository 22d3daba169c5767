//! The files that public documents list: copied as they are, images without what they carry beside the picture.

use std::borrow::Cow;
use std::path::PathBuf;

use super::format::Format;
use crate::attachments::clean_image;
use crate::output::{Artifact, Recipe};

/// Every listed file, beside the page that lists it.
pub static FORMAT: Format = Format {
    name: "attachments",
    make: |ready| {
        let files = ready.site.files().iter();
        files
            .map(|file| Artifact {
                address: file.address.to_string(),
                recipe: match file.kind().as_str() {
                    "JPG" | "JPEG" | "PNG" | "WEBP" => cleaned(ready.root.join(&file.place)),
                    _ => Recipe::Copy(ready.root.join(&file.place)),
                },
            })
            .collect()
    },
};

/// An image without place, camera and names. One that cannot be read is left to the copying, which tells why.
fn cleaned<'s>(place: PathBuf) -> Recipe<'s> {
    match clean_image(&place) {
        Some(bytes) => Recipe::Bytes(Cow::Owned(bytes)),
        None => Recipe::Copy(place),
    }
}
