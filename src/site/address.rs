//! Addresses of pages and files, from the site's root.

use std::fmt;

/// Stands in a page that is being made for the way from it to the root of the site: a character that Unicode keeps for
/// programs. A link is this and an address.
pub const ROOT: char = '\u{fdd2}';

/// Where a page or file stands: segments joined by `/`, from the site's root, without a slash first.
/// A page's address ends in `index.html`, so that links work from disk too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// The address of a page of these segments: `["organ", "ks"]` is `organ/ks/index.html`.
    pub fn page(segments: &[String]) -> Self {
        let mut made = segments.join("/");
        // Also where the only segment is empty: no address must not become that of the start page.
        if !segments.is_empty() {
            made.push('/');
        }
        made.push_str("index.html");
        Self(made)
    }

    /// The address of a file.
    pub fn file(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The same address in a folder of the root: `en/organ/ks/index.html`.
    #[must_use]
    pub fn within(&self, folder: &str) -> Self {
        Self(format!("{folder}/{}", self.0))
    }

    /// An address in a folder of the root without that folder.
    #[must_use]
    pub fn out_of(&self, folder: &str) -> Self {
        let inner = self.0.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        Self(inner.unwrap_or(&self.0).to_owned())
    }

    /// From the site's root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As a reader sees it: without `index.html`, empty for the start page.
    pub fn tidy(&self) -> &str {
        self.0.strip_suffix("index.html").unwrap_or(&self.0)
    }

    /// The link from a page here to another address: `../../organ/ks/index.html`.
    pub fn link_to(&self, other: &Self) -> String {
        let (ups, shared) = way(self.folders(), other.0.as_bytes());
        format!("{}{}", "../".repeat(ups), &other.0[shared..])
    }

    /// The folders on the way from the root of the site to a page, each with its slash: `organ/`, `ks/`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        folder(&self.0).split_inclusive('/')
    }
}

/// How the link to an address begins from a page below such folders: with how many folders up, instead of how many of
/// the address's bytes. What follows the address does not matter.
pub fn way<'f>(folders: impl IntoIterator<Item = &'f str>, other: &[u8]) -> (usize, usize) {
    let (mut ups, mut shared) = (0, 0);
    for folder in folders {
        // Folders are shared whole, from the root on.
        if ups == 0 && other[shared..].starts_with(folder.as_bytes()) {
            shared += folder.len();
        } else {
            ups += 1;
        }
    }
    (ups, shared)
}

/// What a relative link on a page at `here` leads to, appended to an empty `path`; whether it stays on the site.
pub fn resolve_into(here: &str, link: &str, path: &mut String) -> bool {
    let mut base = folder(here).trim_end_matches('/');
    let mut rest = link;
    while let Some(after) = rest.strip_prefix("../") {
        if base.is_empty() {
            return false;
        }
        base = base.rsplit_once('/').map_or("", |(above, _)| above);
        rest = after;
    }
    path.push_str(base);
    // Nearly every link goes up at its beginning alone.
    if !rest.starts_with(['.', '/']) && !rest.contains("/.") {
        if !path.is_empty() {
            path.push('/');
        }
        path.push_str(rest);
        return true;
    }
    for part in rest.split('/') {
        match part {
            "." => {}
            ".." if path.is_empty() => return false,
            ".." => path.truncate(path.rfind('/').unwrap_or(0)),
            _ => {
                if !path.is_empty() {
                    path.push('/');
                }
                path.push_str(part);
            }
        }
    }
    true
}

/// The folders of an address, with the slash after the last.
fn folder(address: &str) -> &str {
    &address[..address.rfind('/').map_or(0, |at| at + 1)]
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The address that a relative link on a page leads to; none where it leaves the site.
    fn resolved(here: &str, link: &str) -> Option<String> {
        let mut path = String::new();
        resolve_into(here, link, &mut path).then_some(path)
    }

    #[test]
    fn links_are_relative_and_as_short_as_can_be() {
        let address = |text: &str| Address::file(text);
        for (from, to, link) in [
            ("index.html", "organ/ks/index.html", "organ/ks/index.html"),
            ("organ/ks/index.html", "index.html", "../../index.html"),
            ("organ/ks/index.html", "organ/kf/index.html", "../kf/index.html"),
            ("organ/ks/index.html", "organ/ks/index.html", "index.html"),
            ("a/b/c/index.html", "a/x.pdf", "../../x.pdf"),
        ] {
            assert_eq!(address(from).link_to(&address(to)), link, "{from} → {to}");
            assert_eq!(resolved(from, link).as_deref(), Some(to), "{from} + {link}");
        }
        assert_eq!(resolved("a/index.html", "../../b"), None);
        for (link, to) in [
            ("c", Some("a/b/c")),
            ("../", Some("a/")),
            ("../../", Some("")),
            ("..", Some("a")),
            ("x/../y", Some("a/b/y")),
            ("x/../../../../y", None),
            ("./x/.y", Some("a/b/x/.y")),
            ("../../../", None),
            ("..//x", Some("a//x")),
            ("../..//x", Some("x")),
        ] {
            assert_eq!(resolved("a/b/i.html", link).as_deref(), to, "{link}");
        }
    }
}
