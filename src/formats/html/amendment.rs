//! How a decision differs from what was proposed: which points stand in one of them only, and which words of a point that
//! was changed.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::desk::{Desk, Html, Link, escaped, html};
use crate::markup::{Part, Prose};

/// How much of two points must be the same for one to be the other, changed: the share of their words, in percent.
const ALIKE: usize = 50;
/// How much of the shorter one must stand in the longer one for it to be a part of it, in percent of its words.
const WITHIN: usize = 90;
/// So few words stand anywhere.
const FEW: usize = 4;

/// How proposal and decision differ.
#[derive(Debug, Serialize)]
pub struct Differences {
    /// Points that were decided in other words.
    pub changed: Vec<ChangedPoint>,
    /// Points of the proposal that were not decided.
    pub only_proposed: Vec<Link>,
    /// Points of the decision that were not proposed.
    pub only_decided: Vec<Link>,
}

/// A point that was decided in other words than it was proposed.
#[derive(Debug, Serialize)]
pub struct ChangedPoint {
    /// Its place in the proposal.
    pub proposed: Link,
    /// Its place in the decision.
    pub decided: Link,
    /// Its words, with those that were struck and those that were put in.
    pub words: Html,
}

/// The points of a proposal and of a decision that do not stand in the other as they are.
pub struct Apart<'p> {
    proposal: &'p Part<'p>,
    decision: &'p Part<'p>,
    /// By their places, with their words.
    proposed: Vec<(usize, String)>,
    decided: Vec<(usize, String)>,
}

impl<'p> Apart<'p> {
    /// Compares them; none where one of them has no points.
    pub fn of(prose: &Prose, proposal: &'p Part<'p>, decision: &'p Part<'p>) -> Option<Self> {
        let (one, other) = (prose.points(proposal), prose.points(decision));
        if one.is_empty() || other.is_empty() {
            return None;
        }
        let (proposed, decided) = apart(prose, &one, &other);
        Some(Self { proposal, decision, proposed, decided })
    }

    /// Whether they say the same.
    pub fn is_empty(&self) -> bool {
        self.proposed.is_empty() && self.decided.is_empty()
    }

    /// The places of the points of a part, proposal or decision, that the other lacks.
    pub fn places_in(&self, part: &Part<'_>) -> impl Iterator<Item = usize> {
        let points = if part.heading.id == self.proposal.heading.id { &self.proposed } else { &self.decided };
        points.iter().map(|(at, _)| *at)
    }

    /// The differences for a reader.
    pub fn told(&self, desk: &Desk<'_>) -> Differences {
        let pairs = pairs(&self.proposed, &self.decided);
        let link = |part: &Part<'_>, at: usize| {
            let number = (at + 1).to_string();
            Link {
                href: format!("#{}-{number}", part.heading.id),
                text: desk.locale.phrase("relation.punkt", &[("nummer", &number)]),
            }
        };
        let alone = |part: &Part<'_>, points: &[(usize, String)], paired: &BTreeSet<usize>| -> Vec<Link> {
            let rest = points.iter().enumerate().filter(|(index, _)| !paired.contains(index));
            rest.map(|(_, (at, _))| link(part, *at)).collect()
        };
        let changed = pairs.iter().map(|(from, to)| {
            let ((proposed, old), (decided, new)) = (&self.proposed[*from], &self.decided[*to]);
            ChangedPoint {
                proposed: link(self.proposal, *proposed),
                decided: link(self.decision, *decided),
                words: html(marked(desk, old, new)),
            }
        });
        Differences {
            changed: changed.collect(),
            only_proposed: alone(
                self.proposal,
                &self.proposed,
                &pairs.iter().map(|(from, _)| *from).collect(),
            ),
            only_decided: alone(self.decision, &self.decided, &pairs.iter().map(|(_, to)| *to).collect()),
        }
    }
}

type Points = Vec<(usize, String)>;

/// The points that stand in one of two parts alone.
fn apart(prose: &Prose, one: &[Range<usize>], other: &[Range<usize>]) -> (Points, Points) {
    // What is written alike says the same.
    let written =
        |points: &[Range<usize>]| points.iter().map(|point| prose.inside(point)).collect::<Vec<_>>();
    if written(one) == written(other) {
        return (Vec::new(), Vec::new());
    }
    let words = |points: &[Range<usize>]| -> Vec<String> {
        points.iter().map(|point| bare(&prose.plain_text(point.clone()))).collect()
    };
    let (one, other) = (words(one), words(other));
    (missing_in(&one, &other), missing_in(&other, &one))
}

/// A point without what joins it to the next one, which does not matter.
fn bare(text: &str) -> String {
    let ending = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';');
    let mut text = text.trim_matches(ending);
    for joint in [" och", " samt"] {
        text = text.strip_suffix(joint).unwrap_or(text);
    }
    text.trim_end_matches(ending).to_owned()
}

/// The points, with their places, whose words the others lack.
fn missing_in(points: &[String], others: &[String]) -> Points {
    let others: Vec<String> = others.iter().map(|other| other.to_lowercase()).collect();
    let lacks = |point: &str| !others.contains(&point.to_lowercase());
    points
        .iter()
        .enumerate()
        .filter(|(_, point)| lacks(point))
        .map(|(at, point)| (at, point.clone()))
        .collect()
}

/// Which point of the proposal became which of the decision, the most alike first taken; in the order of the decision.
fn pairs(proposed: &Points, decided: &Points) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (from, (_, old)) in proposed.iter().enumerate() {
        for (to, (_, new)) in decided.iter().enumerate() {
            found.push((likeness(old, new), from, to));
        }
    }
    found.retain(|(likeness, ..)| *likeness >= ALIKE);
    found.sort_by_key(|(likeness, from, to)| (std::cmp::Reverse(*likeness), *to, *from));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, from, to) in found {
        if pairs.iter().all(|(old, new)| *old != from && *new != to) {
            pairs.push((from, to));
        }
    }
    pairs.sort_by_key(|(_, to)| *to);
    pairs
}

/// How many percent of the words of two points are the same. A point of which nearly all stands in a longer one, in order,
/// is that one with something put in or struck.
fn likeness(old: &str, new: &str) -> usize {
    let (old, new) = (words(old), words(new));
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);
    let same: usize = ops.iter().filter(|op| op.tag() == DiffTag::Equal).map(|op| op.old_range().len()).sum();
    let (shorter, both) = (old.len().min(new.len()), old.len() + new.len());
    let is_within = shorter >= FEW && 100 * same >= WITHIN * shorter;
    let likeness = 200 * same / both.max(1);
    if is_within { likeness.max(ALIKE) } else { likeness }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// A point as it was decided, with what was struck and what was put in. Assistive technology seldom says that words are
/// struck: it gets it in words.
fn marked(desk: &Desk<'_>, old: &str, new: &str) -> String {
    let (old, new) = (words(old), words(new));
    let said = |element: &str, word: &str, text: &[&str]| {
        let (word, text) = (escaped(desk.word(word)), text.join(" "));
        format!("<{element}><span class=\"dold\">{word} </span>{}</{element}>", escaped(&text))
    };
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (struck, put) = (&old[op.old_range()], &new[op.new_range()]);
        if op.tag() == DiffTag::Equal {
            out.push(escaped(&put.join(" ")));
            continue;
        }
        if !struck.is_empty() {
            out.push(said("del", "beslut.struket", struck));
        }
        if !put.is_empty() {
            out.push(said("ins", "beslut.nytt", put));
        }
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    const TEXT: &str = "## Förslag\n\n1. anta planen, och\n2. avsätta pengar.\n\n## Beslut\n\n1. Anta planen,\n2. ge ett uppdrag.\n";

    fn points(all: &[&str]) -> Points {
        all.iter().enumerate().map(|(at, text)| (at, (*text).to_owned())).collect()
    }

    #[test]
    fn points_are_compared_by_their_words() {
        let prose = Parsed::new(TEXT, 0).prose();
        let parts = prose.parts();
        let apart = Apart::of(&prose, &parts[0], &parts[1]).unwrap();
        assert_eq!(apart.proposed, [(1, "avsätta pengar".to_owned())]);
        assert_eq!(apart.decided, [(1, "ge ett uppdrag".to_owned())]);
        assert_eq!(apart.places_in(&parts[1]).collect::<Vec<_>>(), [1]);
        assert!(Apart::of(&prose, &parts[0], &parts[0]).unwrap().is_empty());
    }

    #[test]
    fn a_point_becomes_the_most_alike_of_those_that_are_alike_enough() {
        let proposed = points(&["bevilja föreningen 500 000 kronor för år 2026", "avslå ansökan i övrigt"]);
        let decided = points(&[
            "ge förvaltningen ett nytt uppdrag",
            "bevilja föreningen 750 000 kronor för år 2026",
            "bevilja klubben 500 kronor för år 2026",
        ]);
        assert_eq!(pairs(&proposed, &decided), [(0, 1)]);
        assert_eq!(pairs(&decided, &proposed), [(1, 0)]);
        // A long addition leaves the point what it was; a few words that many points have make none.
        let long = "med ändringen att den högsta farten ska vara trettio kilometer i timmen dygnet runt";
        let added = format!("anta Program Trygg skolväg 2024–2027 {long}");
        assert_eq!(pairs(&points(&["anta Program Trygg skolväg 2024–2027"]), &points(&[&added])), [(0, 0)]);
        assert_eq!(pairs(&points(&["anta planen"]), &points(&[&format!("anta planen {long}")])), []);
    }
}
