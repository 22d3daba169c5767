//! From one ledger to the next: what is different now.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::entry::{Act, Cause, Change, Entry, Ledger, Standing, Why};

/// What is public now.
#[derive(Debug, Default)]
pub struct Now {
    /// Every public document, in a lasting order.
    pub seen: Vec<Seen>,
    /// What is gone, where the sources tell why.
    pub gone: Vec<Gone>,
}

/// A document that is public now.
#[derive(Debug)]
pub struct Seen {
    /// Its first address.
    pub key: String,
    /// Its address, from the site's root.
    pub address: String,
    /// Its kind.
    pub kind: &'static str,
    /// A hash of what it says publicly.
    pub print: String,
    /// How many of its names have been removed because their time was over.
    pub aged_names: usize,
    /// The corrections that its editor tells of, in order of day.
    pub corrections: Vec<(Date, String)>,
}

/// A document that is gone.
#[derive(Debug)]
pub struct Gone {
    /// Its address, from the site's root.
    pub address: String,
    /// Why.
    pub why: Why,
}

impl Ledger {
    /// The ledger of the site as it is now. Where nothing differs, or the day is before the last entry, it has no new
    /// entry.
    #[must_use]
    pub fn follow(&self, now: Now, day: Date, site_before: Option<String>) -> Self {
        let Some(last) = self.entries.last() else { return begin(now, day) };
        if last.day().is_some_and(|last| last > day) {
            return self.clone();
        }
        let (documents, changes) = self.compare(now);
        let mut entries = self.entries.clone();
        if !changes.is_empty() {
            entries.push(Entry {
                number: last.number + 1,
                day: day.to_string(),
                site_before: site_before.or_else(|| self.site.clone()),
                entry_before: Some(last.hash()),
                began_with: None,
                changes,
            });
        }
        Self { entries, documents, ..self.clone() }
    }

    fn compare(&self, now: Now) -> (Vec<Standing>, Vec<Change>) {
        let mut known: BTreeMap<&str, &Standing> =
            self.documents.iter().map(|one| (one.key(), one)).collect();
        let mut next = self.next_number();
        let (mut documents, mut changes) = (Vec::new(), Vec::new());
        for seen in now.seen {
            let before = known.get(seen.key.as_str()).copied().filter(|one| !one.is_withdrawn());
            let number = before.map_or(next, |one| one.number);
            if let Some(before) = before {
                known.remove(seen.key.as_str());
                // A correction that is written down after its text is told by itself.
                if before.print != seen.print || !untold(before, &seen).is_empty() {
                    changes.push(seen.change(number, Act::Corrected, why_corrected(before, &seen)));
                }
            } else {
                next += 1;
                changes.push(seen.change(number, Act::Added, Why::default()));
            }
            documents.push(seen.standing(number));
        }
        for one in known.into_values() {
            let gone = now.gone.iter().find(|gone| gone.address == one.address);
            if !one.is_withdrawn() {
                let why = gone.map(|gone| gone.why.clone()).unwrap_or_default();
                changes.push(Change { document: one.number, kind: one.kind.clone(), act: Act::Removed, why });
            }
            // What is left is the page that tells of the withdrawal; of anything else, nothing.
            if gone.is_some_and(|gone| gone.why.words.is_some()) {
                let left = Standing {
                    print: String::new(),
                    aged_names: 0,
                    corrected_on: None,
                    corrections: Vec::new(),
                    ..one.clone()
                };
                documents.push(left);
            }
        }
        documents.sort_by_key(|one| one.number);
        changes.sort_by_key(|change| change.document);
        (documents, changes)
    }

    /// A number that no document has had.
    fn next_number(&self) -> u32 {
        let began = self.entries.first().and_then(|entry| entry.began_with).unwrap_or_default();
        let told = self.entries.iter().flat_map(|entry| &entry.changes).map(|change| change.document);
        let standing = self.documents.iter().map(|one| one.number);
        told.chain(standing).chain(u32::try_from(began)).max().unwrap_or_default() + 1
    }
}

fn begin(now: Now, day: Date) -> Ledger {
    let documents: Vec<Standing> = (1..).zip(now.seen).map(|(number, seen)| seen.standing(number)).collect();
    let first = Entry {
        number: 1,
        day: day.to_string(),
        site_before: None,
        entry_before: None,
        began_with: Some(documents.len()),
        changes: Vec::new(),
    };
    Ledger { entries: vec![first], documents, ..Ledger::default() }
}

fn why_corrected(before: &Standing, seen: &Seen) -> Why {
    Why {
        cause: (seen.aged_names > before.aged_names).then_some(Cause::NameAged),
        words: together(&untold(before, seen)),
    }
}

/// The corrections that no entry has told yet, wherever in the list they are written.
fn untold<'s>(before: &Standing, seen: &'s Seen) -> Vec<&'s (Date, String)> {
    let last = before.corrected_on.as_ref().and_then(|day| day.parse::<Date>().ok());
    let is_told = |one: &(Date, String)| match last {
        Some(last) if before.corrections.is_empty() => one.0 <= last,
        _ => before.corrections.contains(&short_hash(one)),
    };
    seen.corrections.iter().filter(|one| !is_told(one)).collect()
}

/// What a correction is known again by: its day and words.
fn short_hash((on, words): &(Date, String)) -> String {
    blake3::hash(format!("{on} {words}").as_bytes()).to_hex()[..16].to_owned()
}

/// The words of some corrections as one text; none where there are none.
fn together(corrections: &[&(Date, String)]) -> Option<String> {
    let (last, others) = corrections.split_last()?;
    let others = others.iter().map(|(_, words)| format!("{}; ", words.trim_end_matches('.')));
    Some(others.chain([last.1.clone()]).collect())
}

impl Seen {
    fn change(&self, document: u32, act: Act, why: Why) -> Change {
        Change { document, kind: self.kind.to_owned(), act, why }
    }

    fn standing(self, number: u32) -> Standing {
        Standing {
            number,
            kind: self.kind.to_owned(),
            key: (self.key != self.address).then_some(self.key),
            address: self.address,
            print: self.print,
            aged_names: self.aged_names,
            corrected_on: self.corrections.last().map(|(on, _)| on.to_string()),
            corrections: self.corrections.iter().map(short_hash).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn seen(address: &str, print: &str) -> Seen {
        let (key, address) = (address.to_owned(), address.to_owned());
        Seen { key, address, kind: "page", print: print.to_owned(), aged_names: 0, corrections: Vec::new() }
    }

    fn now(seen: Vec<Seen>) -> Now {
        Now { seen, gone: Vec::new() }
    }

    fn told(ledger: &Ledger) -> Vec<(u32, Act)> {
        let last = ledger.entries.last().unwrap();
        last.changes.iter().map(|change| (change.document, change.act)).collect()
    }

    #[test]
    fn nothing_new_adds_nothing_and_what_differs_is_told_by_number() {
        let day = date(2026, 3, 12);
        let first = Ledger::default().follow(now(vec![seen("a/", "1"), seen("b/", "1")]), day, None);
        assert_eq!((first.entries.len(), first.entries[0].began_with), (1, Some(2)));
        let same = first.follow(now(vec![seen("a/", "1"), seen("b/", "1")]), date(2026, 3, 13), None);
        assert_eq!(same, first);
        let next = first.follow(now(vec![seen("a/", "2"), seen("c/", "1")]), day, Some("s".into()));
        assert_eq!(told(&next), [(1, Act::Corrected), (2, Act::Removed), (3, Act::Added)]);
        assert_eq!(next.entries[1].site_before.as_deref(), Some("s"));
        // What is gone is in the list no more, and a new document does not get its number.
        assert!(!String::from_utf8(next.to_bytes()).unwrap().contains("b/"));
        let again = next.follow(now(vec![seen("a/", "2"), seen("b/", "1"), seen("c/", "1")]), day, None);
        assert_eq!(told(&again), [(4, Act::Added)]);
        // Seen on a day before the last entry, the ledger stands as it is.
        assert_eq!(again.follow(now(vec![]), date(2026, 3, 1), None), again);
    }

    #[test]
    fn a_withdrawal_has_its_reason_and_a_move_is_no_change() {
        let day = date(2026, 3, 12);
        let first = Ledger::default().follow(now(vec![seen("a/", "1"), seen("b/", "1")]), day, None);
        let moved = Seen { address: "ny/".into(), ..seen("a/", "1") };
        let why = Why { cause: None, words: Some("fel fil".into()) };
        let gone = vec![Gone { address: "b/".into(), why: why.clone() }];
        let next = first.follow(Now { seen: vec![moved], gone }, day, None);
        assert_eq!(told(&next), [(2, Act::Removed)]);
        assert_eq!(next.entries[1].changes[0].why, why);
        assert!(next.document(2).unwrap().is_withdrawn());
        assert_eq!(next.document(1).unwrap().address, "ny/");
        // The tombstone stays, and is not told twice.
        let gone = vec![Gone { address: "b/".into(), why }];
        let moved = Seen { address: "ny/".into(), ..seen("a/", "1") };
        assert_eq!(next.follow(Now { seen: vec![moved], gone }, day, None), next);
    }

    #[test]
    fn a_correction_has_the_words_of_its_editor_once() {
        let day = date(2026, 3, 12);
        let with = |print: &str, aged: usize| Seen {
            aged_names: aged,
            corrections: vec![(day, "fel belopp".into())],
            ..seen("a/", print)
        };
        let first = Ledger::default().follow(now(vec![seen("a/", "1")]), day, None);
        let second = first.follow(now(vec![with("2", 0)]), day, None);
        assert_eq!(second.entries[1].changes[0].why.words.as_deref(), Some("fel belopp"));
        let third = second.follow(now(vec![with("3", 1)]), day, None);
        let why = Why { cause: Some(Cause::NameAged), words: None };
        assert_eq!(third.entries[2].changes[0].why, why);
    }
    #[test]
    fn every_correction_of_a_day_is_told_and_none_twice() {
        let day = date(2026, 3, 12);
        let with = |print: &str, words: &[&str]| {
            let corrections = words.iter().map(|words| (day, (*words).to_owned())).collect();
            now(vec![Seen { corrections, ..seen("a/", print) }])
        };
        let told = |ledger: &Ledger| ledger.entries.last().unwrap().changes[0].why.words.clone();
        let first = Ledger::default().follow(with("1", &[]), day, None);
        let second = first.follow(with("2", &["fel belopp"]), day, None);
        let third = second.follow(with("3", &["fel belopp", "fel dag"]), day, None);
        assert_eq!(told(&third).as_deref(), Some("fel dag"));
        // Written down before or after its text: told once, when it is written.
        let fourth = third.follow(with("3", &["fel belopp", "fel dag", "Fel namn.", "Fel sida."]), day, None);
        assert_eq!(told(&fourth).as_deref(), Some("Fel namn; Fel sida."));
        let fifth = fourth.follow(with("4", &["fel belopp", "fel dag", "Fel namn.", "Fel sida."]), day, None);
        assert_eq!((fifth.entries.len(), told(&fifth)), (5, None));
        // A ledger of an older program knows the day alone.
        let mut older = fifth.clone();
        older.documents[0].corrections = Vec::new();
        assert_eq!(older.follow(with("4", &["a", "b", "c", "d"]), day, None).entries.len(), 5);
    }

    #[test]
    fn a_correction_is_told_wherever_in_the_list_it_is_written() {
        let on = |day: i8| date(2026, 3, day);
        let with = |print: &str, list: &[(i8, &str)]| {
            let corrections = list.iter().map(|(day, words)| (on(*day), (*words).to_owned())).collect();
            now(vec![Seen { corrections, ..seen("a/", print) }])
        };
        let told = |ledger: &Ledger| ledger.entries.last().unwrap().changes[0].why.words.clone();
        let first = Ledger::default().follow(with("1", &[]), on(12), None);
        let second = first.follow(with("2", &[(12, "Fel A.")]), on(16), None);
        assert_eq!(told(&second).as_deref(), Some("Fel A."));
        let third = second.follow(with("3", &[(10, "Fel B."), (12, "Fel A.")]), on(17), None);
        assert_eq!(told(&third).as_deref(), Some("Fel B."), "of an earlier day than one that is told");
        let fourth = third.follow(with("4", &[(12, "Fel A."), (18, "Fel C.")]), on(18), None);
        assert_eq!(told(&fourth).as_deref(), Some("Fel C."), "as many as before, and others");
        let fifth = fourth.follow(with("5", &[(18, "Fel C.")]), on(19), None);
        assert_eq!((fifth.entries.len(), told(&fifth)), (5, None), "one that is taken away is no new one");
    }
}
