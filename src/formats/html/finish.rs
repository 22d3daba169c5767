//! Links while a page is made, and when it is finished.
//!
//! Until a page is finished, a link in it is [`ROOT`] and an address from the root of the site. So what says the same on
//! several pages is the same text on all of them and can be made once. Finishing puts in the way from the page.

use memchr::memmem;

use crate::site::{Address, ROOT, way};

/// Where a page stands.
#[derive(Debug)]
pub struct Stand<'p> {
    address: &'p Address,
    /// The folders on the way to it.
    folders: Vec<&'p str>,
    /// The path of the site's root, where a server shows the page at any depth: it has no relative links.
    root: Option<String>,
}

impl<'p> Stand<'p> {
    /// The place of a page or a frame.
    pub fn at(address: &'p Address) -> Self {
        Self { address, folders: address.folders().collect(), root: None }
    }

    /// The place of the page that a server shows at any depth, on a site with a whole address.
    pub fn anywhere(address: &'p Address, site: &str) -> Self {
        Self { address, folders: Vec::new(), root: Some(path_of(site)) }
    }

    /// Finished HTML, appended: every mark of the root is the way from here.
    pub fn finish(&self, made: &[u8], out: &mut Vec<u8>) {
        let mut mark = [0; 4];
        let mark = ROOT.encode_utf8(&mut mark).as_bytes();
        let mut rest = made;
        out.reserve(rest.len());
        for at in memmem::find_iter(made, mark) {
            let begun = made.len() - rest.len();
            out.extend_from_slice(&rest[..at - begun]);
            rest = self.way(&made[at + mark.len()..], out);
        }
        out.extend_from_slice(rest);
    }

    /// Writes the way to the address that some HTML begins with; what follows of it.
    fn way<'h>(&self, to: &'h [u8], out: &mut Vec<u8>) -> &'h [u8] {
        if let Some(root) = &self.root {
            let end = to.iter().position(|byte| matches!(byte, b'"' | b'\'' | b'#' | b'<'));
            let (path, after) = to.split_at(end.unwrap_or(to.len()));
            out.extend_from_slice(root.as_bytes());
            out.extend_from_slice(path.strip_suffix(b"index.html").unwrap_or(path));
            return after;
        }
        let (ups, shared) = way(self.folders.iter().copied(), to);
        // To a place on this page the anchor is enough.
        let own = if ups == 0 { to.strip_prefix(self.address.as_str().as_bytes()) } else { None };
        if let Some(anchor) = own.filter(|rest| rest.first() == Some(&b'#')) {
            return anchor;
        }
        for _ in 0..ups {
            out.extend_from_slice(b"../");
        }
        &to[shared..]
    }
}

/// The path in a whole address: `/insyn/` of `https://exempel.se/insyn/`.
fn path_of(address: &str) -> String {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    host.find('/').map_or_else(|| "/".to_owned(), |at| host[at..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(stand: &Stand<'_>, made: &str) -> String {
        let mut out = Vec::new();
        stand.finish(made.replace('@', &ROOT.to_string()).as_bytes(), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn links_are_relative_and_as_short_as_can_be() {
        for (from, made, wanted) in [
            ("index.html", "@organ/ks/index.html", "organ/ks/index.html"),
            ("organ/ks/index.html", "<a href=\"@index.html\">", "<a href=\"../../index.html\">"),
            ("organ/ks/index.html", "@organ/kf/index.html", "../kf/index.html"),
            ("organ/ks/index.html", "@organ/ks/index.html\"", "index.html\""),
            ("organ/ks/index.html", "@organ/ks/index.html#a", "#a"),
            ("organ/ks/index.html", "@organ/ks/index.htmlx", "index.htmlx"),
            ("a/b/c/index.html", "@a/x.pdf @a/b/y.pdf", "../../x.pdf ../y.pdf"),
            ("a/b/index.html", "<div data-root=\"@\">@x", "<div data-root=\"../../\">../../x"),
            ("a/b/index.html", "utan länk", "utan länk"),
            ("a/b/index.html", "@", "../../"),
            ("ab/index.html", "@a/b/index.html", "../a/b/index.html"),
        ] {
            assert_eq!(finished(&Stand::at(&Address::file(from)), made), wanted, "{from}: {made}");
        }
    }

    #[test]
    fn a_page_that_is_shown_at_any_depth_has_no_relative_links() {
        let address = Address::file("404.html");
        let stand = Stand::anywhere(&address, "https://exempel.se/insyn/");
        for (made, wanted) in [
            ("<a href=\"@organ/index.html\">", "<a href=\"/insyn/organ/\">"),
            ("<a href=\"@organ/index.html#ks\">", "<a href=\"/insyn/organ/#ks\">"),
            ("<a href=\"@\">", "<a href=\"/insyn/\">"),
            ("src=\"@stil.css\"", "src=\"/insyn/stil.css\""),
        ] {
            assert_eq!(finished(&stand, made), wanted);
        }
    }

    #[test]
    fn the_root_of_a_site_is_the_path_of_its_address() {
        assert_eq!(path_of("https://exempel.se/insyn/"), "/insyn/");
        assert_eq!(path_of("https://exempel.se"), "/");
    }
}
