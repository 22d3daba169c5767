//! One entry of a channel: what happened, and how it is told.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::formats::html::Desk;
use crate::formats::teller::Teller;
use crate::site::{Address, DocumentId, Node, Plan};
use crate::terms::slug;

/// What happened on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub day: Date,
    /// What.
    pub told: Told,
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// A document or a case.
    Node(Node),
    /// The outcome of an indicator of a steering document for a period, by the first of that period's figures.
    Outcome(DocumentId, usize, usize),
}

/// An entry in words.
#[derive(Debug)]
pub struct Words<'s> {
    /// An identity that never changes.
    pub id: String,
    /// A title that stands alone.
    pub title: String,
    /// The whole address of the page.
    pub url: String,
    /// A few plain sentences.
    pub summary: Option<Cow<'s, str>>,
    /// The sort of thing.
    pub category: Option<&'static str>,
}

impl Told {
    /// How it is told.
    pub fn words(self, teller: Teller<'_>) -> Words<'_> {
        match self {
            Self::Node(node) => Words {
                id: teller.tag(teller.lasting_path(node)),
                title: teller.headline(node),
                url: teller.url(teller.site.address_of_node(node)),
                summary: teller.summary(node),
                category: match node {
                    Node::Document(id) => Some(teller.site.document(id).kind.name),
                    Node::Case(_) => None,
                },
            },
            Self::Outcome(id, at, place) => {
                let told = teller.site.plan(id).and_then(|plan| outcome(teller, plan, at, place));
                told.unwrap_or_else(|| Self::Node(id.into()).words(teller))
            }
        }
    }
}

fn outcome<'s>(teller: Teller<'s>, plan: &'s Plan, at: usize, place: usize) -> Option<Words<'s>> {
    let one = plan.figures.indicators.get(at)?;
    let outcomes = plan.outcomes(at);
    let first = outcomes.get(place)?;
    let page: &Address = plan.indicator_pages.get(at)?;
    let desk = Desk::at(teller, page);
    let period = desk.period(&first.period);
    let same = outcomes.iter().filter(|other| other.is_own() && other.period.same_days(&first.period));
    let values = desk.values(same.copied(), one.unit.as_ref());
    let document = teller.name(plan.document.into());
    let path = format!("{}/matt/{}", teller.lasting_path(plan.document.into()), slug(&one.id));
    Some(Words {
        id: teller.tag(&format!("{path}/{}", slug(first.period.printed()))),
        title: format!("{} {period}: {values} – {document}", one.name),
        url: teller.url(page),
        summary: first.comment.as_deref().or(one.definition.as_deref()).map(Cow::Borrowed),
        category: Some("outcome"),
    })
}
