//! The anchors and the references of a page, read from its HTML without building a tree.

/// What an element says that has to do with links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign<'h> {
    /// A place that a link can lead to: `id`.
    Anchor(&'h str),
    /// What a link, an image, a script or a form leads to, as it is written.
    Reference(&'h str),
}

/// Elements whose content is text, whatever it looks like.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Calls `tell` with every anchor and reference, in order.
pub fn signs<'h>(html: &'h str, mut tell: impl FnMut(Sign<'h>)) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = after(comment, "-->");
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = rest.find([' ', '\n', '\t', '>', '/']).unwrap_or(rest.len());
            let (name, inner) = rest.split_at(end);
            rest = attributes(inner, &mut tell);
            if let Some(raw) = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
                rest = rest.find(&format!("</{raw}")).map_or("", |end| &rest[end..]);
            }
        }
    }
}

/// Reads the attributes of an element; what follows its `>`.
fn attributes<'h>(mut rest: &'h str, tell: &mut impl FnMut(Sign<'h>)) -> &'h str {
    loop {
        rest = rest.trim_start_matches([' ', '\n', '\t', '\r', '/']);
        if rest.is_empty() {
            return rest;
        }
        if let Some(after) = rest.strip_prefix('>') {
            return after;
        }
        let end = rest.find([' ', '\n', '\t', '\r', '=', '>', '/']).unwrap_or(rest.len()).max(1);
        let Some((name, after_name)) = rest.split_at_checked(end) else { return "" };
        rest = after_name;
        let Some(written) = rest.trim_start().strip_prefix('=') else { continue };
        let (value, left) = value(written.trim_start());
        rest = left;
        match name {
            "id" => tell(Sign::Anchor(value)),
            "href" | "src" | "action" | "poster" | "data" => tell(Sign::Reference(value)),
            "srcset" => {
                let addresses = value.split(',').filter_map(|one| one.split_whitespace().next());
                addresses.for_each(|one| tell(Sign::Reference(one)));
            }
            _ => {}
        }
    }
}

/// A value in either kind of quotes or without, and what follows it.
fn value(written: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = written.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    written.split_at(written.find([' ', '\n', '\t', '\r', '>']).unwrap_or(written.len()))
}

fn after<'h>(text: &'h str, end: &str) -> &'h str {
    text.find(end).map_or("", |at| &text[at + end.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_and_references_are_seen_where_a_browser_sees_them() {
        let html = "<!doctype html><!-- <a href=no> --><title><a href=\"no\"></title>\
            <p id=\"ett\" class='href=\"no\"'>1 < 2 <a\n href='a.html#b' >x</a>\
            <img src=bild.png alt=\"<a href='no'>\"><img srcset=\"a.png 1x, b.png 2x\">\
            <script type=\"application/ld+json\">{\"x\":\"<a href='no'>\"}</script>\
            <br/><input disabled value=\"id=no\" id=två><form action=\"\"></form>";
        let mut seen = Vec::new();
        signs(html, |sign| seen.push(sign));
        assert_eq!(
            seen,
            [
                Sign::Anchor("ett"),
                Sign::Reference("a.html#b"),
                Sign::Reference("bild.png"),
                Sign::Reference("a.png"),
                Sign::Reference("b.png"),
                Sign::Anchor("två"),
                Sign::Reference(""),
            ]
        );
    }

    #[test]
    fn what_ends_too_early_is_read_to_its_end() {
        for html in ["<", "<a", "<a href", "<a href=", "<a href=\"x", "<!--", "<script>", "<a é=ö", "<a =x>"]
        {
            signs(html, |_| {});
        }
    }
}
