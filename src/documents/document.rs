//! A document as it was read.

use std::fmt::{Arguments, Write as _};
use std::ops::Range;
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
use crate::terms::Tongue;
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
    /// The language of its words.
    pub tongue: Tongue,
    /// The file that it translates; none for an original.
    pub translates: Option<Arc<str>>,
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
    /// What the rest of the site sees of it, without its words: of two readings with one outline, the site links the
    /// same.
    pub outline: Option<Outline>,
}

impl Loaded {
    /// The file by which the document is known, in every language: the original.
    pub fn known_by(&self) -> &Arc<str> {
        self.translates.as_ref().unwrap_or(&self.origin.path)
    }
}

/// A document without its words: its fields, where its text leads, and what can be led to in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outline(blake3::Hash);

impl Outline {
    /// Of the fields as they are written but for the values that are only shown, by where these stand in them, and
    /// what was read of the text.
    pub fn of((fields, shown): (&str, &[Range<usize>]), data: &Data, prose: &Prose) -> Self {
        let mut seen = String::with_capacity(fields.len());
        let mut add = |part: Arguments<'_>| {
            // Writing to a text does not fail.
            let _ = seen.write_fmt(part);
            seen.push('\0');
        };
        let mut from = 0;
        for stretch in shown {
            add(format_args!("{}", fields.get(from..stretch.start).unwrap_or_default()));
            from = stretch.end;
        }
        add(format_args!("{}", fields.get(from..).unwrap_or_default()));
        for slot in prose.slots() {
            add(format_args!("{:?}", slot.fill));
        }
        for anchor in prose.anchors() {
            add(format_args!("{anchor}"));
        }
        for mention in prose.mentions() {
            add(format_args!("{mention:?}"));
        }
        match data {
            // The goals of a steering document stand in its text.
            Data::Steering(_) => {
                add(format_args!("{:?}", prose.headings()));
                prose.write_into(&mut seen, prose.main(), |_, _| ());
            }
            _ => prose.definitions().iter().for_each(|one| add(format_args!("{}\0{}", one.term, one.text))),
        }
        Self(blake3::hash(seen.as_bytes()))
    }
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
    /// Whether its text explains words.
    pub fn is_glossary(&self) -> bool {
        matches!(self, Self::Page(page) if page.glossary.is_some())
    }

    /// Whether its page stands without it: the start page, and that of a case whose number other documents carry.
    pub fn always_has_page(&self) -> bool {
        matches!(self, Self::Start | Self::CaseSummary(_))
    }

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
