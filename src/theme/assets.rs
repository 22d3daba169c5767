//! Style sheets and images of a theme, under names that change with their bytes.

/// The folder on the site where the theme's assets stand.
const FOLDER: &str = "tillgangar";

/// A file of the theme that goes out with the site.
#[derive(Debug, Clone)]
pub struct Asset {
    /// As templates name it: `style.css`.
    pub name: String,
    /// Where it stands on the site: `tillgangar/style-1f2e3d4c.css`. A new version has a new address, so that no
    /// page meets a style that it was not made for.
    pub address: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Asset {
    /// An asset under its lasting name.
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        let hash = blake3::hash(&bytes).to_hex();
        let mark = &hash.as_str()[..8];
        let address = match name.rsplit_once('.') {
            Some((stem, ending)) => format!("{FOLDER}/{stem}-{mark}.{ending}"),
            None => format!("{FOLDER}/{name}-{mark}"),
        };
        Self { name: name.to_owned(), address, bytes }
    }
}
