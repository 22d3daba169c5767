//! The notice board (anslagstavla): what is announced, from when, and until when.
//!
//! Approved minutes and called council meetings come from the meetings themselves; the rest are documents of
//! their own. The rules are those of kommunallagen 8 kap. 9–12 §§ and 13 kap. 5 §.

use jiff::ToSpan;
use jiff::civil::Date;

use super::address::Address;
use super::identity::DocumentId;
use super::store::Site;
use crate::documents::{Body, BodyKind, Data, Meeting, MeetingStatus, PostingType};
use crate::terms::{PartialDate, last_day_of_appeal, slug};

/// A posting on the board.
#[derive(Debug, Clone)]
pub struct BoardPosting {
    /// Where its page stands.
    pub address: Address,
    /// The meeting or the posting that it is made of.
    pub source: DocumentId,
    /// What it announces.
    pub kind: PostingType,
    /// The body that announces it.
    pub body: Option<DocumentId>,
    /// The day of the meeting.
    pub meeting_on: Option<Date>,
    /// The day on which the minutes were approved.
    pub approved_on: Option<Date>,
    /// The day on which it was put up.
    pub posted_on: Date,
    /// The day from which its time runs: of a joint committee, when it was up on the boards of all municipalities.
    pub runs_from: Date,
    /// The last day of appeal, where its day starts the time for appeal.
    pub last_appeal: Option<Date>,
    /// The first day on which it is gone.
    pub comes_down: Date,
    /// Where the minutes or papers are kept.
    pub kept_at: Option<String>,
    /// The law that demands it, where the editor names it.
    pub legal_ground: Option<String>,
    /// Whether it is up.
    pub state: PostingState,
}

/// Whether a posting is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PostingState {
    /// It is up.
    Running,
    /// It has come down and stays on the site, set apart.
    Past,
}

impl BoardPosting {
    /// Its name in addresses and in data: the last segment of its address.
    pub fn name(&self) -> &str {
        self.address.tidy().trim_end_matches('/').rsplit('/').next().unwrap_or_default()
    }
}

/// The postings that the site shows, those that are up first, the latest first.
pub fn gather(site: &Site) -> Vec<BoardPosting> {
    let mut postings: Vec<BoardPosting> = site
        .documents()
        .flat_map(|id| match &site.document(id).data {
            Data::Meeting(meeting) => of_meeting(site, id, meeting),
            Data::Posting(_) => written(site, id).into_iter().collect(),
            _ => Vec::new(),
        })
        .filter(|posting| posting.posted_on <= site.as_of)
        .filter(|posting| posting.state == PostingState::Running || site.config.keeps_old_postings)
        .collect();
    postings.sort_by(|a, b| (a.state, b.posted_on, &a.address).cmp(&(b.state, a.posted_on, &b.address)));
    postings
}

/// The postings of a meeting, whenever they are up: that the council meets, and that its minutes are approved.
pub fn of_meeting(site: &Site, id: DocumentId, meeting: &Meeting) -> Vec<BoardPosting> {
    let council = site.tie(id).body.and_then(|body| site.body(body)).is_some_and(is_council);
    let called = meeting
        .issued_on
        .zip(meeting.date)
        .filter(|_| council && !matches!(meeting.status, MeetingStatus::Planned | MeetingStatus::Cancelled));
    let calls = called.map(|(issued, day)| {
        let down = day.saturating_add(1.day());
        posting(site, id, (PostingType::CouncilMeeting, issued, issued, down))
    });
    let approval = &meeting.approval;
    let minutes = approval.posted_on.zip(approval.runs_from()).map(|(posted, runs_from)| {
        let kind = PostingType::ApprovedMinutes;
        posting(site, id, (kind, posted, runs_from, kind.comes_down(runs_from, approval.removed_on)))
    });
    calls.into_iter().chain(minutes).collect()
}

fn is_council(body: &Body) -> bool {
    body.kind == BodyKind::Council
}

fn written(site: &Site, id: DocumentId) -> Option<BoardPosting> {
    let Data::Posting(of) = &site.document(id).data else { return None };
    let posted = of.posted_on.as_ref()?.value;
    Some(posting(site, id, (of.kind, posted, of.runs_from()?, of.comes_down()?)))
}

fn posting(
    site: &Site,
    source: DocumentId,
    (kind, posted_on, runs_from, comes_down): (PostingType, Date, Date, Date),
) -> BoardPosting {
    let tie = site.tie(source);
    let (meeting_on, approved_on, kept_at, legal_ground) = match &site.document(source).data {
        Data::Meeting(meeting) => (meeting.date, meeting.approval.date, meeting.approval.place.clone(), None),
        Data::Posting(of) => (of.meeting_on, of.approved_on, of.kept_at.clone(), of.legal_ground.clone()),
        _ => (tie.date.and_then(PartialDate::date), None, None, None),
    };
    BoardPosting {
        address: address(site, source, kind),
        source,
        kind,
        body: tie.body,
        meeting_on,
        approved_on,
        posted_on,
        runs_from,
        last_appeal: kind.starts_appeal().then(|| last_day_of_appeal(runs_from)),
        comes_down,
        kept_at,
        legal_ground,
        state: if comes_down > site.as_of { PostingState::Running } else { PostingState::Past },
    }
}

/// `anslagstavla/kallelse-exempelby-kf-2026-11-23/`, `anslagstavla/protokoll-exempelby-ks-2026-11-10/`; a written
/// posting keeps the name of its file.
fn address(site: &Site, source: DocumentId, kind: PostingType) -> Address {
    let document = site.document(source);
    if matches!(document.data, Data::Posting(_)) {
        return site.address(source).clone();
    }
    let what = if kind == PostingType::CouncilMeeting { "kallelse" } else { "protokoll" };
    let segments = document.origin.segments();
    let of_meeting: Vec<&str> = segments.iter().copied().skip(1).filter(|part| *part != "index.md").collect();
    let name = slug(&format!("{what}-{}", of_meeting.join("-")));
    Address::page(&["anslagstavla".to_owned(), name])
}
