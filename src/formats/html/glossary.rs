//! Words of the glossary, explained where a text first uses them: a button and what it opens, without script. What
//! browsers do not open they show behind the word.

use std::fmt::Write as _;
use std::ops::Range;

use super::desk::{Desk, Html, escaped, html};

/// Elements whose words stay as they are: names of things, and what leads somewhere already.
const SILENT: &[&str] =
    &["a", "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "sup", "th"];

impl Desk<'_> {
    /// Explains each word of the glossary where the page uses it for the first time, in HTML from a place on.
    pub fn explain(&self, out: &mut String, from: usize) {
        let Some(explained) = &self.explained else { return };
        let mut explained = explained.borrow_mut();
        let glossary = self.site.glossary();
        // Most texts have no new word; that is seen in one pass.
        if glossary.find(&out[from..]).all(|(word, _)| explained.contains(&word)) {
            return;
        }
        let mut made = String::with_capacity(out.len() - from + 1024);
        let written = &out[from..];
        let mut at = 0;
        for text in texts(written) {
            for (word, place) in glossary.find(&written[text.clone()]) {
                if explained.contains(&word) {
                    continue;
                }
                explained.push(word);
                let place = text.start + place.start..text.start + place.end;
                made.push_str(&written[at..place.start]);
                self.explanation(&mut made, word, &written[place.clone()]);
                at = place.end;
            }
        }
        made.push_str(&written[at..]);
        out.truncate(from);
        out.push_str(&made);
    }

    /// A word of the page's own, explained like those of its texts.
    pub fn explained(&self, word: &str) -> Html {
        let mut out = escaped(word);
        self.explain(&mut out, 0);
        html(out)
    }

    fn explanation(&self, out: &mut String, word: usize, said: &str) {
        let word = self.site.glossary().word(word);
        let (anchor, meaning) = (&word.anchor, escaped(&word.meaning));
        let page = self.link_at(self.site.address(word.page), Some(anchor));
        let (headword, more) = (escaped(&word.headword), escaped(self.word("ordlista.mer")));
        // Writing to a text cannot fail.
        let _ = write!(
            out,
            "<button type=\"button\" class=\"ord\" popovertarget=\"ord-{anchor}\">{said}</button>\
             <span class=\"forklaring\" id=\"ord-{anchor}\" popover><b>{headword}</b> {meaning} \
             <a href=\"{page}\">{more}</a></span>"
        );
    }
}

/// The texts of some HTML in which a word may be explained.
fn texts(html: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let mut silent: Option<&str> = None;
    std::iter::from_fn(move || {
        while at < html.len() {
            let start = at;
            if html[at..].starts_with('<') {
                at = html[at..].find('>').map_or(html.len(), |end| at + end + 1);
                let tag = &html[start + 1..at];
                let name = tag.trim_start_matches('/');
                let name = &name[..name.find([' ', '>', '/']).unwrap_or(name.len())];
                // A stretch in another language is not read by the words of this one.
                let speaks = SILENT.contains(&name) || tag.starts_with("span lang=");
                match silent {
                    Some(open) if tag.starts_with('/') && open == name => silent = None,
                    None if speaks && !tag.starts_with('/') => silent = Some(name),
                    _ => {}
                }
            } else {
                at = html[at..].find('<').map_or(html.len(), |end| at + end);
                if silent.is_none() {
                    return Some(start..at);
                }
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn headings_links_and_other_languages_are_left_alone() {
        let html = "<h2 id=\"a\">Rubrik <em>x</em></h2>\n<p>Text <a href=\"#\">länk <b>y</b></a> mer \
                    <span lang=\"fi\">sana</span> slut</p>";
        let texts: Vec<&str> =
            super::texts(html).map(|at| &html[at]).filter(|text| !text.trim().is_empty()).collect();
        assert_eq!(texts, ["Text ", " mer ", " slut"]);
    }
}
