//! The files that public documents list: copied as they are, images without what they carry beside the picture.

use std::borrow::Cow;
use std::path::PathBuf;

use super::format::{Format, Ready};
use crate::attachments::{Refusal, clean_image, hash_of_file, is_cleaned};
use crate::output::{Artifact, Recipe};
use crate::site::PublicFile;

/// Every listed file, beside the page that lists it.
pub static FORMAT: Format = Format {
    name: "attachments",
    make: |ready| {
        let files = ready.site.files().iter();
        files
            .map(|file| {
                let place = ready.root.join(&file.place);
                let recipe = if is_cleaned(&file.kind()) { cleaned(place) } else { Recipe::Copy(place) };
                Artifact { address: file.address.to_string(), recipe }
            })
            .collect()
    },
};

/// The hash of the bytes that go out of a file; empty where it cannot be read.
pub fn public_hash(ready: Ready<'_>, file: &PublicFile) -> String {
    let place = ready.root.join(&file.place);
    let hash = if is_cleaned(&file.kind()) {
        clean_image(&place).ok().map(|bytes| blake3::hash(&bytes).to_hex().to_string())
    } else {
        hash_of_file(&place)
    };
    hash.unwrap_or_default()
}

/// An image without place, camera and names. One that cannot be read is left to the copying, which tells why; one that
/// cannot be cleaned was refused when it was looked at, and nothing of it goes out.
fn cleaned<'s>(place: PathBuf) -> Recipe<'s> {
    match clean_image(&place) {
        Ok(bytes) => Recipe::Bytes(Cow::Owned(bytes)),
        Err(Refusal::Unopened) => Recipe::Copy(place),
        Err(_) => Recipe::Bytes(Cow::Borrowed(b"")),
    }
}
