//! Everything of the kind in one text, each with its place.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Input};

use super::{contact, key, wording};
use crate::terms::personal_number::{self, Certainty, Sort};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// A personal, coordination or interim number. Its digits are not kept.
    Number(Sort, Certainty),
    /// An address of mail that looks like a person's.
    Email(String),
    /// A mobile telephone's number.
    Telephone(String),
    /// Words that are used of people whose data are protected.
    Wording(&'static str),
    /// A key or password, by its kind. Its characters are not kept.
    Key(&'static str),
}

/// Something found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What.
    pub found: Found,
    /// Where, in bytes.
    pub span: Range<usize>,
    /// The name by which a waiver calls a number; empty for everything else.
    pub seal: String,
}

/// What finds one kind of thing in a text.
type Find = fn(&str) -> Vec<(Found, Range<usize>)>;

/// Signs without which it finds nothing, in upper or lower case.
type Signs = fn() -> Vec<&'static str>;

/// Finders, each with its signs.
const FINDERS: [(Signs, Find); 4] = [
    (|| contact::AT.to_vec(), contact::emails),
    (|| contact::TELEPHONES.to_vec(), contact::telephones),
    (|| wording::WORDS.to_vec(), wording::wordings),
    (key::signs, key::keys),
];

/// All signs, and the finder of each: nearly all texts have none of most of them, and one pass tells.
static SIGNS: LazyLock<Option<(AhoCorasick, Vec<usize>)>> = LazyLock::new(|| {
    let all = FINDERS.iter().enumerate();
    let (signs, finders): (Vec<&str>, Vec<usize>) =
        all.flat_map(|(at, (signs, _))| signs().into_iter().map(move |sign| (sign, at))).unzip();
    let built = AhoCorasick::builder().ascii_case_insensitive(true).build(signs);
    built.ok().map(|signs| (signs, finders))
});

/// Which finders have a sign in a text.
fn signs_in(text: &str) -> [bool; FINDERS.len()] {
    let Some((signs, finders)) = SIGNS.as_ref() else { return [true; FINDERS.len()] };
    let mut met = [false; FINDERS.len()];
    let mut from = 0;
    while let Some(found) = signs.find(Input::new(text).range(from..)) {
        met[finders[found.pattern().as_usize()]] = true;
        // Signs may overlap, and none begins with that of another finder.
        from = found.start() + 1;
    }
    met
}

/// Everything in the text of a file, in order of place.
pub fn traces(path: &str, text: &str) -> Vec<Trace> {
    let numbers = personal_number::scan(text).into_iter().map(|hit| Trace {
        seal: personal_number::seal(path, text, &hit),
        found: Found::Number(hit.sort, hit.certainty),
        span: hit.span,
    });
    let mut all: Vec<Trace> = numbers.collect();
    let signs = signs_in(text);
    for ((_, find), met) in FINDERS.iter().zip(signs) {
        if met {
            let found = find(text).into_iter();
            all.extend(found.map(|(found, span)| Trace { found, span, seal: String::new() }));
        }
    }
    all.sort_by_key(|trace| trace.span.start);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_signs() {
        let token = format!("ghp_{}", "a1B2".repeat(9));
        let text = format!(
            "Ring 070-174 06 05 eller +46 70 174 06 06, skriv till f.efternamn%40exempel.se. SKYDDAD identitet. {token}"
        );
        let found: Vec<Found> = traces("content/a.md", &text).into_iter().map(|trace| trace.found).collect();
        assert!(
            matches!(
                found.as_slice(),
                [
                    Found::Telephone(_),
                    Found::Telephone(_),
                    Found::Email(_),
                    Found::Wording("skyddad identitet"),
                    Found::Key("GitHub")
                ]
            ),
            "{found:?}"
        );
        let private = format!("-----BEGIN {} KEY-----", "RSA PRIVATE");
        assert_eq!(traces("content/a.md", &private).len(), 1);
        assert_eq!(traces("content/a.md", "En vanlig text om 2006 och 17 andra år."), []);
    }

    #[test]
    fn no_sign_hides_that_of_another_finder() {
        let signs = |at: usize| FINDERS[at].0().into_iter().map(str::to_lowercase);
        for (one, other) in
            (0..FINDERS.len()).flat_map(|one| (0..FINDERS.len()).map(move |other| (one, other)))
        {
            let hides = |sign: &str| one != other && signs(other).any(|long| long.starts_with(sign));
            assert!(!signs(one).any(|sign| hides(&sign)), "{one} {other}");
        }
    }
}
