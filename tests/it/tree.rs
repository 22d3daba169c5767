//! Folders of files, compared whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Path from the top (`/` between names) → bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Every file below a folder.
pub fn read(top: &Path) -> Tree {
    let mut found = Tree::new();
    walk(top, "", &mut found);
    found
}

fn walk(folder: &Path, above: &str, found: &mut Tree) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let entry = entry.unwrap();
        let name = format!("{above}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            walk(&entry.path(), &format!("{name}/"), found);
        } else if kind.is_symlink() {
            let target = fs::read_link(entry.path()).unwrap();
            found.insert(name, format!("→ {}", target.display()).into_bytes());
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// Writes files into a folder.
pub fn write(top: &Path, tree: &Tree) {
    for (path, bytes) in tree {
        let place = top.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
}

/// Nothing where two trees are equal; else every path that only one has, and the first file that differs with the
/// first line that does.
pub fn difference(left: &Tree, right: &Tree) -> Option<String> {
    let mut told: Vec<String> = Vec::new();
    told.extend(
        left.keys().filter(|path| !right.contains_key(*path)).map(|path| format!("only left: {path}")),
    );
    told.extend(
        right.keys().filter(|path| !left.contains_key(*path)).map(|path| format!("only right: {path}")),
    );
    let differing = left.iter().find(|(path, bytes)| right.get(*path).is_some_and(|other| other != *bytes));
    if let Some((path, bytes)) = differing {
        let (one, other) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&right[path]));
        let lines = one.lines().map(Some).chain([None]).zip(other.lines().map(Some).chain([None]));
        let first = lines.enumerate().find(|(_, (one, other))| one != other);
        told.push(format!("differs: {path}, {first:?}"));
    }
    (!told.is_empty()).then(|| told.join("\n"))
}
