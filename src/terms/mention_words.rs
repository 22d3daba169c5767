//! The words of a text as references are read from them: without the signs around them.

use std::ops::Range;

use jiff::civil::Date;

use super::partial_date::PartialDate;

/// A word, and what it can be in a reference.
#[derive(Debug)]
pub struct Word<'w> {
    /// Without the signs around it.
    pub core: &'w str,
    /// Where the core stands.
    pub span: Range<usize>,
    /// Whether a sentence ends after it.
    pub ends_sentence: bool,
}

/// The words of a text. A paragraph sign is a word of its own, also where no space stands beside it.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut begin = None;
    let mut push = |range: Range<usize>| {
        let raw = &text[range.clone()];
        let inner = raw.trim_start_matches(is_sign);
        let core = inner.trim_end_matches(is_sign);
        if !core.is_empty() {
            let start = range.end - inner.len();
            let after = &raw[start - range.start + core.len()..];
            let ends_sentence = !after.is_empty()
                && (after.contains(['!', '?', ';'])
                    || (after.contains('.') && core != "kap" && core.len() > 3));
            found.push(Word { core, span: start..start + core.len(), ends_sentence });
        }
    };
    for (at, c) in text.char_indices() {
        if c.is_whitespace() || c == '§' {
            if let Some(from) = begin.take() {
                push(from..at);
            }
            if c == '§' {
                push(at..at + c.len_utf8());
            }
        } else if begin.is_none() {
            begin = Some(at);
        }
    }
    if let Some(from) = begin {
        push(from..text.len());
    }
    found
}

/// A sign that stands beside words and belongs to none.
fn is_sign(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '"' | '”' | '’' | '\'' | '.' | ',' | ';' | ':' | '!' | '?')
}

/// Full names of bodies end so, with or without the genitive.
const BODY_ENDINGS: &[&str] = &["styrelsen", "nämnden", "fullmäktige", "utskottet", "utskott", "beredningen"];

impl Word<'_> {
    /// A short name of a body: two to five capitals, or `Kf` in old records, and not the name of a law.
    pub fn is_short(&self) -> bool {
        // Most words begin with a small letter.
        if !self.core.starts_with(char::is_uppercase) {
            return false;
        }
        let body = (2..=5).contains(&self.core.chars().count()) && self.core.chars().all(char::is_alphabetic);
        let capitals = self.core.chars().all(char::is_uppercase) || matches!(self.core, "Kf" | "Ks" | "Sn");
        body && capitals && !self.is_law() && !self.is_name_in(super::mention::SERIES)
    }

    /// The name of a body, short or whole.
    pub fn is_body(&self) -> bool {
        let bare = self.core.strip_suffix(['s', 'S']).unwrap_or(self.core);
        self.is_short() || BODY_ENDINGS.iter().any(|ending| ends_with(bare, ending))
    }

    /// The name of a body as it is printed: capitals where it is short, without genitive where it is whole.
    pub fn body_name(&self) -> String {
        if self.is_short() { self.core.to_uppercase() } else { self.bare() }
    }

    fn bare(&self) -> String {
        let lower = self.core.to_lowercase();
        let ends = |word: &str| BODY_ENDINGS.iter().any(|ending| word.ends_with(ending));
        match lower.strip_suffix('s') {
            Some(bare) if ends(bare) => bare.to_owned(),
            _ => lower,
        }
    }

    /// The name of a law, short or whole: `LVU`, `kommunallagen`, `lag`, and not `förslag`, `anslag`.
    pub fn is_law(&self) -> bool {
        let ends = |ending| ends_with(self.core, ending);
        let whole = ends("lagen") && !ends("slagen") && !ends("bolagen");
        let code = ends("balken") || ends("förordningen");
        let plain = self.core.len() == "lag".len() && ends("lag");
        self.is_name_in(super::mention::LAWS) || plain || ends("tjänstlag") || whole || code
    }

    /// Whether it is one of these names, whatever its capitals.
    pub fn is_name_in(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.core.eq_ignore_ascii_case(name))
    }

    /// A figure, `§` or `kap`: what every mention has.
    pub fn has_figure_or_sign(&self) -> bool {
        self.core.bytes().any(|byte| byte.is_ascii_digit())
            || self.core.starts_with('§')
            || self.core == "kap"
    }

    /// `2018:69`, `2018_47`, `2016/17:171`.
    pub fn starts_with_year(&self) -> bool {
        let mut parts = self.core.splitn(2, [':', '_', '/']);
        parts.next().is_some_and(|part| year(part).is_some())
            && parts.next().is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// `2013-12-04`.
    pub fn date(&self) -> Option<Date> {
        PartialDate::parse(self.core).and_then(PartialDate::date)
    }

    /// `2019`.
    pub fn year(&self) -> Option<i16> {
        year(self.core)
    }

    /// One to four digits.
    pub fn is_plain_number(&self) -> bool {
        (1..=4).contains(&self.core.len()) && self.core.bytes().all(|b| b.is_ascii_digit())
    }

    /// `16/2019`, `86/05`: a number in the minutes and its year.
    pub fn number_of_year(&self) -> Option<(String, i16)> {
        let (number, of) = self.core.split_once('/')?;
        let plain = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        let of = match of.len() {
            2 => of.parse::<i16>().ok().map(|short| if short < 60 { 2000 + short } else { 1900 + short }),
            _ => year(of),
        };
        (plain && year(number).is_none()).then_some(())?;
        Some((number.to_owned(), of?))
    }

    /// `2019/144`, `2018:60`: the year and number of a case.
    pub fn is_year_and_number(&self) -> bool {
        is_year_and_number(self.core)
    }

    /// `SN-2019/149`, `KS/2018:60`: a whole case number in one word.
    pub fn case_number(&self) -> Option<&str> {
        let letters: usize = self.core.chars().take_while(|c| c.is_uppercase()).map(char::len_utf8).sum();
        let (body, rest) = self.core.split_at(letters);
        let rest = rest.strip_prefix(['-', '/'])?;
        let named = (2..=5).contains(&body.chars().count()) && !super::mention::SERIES.contains(&body);
        (named && is_year_and_number(rest)).then_some(self.core)
    }
}

/// Whether a word in lower case ends so.
fn ends_with(word: &str, ending: &str) -> bool {
    let mut letters = word.chars().rev();
    let is = |c: char, wanted: char| c == wanted || (c.is_uppercase() && c.to_lowercase().eq([wanted]));
    ending.chars().rev().all(|wanted| letters.next().is_some_and(|c| is(c, wanted)))
}

fn is_year_and_number(text: &str) -> bool {
    let Some((of, number)) = text.split_once(['/', ':']) else { return false };
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    let rest = &number[digits..];
    year(of).is_some()
        && digits > 0
        && (rest.is_empty() || rest.starts_with(['.', '-']))
        // `2001:453` is a law, `2018:60` a case only with its body before it, which the caller has seen.
        && number.chars().all(|c| c.is_ascii_digit() || c == '.' || c == '-')
}

fn year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && (1900..2100).contains(year))
}
