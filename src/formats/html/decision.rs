//! What was proposed and what was decided, side by side, and what differs; votes, dissents, commissions.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use super::card::mention;
use super::desk::{Day, Desk, Html, Link, html};
use super::prose::Called;
use super::state::State;
use crate::documents::{Loaded, Vote};
use crate::markup::{Part, Prose};
use crate::site::{DocumentId, GivenCommission};

/// The text of an item: its proposal, its decision, and the rest.
#[derive(Debug, Serialize)]
pub struct Parts {
    /// What was proposed, with its heading.
    pub proposal: Option<Html>,
    /// What was decided, with its heading.
    pub decision: Option<Html>,
    /// How they differ, where both exist.
    pub differences: Option<Differences>,
    /// What stands before the first heading.
    pub lead: Html,
    /// The other parts.
    pub rest: Html,
    /// Notes to the text.
    pub notes: Html,
}

/// How proposal and decision differ: points that are found in one of them only.
#[derive(Debug, Serialize)]
pub struct Differences {
    /// Points of the proposal that were not decided as they stood.
    pub only_proposed: Vec<Link>,
    /// Points of the decision that were not proposed as they stand.
    pub only_decided: Vec<Link>,
}

/// A commission in a view.
#[derive(Debug, Serialize)]
pub struct CommissionView {
    /// To whom.
    pub to: String,
    /// What is to be done.
    pub text: String,
    /// The last day.
    pub due: Option<Day>,
    /// How it is reported back.
    pub report_back: Option<String>,
    /// Where it stands.
    pub state: State,
    /// Its own anchor on the page.
    pub id: String,
    /// What answers it.
    pub answers: Vec<Html>,
}

/// A counted vote in a view.
#[derive(Debug, Serialize)]
pub struct VoteView {
    /// Yes.
    pub yes: i64,
    /// No.
    pub no: i64,
    /// Abstained.
    pub abstained: i64,
    /// Absent.
    pub absent: i64,
    /// What stood against what.
    pub about: Option<String>,
}

impl From<&Vote> for VoteView {
    fn from(vote: &Vote) -> Self {
        Self {
            yes: vote.yes,
            no: vote.no,
            abstained: vote.abstained,
            absent: vote.absent,
            about: vote.about.clone(),
        }
    }
}

/// The text of an item in its parts.
pub fn parts(desk: &Desk<'_>, document: &Loaded) -> Parts {
    let prose = &document.prose;
    let all = prose.parts();
    let (proposal, decision) = both(desk, &all);
    let mut rest = String::new();
    let shown = |part: &Part<'_>| {
        [proposal, decision].into_iter().flatten().any(|known| known.heading.id == part.heading.id)
    };
    for part in all.iter().filter(|part| !shown(part)) {
        desk.prose_into(&mut rest, document, part.heading.html.start..part.content.end);
    }
    let (mut only_proposed, mut only_decided) = (BTreeSet::new(), BTreeSet::new());
    let mut differences = None;
    if let (Some(proposal), Some(decision)) = (proposal, decision)
        && let Some(alone) = alone(prose, proposal, decision)
    {
        (only_proposed, only_decided) = alone;
        differences = Some(Differences {
            only_proposed: links(desk, proposal, &only_proposed),
            only_decided: links(desk, decision, &only_decided),
        });
    }
    Parts {
        proposal: proposal.map(|part| column(desk, document, part, &only_proposed)),
        decision: decision.map(|part| column(desk, document, part, &only_decided)),
        differences,
        lead: desk.prose(document, prose.lead()),
        rest: html(rest),
        notes: desk.prose(document, prose.notes()),
    }
}

/// What was proposed and what was decided, among the parts of a text.
fn both<'p>(desk: &Desk<'_>, all: &'p [Part<'p>]) -> (Option<&'p Part<'p>>, Option<&'p Part<'p>>) {
    let named = |name: &str| {
        let called = Called::by(desk.main.word(name));
        all.iter().find(|part| called.is(part.heading))
    };
    (named("avsnitt.forslag_till_beslut"), named("avsnitt.beslut"))
}

/// Whether what was decided is something else than what was proposed.
pub fn is_amended(desk: &Desk<'_>, document: &Loaded) -> bool {
    let all = document.prose.parts();
    let (Some(proposal), Some(decision)) = both(desk, &all) else { return false };
    let alone = alone(&document.prose, proposal, decision);
    alone.is_some_and(|(proposed, decided)| !proposed.is_empty() || !decided.is_empty())
}

/// The points that stand in the proposal alone and in the decision alone, by their places; none where one of them has no
/// points.
fn alone(
    prose: &Prose,
    proposal: &Part<'_>,
    decision: &Part<'_>,
) -> Option<(BTreeSet<usize>, BTreeSet<usize>)> {
    let (proposed, decided) = (prose.points(proposal), prose.points(decision));
    (!proposed.is_empty() && !decided.is_empty()).then(|| apart(prose, &proposed, &decided))
}

/// A part with its heading; the points that stand in it alone are marked.
fn column(desk: &Desk<'_>, document: &Loaded, part: &Part<'_>, alone: &BTreeSet<usize>) -> Html {
    let mut out = String::new();
    desk.prose_into(&mut out, document, part.heading.html.start..part.content.end);
    for index in alone {
        let id = format!("<li id=\"{}-{}\"", part.heading.id, index + 1);
        out = out.replacen(&id, &format!("{id} class=\"skiljer\""), 1);
    }
    html(out)
}

/// The points that stand in one of two parts alone, by their places: of the first part and of the second.
fn apart(prose: &Prose, one: &[Range<usize>], other: &[Range<usize>]) -> (BTreeSet<usize>, BTreeSet<usize>) {
    // What is written alike says the same.
    let written =
        |points: &[Range<usize>]| points.iter().map(|point| prose.inside(point)).collect::<Vec<_>>();
    if written(one) == written(other) {
        return (BTreeSet::new(), BTreeSet::new());
    }
    let words = |points: &[Range<usize>]| -> Vec<String> {
        points.iter().map(|point| compared(&prose.plain_text(point.clone()))).collect()
    };
    let (one, other) = (words(one), words(other));
    (missing_in(&one, &other), missing_in(&other, &one))
}

/// A point as it is compared: how it is joined to the next one does not matter.
fn compared(text: &str) -> String {
    let ending = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';');
    let mut text = text.trim_matches(ending).to_lowercase();
    for joint in [" och", " samt"] {
        if let Some(cut) = text.strip_suffix(joint) {
            text.truncate(cut.len());
        }
    }
    text.truncate(text.trim_end_matches(ending).len());
    text
}

/// The points, by their places, whose words the others lack.
fn missing_in(points: &[String], others: &[String]) -> BTreeSet<usize> {
    (0..points.len()).filter(|index| !others.contains(&points[*index])).collect()
}

fn links(desk: &Desk<'_>, part: &Part<'_>, indexes: &BTreeSet<usize>) -> Vec<Link> {
    indexes
        .iter()
        .map(|index| {
            let number = (index + 1).to_string();
            Link {
                href: format!("#{}-{number}", part.heading.id),
                text: desk.locale.phrase("relation.punkt", &[("nummer", &number)]),
            }
        })
        .collect()
}

/// The commissions that an item gave.
pub fn commissions(desk: &Desk<'_>, item: DocumentId) -> Vec<CommissionView> {
    desk.site.commissions_of(item).iter().filter_map(|one| commission(desk, one)).collect()
}

fn commission(desk: &Desk<'_>, given: &GivenCommission) -> Option<CommissionView> {
    let one = given.commission(desk.site)?;
    Some(CommissionView {
        to: one.to.clone(),
        text: one.text.clone(),
        due: one.due.map(|due| desk.day(due)),
        report_back: one.report_back.clone(),
        state: desk.standing(given.standing),
        id: given.anchor(),
        answers: given.answers.iter().map(|(node, _)| html(mention(desk, *node))).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Parsed;

    #[test]
    fn points_are_compared_by_their_words() {
        let text = "## Förslag\n\n1. anta planen, och\n2. avsätta pengar.\n\n## Beslut\n\n1. anta planen,\n2. ge ett uppdrag.\n";
        let prose = Parsed::new(text, 0).prose();
        let parts = prose.parts();
        let (proposed, decided) = (prose.points(&parts[0]), prose.points(&parts[1]));
        let words = proposed.iter().map(|point| compared(&prose.plain_text(point.clone())));
        assert_eq!(words.collect::<Vec<_>>(), ["anta planen", "avsätta pengar"]);
        assert_eq!(apart(&prose, &proposed, &decided), (BTreeSet::from([1]), BTreeSet::from([1])));
        assert_eq!(apart(&prose, &proposed, &proposed), (BTreeSet::new(), BTreeSet::new()));
    }
}
