//! What a server shows when there is nothing at an address.

use serde::Serialize;

use super::desk::{Desk, Link};
use super::layout::{Head, Shell};
use super::surroundings::MENU;
use crate::site::Subject;

/// What the template of the missing page gets.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// Where a reader may go on.
    pub lists: Vec<Link>,
}

/// The view of the missing page.
pub fn view(desk: &Desk<'_>) -> NotFoundView {
    let heading = desk.word("saknas.titel").to_owned();
    let head = Head { title: heading.clone(), ..Head::default() };
    NotFoundView {
        shell: Shell::of(desk, Subject::NotFound, head),
        heading,
        lists: MENU.iter().filter_map(|of| desk.list_link(*of)).collect(),
    }
}
