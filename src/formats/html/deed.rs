//! What a body has done with an item. Sentences, ladders and threads tell it, each in words of its own.

use super::decision::is_amended;
use super::desk::Desk;
use super::prose::Called;
use crate::documents::{AgendaItem, ItemType, Verdict};
use crate::site::DocumentId;
use crate::terms::PartialDate;

/// What a body has done with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It said what is printed as the verdict.
    Verdict(Verdict),
    /// It decided; the text tells what.
    Decision,
    /// Nothing yet: its day has not passed.
    Coming,
    /// Nothing that is known, though its day has passed.
    Missing,
}

impl Deed {
    /// What is known of an item.
    pub fn of(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Self {
        if let Some(verdict) = item.decision.verdict {
            return Self::Verdict(verdict);
        }
        if is_decided(desk, id, item) {
            Self::Decision
        } else if is_coming(desk, id) {
            Self::Coming
        } else {
            Self::Missing
        }
    }
}

/// Whether the day of an item has not passed.
pub fn is_coming(desk: &Desk<'_>, id: DocumentId) -> bool {
    desk.site.tie(id).date.and_then(PartialDate::date).is_some_and(|day| day >= desk.site.as_of)
}

/// The name of a verdict among the words for it: a yes to something else than what was proposed is a yes with changes.
pub fn verdict_name(desk: &Desk<'_>, id: DocumentId, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Approved if is_amended(desk, id) => "bifall_andrat",
        _ => verdict.name(),
    }
}

/// Whether anything was decided: a verdict, or a decision in the text.
pub fn is_decided(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> bool {
    let is_decision = || {
        let called = Called::by(desk.main.word("avsnitt.beslut"));
        desk.site.document(id).prose.headings().iter().any(|heading| called.is(heading))
    };
    item.decision.verdict.is_some() || is_decision()
}

/// Whether the body of an item decides it finally, and does not only propose.
pub fn decides(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> bool {
    match (&item.decided_by, desk.site.tie(id).body) {
        (Some(printed), Some(body)) => desk.is_called(body, printed),
        _ => true,
    }
}

/// Whether what was decided on an item can be appealed: its body decides, and has neither put it off nor let it go.
pub fn can_be_appealed(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> bool {
    let is_over =
        !matches!(item.decision.verdict, Some(Verdict::ReferredBack | Verdict::Tabled | Verdict::Withdrawn));
    is_over && is_step(item) && is_decided(desk, id, item) && decides(desk, id, item)
}

/// Whether an item is a step towards a decision.
pub fn is_step(item: &AgendaItem) -> bool {
    use ItemType::{Formal, Information, Notification, Report, Secret};
    item.kind != Secret
        && (item.decision.verdict.is_some()
            || !matches!(item.kind, Formal | Information | Notification | Report))
}
