//! Den röda tråden: the stations of a case in order, and where one is missing.

use serde::Serialize;

use super::card::{item_sentence, mention};
use super::deed::{decides, is_decided};
use super::desk::{Day, Desk, Html, Link, escaped, html, inside};
use super::prose::is_goal;
use crate::diagnostics::Diagnostic;
use crate::documents::{AgendaItem, Data, RelationType, SteeringStatus, Verdict};
use crate::site::{Case, CaseId, DocumentId, Edge, End, Node, Standing};

/// How many stations stand on each side of a page's own.
const AROUND: usize = 2;

/// A station of the thread.
#[derive(Debug, Serialize)]
pub struct Station {
    /// What it is: proposal, decision, programme, or what is missing.
    pub label: String,
    /// When.
    pub date: Option<Day>,
    /// What happened, or why it is not here.
    pub sentence: Html,
    /// One more line.
    pub detail: Option<String>,
    /// Whether it is missing: a hollow node.
    pub missing: bool,
    /// Whether it is the page that shows the thread.
    pub current: bool,
    /// Whether the line to the next station is broken.
    pub broken: bool,
}

/// The thread of a case.
#[derive(Debug)]
pub struct Thread {
    /// Its stations.
    pub stations: Html,
    /// How many they are.
    pub count: usize,
    /// How many of them are missing.
    pub missing: usize,
}

/// The stations of one document, with what is missing before and after it.
#[derive(Debug)]
pub struct Stretch {
    /// As a page shows them.
    html: Box<str>,
    /// How many they are.
    count: usize,
    /// How many of them are missing.
    missing: usize,
}

/// The thread as a page of one station shows it: that station and its neighbours.
#[derive(Debug, Serialize)]
pub struct ShortThread {
    /// The case, with its whole thread.
    pub case: Link,
    /// Its number.
    pub number: String,
    /// The stations.
    pub stations: Html,
    /// How many stations come before.
    pub before: usize,
    /// How many stations come after.
    pub after: usize,
}

/// The whole thread of a case.
pub fn thread(desk: &Desk<'_>, id: CaseId) -> Thread {
    let case = desk.site.case(id);
    let mut ends = Vec::new();
    follow_ups(desk, case, &mut ends);
    unanswered(desk, case, &mut ends);
    beyond(desk, case, &mut ends);
    let broken = ends.first().is_some_and(|station| station.missing);
    let is_followed_by_gap = |at: usize| match case.documents.get(at + 1) {
        Some(next) => begins_missing(desk, *next),
        None => broken,
    };
    let documents = case.documents.iter().enumerate();
    let documents = documents.filter_map(|(at, id)| desk.stretch(*id, is_followed_by_gap(at)));
    let ends = (!ends.is_empty()).then(|| Stretch::made_of(desk, ends, false).map(Some));
    let ends = ends.and_then(|made| desk.sound(made));
    let all: Vec<&Stretch> = documents.chain(&ends).collect();
    Thread {
        stations: html(all.iter().map(|one| &*one.html).collect()),
        count: all.iter().map(|one| one.count).sum(),
        missing: all.iter().map(|one| one.missing).sum(),
    }
}

/// The thread around a document, for the first of its cases that has other stations.
pub fn short_thread(desk: &Desk<'_>, id: DocumentId, cases: &[CaseId]) -> Option<ShortThread> {
    let of = cases.iter().copied().find(|case| desk.site.case(*case).documents.len() > 1)?;
    let case = desk.site.case(of);
    let at = case.documents.iter().position(|other| *other == id)?;
    let from = at.saturating_sub(AROUND);
    let to = (at + AROUND + 1).min(case.documents.len());
    let shown = &case.documents[from..to];
    let mut stations = String::new();
    for (document, next) in shown.iter().zip(shown[1..].iter().map(Some).chain([None])) {
        let broken = next.is_some_and(|next| begins_missing(desk, *next));
        if *document == id {
            let own = desk.sound(Stretch::of(desk, (id, true), broken).map(Some));
            stations.push_str(own.as_ref().map_or("", |own| &own.html));
        } else {
            stations.push_str(desk.stretch(*document, broken).map_or("", |made| &made.html));
        }
    }
    Some(ShortThread {
        case: desk.link_to(of),
        number: case.number.clone(),
        stations: html(stations),
        before: from,
        after: case.documents.len() - to,
    })
}

impl Stretch {
    /// The stations of a document; `current` is whether the page is its own, `broken` whether what follows is missing.
    ///
    /// # Errors
    /// The fault of the template that makes them.
    pub fn of(
        desk: &Desk<'_>,
        (id, current): (DocumentId, bool),
        broken: bool,
    ) -> Result<Self, Box<Diagnostic>> {
        let mut stations = Vec::new();
        station(desk, id, &mut stations);
        stations.iter_mut().filter(|one| !one.missing).for_each(|one| one.current = current);
        Self::made_of(desk, stations, broken)
    }

    fn made_of(desk: &Desk<'_>, stations: Vec<Station>, broken: bool) -> Result<Self, Box<Diagnostic>> {
        let stations = tie_together(stations, broken);
        let html = desk.made_by("stations.html", &Stations { stations: &stations })?;
        let missing = stations.iter().filter(|station| station.missing).count();
        Ok(Self { html: html.into_boxed_str(), count: stations.len(), missing })
    }
}

/// What the template of stations gets.
#[derive(Serialize)]
struct Stations<'s> {
    stations: &'s [Station],
}

/// The line is broken on its way to something that is missing, as what follows the last may be.
fn tie_together(mut stations: Vec<Station>, broken: bool) -> Vec<Station> {
    let missing: Vec<bool> = stations.iter().skip(1).map(|station| station.missing).collect();
    for (station, next_is_missing) in stations.iter_mut().zip(missing.into_iter().chain([broken])) {
        station.broken = next_is_missing;
    }
    stations
}

fn here(label: &str, date: Option<Day>, sentence: String) -> Station {
    let label = label.to_owned();
    let sentence = html(sentence);
    Station { label, date, sentence, detail: None, missing: false, current: false, broken: false }
}

fn missing(desk: &Desk<'_>, label: &str, sentence: String) -> Station {
    Station { missing: true, ..here(desk.word(label), None, sentence) }
}

/// The station of a document, with what is missing before and after it.
fn station(desk: &Desk<'_>, id: DocumentId, stations: &mut Vec<Station>) {
    let document = desk.site.document(id);
    let date = desk.site.tie(id).date.map(|date| desk.day(date));
    match &document.data {
        Data::AgendaItem(item) => {
            if let Some(origin) = missing_origin(desk, id, item) {
                stations.push(origin);
            }
            let decided = is_decided(desk, id, item);
            let label = desk.word(label_of(desk, id, item, decided));
            stations.push(here(label, date, item_sentence(desk, id, item)));
            if !decided {
                stations.extend(undecided(desk, id, item));
            }
        }
        Data::StandingPaper(paper) => {
            let label = desk.term("handlingstyp", paper.kind.name());
            stations.push(here(&label, date, desk.anchor_to(id)));
        }
        Data::Steering(steering) => {
            let kind = desk.term("dokumenttyp", steering.kind.name());
            let label = match steering.status {
                SteeringStatus::Proposed => {
                    desk.locale.phrase("trad.forslag_till_dokument", &[("typ", &inside(&kind))])
                }
                _ => kind,
            };
            stations.push(here(&label, date, desk.anchor_to(id)));
        }
        Data::FollowUp(_) => {
            stations.push(here(desk.word("trad.uppfoljning"), date, desk.anchor_to(id)));
        }
        _ => stations.push(here("", date, mention(desk, id.into()))),
    }
}

fn label_of(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem, decided: bool) -> &'static str {
    match item.decision.verdict {
        Some(Verdict::ReferredBack | Verdict::Tabled | Verdict::Withdrawn) => "trad.uppskov",
        _ if decided && !decides(desk, id, item) => "trad.forslag",
        _ if decided => "trad.beslut",
        _ => "trad.behandling",
    }
}

/// Whether the stations of a document begin with one that is missing.
fn begins_missing(desk: &Desk<'_>, id: DocumentId) -> bool {
    desk.site.item(id).is_some_and(|item| lacks_origin(desk, id, item))
}

/// Whether an item continues a tabled question that is not published.
fn lacks_origin(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> bool {
    let continues = |edge: &&Edge| edge.kind == RelationType::Continues;
    item.continues.is_some()
        && !desk.site.relations_from(id).filter(continues).any(|edge| edge.to != End::NotHere)
}

/// The tabled question that an item continues, where it is not published.
fn missing_origin(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Option<Station> {
    let earlier = item.continues.as_ref().filter(|_| lacks_origin(desk, id, item))?;
    let sentence = desk.word("trad.ursprung_saknas_mening").to_owned();
    let date = earlier.date.map(|date| desk.day(date));
    Some(Station { date, ..missing(desk, "trad.ursprung_saknas", escaped(&sentence)) })
}

/// What is missing after an item without a decision.
fn undecided(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Option<Station> {
    use crate::documents::ItemType::{Formal, Information, Notification, Report, Secret};
    if matches!(item.kind, Formal | Information | Notification | Report | Secret) {
        return None;
    }
    let coming = desk.site.tie(id).date.and_then(crate::terms::PartialDate::date);
    if coming.is_some_and(|date| date >= desk.site.as_of) {
        let sentence = desk.phrase("trad.beslut_vantas_mening", &[]);
        return Some(missing(desk, "trad.beslut_vantas", sentence));
    }
    Some(missing(desk, "trad.beslut_saknas", desk.phrase("trad.beslut_saknas_mening", &[])))
}

/// Follow-ups of the case's programmes that carry no number of the case; or that there are none.
fn follow_ups(desk: &Desk<'_>, case: &Case, stations: &mut Vec<Station>) {
    for id in &case.documents {
        let Some(steering) = desk.site.steering(*id) else { continue };
        let measured = steering.follow_up.interval.is_some()
            || desk.site.document(*id).prose.headings().iter().any(is_goal);
        if steering.status != SteeringStatus::Adopted || !measured {
            continue;
        }
        let mut found = false;
        for edge in desk.site.relations_to(*id).filter(|edge| edge.kind == RelationType::FollowsUp) {
            found = true;
            let Node::Document(from) = edge.from else { continue };
            if !case.documents.contains(&from) {
                let date = desk.site.tie(from).date.map(|date| desk.day(date));
                stations.push(here(desk.word("trad.uppfoljning"), date, mention(desk, edge.from)));
            }
        }
        if !found {
            let what = desk.anchor_to(*id);
            let sentence = desk.phrase("trad.utfall_saknas_mening", &[("titel", &what)]);
            stations.push(missing(desk, "trad.utfall_saknas", sentence));
        }
    }
}

/// Commissions that nobody has answered, the most urgent first.
fn unanswered(desk: &Desk<'_>, case: &Case, stations: &mut Vec<Station>) {
    let given = case.documents.iter().flat_map(|id| desk.site.commissions_of(*id));
    let mut open: Vec<_> = given
        .filter(|one| matches!(one.standing, Standing::Open | Standing::Late))
        .filter_map(|one| Some((one, one.commission(desk.site)?)))
        .collect();
    open.sort_by_key(|(_, one)| (one.due.is_none(), one.due));
    for (given, one) in open {
        let late = given.standing == Standing::Late;
        let name = match (one.due, late) {
            (None, _) => "trad.uppdrag_mening",
            (Some(_), true) => "trad.uppdrag_sent_mening",
            (Some(_), false) => "trad.uppdrag_datum_mening",
        };
        let due = one.due.map(|due| desk.time(due)).unwrap_or_default();
        let sentence = desk.phrase(name, &[("till", &escaped(&one.to)), ("datum", &due)]);
        let label = if late { "trad.svar_saknas" } else { "trad.svar_vantas" };
        let detail = Some(one.text.clone());
        stations.push(Station { detail, ..missing(desk, label, sentence) });
    }
}

/// A proposal to another body is the last that is published.
fn beyond(desk: &Desk<'_>, case: &Case, stations: &mut Vec<Station>) {
    let last = case.documents.iter().rev().copied().find_map(|id| Some((id, desk.site.item(id)?)));
    let Some((id, item)) = last else { return };
    let Some(printed) = &item.decided_by else { return };
    let decided = is_decided(desk, id, item);
    if decided && !decides(desk, id, item) && item.decision.verdict != Some(Verdict::Withdrawn) {
        let body = desk.decider(id, printed);
        let sentence = desk.phrase("trad.nasta_organ_saknas_mening", &[("organ", &body)]);
        stations.push(missing(desk, "trad.beslut_saknas", sentence));
    }
}
