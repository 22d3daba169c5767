//! What a text speaks of by number: an entry in minutes, a case, a law. Laws are never taken for minutes.

use std::ops::Range;

use jiff::civil::Date;

use super::case_number::CaseNumber;
use super::mention_words::{Word, words};

/// A number in a text that names something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mention {
    /// An entry in minutes: `KSAU 2013-12-04 § 298`, `KS § 16/2019`.
    Minutes(MinutesEntry),
    /// A case: `KLK 2019/144`.
    Case(CaseNumber),
    /// A law, ordinance or public inquiry: `14 § LVU`, `KL 5 kap. 3 §`, `SOU 2018:69`.
    Law,
}

/// An entry in minutes as a text names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesEntry {
    /// The body as written, in capitals where it is short: `KSAU`, `kommunstyrelsen`.
    pub body: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The year, where it or the day is known.
    pub year: Option<i16>,
    /// The number, a text.
    pub number: String,
}

impl MinutesEntry {
    /// As it is printed: `KS § 16/2019`, `KSAU 2013-12-04 § 298`.
    pub fn printed(&self) -> String {
        let body = self.body.as_ref().map(|body| format!("{body} ")).unwrap_or_default();
        let number = &self.number;
        match (self.date, self.year) {
            (Some(date), _) => format!("{body}{date} § {number}"),
            (None, Some(year)) => format!("{body}§ {number}/{year}"),
            (None, None) => format!("{body}§ {number}"),
        }
    }
}

/// Everything that a text names by number, with its place in the text, in order.
pub fn mentions(text: &str) -> Vec<(Mention, Range<usize>)> {
    if !has_figure(text) {
        return Vec::new();
    }
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(far) = words[at..].iter().position(Word::has_figure_or_sign) {
        // Most words are far from any figure: nothing begins there.
        at += far.saturating_sub(REACH);
        match law(&words, at).or_else(|| minutes(&words, at)).or_else(|| case(&words, at)) {
            Some((mention, next)) => {
                found.push((mention, words[at].span.start..words[next - 1].span.end));
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether there is a figure in a text: nothing is named by number without.
pub fn has_figure(text: &str) -> bool {
    // No early end: the compiler looks at many bytes at once.
    text.bytes().fold(false, |any, byte| any | byte.is_ascii_digit())
}

/// The one thing that a text names, where it is written as a reference.
pub fn sole_mention(text: &str) -> Option<Mention> {
    let mut found = mentions(text).into_iter().map(|(mention, _)| mention).filter(|one| *one != Mention::Law);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// So many words after its first word, at most, a mention has a figure or a sign.
const REACH: usize = 6;

type Found = Option<(Mention, usize)>;

/// Short names of laws that Swedish minutes use.
pub(super) const LAWS: &[&str] = &[
    "KL", "LVU", "LVM", "LSS", "SOL", "MBL", "OSL", "PBL", "LOU", "LOV", "TF", "RF", "FL", "MB", "SKOLL",
    "HSL", "LAS", "AML", "DOSL",
];

/// Series of law and of public inquiries.
pub(super) const SERIES: &[&str] =
    &["SOU", "SFS", "SOSFS", "HSLF-FS", "DS", "PROP", "BET", "DIR", "RSKR", "HVMFS", "AFS"];

fn law(words: &[Word<'_>], at: usize) -> Found {
    let first = words.get(at)?;
    if first.is_name_in(SERIES) && words.get(at + 1).is_some_and(super::mention_words::Word::starts_with_year)
    {
        return Some((Mention::Law, at + 2));
    }
    // `(2001:453)`, `lag 2009:730`.
    if first.starts_with_year() && first.core.contains(':') {
        return Some((Mention::Law, at + 1));
    }
    if first.is_law() {
        let end = provision(words, at + 1);
        return (end > at + 1).then_some((Mention::Law, end));
    }
    let end = provision(words, at);
    let with_chapter = words[at..end.max(at)].iter().any(|word| word.core == "kap");
    // `14 § lagen om …`, `15:5 § LSS`, `§ 11 och § 19 MBL`: the number stands before the law.
    let names_law =
        end > at && words.get(end..(end + 3).min(words.len())).unwrap_or_default().iter().any(Word::is_law);
    (end > at && (with_chapter || names_law)).then_some((Mention::Law, end))
}

/// The end of `5 kap. 3 §`, `14 §`, `§ 11`, `§§ 11 och 19`, `15 § p 5` that begins here; `at` where none does.
fn provision(words: &[Word<'_>], at: usize) -> usize {
    let mut end = at;
    let mut sign = false;
    let mut stop = at;
    while let Some(word) = words.get(end) {
        let number = word.core.chars().next().is_some_and(|c| c.is_ascii_digit());
        let short = word.core.len() <= 5 && !word.core.contains('/');
        let letter = word.core.chars().count() == 1 && end > at;
        match word.core {
            "§" | "§§" | "kap" => sign = true,
            "p" | "och" | "st" | "mom" if end > at => {}
            _ if number && short => {}
            _ if letter => {}
            _ => break,
        }
        end += 1;
        if sign && word.core != "och" {
            stop = end;
        }
    }
    if sign { stop } else { at }
}

fn minutes(words: &[Word<'_>], at: usize) -> Found {
    let first = words.get(at)?;
    if first.core == "§" {
        let (number, year, next) = numbered(words, at + 1)?;
        let entry = MinutesEntry { body: None, date: None, year, number };
        return Some(after_number(words, (entry, next))).filter(|(mention, _)| is_dated(mention));
    }
    if !first.is_body() {
        return None;
    }
    let body = first.body_name();
    // A body, and at most four words later its paragraph: `kommunstyrelsens beslut den 24 april, § 95`.
    let mut at_next = at + 1;
    let mut date = None;
    while at_next < words.len().min(at + 6) {
        let word = &words[at_next];
        // `KLK 2019/144 och § 16/2019`: what stands first is a case.
        if word.is_year_and_number() {
            return None;
        }
        if word.core == "§" {
            let (number, year, next) = numbered(words, at_next + 1)?;
            let year = year.or(date.map(|date: Date| date.year()));
            let entry = MinutesEntry { body: Some(body), date, year, number };
            return Some(after_number(words, (entry, next)));
        }
        if let Some(day) = word.date() {
            date = Some(day);
            // The sign is often lost on the way: `KSAU, 2013-12-04, 298`.
            if let Some(number) = words.get(at_next + 1).filter(|next| next.is_plain_number()) {
                let number = number.core.to_owned();
                let entry = MinutesEntry { body: Some(body), date, year: Some(day.year()), number };
                return Some((Mention::Minutes(entry), at_next + 2));
            }
        } else if at_next == at + 1 && first.is_short() {
            // `KF 86/05`: the number, then the year in two or four digits.
            if let Some((number, year)) = word.number_of_year() {
                let entry = MinutesEntry { body: Some(body), date: None, year: Some(year), number };
                return Some((Mention::Minutes(entry), at_next + 1));
            }
        }
        if word.ends_sentence || word.is_body() || word.is_law() {
            return None;
        }
        at_next += 1;
    }
    None
}

/// `16/2019`, `298`: the number, the year where it is written together, and what comes next.
fn numbered(words: &[Word<'_>], at: usize) -> Option<(String, Option<i16>, usize)> {
    let word = words.get(at)?;
    if let Some((number, year)) = word.number_of_year() {
        return Some((number, Some(year), at + 1));
    }
    word.is_plain_number().then(|| (word.core.to_owned(), None, at + 1))
}

/// `§ 16 år 2019`, `§ 16 2019`, `§ 16 (2019-02-06)`: the year or day after the number.
fn after_number(words: &[Word<'_>], (mut entry, mut next): (MinutesEntry, usize)) -> (Mention, usize) {
    if entry.year.is_none() {
        let skip =
            usize::from(words.get(next).is_some_and(|word| matches!(word.core, "år" | "den" | "från")));
        if let Some(word) = words.get(next + skip) {
            if let Some(date) = word.date() {
                (entry.date, entry.year, next) = (Some(date), Some(date.year()), next + skip + 1);
            } else if let Some(year) = word.year() {
                (entry.year, next) = (Some(year), next + skip + 1);
            }
        }
    }
    (Mention::Minutes(entry), next)
}

fn is_dated(mention: &Mention) -> bool {
    matches!(mention, Mention::Minutes(entry) if entry.year.is_some())
}

/// `KLK 2019/144`, `SN-2019/149`, `dnr 2013/1183`.
fn case(words: &[Word<'_>], at: usize) -> Found {
    let word = words.get(at)?;
    if let Some(number) = word.case_number() {
        return Some((Mention::Case(CaseNumber::new(number)), at + 1));
    }
    let next = words.get(at + 1)?;
    let label = matches!(word.core, "dnr" | "Dnr" | "diarienummer" | "Diarienummer");
    if !next.is_year_and_number() || !(word.is_short() || label) {
        return None;
    }
    let printed = if label { next.core.to_owned() } else { format!("{} {}", word.core, next.core) };
    Some((Mention::Case(CaseNumber::new(&printed)), at + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<String> {
        mentions(text)
            .into_iter()
            .map(|(mention, _)| match mention {
                Mention::Minutes(entry) => entry.printed(),
                Mention::Case(number) => number.printed().to_owned(),
                Mention::Law => "lag".to_owned(),
            })
            .collect()
    }

    #[test]
    fn entries_in_minutes_are_read_as_they_are_written() {
        for (text, printed) in [
            ("enligt KSAU 2013-12-04 § 298 ska", "KSAU 2013-12-04 § 298"),
            ("(KSAU, 2013-12-04, § 298)", "KSAU 2013-12-04 § 298"),
            ("KSAU, 2013-12-04, 298", "KSAU 2013-12-04 § 298"),
            ("Kommunstyrelsens uppdrag § 16 år 2019", "kommunstyrelsen § 16/2019"),
            ("uppdraget (§ 16, 2019)", "§ 16/2019"),
            ("KS §16/2019", "KS § 16/2019"),
            ("§ 254/2018", "§ 254/2018"),
            ("KF 86/05", "KF § 86/2005"),
            ("Kf 11/2006", "KF § 11/2006"),
            ("KF § 6 2008", "KF § 6/2008"),
            ("KF § 6 (2008-01-31)", "KF 2008-01-31 § 6"),
        ] {
            assert_eq!(named(text), [printed], "{text}");
        }
    }

    #[test]
    fn cases_are_read_as_they_are_written() {
        for (text, printed) in [
            ("ärendet KLK 2019/144.", "KLK 2019/144"),
            ("se SN-2019/149", "SN-2019/149"),
            ("dnr KS 2005/0097", "KS 2005/0097"),
            ("KS/2018:60 gäller", "KS/2018:60"),
            ("diarienummer 2013/1183", "2013/1183"),
        ] {
            assert_eq!(named(text), [printed], "{text}");
        }
        assert_eq!(named("KLK 2019/144 och § 16/2019"), ["KLK 2019/144", "§ 16/2019"]);
    }

    #[test]
    fn laws_and_inquiries_are_never_minutes() {
        for text in [
            "14 § LVU",
            "enligt KL 5 kap. 3 § ska",
            "KL 10 kap 9 §",
            "SOU 2018:69",
            "SOU 2018_47",
            "SOSFS 2011:9",
            "15:5 § LSS",
            "LSS §14.11",
            "1 kap. 1 § socialtjänstlagen",
            "5 kap. 3 § kommunallagen",
            "§ 19 MBL",
        ] {
            let found = named(text);
            assert!(!found.is_empty() && found.iter().all(|one| one == "lag"), "{text}: {found:?}");
        }
        assert_eq!(named("socialtjänstlag (2001:453)"), ["lag"]);
    }

    #[test]
    fn ordinary_text_names_nothing() {
        for text in [
            "§ 1 Kartläggning",
            "Strategisk plan 2019-2021 med budget 2019 och flerårsplan 2020-2021",
            "vid årsskiftet 2019/2020",
            "läsåret 2027/2028",
            "KF antog i oktober 2017 en strategi",
            "Kommunfullmäktige beslutade den 27 mars 2006",
            "SN 2019 hade 12 möten",
            "VB 2018",
        ] {
            assert_eq!(named(text), Vec::<String>::new(), "{text}");
        }
    }
}
