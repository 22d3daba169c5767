//! Addresses of pages and files, from the site's root.

use std::fmt;

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
        let mut here = self.0.split('/').collect::<Vec<_>>();
        here.pop();
        let there = other.0.split('/').collect::<Vec<_>>();
        let shared = here.iter().zip(&there[..there.len() - 1]).take_while(|(a, b)| a == b).count();
        let mut link = "../".repeat(here.len() - shared);
        link.push_str(&there[shared..].join("/"));
        link
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        }
    }
}
