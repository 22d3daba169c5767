//! The ladder of a case: which bodies take it up, in order, what each has done, and which decides finally.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::deed::{Deed, decides, is_step};
use super::desk::{Desk, Html, escaped, html};
use crate::documents::{AgendaItem, Verdict};
use crate::site::{Case, DocumentId};

/// The most steps from a body up to the one that decides.
const HEIGHT: usize = 8;

/// A step of the ladder.
#[derive(Debug, Serialize)]
pub struct Rung {
    /// The body, linked where it has a page.
    pub body: Html,
    /// What it has done, or what is missing.
    pub sentence: Html,
    /// Whether it decides finally.
    pub decides: bool,
    /// Whether its step is missing.
    pub missing: bool,
}

/// The ladder of a case, the first body first. None where nothing is to be decided, or nobody knows by whom.
pub fn ladder(desk: &Desk<'_>, case: &Case) -> Vec<Rung> {
    // Documents stand in order of date: the latest that a body has done stays.
    let mut latest: BTreeMap<DocumentId, (DocumentId, &AgendaItem)> = BTreeMap::new();
    let mut last = None;
    for id in &case.documents {
        let Some(item) = desk.site.item(*id).filter(|item| is_step(item)) else { continue };
        let Some(body) = desk.site.tie(*id).body else { continue };
        latest.insert(body, (*id, item));
        if let Some(printed) = &item.decided_by {
            last = Some((body, printed.as_str()));
        }
    }
    let Some((from, printed)) = last else { return Vec::new() };
    let top = desk.body_called(printed, from);
    let mut bodies: Vec<DocumentId> = latest.keys().copied().collect();
    bodies.extend(top);
    let between: Vec<DocumentId> = latest.keys().flat_map(|body| up_to(desk, *body, top)).collect();
    bodies.extend(between);
    bodies.sort_by_key(|body| {
        let day = latest.get(body).and_then(|(id, _)| desk.site.tie(*id).date);
        (Some(*body) == top, Reverse(depth(desk, *body)), day.is_none(), day, *body)
    });
    bodies.dedup();
    // Until those below have said theirs, nobody can expect it of those above.
    let is_coming = latest.values().any(|(id, item)| Deed::of(desk, *id, item) == Deed::Coming);
    let mut rungs: Vec<Rung> =
        bodies.iter().map(|body| rung(desk, *body, (latest.get(body).copied(), top, is_coming))).collect();
    if top.is_none() {
        let sentence = html(escaped(desk.word(unpublished(true, is_coming))));
        rungs.push(Rung { body: html(escaped(printed)), sentence, decides: true, missing: true });
    }
    rungs
}

/// The bodies between a body and the one that decides, where that stands above it.
fn up_to(desk: &Desk<'_>, body: DocumentId, top: Option<DocumentId>) -> Vec<DocumentId> {
    let mut between = Vec::new();
    let mut at = body;
    while let Some(above) = desk.site.parent_of(at).filter(|_| between.len() < HEIGHT && Some(at) != top) {
        if Some(above) == top {
            return between;
        }
        between.push(above);
        at = above;
    }
    Vec::new()
}

fn depth(desk: &Desk<'_>, body: DocumentId) -> usize {
    let mut at = body;
    let mut depth = 0;
    while let Some(above) = desk.site.parent_of(at).filter(|_| depth < HEIGHT) {
        (at, depth) = (above, depth + 1);
    }
    depth
}

/// What a body has done last, which body decides, and whether any is still to take the case up.
type Step<'s> = (Option<(DocumentId, &'s AgendaItem)>, Option<DocumentId>, bool);

/// The sentence for a body of which nothing is published.
fn unpublished(is_top: bool, is_coming: bool) -> &'static str {
    match (is_top, is_coming) {
        (true, false) => "stege.beslut_saknas",
        (true, true) => "stege.beslut_vantas",
        (false, false) => "stege.steg_saknas",
        (false, true) => "stege.steg_vantas",
    }
}

fn rung(desk: &Desk<'_>, body: DocumentId, (step, top, is_coming): Step<'_>) -> Rung {
    let is_top = top == Some(body);
    let (name, missing) = match step {
        None => (unpublished(is_top, is_coming), true),
        Some((id, item)) => done(desk, id, item),
    };
    let sentence = match step {
        None => escaped(desk.word(name)),
        Some((id, item)) => {
            let number = item.decision.minute_number.as_deref().map(escaped);
            let place = number.map(|number| desk.phrase("mening.paragraf", &[("nummer", &number)]));
            let day = desk.site.tie(id).date.map(|date| desk.on(date)).unwrap_or_default();
            let values = [("datum", day.as_str()), ("plats", &place.unwrap_or_default())];
            let words = desk.phrase(name, &values);
            format!("<a href=\"{}\">{words}</a>", escaped(&desk.link(desk.site.address(id))))
        }
    };
    Rung { body: html(desk.anchor_to(body)), sentence: html(sentence), decides: is_top, missing }
}

/// What a body has done with an item, and whether its decision is missing.
fn done(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> (&'static str, bool) {
    match Deed::of(desk, id, item) {
        Deed::Verdict(Verdict::ReferredBack) => ("stege.aterremitterade", false),
        Deed::Verdict(Verdict::Tabled) => ("stege.bordlade", false),
        Deed::Verdict(Verdict::Withdrawn) => ("stege.utgick", false),
        Deed::Verdict(_) | Deed::Decision if decides(desk, id, item) => ("stege.beslutade", false),
        Deed::Verdict(_) | Deed::Decision => ("stege.foreslog", false),
        Deed::Coming => ("stege.ska_ta_upp", true),
        Deed::Missing => ("stege.utan_beslut", true),
    }
}
