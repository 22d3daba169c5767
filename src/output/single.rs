//! One file of the editor's that is replaced, whole or not at all.

use std::io;
use std::path::Path;

use super::disk::{self, Writer};

/// Puts a file in the place of another, or of none: written beside it under a hidden name, then moved over it. Killed at
/// any moment, the place holds the old bytes or the new; the next call clears what was left.
///
/// # Errors
/// What the disk said; the place is then as it was.
pub fn replace_file(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let aside = place.with_file_name(format!(".{name}.insyn"));
    write(place, &aside, bytes).map_err(|error| {
        let _ = disk::remove_file(&aside);
        error.cause
    })
}

fn write(place: &Path, aside: &Path, bytes: &[u8]) -> disk::Result<()> {
    if disk::look(aside)?.is_some() {
        disk::remove_file(aside)?;
    }
    let mut writer = Writer::create(aside)?;
    writer.write(bytes)?;
    writer.finish()?;
    writer.sync()?;
    disk::rename(aside, place)?;
    // It is in its place; a disk that does not answer for the name now changes nothing of that.
    let _ = disk::sync_folder(place.parent().unwrap_or(place));
    Ok(())
}
