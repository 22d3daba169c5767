//! Revision radar: what ought to be looked at in the register of steering documents, and from when.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::address::Address;
use super::edges::End;
use super::identity::{DocumentId, Node};
use super::plans::Plan;
use super::store::Site;
use crate::documents::{Interval, RelationType, SteeringDocument, SteeringState};
use crate::terms::PartialDate;

/// Something that ought to be looked at in a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Concern {
    /// What it is.
    pub kind: ConcernKind,
    /// The steering document.
    pub document: DocumentId,
    /// The day from which it holds, where there is one.
    pub since: Option<Date>,
    /// The other document that it speaks of.
    pub other: Option<DocumentId>,
    /// The part that it speaks of: a goal, an indicator.
    pub part: Option<ConcernedPart>,
}

/// A part of a steering document that ought to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConcernedPart {
    /// What it is called.
    pub words: String,
    /// Its page.
    pub page: Address,
    /// Its anchor there, where the page is that of the whole document.
    pub anchor: Option<String>,
}

/// What ought to be looked at, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConcernKind {
    /// Its last day has passed.
    Expired,
    /// Another document has replaced it, and it is not repealed.
    Replaced,
    /// Its last day comes within half a year.
    ExpiresSoon,
    /// It rests on or refers to a document that is repealed or past its day.
    CitesRepealed,
    /// The follow-up that its own interval demands has not come.
    FollowUpOverdue,
    /// It says neither who follows it up nor how often.
    NoFollowUp,
    /// It says neither whose it is nor who revises it.
    NoOwner,
    /// A goal that nothing measures.
    GoalWithoutIndicator,
    /// An indicator without any outcome.
    IndicatorWithoutOutcome,
}

impl ConcernKind {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 9] = [
        Self::Expired,
        Self::Replaced,
        Self::ExpiresSoon,
        Self::CitesRepealed,
        Self::FollowUpOverdue,
        Self::NoFollowUp,
        Self::NoOwner,
        Self::GoalWithoutIndicator,
        Self::IndicatorWithoutOutcome,
    ];

    /// Its name in locales and in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::Expired => "utgatt",
            Self::Replaced => "ersatt",
            Self::ExpiresSoon => "snart_utgatt",
            Self::CitesRepealed => "hanvisar_till_upphavt",
            Self::FollowUpOverdue => "uppfoljning_forsenad",
            Self::NoFollowUp => "uppfoljning_saknas",
            Self::NoOwner => "ansvarig_saknas",
            Self::GoalWithoutIndicator => "mal_utan_matt",
            Self::IndicatorWithoutOutcome => "matt_utan_utfall",
        }
    }
}

/// How long before its last day a document is to be looked at.
pub const NOTICE_DAYS: i32 = 182;

/// A rule of the radar: what it finds in one document that is in force or past its day.
type Rule = fn(&Site, DocumentId, &SteeringDocument) -> Vec<Concern>;

/// Every rule. To look at one thing more, write a function and add a line.
const RULES: &[Rule] = &[validity, replaced, citations, follow_up, owner, goals, indicators];

/// Everything that ought to be looked at, the most urgent first, then by its day.
pub fn concerns(site: &Site) -> Vec<Concern> {
    let mut found: Vec<Concern> = site
        .documents()
        .filter_map(|id| site.steering(id).map(|document| (id, document)))
        .filter(|(_, document)| is_adopted(document))
        .flat_map(|(id, document)| RULES.iter().flat_map(move |rule| rule(site, id, document)))
        .collect();
    found.sort_by(|a, b| (a.kind, a.since, a.document, &a.part).cmp(&(b.kind, b.since, b.document, &b.part)));
    found.dedup();
    found
}

/// The days ahead on which a document that is in force is to be looked at: its last day, and the day by which its
/// next follow-up is to come. What the radar tells already is not told again.
pub fn due(site: &Site) -> Vec<Concern> {
    let mut found = Vec::new();
    for (id, document) in site.documents().filter_map(|id| site.steering(id).map(|document| (id, document))) {
        if !is_adopted(document) || SteeringState::of(document, site.as_of) != SteeringState::InForce {
            continue;
        }
        if let Some(last) = document.validity.until {
            found.push(concern(ConcernKind::ExpiresSoon, id, Some(last)));
        }
        let interval = document.follow_up.interval;
        let next = interval.and_then(|interval| next_follow_up(site, id, (document, interval)));
        found.extend(next.map(|day| concern(ConcernKind::FollowUpOverdue, id, Some(day))));
    }
    let told = concerns(site);
    found.retain(|one| !told.contains(one));
    found.sort_by_key(|a| (a.since, a.kind, a.document));
    found
}

impl Site {
    /// The adopted document that replaces a steering document, the latest where there are several.
    pub fn replaced_by(&self, id: DocumentId) -> Option<DocumentId> {
        let replacing = self.relations_to(id).filter_map(|edge| match (edge.kind, edge.from, &edge.to) {
            (RelationType::Replaces, Node::Document(by), End::Here(..)) => Some(by),
            _ => None,
        });
        let adopted = replacing.filter(|by| {
            let state = self.steering(*by).map(|other| SteeringState::of(other, self.as_of));
            state.is_some_and(|state| !matches!(state, SteeringState::Proposed | SteeringState::Coming))
        });
        adopted.max_by_key(|by| (self.tie(*by).date, *by))
    }
}

/// A proposal is not in the register yet, and what is repealed needs no revision.
fn is_adopted(document: &SteeringDocument) -> bool {
    document.status == crate::documents::SteeringStatus::Adopted
}

fn concern(kind: ConcernKind, document: DocumentId, since: Option<Date>) -> Concern {
    Concern { kind, document, since, other: None, part: None }
}

fn validity(site: &Site, id: DocumentId, document: &SteeringDocument) -> Vec<Concern> {
    let Some(last) = document.validity.until else { return Vec::new() };
    let first_day_after = last.saturating_add(1.day());
    let first_notice = last.saturating_sub(Span::new().days(NOTICE_DAYS));
    if first_day_after <= site.as_of {
        vec![concern(ConcernKind::Expired, id, Some(first_day_after))]
    } else if first_notice <= site.as_of {
        vec![concern(ConcernKind::ExpiresSoon, id, Some(last))]
    } else {
        Vec::new()
    }
}

fn replaced(site: &Site, id: DocumentId, _: &SteeringDocument) -> Vec<Concern> {
    site.replaced_by(id)
        .map(|by| Concern { other: Some(by), ..concern(ConcernKind::Replaced, id, day_of(site, by)) })
        .into_iter()
        .collect()
}

/// Relations by which a document leans on another.
const LEANING: [RelationType; 4] =
    [RelationType::IsBasedOn, RelationType::RefersTo, RelationType::Implements, RelationType::RequiredBy];

/// Those in force that lean on what does not hold. To name what builds on oneself is not to lean on it.
fn citations(site: &Site, id: DocumentId, document: &SteeringDocument) -> Vec<Concern> {
    if SteeringState::of(document, site.as_of) != SteeringState::InForce {
        return Vec::new();
    }
    let cited = site.relations_from(id).filter(|edge| LEANING.contains(&edge.kind));
    let mut found: Vec<Concern> = cited
        .filter_map(|edge| match edge.to {
            End::Here(Node::Document(other), _) => Some(other),
            _ => None,
        })
        .filter(|other| *other != id && is_over(site, *other) && !builds_on(site, *other, id))
        .map(|other| Concern {
            other: Some(other),
            ..concern(ConcernKind::CitesRepealed, id, over_since(site, other))
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

fn builds_on(site: &Site, id: DocumentId, other: DocumentId) -> bool {
    site.relations_from(id).any(|edge| {
        let leans = matches!(edge.kind, RelationType::IsBasedOn | RelationType::Implements);
        leans && matches!(edge.to, End::Here(Node::Document(to), _) if to == other)
    })
}

fn is_over(site: &Site, id: DocumentId) -> bool {
    site.steering(id).is_some_and(|other| {
        let state = SteeringState::of(other, site.as_of);
        matches!(state, SteeringState::Expired | SteeringState::Repealed) || site.replaced_by(id).is_some()
    })
}

fn over_since(site: &Site, id: DocumentId) -> Option<Date> {
    let last = site.steering(id)?.validity.until.filter(|last| *last < site.as_of);
    last.map(|last| last.saturating_add(1.day()))
}

/// A document says who follows it up and how often; by its own interval, the follow-up has come.
fn follow_up(site: &Site, id: DocumentId, document: &SteeringDocument) -> Vec<Concern> {
    if SteeringState::of(document, site.as_of) != SteeringState::InForce {
        return Vec::new();
    }
    let Some(interval) = document.follow_up.interval else {
        let told = document.follow_up.by.is_some();
        return if told { Vec::new() } else { vec![concern(ConcernKind::NoFollowUp, id, None)] };
    };
    match next_follow_up(site, id, (document, interval)) {
        Some(due) if due < site.as_of => vec![concern(ConcernKind::FollowUpOverdue, id, Some(due))],
        _ => Vec::new(),
    }
}

/// The days of a document's follow-ups, those that are to come too.
pub fn follow_up_days(site: &Site, id: DocumentId) -> impl Iterator<Item = Date> {
    site.relations_to(id)
        .filter(|edge| edge.kind == RelationType::FollowsUp)
        .filter_map(|edge| site.latest_date(edge.from))
        .filter_map(PartialDate::date)
}

/// How many months the writing of a follow-up takes.
const WRITING: i32 = 3;

/// The day by which the next follow-up is to come: an interval and three months for its writing after the last
/// one, or after the document began to hold.
pub fn next_follow_up(
    site: &Site,
    id: DocumentId,
    (document, interval): (&SteeringDocument, Interval),
) -> Option<Date> {
    let followed = follow_up_days(site, id).filter(|day| *day <= site.as_of).max();
    let begins = document.validity.from.or_else(|| site.tie(id).date.and_then(PartialDate::date));
    Some(due_after(followed.or(begins)?, interval))
}

/// The day by which a follow-up is to come, counted from a day. Added as one: two steps would each be cut to the end of
/// a shorter month.
fn due_after(day: Date, interval: Interval) -> Date {
    day.saturating_add((months(interval) + WRITING).months())
}

/// How many months an interval is.
fn months(interval: Interval) -> i32 {
    match interval {
        Interval::Month => 1,
        Interval::Quarter => 3,
        Interval::Tertial => 4,
        Interval::HalfYear => 6,
        Interval::Year => 12,
        Interval::SecondYear => 24,
        Interval::ThirdYear => 36,
        Interval::Term => 48,
    }
}

fn owner(_: &Site, id: DocumentId, document: &SteeringDocument) -> Vec<Concern> {
    let owned = document.body.is_some() || document.revision_by.is_some();
    if owned { Vec::new() } else { vec![concern(ConcernKind::NoOwner, id, None)] }
}

/// Words of the definition list under a goal that name what it is measured by.
const MEASURES: &[&str] = &["indikator", "mått", "mätetal", "måltal", "målvärde", "så mäter", "nyckeltal"];

/// Goals without goals of their own below them, and without anything to measure them by.
fn goals(site: &Site, id: DocumentId, document: &SteeringDocument) -> Vec<Concern> {
    if SteeringState::of(document, site.as_of) != SteeringState::InForce {
        return Vec::new();
    }
    match site.plan(id).filter(|plan| !plan.figures.is_empty()) {
        Some(plan) => unmeasured(plan),
        None => unmeasured_in_text(site, id),
    }
}

/// By its figures; where they say why a goal is not measured, nobody has forgotten it.
fn unmeasured(plan: &Plan) -> Vec<Concern> {
    let part = |at: usize| {
        let goal = plan.goals.get(at).filter(|goal| goal.children.is_empty())?;
        let said = plan.figures.unmeasured.iter().any(|one| one.goal.value == goal.id);
        (!said).then(|| ConcernedPart {
            words: goal.title.clone(),
            page: plan.goal_pages[at].clone(),
            anchor: None,
        })
    };
    let parts = plan.goals_without_measure().into_iter().filter_map(part);
    parts.map(|part| of_part(ConcernKind::GoalWithoutIndicator, plan.document, part)).collect()
}

/// By its text alone: nothing in the definition list under a goal names a measure.
fn unmeasured_in_text(site: &Site, id: DocumentId) -> Vec<Concern> {
    let headings = site.document(id).prose.headings();
    let is_goal = |class: &str| class == "mal";
    let mut found = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        if !heading.classes.iter().any(|class| is_goal(class)) {
            continue;
        }
        let below = headings[index + 1..].iter().take_while(|other| other.level > heading.level);
        let has_goals = below.clone().any(|other| other.classes.iter().any(|class| is_goal(class)));
        let told = |text: &str| MEASURES.iter().any(|word| text.to_lowercase().contains(word));
        let measured = heading.facts.iter().any(|fact| told(&fact.term) && fact.text.trim() != "–")
            || below.clone().any(|other| told(&other.text));
        if !has_goals && !measured {
            let part = ConcernedPart {
                words: heading.text.clone(),
                page: site.address(id).clone(),
                anchor: Some(heading.id.clone()),
            };
            found.push(of_part(ConcernKind::GoalWithoutIndicator, id, part));
        }
    }
    found
}

/// Indicators of which nothing is known, not even that they are not measured.
fn indicators(site: &Site, id: DocumentId, document: &SteeringDocument) -> Vec<Concern> {
    if SteeringState::of(document, site.as_of) != SteeringState::InForce {
        return Vec::new();
    }
    let Some(plan) = site.plan(id) else { return Vec::new() };
    let without = (0..plan.figures.indicators.len()).filter(|at| plan.outcomes(*at).is_empty());
    let part = |at: usize| ConcernedPart {
        words: plan.figures.indicators[at].name.clone(),
        page: plan.indicator_pages[at].clone(),
        anchor: None,
    };
    without.map(|at| of_part(ConcernKind::IndicatorWithoutOutcome, id, part(at))).collect()
}

fn of_part(kind: ConcernKind, id: DocumentId, part: ConcernedPart) -> Concern {
    Concern { part: Some(part), ..concern(kind, id, None) }
}

fn day_of(site: &Site, id: DocumentId) -> Option<Date> {
    site.tie(id).date.and_then(PartialDate::date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_follow_up_is_due_on_the_same_day_of_the_month_or_its_last() {
        for (day, interval, due) in [
            (date(2025, 8, 31), Interval::HalfYear, date(2026, 5, 31)),
            (date(2025, 11, 30), Interval::Month, date(2026, 3, 30)),
            (date(2025, 11, 30), Interval::Year, date(2027, 2, 28)),
            (date(2024, 2, 29), Interval::Term, date(2028, 5, 29)),
        ] {
            assert_eq!(due_after(day, interval), due, "{day}");
        }
    }
}
