//! An item under secrecy: number, neutral title and legal ground; nothing else of it is kept.

use super::codes::SECRET_CONTENT;
use crate::diagnostics::{Diagnostic, Place, Report};
use crate::documents::{AgendaItem, Data, Decision, ItemType, Loaded, Persons};
use crate::markup::Prose;

/// Whether a document is an item under secrecy.
pub fn is_secret(data: &Data) -> bool {
    matches!(data, Data::AgendaItem(item) if item.kind == ItemType::Secret)
}

/// Drops all that an item under secrecy may not have, and tells that there was something. The fault shows
/// the file and never its words.
pub fn strip(loaded: &mut Loaded, had_body: bool, report: &mut Report) {
    let Data::AgendaItem(item) = &mut loaded.data else { return };
    let had_fields = !item.papers.is_empty()
        || !item.persons.is_empty()
        || !item.subitems.is_empty()
        || !item.presenters.is_empty()
        || !item.relations.is_empty()
        || !item.sent_to.is_empty()
        || !item.decision.commissions.is_empty()
        || !item.decision.dissents.is_empty()
        || item.decision.vote.is_some()
        || item.decision.verdict.is_some()
        || item.decided_by.is_some()
        || item.external_reference.is_some()
        || item.continues.is_some()
        || loaded.head.summary.is_some()
        || !loaded.head.easy.is_empty();
    if had_body || had_fields {
        report.push(
            Diagnostic::new(
                &SECRET_CONTENT,
                text!(
                    "sekretesspunkten har mer än nummer, titel och lagrum",
                    "the item under secrecy has more than number, title and legal ground"
                ),
            )
            .at(Place::file(&loaded.origin.path))
            .help(SECRET_CONTENT.explanation.fix),
        );
    }
    loaded.head.summary = None;
    loaded.head.easy = Vec::new();
    loaded.prose = Prose::default();
    keep_only_what_is_public(item);
}

fn keep_only_what_is_public(item: &mut AgendaItem) {
    item.papers.clear();
    item.persons = Persons::default();
    item.subitems.clear();
    item.presenters.clear();
    item.relations.clear();
    item.sent_to.clear();
    item.decided_by = None;
    item.external_reference = None;
    item.continues = None;
    item.decision = Decision { minute_number: item.decision.minute_number.take(), ..Decision::default() };
}
