//! A document as it was read.

use std::sync::Arc;

use super::agenda_item::AgendaItem;
use super::body::Body;
use super::case_summary::CaseSummary;
use super::follow_up::FollowUp;
use super::head::Head;
use super::kind::Kind;
use super::meeting::Meeting;
use super::page::Page;
use super::person::Persons;
use super::posting::Posting;
use super::standing_paper::StandingPaper;
use super::steering::SteeringDocument;
use crate::markup::Prose;
use crate::terms::personal_data::Trace;

/// The file that a document comes from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// From the site's folder, in NFC: `content/organ/ks.md`.
    pub path: Arc<str>,
}

impl Origin {
    /// The segments below `content/`.
    pub fn segments(&self) -> Vec<&str> {
        self.path.split('/').skip(1).collect()
    }
}

/// A document as read and not yet let through the gate: nothing may be written from it.
pub struct Loaded {
    /// Its file.
    pub origin: Origin,
    /// Its kind.
    pub kind: &'static Kind,
    /// What every document has.
    pub head: Head,
    /// What its kind has.
    pub data: Data,
    /// Its text.
    pub prose: Prose,
    /// What in its file may be about a person, for the checks.
    pub traces: Vec<Trace>,
    /// A hash of what its file says publicly, apart from the names of persons.
    pub imprint: String,
}

/// What a kind of document has of its own.
#[derive(Debug)]
pub enum Data {
    /// The start page.
    Start,
    /// A political body.
    Body(Body),
    /// A meeting of a body.
    Meeting(Meeting),
    /// One item of a meeting.
    AgendaItem(Box<AgendaItem>),
    /// What an editor adds to a case.
    CaseSummary(CaseSummary),
    /// A paper that stands on its own.
    StandingPaper(StandingPaper),
    /// A governing text.
    Steering(Box<SteeringDocument>),
    /// A report of results.
    FollowUp(Box<FollowUp>),
    /// A posting on the notice board.
    Posting(Box<Posting>),
    /// A plain page.
    Page(Page),
}

impl Data {
    /// The persons that it names, where its kind names any.
    pub fn persons(&self) -> Option<&Persons> {
        match self {
            Self::AgendaItem(item) => Some(&item.persons),
            Self::StandingPaper(paper) => Some(&paper.persons),
            _ => None,
        }
    }

    /// The same, for dropping names.
    pub fn persons_mut(&mut self) -> Option<&mut Persons> {
        match self {
            Self::AgendaItem(item) => Some(&mut item.persons),
            Self::StandingPaper(paper) => Some(&mut paper.persons),
            _ => None,
        }
    }
}
