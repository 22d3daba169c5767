//! Time on a static site: the days on which something that it says becomes untrue.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::board;
use super::commissions::Standing;
use super::identity::DocumentId;
use super::radar;
use super::store::Site;
use crate::diagnostics::Words;
use crate::documents::{Data, SteeringState};
use crate::terms::PartialDate;

/// A day on which a page changes although nobody has written anything.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The first day on which what the site says today is untrue.
    pub on: Date,
    /// Why.
    pub reason: ChangeReason,
    /// The document it is about; none for one that is not public yet.
    pub about: Option<DocumentId>,
}

/// Why a page changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeReason {
    /// The time for appeal has run out.
    AppealOver,
    /// A posting comes down from the notice board.
    PostingDown,
    /// A meeting has been.
    MeetingPassed,
    /// A steering document begins to hold.
    ValidityBegins,
    /// A steering document holds no longer.
    ValidityOver,
    /// A steering document comes within half a year of its last day.
    ValiditySoonOver,
    /// A follow-up is laid before a body, and the next one is due later.
    FollowedUp,
    /// A follow-up is overdue.
    FollowUpOverdue,
    /// A commission is late.
    CommissionLate,
    /// The time for showing a name is over.
    NameRemoved,
    /// Somebody elected takes a seat.
    SeatTaken,
    /// A period that something is measured for begins or is over.
    MeasuredPeriod,
    /// Something is published.
    Published,
}

impl ChangeReason {
    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Self::AppealOver => "overklagandetid_slut",
            Self::PostingDown => "anslag_tas_ned",
            Self::MeetingPassed => "sammantrade_passerat",
            Self::ValidityBegins => "styrdokument_borjar_galla",
            Self::ValidityOver => "styrdokument_slutar_galla",
            Self::ValiditySoonOver => "styrdokument_snart_utgatt",
            Self::FollowedUp => "uppfoljning_laggs_fram",
            Self::FollowUpOverdue => "uppfoljning_forsenad",
            Self::CommissionLate => "uppdrag_forsenat",
            Self::NameRemoved => "namn_tas_bort",
            Self::SeatTaken => "ledamot_tilltrader",
            Self::MeasuredPeriod => "matperiod_skiftar",
            Self::Published => "publicering",
        }
    }
}

impl ChangeReason {
    /// What happens on the day, for the editor.
    pub fn words(self) -> Words {
        match self {
            Self::AppealOver => Words("tiden för överklagande är slut", "the time for appeal is over"),
            Self::PostingDown => Words("ett anslag tas ned", "a notice comes down"),
            Self::MeetingPassed => Words("ett sammanträde har varit", "a meeting has been"),
            Self::ValidityBegins => {
                Words("ett styrdokument börjar gälla", "a steering document begins to hold")
            }
            Self::ValidityOver => {
                Words("ett styrdokument slutar gälla", "a steering document ceases to hold")
            }
            Self::ValiditySoonOver => {
                Words("ett styrdokument går snart ut", "a steering document soon ceases to hold")
            }
            Self::FollowedUp => Words("en uppföljning läggs fram", "a follow-up is laid before a body"),
            Self::FollowUpOverdue => Words("en uppföljning är försenad", "a follow-up is overdue"),
            Self::CommissionLate => Words("ett uppdrag är försenat", "a commission is late"),
            Self::NameRemoved => Words("ett namn tas bort", "a name is removed"),
            Self::SeatTaken => Words("en ledamot tillträder", "a member takes a seat"),
            Self::MeasuredPeriod => {
                Words("en mätperiod börjar eller är slut", "a measured period begins or is over")
            }
            Self::Published => Words("något publiceras", "something is published"),
        }
    }
}

/// What finds days on which something changes. To tell of one thing more, write a function and add a line.
type Source = fn(&Site, &mut BTreeSet<Change>);

const SOURCES: &[Source] = &[postings, meetings, steering, figures, commissions, names, coming];

/// Every change that can be foreseen after the day of the site, in order.
pub fn ahead(site: &Site) -> Vec<Change> {
    let mut found = BTreeSet::new();
    for source in SOURCES {
        source(site, &mut found);
    }
    found.into_iter().filter(|change| change.on > site.as_of).collect()
}

fn day_after(day: Date) -> Date {
    day.saturating_add(1.day())
}

fn postings(site: &Site, found: &mut BTreeSet<Change>) {
    for posting in site.postings() {
        let about = Some(posting.source);
        found.insert(Change { on: posting.comes_down, reason: ChangeReason::PostingDown, about });
        if let Some(last) = posting.last_appeal {
            found.insert(Change { on: day_after(last), reason: ChangeReason::AppealOver, about });
        }
    }
    // What a meeting's file says will be put up later.
    for id in site.documents() {
        let Data::Meeting(meeting) = &site.document(id).data else { continue };
        for posting in board::of_meeting(site, id, meeting) {
            found.insert(Change { on: posting.posted_on, reason: ChangeReason::Published, about: Some(id) });
        }
    }
}

fn meetings(site: &Site, found: &mut BTreeSet<Change>) {
    for id in site.documents() {
        let Data::Meeting(meeting) = &site.document(id).data else { continue };
        let about = Some(id);
        // The days that feeds and open data tell as changes.
        let told = [meeting.issued_on, meeting.approval.date, meeting.approval.posted_on];
        for on in told.into_iter().flatten() {
            found.insert(Change { on, reason: ChangeReason::Published, about });
        }
        if let Some(date) = meeting.date {
            found.insert(Change { on: day_after(date), reason: ChangeReason::MeetingPassed, about });
        }
    }
}

fn steering(site: &Site, found: &mut BTreeSet<Change>) {
    for id in site.documents() {
        let Some(document) = site.steering(id) else { continue };
        let about = Some(id);
        let adopted = document.adoptions.iter().filter_map(|one| one.date);
        let logged = document.versions.iter().filter_map(|one| one.date);
        for on in adopted.chain(logged).filter_map(PartialDate::date) {
            found.insert(Change { on, reason: ChangeReason::Published, about });
        }
        let state = SteeringState::of(document, site.as_of);
        if !matches!(state, SteeringState::InForce | SteeringState::Coming) {
            continue;
        }
        if let Some(first) = document.validity.from {
            found.insert(Change { on: first, reason: ChangeReason::ValidityBegins, about });
        }
        if let Some(last) = document.validity.until {
            found.insert(Change { on: day_after(last), reason: ChangeReason::ValidityOver, about });
            let soon = last.saturating_sub(radar::NOTICE_DAYS.days());
            found.insert(Change { on: soon, reason: ChangeReason::ValiditySoonOver, about });
        }
        let interval = document.follow_up.interval;
        let due = interval.and_then(|interval| radar::next_follow_up(site, id, (document, interval)));
        if let Some(due) = due {
            found.insert(Change { on: day_after(due), reason: ChangeReason::FollowUpOverdue, about });
            let days = radar::follow_up_days(site, id);
            found.extend(days.map(|on| Change { on, reason: ChangeReason::FollowedUp, about }));
        }
    }
}

/// An outcome counts from the first day of its period, and feeds date it by the last once that has come.
fn figures(site: &Site, found: &mut BTreeSet<Change>) {
    for plan in site.plans() {
        let about = Some(plan.document);
        let own = plan.figures.measurements.iter().filter(|one| one.is_own());
        for on in own.flat_map(|one| [one.period.first(), one.period.last()]).flatten() {
            found.insert(Change { on, reason: ChangeReason::MeasuredPeriod, about });
        }
    }
}

fn commissions(site: &Site, found: &mut BTreeSet<Change>) {
    for one in site.commissions().given.iter().filter(|one| one.standing == Standing::Open) {
        if let Some(due) = one.commission(site).and_then(|commission| commission.due) {
            let about = Some(one.item);
            found.insert(Change { on: day_after(due), reason: ChangeReason::CommissionLate, about });
        }
    }
}

fn names(site: &Site, found: &mut BTreeSet<Change>) {
    for id in site.documents() {
        let about = Some(id);
        let mut add = |on, reason| {
            found.insert(Change { on, reason, about });
        };
        let data = &site.document(id).data;
        if let Some(persons) = data.persons() {
            persons.days_of_removal().for_each(|on| add(on, ChangeReason::NameRemoved));
        }
        let Data::Body(body) = data else { continue };
        for (from, over) in body.members.days() {
            add(over, ChangeReason::NameRemoved);
            if let Some(from) = from {
                add(from, ChangeReason::SeatTaken);
            }
        }
    }
}

fn coming(site: &Site, found: &mut BTreeSet<Change>) {
    for day in site.coming() {
        found.insert(Change { on: *day, reason: ChangeReason::Published, about: None });
    }
}
