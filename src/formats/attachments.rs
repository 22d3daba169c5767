//! The files that public documents list: copied as they are, images without what they carry beside the picture.

use std::borrow::Cow;
use std::path::PathBuf;

use super::format::{Format, Ready};
use crate::attachments::{clean_image, hash_of_file};
use crate::output::{Artifact, Recipe};
use crate::site::PublicFile;

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

/// The hash of the bytes that go out of a file; empty where it cannot be read.
pub fn public_hash(ready: Ready<'_>, file: &PublicFile) -> String {
    let place = ready.root.join(&file.place);
    match file.kind().as_str() {
        "JPG" | "JPEG" | "PNG" | "WEBP" => {
            clean_image(&place).map(|bytes| blake3::hash(&bytes).to_hex().to_string())
        }
        _ => hash_of_file(&place),
    }
    .unwrap_or_default()
}

/// An image without place, camera and names. One that cannot be read is left to the copying, which tells why.
fn cleaned<'s>(place: PathBuf) -> Recipe<'s> {
    match clean_image(&place) {
        Some(bytes) => Recipe::Bytes(Cow::Owned(bytes)),
        None => Recipe::Copy(place),
    }
}
