//! The page of a withdrawn document: that it was here, since when it is not, and why.

use serde::Serialize;

use super::desk::{Day, Desk};
use super::layout::{Head, Shell};
use crate::documents::Tombstone;
use crate::site::Subject;

/// What the template of a withdrawn document gets.
#[derive(Debug, Serialize)]
pub struct TombstoneView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// Since when.
    pub since: Day,
    /// Why.
    pub reason: String,
}

/// The view of a withdrawn document.
pub fn view(desk: &Desk<'_>, subject: Subject, tombstone: &Tombstone) -> TombstoneView {
    let heading = desk.word("tillbakadraget.titel").to_owned();
    let since = desk.day(tombstone.withdrawn.on);
    let title =
        desk.locale.phrase("tillbakadraget.sidtitel", &[("adress", desk.here.tidy().trim_end_matches('/'))]);
    let head = Head { title, ..Head::default() };
    TombstoneView {
        shell: Shell::of(desk, subject, head),
        heading,
        since,
        reason: tombstone.withdrawn.reason.clone(),
    }
}
