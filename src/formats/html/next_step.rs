//! What happens next with an item, said from what is known.

use super::card::mention;
use super::deed::{can_be_appealed, decides, is_coming, is_decided};
use super::desk::{Desk, Html, escaped, html};
use crate::documents::{AgendaItem, ItemType, Meeting, MeetingStatus, RelationType, Verdict};
use crate::site::{DocumentId, End, Node, PostingState, Standing};

/// Sentences on what happens next with an item.
pub fn next_steps(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Vec<Html> {
    if item.kind == ItemType::Secret {
        return Vec::new();
    }
    let decided = is_decided(desk, id, item);
    let at = desk.site.tie(id).meeting;
    let mut steps = Vec::new();
    if let Some(meeting) = at.and_then(|meeting| desk.site.meeting(meeting)) {
        steps.push(of_meeting(desk, meeting, decided));
    }
    let appealed = at.filter(|_| can_be_appealed(desk, id, item));
    steps.extend(appealed.and_then(|meeting| of_appeal(desk, meeting)));
    steps.extend(of_verdict(desk, id, item));
    let later = later_in_case(desk, id, item);
    if later.is_empty() && decided && !decides(desk, id, item) && goes_on(item.decision.verdict) {
        steps.push(desk.word("nasta.fortsattning_saknas").to_owned());
    }
    steps.extend(later);
    steps.extend(of_commissions(desk, id));
    steps.into_iter().filter(|step| !step.is_empty()).map(html).collect()
}

fn of_meeting(desk: &Desk<'_>, meeting: &Meeting, decided: bool) -> String {
    let date = meeting.date.map(|date| desk.time(date)).unwrap_or_default();
    let values = [("datum", date.as_str())];
    let coming = meeting.date.is_some_and(|date| date >= desk.site.as_of);
    match meeting.status {
        MeetingStatus::Cancelled => desk.phrase("nasta.installt", &values),
        MeetingStatus::Planned | MeetingStatus::Called if coming => desk.phrase("nasta.tas_upp", &values),
        MeetingStatus::Planned | MeetingStatus::Called if !decided => {
            desk.phrase("nasta.protokoll_saknas", &values)
        }
        MeetingStatus::Held if decided => desk.phrase("nasta.inte_justerat", &values),
        MeetingStatus::Held => desk.phrase("nasta.inte_justerat_an", &values),
        MeetingStatus::Approved | MeetingStatus::Planned | MeetingStatus::Called => String::new(),
    }
}

/// Until when the decisions of a meeting can be appealed, while the notice of its minutes is up.
pub fn of_appeal(desk: &Desk<'_>, meeting: DocumentId) -> Option<String> {
    // Those that are up stand first.
    let mut running = desk.site.postings().iter().take_while(|one| one.state == PostingState::Running);
    let posting = running.find(|one| one.source == meeting && one.last_appeal.is_some())?;
    let (posted, last) = (desk.time(posting.posted_on), desk.time(posting.last_appeal?));
    let words = escaped(desk.word("nasta.anslag"));
    let link = format!("<a href=\"{}\">{words}</a>", escaped(&desk.link(&posting.address)));
    let name = if posting.last_appeal? >= desk.site.as_of { "nasta.anslaget" } else { "nasta.anslaget_slut" };
    let said = desk.phrase(name, &[("anslaget", &posted), ("sista", &last), ("anslag", &link)]);
    if posting.runs_from == posting.posted_on {
        return Some(said);
    }
    let from = desk.time(posting.runs_from);
    Some(format!("{said} {}", desk.phrase("nasta.gemensam", &[("datum", &from)])))
}

fn of_verdict(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Option<String> {
    let here = decides(desk, id, item);
    let by = item.decided_by.as_deref().map(|printed| desk.decider(id, printed)).unwrap_or_default();
    let name = match item.decision.verdict {
        None if here => return None,
        None => "nasta.beslutas_av",
        Some(Verdict::Approved | Verdict::Rejected | Verdict::Noted) if here => "nasta.avgjort",
        Some(Verdict::Approved | Verdict::Rejected | Verdict::Noted) => "nasta.forslag_till",
        Some(Verdict::ReferredBack) => "nasta.aterremiss",
        Some(Verdict::Tabled) => "nasta.bordlagt",
        Some(Verdict::Withdrawn) => "nasta.utgar",
    };
    Some(desk.phrase(name, &[("organ", &by)]))
}

fn goes_on(verdict: Option<Verdict>) -> bool {
    !matches!(verdict, None | Some(Verdict::Withdrawn))
}

/// What later meetings did with the case of an item, and what one is to do: the item that takes this one up, else the
/// next one, and where that has been, how it goes on or went last.
fn later_in_case(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Vec<String> {
    let later = later_items(desk, id, item);
    let takes_it_up = later.iter().find(|other| takes_up(desk, **other, id));
    let Some(next) = takes_it_up.or(later.first()).copied() else { return Vec::new() };
    let said = |name: &str, item: DocumentId| desk.phrase(name, &[("punkt", &mention(desk, item.into()))]);
    if is_coming(desk, next) {
        return vec![said("nasta.tas_upp_igen", next)];
    }
    let mut steps = vec![said("nasta.togs_upp_igen", next)];
    let after = later.iter().skip_while(|other| **other != next).skip(1);
    match after.clone().find(|other| is_coming(desk, **other)) {
        Some(coming) => steps.push(said("nasta.tas_upp_igen", *coming)),
        None => steps.extend(after.last().map(|last| said("nasta.senast", *last))),
    }
    steps
}

/// Whether an item says that it takes up another.
fn takes_up(desk: &Desk<'_>, item: DocumentId, other: DocumentId) -> bool {
    use RelationType::{Answers, Continues, Handles};
    desk.site.relations_from(item).any(|edge| {
        matches!(edge.kind, Answers | Continues | Handles)
            && matches!(edge.to, End::Here(Node::Document(to), _) if to == other)
    })
}

/// The items of the same case at later meetings, in order of their days.
fn later_items(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Vec<DocumentId> {
    let tie = desk.site.tie(id);
    let case = item.cases.iter().find_map(|number| desk.site.case_of(tie.municipality, number));
    let Some(case) = case else { return Vec::new() };
    let documents = &desk.site.case(case).documents;
    // They stand in order of date, those without one last.
    let from = documents
        .partition_point(|other| desk.site.tie(*other).date.is_some_and(|date| Some(date) <= tie.date));
    documents[from..].iter().copied().filter(|other| desk.site.item(*other).is_some()).collect()
}

fn of_commissions(desk: &Desk<'_>, id: DocumentId) -> Option<String> {
    let standings = desk.site.commissions_of(id).iter().map(|one| one.standing);
    let (count, late) = standings.fold((0, 0), |(count, late), standing| match standing {
        Standing::Late => (count + 1, late + 1),
        Standing::Open => (count + 1, late),
        Standing::Reported | Standing::Closed => (count, late),
    });
    let name = if late > 0 { "nasta.uppdrag_sena" } else { "nasta.uppdrag" };
    let late = desk.locale.count("antal.sena", late);
    (count > 0).then(|| escaped(&desk.locale.count(name, count)).replace("{sena}", &escaped(&late)))
}
