//! Every kind of document in one table: body, meeting, agenda item, case, paper, steering document, page.

mod agenda_item;
mod body;
mod case_summary;
mod codes;
mod contradiction;
mod decision;
mod document;
mod follow_up;
mod gate;
mod goal;
mod head;
mod kind;
mod meeting;
mod member;
mod page;
mod paper;
mod person;
mod posting;
mod relation;
mod standing_paper;
mod steering;
mod waiver;
mod withdrawn;

pub use agenda_item::{AgendaItem, Continues, ItemType, Subitem};
pub use body::{Body, BodyKind};
pub use case_summary::CaseSummary;
pub use codes::CODES;
pub use contradiction::CONTRADICTION;
pub use decision::{Commission, CommissionState, Decision, Verdict, Vote};
pub use document::{Data, Loaded, Origin, Outline};
pub use follow_up::{FollowUp, FollowUpType, GoalAssessment};
pub use gate::{Gate, OldPostings, Public, Withheld};
pub use goal::{Goal, GoalTree};
pub use head::{Head, only_shown};
pub use kind::Kind;
pub use meeting::{Approval, Meeting, MeetingStatus};
pub use member::{Former, Member, Members, Role};
pub use page::{Glossary, Page};
pub use paper::{Paper, Whereabouts};
pub use person::{Person, Persons};
pub use posting::{OtherBoard, Posting, PostingType};
pub use relation::{Relation, RelationType};
pub use standing_paper::{PaperType, StandingPaper};
pub use steering::{
    Adoption, FollowUpDuty, Interval, SteeringDocument, SteeringState, SteeringStatus, SteeringType,
    Validity, Version,
};
pub use waiver::{WAIVERS, Waiver};
pub use withdrawn::{Correction, Tombstone, Withdrawn};

/// Every kind of document. A file belongs to the first kind that claims its path.
pub static KINDS: &[&Kind] = &[
    &page::START,
    &body::KIND,
    &meeting::KIND,
    &agenda_item::KIND,
    &case_summary::KIND,
    &standing_paper::KIND,
    &steering::KIND,
    &follow_up::KIND,
    &posting::KIND,
    &page::KIND,
];
