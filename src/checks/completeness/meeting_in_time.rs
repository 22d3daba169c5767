//! A meeting that has been held, or a decision that has been made, on a day that has not come.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Text, Words};
use crate::documents::{Data, MeetingStatus};
use crate::terms::Date;

static CODE: Code = Code::warning(
    "future-decision",
    Words("Beslutet är från ett möte som inte har varit", "The decision is of a meeting that has not been"),
    Words(
        "Besökaren läser ett beslut som ingen har fattat. Bara den som bygger webbplatsen som den var en tidigare dag ska mötas av det här.",
        "The visitor reads a decision that nobody has made. Only who builds the site as it was on an earlier day is to meet this.",
    ),
    Words(
        "Rätta mötets dag, eller vänta med beslutet tills mötet har varit.",
        "Correct the day of the meeting, or wait with the decision until the meeting has been.",
    ),
);

/// A meeting to come that is said to have been held, and an item of one that has a decision. What comes out later is held
/// against the day on which it does.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        let at = site.tie(id).meeting.unwrap_or(id);
        let Some(meeting) = site.meeting(at) else { return };
        let shown_on = site.shown_on(id).max(site.shown_on(at));
        let Some(day) = meeting.date.filter(|day| *day > shown_on) else { return };
        let told = match &document.data {
            Data::Meeting(meeting) => held(meeting.status, day).zip(meeting.status_stands.clone()),
            Data::AgendaItem(item) if meeting.status != MeetingStatus::Cancelled => {
                item.decision.stands.clone().map(|stands| (decided(day), stands))
            }
            _ => None,
        };
        if let Some(((message, help), stands)) = told {
            let place = Place::new(&document.origin.path, stands);
            report.push(Diagnostic::new(&CODE, message).at(place).help(help));
        }
    }),
};

fn held(status: MeetingStatus, day: Date) -> Option<(Text, Text)> {
    let name = status.name();
    matches!(status, MeetingStatus::Held | MeetingStatus::Approved).then(|| {
        (
            text!(
                "status är {name}, men mötet är den {day}",
                "status is {name}, but the meeting is on {day}"
            ),
            text!(
                "skriv status = \"kallelse\" tills mötet har varit, eller rätta dagen",
                "write status = \"kallelse\" until the meeting has been, or correct the day"
            ),
        )
    })
}

fn decided(day: Date) -> (Text, Text) {
    (
        text!(
            "beslutet står här, men mötet är den {day}",
            "the decision stands here, but the meeting is on {day}"
        ),
        text!(
            "ta bort paragraf, utfall och votering tills mötet har varit, eller rätta mötets dag",
            "remove paragraf, utfall and votering until the meeting has been, or correct the day of the meeting"
        ),
    )
}
