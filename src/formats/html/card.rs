//! A sentence about anything, as a person would say it.

use serde::Serialize;

use super::deed::{Deed, decides, is_step, verdict_name};
use super::desk::{Day, Desk, Html, escaped, html, inside};
use super::state::State;
use crate::documents::{
    Adoption, AgendaItem, Data, ItemType, RelationType, StandingPaper, SteeringDocument, SteeringState,
};
use crate::site::{CaseId, DocumentId, Node};
use crate::terms::PartialDate;

/// An entry of a list.
#[derive(Debug, Serialize)]
pub struct Card {
    /// When; stands first where time matters.
    pub date: Option<Day>,
    /// The sentence, with its link.
    pub sentence: Html,
    /// One more line.
    pub detail: Option<String>,
    /// The state, where the sentence does not say it.
    pub state: Option<State>,
}

impl Card {
    /// The card of a node.
    pub fn of(desk: &Desk<'_>, node: Node) -> Self {
        match node {
            Node::Case(id) => case(desk, id),
            Node::Document(id) => document(desk, id),
        }
    }
}

fn document(desk: &Desk<'_>, id: DocumentId) -> Card {
    let document = desk.site.document(id);
    let date = desk.site.tie(id).date.map(|date| desk.day(date));
    let summary = document.head.summary.clone();
    let plain = |sentence: String| Card { date: None, sentence: html(sentence), detail: None, state: None };
    match &document.data {
        Data::Meeting(meeting) => Card {
            date,
            detail: summary,
            state: Some(desk.meeting_status(meeting)),
            ..plain(meeting_sentence(desk, id))
        },
        Data::AgendaItem(item) => Card { date, detail: summary, ..plain(item_sentence(desk, id, item)) },
        Data::Steering(steering) => {
            let state = desk.steering_state(SteeringState::of(steering, desk.site.as_of));
            Card { state: Some(state), ..plain(steering_sentence(desk, id, steering)) }
        }
        Data::StandingPaper(paper) => {
            Card { date, detail: summary, ..plain(paper_sentence(desk, id, paper)) }
        }
        Data::FollowUp(_) => Card { date, detail: summary, ..plain(desk.anchor_to(id)) },
        _ => Card { detail: summary, ..plain(desk.anchor_to(id)) },
    }
}

fn case(desk: &Desk<'_>, id: CaseId) -> Card {
    let case = desk.site.case(id);
    let summary = case.summary.and_then(|summary| desk.site.document(summary).head.summary.clone());
    let number = escaped(&case.number).replace(' ', "\u{A0}");
    let values = [("arende", desk.anchor_to(id)), ("nummer", number)];
    let municipality = desk.municipality(case.municipality).filter(|_| desk.home.is_none());
    let sentence = match municipality {
        Some(name) => desk.phrase(
            "mening.arende_i_kommun",
            &[("arende", &values[0].1), ("nummer", &values[1].1), ("kommun", &escaped(name))],
        ),
        None => desk.phrase("mening.arende", &[("arende", &values[0].1), ("nummer", &values[1].1)]),
    };
    let date = desk.site.latest_date(id.into());
    let detail = summary.or_else(|| latest_step(desk, &case.documents, date?));
    Card { date: date.map(|date| desk.day(date)), sentence: html(sentence), detail, state: None }
}

/// What a body did with a case on a day, or is to do. None where that is not known.
fn latest_step(desk: &Desk<'_>, documents: &[DocumentId], day: PartialDate) -> Option<String> {
    let that_day = documents.iter().rev().filter(|id| desk.site.tie(**id).date == Some(day));
    let mut items = that_day.filter_map(|id| Some((*id, desk.site.item(*id)?)));
    let (id, item) = items.find(|(_, item)| item.kind != ItemType::Secret)?;
    let body = desk.site.title(desk.site.tie(id).body?.into());
    let name = match Deed::of(desk, id, item) {
        Deed::Verdict(verdict) if decides(desk, id, item) => {
            format!("mening.senast.utfall.{}", verdict_name(desk, id, verdict))
        }
        Deed::Verdict(verdict) => format!("mening.senast.forslag.{}", verdict_name(desk, id, verdict)),
        _ if !is_step(item) => return None,
        Deed::Decision => "mening.senast.beslut".to_owned(),
        Deed::Coming => "mening.senast.kommer".to_owned(),
        Deed::Missing => "mening.senast.utan_beslut".to_owned(),
    };
    let number = item.decision.minute_number.as_deref();
    let place = number.map(|number| desk.locale.phrase("mening.paragraf", &[("nummer", number)]));
    Some(desk.locale.phrase(&name, &[("organ", body), ("plats", &place.unwrap_or_default())]))
}

/// A meeting, linked; its day stands before it and is read with it.
fn meeting_sentence(desk: &Desk<'_>, id: DocumentId) -> String {
    let tie = desk.site.tie(id);
    let name = match tie.body {
        Some(body) if desk.body == Some(body) => desk.word("mote.mote").into(),
        Some(body) => desk.body_name(body),
        None => std::borrow::Cow::Borrowed(desk.word("mote.mote")),
    };
    let date = tie.date.map(|date| desk.locale.date(date)).unwrap_or_default();
    format!(
        "<a href=\"{}\">{}<span class=\"dold\">, {}</span></a>",
        desk.link(desk.site.address(id)),
        escaped(&name),
        escaped(&date)
    )
}

/// What a body decided on an item, or that it stood on the agenda.
pub fn item_sentence(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> String {
    let tie = desk.site.tie(id);
    let body = tie.body.map(|body| desk.body_name(body)).unwrap_or_default();
    let body = escaped(&body);
    let link = desk.anchor_to(id);
    let mut values = vec![("organ", body.as_str()), ("titel", link.as_str())];
    let number = item.decision.minute_number.as_deref().map(escaped);
    let place = match (&number, &item.number) {
        (Some(number), _) => desk.phrase("mening.paragraf", &[("nummer", number)]),
        (None, Some(number)) => desk.phrase("mening.punkt", &[("nummer", &escaped(number))]),
        (None, None) => String::new(),
    };
    values.push(("plats", &place));
    let adopts = || desk.site.relations_from(id).any(|edge| edge.kind == RelationType::Adopts);
    match item.decision.verdict {
        _ if item.kind == ItemType::Secret => desk.phrase("mening.sekretess", &values),
        Some(crate::documents::Verdict::Approved) if decides(desk, id, item) && adopts() => {
            desk.phrase("mening.antog", &values)
        }
        Some(verdict) if decides(desk, id, item) => {
            desk.phrase(&format!("mening.utfall.{}", verdict_name(desk, id, verdict)), &values)
        }
        Some(verdict) => desk.phrase(&format!("mening.forslag.{}", verdict_name(desk, id, verdict)), &values),
        None => desk.phrase("mening.arendepunkt", &values),
    }
}

/// Who adopted a steering document, and when.
fn steering_sentence(desk: &Desk<'_>, id: DocumentId, steering: &SteeringDocument) -> String {
    let link = desk.anchor_to(id);
    let kind = escaped(&inside(&desk.term("dokumenttyp", steering.kind.name())));
    let shared = desk.site.tie(id).municipality.is_none() && steering.adoptions.len() > 1;
    let of = if shared {
        escaped(desk.word("mening.flera_kommuner"))
    } else {
        desk.municipality(desk.site.tie(id).municipality)
            .filter(|_| desk.home.is_none())
            .map(|name| desk.phrase("mening.i_kommun", &[("kommun", &escaped(name))]))
            .unwrap_or_default()
    };
    let mut values = vec![("titel", link.as_str()), ("typ", kind.as_str()), ("var", of.as_str())];
    // Among what belongs to one municipality, its own adoption of a document that several share.
    let own = desk.home.and_then(|home| adoption_of(desk, steering, home));
    let latest = own.or_else(|| steering.adoptions.iter().max_by_key(|adoption| adoption.date));
    let municipality = if own.is_some() { desk.home } else { desk.site.tie(id).municipality };
    let by = latest.and_then(|adoption| adoption.body.as_deref()).map(|printed| {
        let body = desk.body_named(municipality, printed);
        escaped(&desk.name_inside(body.map_or(printed, |body| desk.site.title(body.into()))))
    });
    let on = latest.and_then(|adoption| adoption.date).map(|date| desk.on(date));
    match (&by, &on) {
        (Some(by), Some(on)) if own.is_some() || steering.adoptions.len() == 1 => {
            values.extend([("organ", by.as_str()), ("datum", on.as_str())]);
            desk.phrase("mening.styrdokument_antaget", &values)
        }
        (_, Some(on)) => {
            values.push(("datum", on));
            desk.phrase("mening.styrdokument_datum", &values)
        }
        _ => desk.phrase("mening.styrdokument", &values),
    }
}

/// The adoption of a steering document by a municipality.
pub fn adoption_of<'s>(
    desk: &Desk<'_>,
    steering: &'s SteeringDocument,
    municipality: usize,
) -> Option<&'s Adoption> {
    let by = |one: &&Adoption| {
        let name = one.municipality.as_ref();
        name.is_some_and(|name| desk.site.config.municipality(&name.value) == Some(municipality))
    };
    steering.adoptions.iter().filter(by).max_by_key(|one| one.date)
}

/// What a paper is and who issued it.
fn paper_sentence(desk: &Desk<'_>, id: DocumentId, paper: &StandingPaper) -> String {
    let link = desk.anchor_to(id);
    let kind = escaped(&inside(&desk.term("handlingstyp", paper.kind.name())));
    match paper.from.as_deref().map(escaped) {
        Some(from) => {
            desk.phrase("mening.handling_fran", &[("titel", &link), ("typ", &kind), ("fran", &from)])
        }
        None => desk.phrase("mening.handling", &[("titel", &link), ("typ", &kind)]),
    }
}

/// A node as it is spoken of among relations: its title, linked, and what tells it from others.
pub fn mention(desk: &Desk<'_>, node: Node) -> String {
    let link = desk.anchor_to(node);
    let Node::Document(id) = node else { return link };
    let tie = desk.site.tie(id);
    let own = desk.site.steering(id).zip(desk.home);
    let own = own.and_then(|(steering, home)| adoption_of(desk, steering, home)?.date);
    let date = own.or(tie.date).map(|date| desk.time(date));
    match (&desk.site.document(id).data, date) {
        (Data::AgendaItem(_), Some(date)) => {
            let body = tie.body.map(|body| escaped(&desk.body_name(body))).unwrap_or_default();
            desk.phrase("mening.hanvisning_punkt", &[("titel", &link), ("organ", &body), ("datum", &date)])
        }
        (Data::StandingPaper(_) | Data::Steering(_), Some(date)) => {
            desk.phrase("mening.hanvisning", &[("titel", &link), ("datum", &date)])
        }
        _ => link,
    }
}
