//! A template with the words of its language written into it before it is compiled: `{{ t.mote.plats }}` says the same on
//! every page, so no page has to look it up.

use std::ops::Range;

use super::locale::Locale;
use crate::terms::escaped;

/// A template as it is compiled.
pub struct Worded {
    /// Its source with words in it.
    pub source: String,
    shifts: Shifts,
}

/// How places in such a template lie in the file that it was made of.
#[derive(Debug, Default)]
pub struct Shifts(Vec<Shift>);

/// From here on a place of the source with words lies elsewhere in the file.
#[derive(Debug)]
struct Shift {
    from: usize,
    in_file: usize,
}

/// How a place for a word begins and ends.
const OPEN: &str = "{{ t.";
const CLOSE: &str = " }}";

impl Worded {
    /// A template with words where it asks for a word and nothing but a word. One that the language lacks stays, for its
    /// fault to be told when the template is filled.
    pub fn of(source: &str, words: &Locale) -> Self {
        let mut made = Self { source: String::with_capacity(source.len()), shifts: Shifts::default() };
        let mut rest = source;
        while let Some(open) = rest.find(OPEN) {
            let (before, after) = rest.split_at(open);
            made.source.push_str(before);
            let end = after.find(CLOSE).map_or(after.len(), |close| close + CLOSE.len());
            let (place, after) = after.split_at(end);
            let name = place.strip_prefix(OPEN).and_then(|place| place.strip_suffix(CLOSE));
            match name.and_then(|name| words.get(name)).filter(|word| is_plain(word)) {
                Some(word) => {
                    made.source.push_str(&escaped(word).replace('\'', "&#39;"));
                    let in_file = source.len() - after.len();
                    made.shifts.0.push(Shift { from: made.source.len(), in_file });
                }
                None => made.source.push_str(place),
            }
            rest = after;
        }
        made.source.push_str(rest);
        made
    }

    /// A template as it stands in its file.
    pub fn as_it_stands(source: &str) -> Self {
        Self { source: source.to_owned(), shifts: Shifts::default() }
    }

    /// The source, and how its places lie in the file.
    pub fn into_parts(self) -> (String, Shifts) {
        (self.source, self.shifts)
    }
}

impl Shifts {
    /// Where something of the source with words stands in the file.
    pub fn in_file(&self, span: Range<usize>) -> Range<usize> {
        let place = |at: usize| {
            let latest = self.0.partition_point(|shift| shift.from <= at).checked_sub(1);
            latest.map_or(at, |latest| self.0[latest].in_file + (at - self.0[latest].from))
        };
        place(span.start)..place(span.end).max(place(span.start))
    }
}

/// Whether templates may have their words written in: none gives its own meaning to `t`, and none writes out what looks like a template.
pub fn may_be<'s>(mut sources: impl Iterator<Item = &'s str>) -> bool {
    sources.all(|source| {
        source.split("{%").skip(1).all(|rest| {
            let tag = rest.split_once("%}").map_or(rest, |(tag, _)| tag);
            let mut names = tag.split(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '_' | '.'));
            names.all(|name| !matches!(name, "t" | "raw"))
        })
    })
}

/// Whether a word is text in a template as it is in a page.
fn is_plain(word: &str) -> bool {
    !word.trim().is_empty() && !word.contains(['{', '}', '\n'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Locale {
        Locale::read("[sida]\nstig = \"Du är här\"\nhen = \"a < 'b'\"\nfras = \"{n} st\"\ntom = \" \"\n")
            .unwrap()
    }

    #[test]
    fn words_are_written_and_places_stay_known() {
        let source = "<p>{{ t.sida.stig }}{% if x %}{{ t.sida.hen }}{{ y }}{{ t.sida.stig }}\n{{ fel";
        let worded = Worded::of(source, &words());
        assert_eq!(worded.source, "<p>Du är här{% if x %}a &lt; &#39;b&#39;{{ y }}Du är här\n{{ fel");
        for part in ["<p>", "{% if x %}", "{{ y }}", "\n{{ fel", "fel"] {
            let (at, in_file) = (worded.source.find(part).unwrap(), source.find(part).unwrap());
            assert_eq!(worded.shifts.in_file(at..at + part.len()), in_file..in_file + part.len(), "{part}");
        }
    }

    #[test]
    fn what_says_more_than_a_word_stays() {
        let source = "{{ t.sida.fras }}{{ t.sida.tom }}{{ t.sida.saknas }}{{ t.sida }}{{ t.sida.stig|upper }}\
            {{ t.sida.stig if x }}{{ t.sida.stig";
        assert_eq!(Worded::of(source, &words()).source, source);
    }

    #[test]
    fn a_template_may_give_another_meaning_to_the_name() {
        for source in
            ["{% set t = x %}", "{% for t in x %}", "{%with t=1%}", "{% macro a(b, t) %}", "{% raw %}"]
        {
            assert!(!may_be(["{{ t.a }}", source].into_iter()), "{source}");
        }
        assert!(may_be(["t {{ t.a }} {% if t.b and at %} t {% endif %}", "{% set tal = 1 %}"].into_iter()));
    }
}
