//! What was proposed and what was decided, side by side, and what differs; votes, dissents, commissions.

use serde::Serialize;

use super::amendment::{Apart, Differences};
use super::card::mention;
use super::desk::{Day, Desk, Html, html};
use super::prose::Called;
use super::state::State;
use crate::documents::{Loaded, Vote};
use crate::markup::Part;
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
    let apart = match (proposal, decision) {
        (Some(proposal), Some(decision)) => Apart::of(prose, proposal, decision),
        _ => None,
    };
    let column = |part| column(desk, document, part, apart.as_ref());
    Parts {
        proposal: proposal.map(column),
        decision: decision.map(column),
        differences: apart.as_ref().map(|apart| apart.told(desk)),
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

/// Whether what was decided is something else than what was proposed: by the original, for every language says the same.
pub fn is_amended(desk: &Desk<'_>, id: DocumentId) -> bool {
    let look = || {
        let prose = &desk.site.original(id).prose;
        let all = prose.parts();
        let (Some(proposal), Some(decision)) = both(desk, &all) else { return false };
        Apart::of(prose, proposal, decision).is_some_and(|apart| !apart.is_empty())
    };
    desk.press.map_or_else(look, |ready| *ready.shared.amended[id.place()].get_or_init(look))
}

/// A part with its heading; the points that stand in it alone are marked.
fn column(desk: &Desk<'_>, document: &Loaded, part: &Part<'_>, apart: Option<&Apart<'_>>) -> Html {
    let mut out = String::new();
    desk.prose_into(&mut out, document, part.heading.html.start..part.content.end);
    for index in apart.into_iter().flat_map(|apart| apart.places_in(part)) {
        let id = format!("<li id=\"{}-{}\"", part.heading.id, index + 1);
        out = out.replacen(&id, &format!("{id} class=\"skiljer\""), 1);
    }
    html(out)
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
