//! The room's only door to the file system.

use std::fs::{self, File};
use std::path::Path;

use super::examined::Refusal;
use super::image::without_metadata;

/// A plain file, opened, and its size in bytes.
pub fn open(place: &Path) -> Result<(File, u64), Refusal> {
    let file = File::open(place).map_err(|_| Refusal::Unopened)?;
    let meta = file.metadata().map_err(|_| Refusal::Unopened)?;
    if meta.is_file() { Ok((file, meta.len())) } else { Err(Refusal::Unopened) }
}

/// The bytes of an image without place, camera and names.
///
/// # Errors
/// When it cannot be read, or is no image that can be cleaned.
pub fn clean_image(place: &Path) -> Result<Vec<u8>, Refusal> {
    let bytes = fs::read(place).map_err(|_| Refusal::Unopened)?;
    without_metadata(&bytes).ok_or(Refusal::Image)
}

/// The hash of a file, read piece by piece; none where it cannot be read.
pub fn hash_of_file(place: &Path) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(place).ok()?).ok()?;
    Some(hasher.finalize().to_hex().to_string())
}
