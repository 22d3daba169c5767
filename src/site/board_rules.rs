//! The legal clock of the notice board: what stops the build, and what is told.

use super::codes::{
    JOINT_POSTING, LATE_APPROVAL, LATE_CALL, LATE_POSTING, POSTING_TOO_SHORT, POSTING_VANISHED, UNNAMED_LAW,
};
use super::identity::DocumentId;
use super::store::Site;
use crate::diagnostics::{Code, Diagnostic, Place, Report, Text, Words};
use crate::documents::{BodyKind, Data, Meeting, MeetingStatus, Posting, PostingType};
use crate::terms::{Date, earliest_removal, last_day_of_appeal, latest_announcement};

use jiff::ToSpan;

/// Looks at the days of every meeting and posting.
pub fn check(site: &Site, report: &mut Report) {
    for id in site.documents() {
        match &site.document(id).data {
            Data::Meeting(meeting) => of_meeting(site, id, meeting, report),
            Data::Posting(posting) => of_posting(site, id, posting, report),
            _ => {}
        }
    }
}

fn of_meeting(site: &Site, id: DocumentId, meeting: &Meeting, report: &mut Report) {
    let approval = &meeting.approval;
    let file = Place::file(&site.document(id).origin.path);
    let mut tell = |code: &'static Code, message: Text| {
        report.push(Diagnostic::new(code, message).at(file.clone()).help(code.explanation.fix));
    };
    if let (Some(posted), Some(removed)) = (approval.runs_from(), approval.removed_on)
        && removed < earliest_removal(posted)
    {
        tell(&POSTING_TOO_SHORT, too_short(posted, removed));
    }
    if let (Some(held), Some(approved)) = (meeting.date, approval.date)
        && approved > held.saturating_add(14.days())
    {
        tell(
            &LATE_APPROVAL,
            text!(
                "mötet hölls {held} och protokollet justerades {approved}",
                "the meeting was held {held} and its minutes were approved {approved}"
            ),
        );
    }
    if let (Some(approved), Some(posted)) = (approval.date, approval.posted_on)
        && posted > latest_announcement(approved)
    {
        let latest = latest_announcement(approved);
        tell(
            &LATE_POSTING,
            text!(
                "protokollet justerades {approved} och anslogs {posted}; senast var {latest}",
                "the minutes were approved {approved} and announced {posted}; the latest was {latest}"
            ),
        );
    }
    let kind = site.tie(id).body.and_then(|body| site.body(body)).map(|body| body.kind);
    if let (Some(BodyKind::JointCommittee), Some(posted), true) =
        (kind, approval.posted_on, approval.posted_elsewhere.is_empty())
    {
        tell(
            &JOINT_POSTING,
            text!(
                "protokollet anslogs {posted}, och inget säger när det anslogs i de andra kommunerna",
                "the minutes were announced {posted}, and nothing says when they were announced in the other municipalities"
            ),
        );
    }
    let council = kind == Some(BodyKind::Council);
    if let (true, Some(issued), Some(held)) = (council, meeting.issued_on, meeting.date)
        && meeting.status != MeetingStatus::Cancelled
        && issued > held.saturating_sub(7.days())
    {
        tell(
            &LATE_CALL,
            text!(
                "kallelsen är daterad {issued} och mötet {held}",
                "the call is of {issued}, the meeting of {held}"
            ),
        );
    }
}

fn of_posting(site: &Site, id: DocumentId, posting: &Posting, report: &mut Report) {
    let path = &site.document(id).origin.path;
    if let (true, Some(posted), Some(removed)) =
        (posting.kind.starts_appeal(), posting.runs_from(), &posting.removed_on)
        && removed.value < earliest_removal(posted)
    {
        report.push(
            Diagnostic::new(&POSTING_TOO_SHORT, too_short(posted, removed.value))
                .at(Place::new(path, removed.span.clone()))
                .help(POSTING_TOO_SHORT.explanation.fix),
        );
    }
    if posting.kind == PostingType::OtherLaw && posting.legal_ground.is_none() {
        report.push(
            Diagnostic::new(
                &UNNAMED_LAW,
                text!(
                    "kungörelsen säger inte vilken lag som kräver den",
                    "the notice does not say which law demands it"
                ),
            )
            .at(Place::file(path))
            .help(UNNAMED_LAW.explanation.fix),
        );
    }
}

fn too_short(posted: Date, removed: Date) -> Text {
    let last = last_day_of_appeal(posted);
    let earliest = earliest_removal(posted);
    text!(
        "anslaget sattes upp {posted} och tas ned {removed}; beslutet kan överklagas till och med {last}, så det ska sitta uppe till {earliest}",
        "the notice was put up {posted} and comes down {removed}; the decision can be appealed until {last}, so it must stay until {earliest}"
    )
}

/// Postings that were up in the former site, run still on the day of this one, and are gone or have another first
/// day.
pub fn vanished(site: &Site, former: &[FormerPosting], report: &mut Report) {
    let days = |name: &str| {
        let posting = site.postings().iter().find(|posting| posting.name() == name)?;
        Some((posting.posted_on, posting.comes_down))
    };
    let missing = Words("finns inte längre i content/", "is no longer in content/");
    let told = former.iter().filter_map(|old| lost(old, days(&old.name), site.as_of, missing));
    report.extend(told.map(|found| found.help(POSTING_VANISHED.explanation.fix)));
}

/// The same where an older version of the site takes the place of the former one.
pub fn vanished_from(older: &[FormerPosting], former: &[FormerPosting], as_of: Date, report: &mut Report) {
    let days = |name: &str| {
        let posting = older.iter().find(|posting| posting.name == name)?;
        Some((posting.posted_on, posting.comes_down))
    };
    let missing = Words("finns inte i den äldre versionen", "is not in the older version");
    let told = former.iter().filter_map(|old| lost(old, days(&old.name), as_of, missing));
    report.extend(told.map(|found| {
        found.help(text!(
            "Låt anslaget sitta kvar: ändra tillbaka det som är fel i content/ och kör insyn publish.",
            "Let the notice stay: change back what is wrong in content/ and run insyn publish."
        ))
    }));
}

/// The fault of a posting that runs still on a day and whose first day and end, where it has any, are these now.
fn lost(
    old: &FormerPosting,
    now: Option<(Date, Date)>,
    as_of: Date,
    Words(missing_sv, missing_en): Words,
) -> Option<Diagnostic> {
    let FormerPosting { name, source, posted_on, comes_down } = old;
    if *posted_on > as_of || *comes_down <= as_of {
        return None;
    }
    let message = match now {
        None => text!(
            "anslaget {name} sitter uppe till {comes_down} och {missing_sv}",
            "the notice {name} is up until {comes_down} and {missing_en}"
        ),
        Some((given, _)) if given != *posted_on => text!(
            "anslaget {name} sattes upp {posted_on} och har nu dagen {given}",
            "the notice {name} was put up {posted_on} and now has the day {given}"
        ),
        Some((_, end)) if end <= as_of => text!(
            "anslaget {name} skulle sitta uppe till {comes_down}",
            "the notice {name} was to be up until {comes_down}"
        ),
        Some(_) => return None,
    };
    Some(Diagnostic::new(&POSTING_VANISHED, message).at(Place::file(source)))
}

/// A posting as the former site had it.
#[derive(Debug, Clone)]
pub struct FormerPosting {
    /// Its name in addresses.
    pub name: String,
    /// The file that it was made of.
    pub source: String,
    /// The day on which it was put up.
    pub posted_on: Date,
    /// The first day on which it is gone.
    pub comes_down: Date,
}
