//! The page of a meeting: its facts and its agenda, with the decisions once there are any.

use serde::Serialize;

use super::deed::decides;
use super::desk::{Desk, Html, Link, escaped, html};
use super::facts::{Fact, Facts};
use super::layout::{Head, Shell};
use super::relations::{RelationGroup, relations};
use super::state::State;
use crate::documents::{AgendaItem, ItemType, Meeting, MeetingStatus, OtherBoard};
use crate::site::{DocumentId, ListOf, Subject};

/// What the template of a meeting gets.
#[derive(Debug, Serialize)]
pub struct MeetingView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The body, linked.
    pub body: Option<Link>,
    /// The body's name with its municipality, for print.
    pub body_name: String,
    /// The day, with its weekday.
    pub day: String,
    /// The day, for machines.
    pub iso: String,
    /// How far the meeting has come.
    pub status: State,
    /// What was changed after the notice.
    pub changed: Option<String>,
    /// A few plain sentences.
    pub summary: Option<String>,
    /// What happens next.
    pub steps: Vec<Html>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// The text.
    pub text: Html,
    /// Notes to the text.
    pub notes: Html,
    /// Whether anything was decided.
    pub has_decisions: bool,
    /// The agenda, under the headings it is printed with.
    pub groups: Vec<Group>,
    /// How many items.
    pub count: usize,
    /// Relations.
    pub relations: Vec<RelationGroup>,
}

/// Items under one heading of the agenda.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The heading; none for items that stand under none.
    pub heading: Option<String>,
    /// The items.
    pub rows: Vec<Row>,
}

/// An item on the agenda.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its number on the agenda.
    pub number: Option<String>,
    /// Its number in the minutes.
    pub paragraph: Option<String>,
    /// The title, linked.
    pub link: Link,
    /// What kind of item, and who decides it.
    pub about: String,
    /// How the proposal fared.
    pub verdict: Option<State>,
    /// The legal ground of a secret item.
    pub legal_ground: Option<String>,
    /// Parts of the item.
    pub subitems: Vec<String>,
}

/// The view of a meeting.
pub fn view(desk: &Desk<'_>, id: DocumentId, meeting: &Meeting) -> MeetingView {
    let document = desk.site.document(id);
    let items = desk.site.children(id);
    let body = desk.site.tie(id).body;
    let decided = |id: &DocumentId| {
        desk.site
            .item(*id)
            .is_some_and(|item| item.decision.verdict.is_some() || item.decision.minute_number.is_some())
    };
    MeetingView {
        shell: Shell::of(desk, Subject::Document(id), head(desk, id, meeting)),
        body: body.map(|body| desk.link_to(body)),
        body_name: body.map(|body| desk.whole_body_name(body).into_owned()).unwrap_or_default(),
        day: meeting.date.map(|date| desk.locale.day(date)).unwrap_or_default(),
        iso: meeting.date.map(|date| date.to_string()).unwrap_or_default(),
        status: desk.meeting_status(meeting),
        summary: document.head.summary.clone(),
        steps: next_step(desk, id, meeting).map(html).into_iter().collect(),
        changed: meeting.changed.clone(),
        facts: facts(desk, id, meeting),
        text: desk.prose(document, document.prose.main()),
        notes: desk.prose(document, document.prose.notes()),
        has_decisions: items.iter().any(decided),
        groups: groups(desk, items),
        count: items.len(),
        relations: relations(desk, id.into()),
    }
}

fn head(desk: &Desk<'_>, id: DocumentId, meeting: &Meeting) -> Head {
    let tie = desk.site.tie(id);
    let body = tie.body.map(|body| desk.whole_body_name(body).into_owned()).unwrap_or_default();
    let date = meeting.date.map(|date| desk.locale.date(date)).unwrap_or_default();
    let series = tie.body.map_or(&[][..], |body| desk.site.children(body));
    let at = series.iter().position(|other| *other == id).unwrap_or_default();
    // A body's meetings stand with the latest first.
    let (later, earlier) = desk.around(series, at);
    Head {
        title: desk.locale.phrase("mote.sidtitel", &[("datum", &date)]),
        owner: body,
        description: desk.site.document(id).head.summary.clone(),
        part: Some(ListOf::Meetings),
        municipalities: tie.municipality.into_iter().collect(),
        around: (earlier, later),
    }
}

/// When the minutes of a joint committee were announced in the other municipalities.
pub fn other_boards(desk: &Desk<'_>, boards: &[OtherBoard]) -> Option<String> {
    let one = |board: &OtherBoard| {
        let day = board.posted_on.map(|day| desk.time(day)).unwrap_or_default();
        format!("{} {day}", escaped(&board.municipality))
    };
    (!boards.is_empty()).then(|| boards.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn facts(desk: &Desk<'_>, id: DocumentId, meeting: &Meeting) -> Vec<Fact> {
    let approval = &meeting.approval;
    let origin = &desk.site.document(id).origin;
    let minutes =
        meeting.minutes.as_ref().and_then(|file| desk.file(origin, &file.value, desk.word("mote.protokoll")));
    let mut facts = Facts::new(desk);
    let time = meeting.time.as_deref().map(|time| desk.clock(time));
    facts
        .text("tid", time.as_deref())
        .text("plats", meeting.place.as_deref())
        .date("utfardad", meeting.issued_on)
        .text("narvarande", meeting.present.map(|n| n.to_string()).as_deref())
        .date("justerat", approval.date)
        .text("justeras_pa", approval.place.as_deref())
        .date("anslaget", approval.posted_on)
        .html("anslaget_hos", other_boards(desk, &approval.posted_elsewhere))
        .date("nedtas", approval.removed_on)
        .html("protokoll", minutes);
    facts.done()
}

fn next_step(desk: &Desk<'_>, id: DocumentId, meeting: &Meeting) -> Option<String> {
    let coming = meeting.date.is_some_and(|date| date >= desk.site.as_of);
    let date = meeting.date.map(|date| desk.time(date)).unwrap_or_default();
    let values = [("datum", date.as_str())];
    match meeting.status {
        MeetingStatus::Cancelled => Some(desk.phrase("mote.installt_mening", &values)),
        MeetingStatus::Planned if coming => Some(desk.phrase("mote.nasta_planerat", &values)),
        MeetingStatus::Called if coming => Some(desk.phrase("mote.nasta_kallelse", &values)),
        MeetingStatus::Planned | MeetingStatus::Called => {
            Some(desk.phrase("mote.nasta_utan_protokoll", &values))
        }
        MeetingStatus::Held => Some(desk.phrase("mote.nasta_genomfort", &values)),
        MeetingStatus::Approved => super::next_step::of_appeal(desk, id),
    }
}

fn groups(desk: &Desk<'_>, items: &[DocumentId]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for id in items {
        let Some(item) = desk.site.item(*id) else { continue };
        let row = row(desk, *id, item);
        match groups.last_mut() {
            Some(group) if group.heading == item.group => group.rows.push(row),
            _ => groups.push(Group { heading: item.group.clone(), rows: vec![row] }),
        }
    }
    groups
}

fn row(desk: &Desk<'_>, id: DocumentId, item: &AgendaItem) -> Row {
    let secret = item.kind == ItemType::Secret;
    let mut about = vec![desk.term("arendetyp", item.kind.name())];
    let undecided = item.decision.verdict.is_none() && item.decision.minute_number.is_none();
    if let Some(printed) = item.decided_by.as_deref().filter(|_| undecided || !decides(desk, id, item)) {
        let body = desk.site.tie(id).body.and_then(|from| desk.body_called(printed, from));
        let name = body.map_or_else(|| printed.to_owned(), |body| desk.name_inside(&desk.title(body.into())));
        about.push(desk.locale.phrase("mote.avgors_av", &[("organ", &name)]));
    }
    let paragraph = item.decision.minute_number.as_deref();
    Row {
        number: item.number.clone(),
        paragraph: paragraph.map(|number| desk.locale.phrase("mote.paragraf", &[("nummer", number)])),
        link: desk.link_to(id),
        about: about.join(" · "),
        verdict: item.decision.verdict.map(|verdict| desk.verdict(id, verdict)),
        legal_ground: item.legal_ground.clone().filter(|_| secret),
        subitems: item.subitems.iter().map(|sub| sub.title.clone()).collect(),
    }
}
