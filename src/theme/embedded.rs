//! The default theme, which travels inside the program.

use include_dir::{Dir, DirEntry, include_dir};

static STANDARD: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/standard");

/// The files of the default theme, as paths in the theme's folder, in order of path.
pub fn files() -> Vec<(String, &'static [u8])> {
    let mut found = Vec::new();
    gather(&STANDARD, &mut found);
    found.sort();
    found
}

/// The text of a file of the default theme, for showing where a fault is: `themes/standard/…`.
pub fn embedded_source(path: &str) -> Option<String> {
    let inner = path.strip_prefix("themes/standard/")?;
    let bytes = STANDARD.get_file(inner)?.contents();
    String::from_utf8(bytes.to_vec()).ok()
}

fn gather(folder: &Dir<'static>, found: &mut Vec<(String, &'static [u8])>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(inner, found),
            DirEntry::File(file) => {
                found.push((file.path().to_string_lossy().replace('\\', "/"), file.contents()));
            }
        }
    }
}
