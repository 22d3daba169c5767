//! The notice board and its postings: what is up, until when a decision can be appealed, and the proof of posting.

use std::collections::BTreeMap;

use serde::Serialize;

use super::desk::{Day, Desk, Html, Link, escaped, html};
use super::facts::{Fact, Facts};
use super::layout::{Head, Shell};
use super::meeting::other_boards;
use crate::documents::{Data, PostingType};
use crate::site::{BoardPosting, PostingId, PostingState, Register, Subject};

/// What the template of the notice board gets.
#[derive(Debug, Serialize)]
pub struct BoardView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// What it is, in a sentence.
    pub about: String,
    /// How many postings.
    pub count: usize,
    /// The postings, by municipality where the site has several.
    pub groups: Vec<BoardGroup>,
    /// Whether this is the board itself, with how to appeal, or what has come down.
    pub is_board: bool,
    /// The other page: what has come down, or the board.
    pub other: Option<Link>,
}

/// Postings of one municipality.
#[derive(Debug, Serialize)]
pub struct BoardGroup {
    /// The municipality; none on a site of one.
    pub heading: Option<String>,
    /// The postings.
    pub rows: Vec<BoardRow>,
}

/// A posting in a list.
#[derive(Debug, Serialize)]
pub struct BoardRow {
    /// When it was put up.
    pub posted: Day,
    /// What it says, linked.
    pub link: Link,
    /// What kind of posting.
    pub kind: String,
    /// The last day of appeal.
    pub last_appeal: Option<Day>,
    /// The first day on which it is gone.
    pub comes_down: Day,
    /// Where the minutes are kept.
    pub kept_at: Option<String>,
}

/// What the template of a posting gets.
#[derive(Debug, Serialize)]
pub struct PostingView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// What kind of posting.
    pub kind: String,
    /// Whether it is up.
    pub running: bool,
    /// What it announces, in sentences.
    pub sentences: Vec<Html>,
    /// The text of a written posting.
    pub text: Html,
    /// What a called meeting takes up.
    pub agenda: Vec<Link>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// The last day of appeal.
    pub last_appeal: Option<Day>,
    /// What the proof of posting says.
    pub proof: Vec<Fact>,
}

/// The view of the board, or of what has come down from it.
pub fn board(desk: &Desk<'_>, register: Register) -> BoardView {
    let is_board = register == Register::Board;
    let state = if is_board { PostingState::Running } else { PostingState::Past };
    let name = if is_board { "anslag.tavla" } else { "anslag.tidigare" };
    let heading = desk.word(name).to_owned();
    let mut groups: BTreeMap<Option<usize>, Vec<BoardRow>> = BTreeMap::new();
    for posting in desk.site.postings().iter().filter(|posting| posting.state == state) {
        groups.entry(desk.site.tie(posting.source).municipality).or_default().push(row(desk, posting));
    }
    let other = if is_board { Register::OldPostings } else { Register::Board };
    let shown = !is_board || desk.site.config.keeps_old_postings;
    let head = Head { title: heading.clone(), ..Head::default() };
    BoardView {
        shell: Shell::of(desk, Subject::Register(register), head),
        heading,
        about: desk.word(&format!("{name}_om")).to_owned(),
        count: groups.values().map(Vec::len).sum(),
        groups: groups
            .into_iter()
            .map(|(at, rows)| BoardGroup { heading: desk.municipality(at).map(str::to_owned), rows })
            .collect(),
        is_board,
        other: shown.then(|| desk.register(other)),
    }
}

fn row(desk: &Desk<'_>, posting: &BoardPosting) -> BoardRow {
    BoardRow {
        posted: desk.day(posting.posted_on),
        link: Link { href: desk.link(&posting.address), text: title(desk, posting) },
        kind: desk.term("anslagstyp", posting.kind.name()),
        last_appeal: posting.last_appeal.map(|day| desk.day(day)),
        comes_down: desk.day(posting.comes_down),
        kept_at: posting.kept_at.clone(),
    }
}

/// What was put up last on the board.
pub fn latest_rows(desk: &Desk<'_>, most: usize) -> Vec<BoardRow> {
    let mut running: Vec<&BoardPosting> =
        desk.site.postings().iter().filter(|posting| posting.state == PostingState::Running).collect();
    running.sort_by_key(|posting| std::cmp::Reverse(posting.posted_on));
    running.into_iter().take(most).map(|posting| row(desk, posting)).collect()
}

/// What is up on the board: all, or what one municipality has put up.
pub fn rows(desk: &Desk<'_>, municipality: Option<usize>) -> Vec<BoardRow> {
    let running = desk.site.postings().iter().filter(|posting| posting.state == PostingState::Running);
    let own = running.filter(|posting| {
        municipality.is_none() || desk.site.tie(posting.source).municipality == municipality
    });
    own.map(|posting| row(desk, posting)).collect()
}

/// What a posting says, in a few words.
pub fn title(desk: &Desk<'_>, posting: &BoardPosting) -> String {
    let document = desk.site.document(posting.source);
    if matches!(document.data, Data::Posting(_)) {
        return document.head.title.clone();
    }
    let body = posting.body.map(|body| desk.body_name(body)).unwrap_or_default();
    let date = posting.meeting_on.map(|date| desk.locale.date(date)).unwrap_or_default();
    let name =
        if posting.kind == PostingType::CouncilMeeting { "anslag.kallelse" } else { "anslag.protokoll" };
    desk.locale.phrase(name, &[("organ", &body), ("datum", &date)])
}

/// The view of a posting.
pub fn posting(desk: &Desk<'_>, id: PostingId) -> PostingView {
    let posting = desk.site.posting(id);
    let document = desk.site.document(posting.source);
    let written = matches!(document.data, Data::Posting(_));
    let heading = title(desk, posting);
    let called = posting.kind == PostingType::CouncilMeeting;
    let items = if called { desk.site.children(posting.source) } else { &[] };
    let municipality = desk.site.tie(posting.source).municipality;
    let head = Head {
        title: heading.clone(),
        owner: desk.municipality(municipality).unwrap_or_default().to_owned(),
        municipalities: municipality.into_iter().collect(),
        ..Head::default()
    };
    let text =
        if written { desk.prose(document, 0..document.prose.notes().end) } else { html(String::new()) };
    PostingView {
        shell: Shell::of(desk, Subject::Posting(id), head),
        heading,
        kind: desk.term("anslagstyp", posting.kind.name()),
        running: posting.state == PostingState::Running,
        sentences: sentences(desk, posting).into_iter().map(html).collect(),
        text,
        agenda: items.iter().map(|item| desk.link_to(*item)).collect(),
        facts: facts(desk, posting),
        last_appeal: posting.last_appeal.map(|day| desk.day(day)),
        proof: proof(desk, posting),
    }
}

fn sentences(desk: &Desk<'_>, posting: &BoardPosting) -> Vec<String> {
    let Data::Meeting(meeting) = &desk.site.document(posting.source).data else { return Vec::new() };
    let link = desk.anchor_to(posting.source);
    let mut said = Vec::new();
    if posting.kind == PostingType::CouncilMeeting {
        let day = posting.meeting_on.map(|day| escaped(&desk.locale.day(day))).unwrap_or_default();
        let time = meeting.time.as_deref().map(|time| escaped(&desk.clock(time)));
        let place = meeting.place.as_deref().map(escaped);
        let body = posting.body.map(|body| desk.anchor_to(body)).unwrap_or_default();
        said.push(desk.phrase("anslag.sammantrader", &[("organ", &body), ("dag", &day)]));
        if let (Some(time), Some(place)) = (time, place) {
            said.push(desk.phrase("anslag.tid_och_plats", &[("tid", &time), ("plats", &place)]));
        }
        said.push(desk.phrase("anslag.se_mote", &[("mote", &link)]));
    } else {
        let approved = posting.approved_on.map(|day| desk.time(day)).unwrap_or_default();
        said.push(desk.phrase("anslag.justerat_mening", &[("mote", &link), ("datum", &approved)]));
    }
    said
}

fn facts(desk: &Desk<'_>, posting: &BoardPosting) -> Vec<Fact> {
    let document = desk.site.document(posting.source);
    let (file, elsewhere) = match &document.data {
        Data::Meeting(meeting) if posting.kind == PostingType::ApprovedMinutes => {
            (meeting.minutes.as_ref(), &meeting.approval.posted_elsewhere[..])
        }
        Data::Meeting(meeting) => (meeting.minutes.as_ref(), &[][..]),
        Data::Posting(posting) => (posting.file.as_ref(), &posting.posted_elsewhere[..]),
        _ => (None, &[][..]),
    };
    let file = file.and_then(|file| desk.file(&document.origin, &file.value, &file.value));
    let mut facts = Facts::new(desk);
    facts
        .html("organ", posting.body.map(|body| desk.anchor_to(body)))
        .date("sammantrade", posting.meeting_on)
        .date("justerat", posting.approved_on)
        .date("anslaget", Some(posting.posted_on))
        .html("anslaget_hos", other_boards(desk, elsewhere))
        .date("sista_overklagan", posting.last_appeal)
        .date("nedtas", Some(posting.comes_down))
        .text("finns_hos", posting.kept_at.as_deref())
        .text("lagrum", posting.legal_ground.as_deref())
        .html("original", file);
    if let Data::Posting(written) = &document.data {
        facts.cases(desk.site.tie(posting.source).municipality, &written.cases);
    }
    facts.done()
}

/// What a proof of posting says: what was posted, by whom, and its days.
fn proof(desk: &Desk<'_>, posting: &BoardPosting) -> Vec<Fact> {
    let mut facts = Facts::new(desk);
    let body = posting.body.map(|body| desk.whole_body_name(body).into_owned());
    facts
        .text("anslag", title(desk, posting).as_str())
        .text("organ", body.as_deref())
        .date("sammantrade", posting.meeting_on)
        .date("anslaget", Some(posting.posted_on))
        .date("nedtas", Some(posting.comes_down))
        .text("finns_hos", posting.kept_at.as_deref());
    facts.done()
}
