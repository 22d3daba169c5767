//! The page of a paper that is not published: what it is, why it is not here, who decides, how to ask for it.

use serde::Serialize;

use super::desk::{Desk, Html, html};
use super::facts::{Fact, Facts};
use super::item::number;
use super::layout::{Head, Shell};
use super::papers::about;
use crate::documents::{AgendaItem, Paper, Whereabouts};
use crate::site::{DocumentId, Subject};
use crate::terms::{CaseNumber, percent};

/// What the template of a withheld paper gets.
#[derive(Debug, Serialize)]
pub struct WithheldView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The paper's title, as printed.
    pub heading: String,
    /// Type, issuer and date.
    pub about: Html,
    /// Why it is not here, in the editor's words.
    pub reason: Option<String>,
    /// The legal ground, where it is one.
    pub legal_ground: Option<Html>,
    /// The facts.
    pub facts: Vec<Fact>,
    /// Who decides whether it is given out.
    pub authority: String,
    /// The text of a request, ready to send.
    pub request: String,
    /// An address that opens a letter with that text.
    pub mail: Option<String>,
    /// A form on the web.
    pub form: Option<String>,
}

/// The view of a paper of an item, by its place in the list.
pub fn view(
    desk: &Desk<'_>,
    (id, at): (DocumentId, u16),
    (item, paper): (&AgendaItem, &Paper),
) -> WithheldView {
    let tie = desk.site.tie(id);
    let contact = &desk.site.config.contact;
    let publisher = || desk.site.config.publisher_in(desk.tongue).to_owned();
    let authority = tie.body.map_or_else(publisher, |body| desk.whole_body_name(body).into_owned());
    let request = request(desk, id, (item, paper));
    let subject = desk.locale.phrase("utlamnande.amne", &[("titel", &paper.title)]);
    let mail = contact.email.as_ref().map(|email| {
        format!("mailto:{email}?subject={}&body={}", in_address(&subject), in_address(&request))
    });
    let reason = match &paper.whereabouts {
        Whereabouts::Missing(reason) => Some(reason.clone()),
        _ => None,
    };
    let mut facts = Facts::new(desk);
    facts
        .html("arendepunkt", Some(desk.anchor_to(id)))
        .html("mote", tie.meeting.map(|meeting| desk.anchor_to(meeting)))
        .cases(tie.municipality, &item.cases);
    WithheldView {
        shell: Shell::of(desk, Subject::Withheld(id, at), head(desk, id, paper)),
        heading: paper.title.clone(),
        about: html(about(desk, paper)),
        reason,
        legal_ground: paper.legal_ground.as_deref().map(|ground| desk.explained(ground)),
        facts: facts.done(),
        authority: paper.decided_by.clone().unwrap_or(authority),
        request,
        mail,
        form: contact.form.clone(),
    }
}

fn head(desk: &Desk<'_>, id: DocumentId, paper: &Paper) -> Head {
    let tie = desk.site.tie(id);
    let owner = tie.meeting.map(|meeting| desk.meeting_name(meeting)).unwrap_or_default();
    Head {
        title: desk.locale.phrase("utlamnande.sidtitel", &[("titel", &paper.title)]),
        owner,
        municipalities: tie.municipality.into_iter().collect(),
        ..Head::default()
    }
}

/// The letter: which paper, of which case, at which meeting.
fn request(desk: &Desk<'_>, id: DocumentId, (item, paper): (&AgendaItem, &Paper)) -> String {
    let tie = desk.site.tie(id);
    let meeting = tie.meeting.map(|meeting| desk.meeting_name(meeting)).unwrap_or_default();
    let at = number(desk, item).map(|number| format!(", {number}")).unwrap_or_default();
    let numbers: Vec<&str> =
        item.cases.iter().filter(|number| number.key().is_some()).map(CaseNumber::printed).collect();
    let paper_line = desk.locale.phrase("utlamnande.brev_handling", &[("titel", &paper.title)]);
    let mut lines = vec![desk.word("utlamnande.brev_halsning").to_owned(), String::new(), paper_line];
    if !numbers.is_empty() {
        lines.push(desk.locale.phrase("utlamnande.brev_arende", &[("nummer", &numbers.join(", "))]));
    }
    if !meeting.is_empty() {
        lines.push(desk.locale.phrase("utlamnande.brev_mote", &[("mote", &format!("{meeting}{at}"))]));
    }
    lines.extend([String::new(), desk.word("utlamnande.brev_avslag").to_owned()]);
    lines.join("\n")
}

/// A text of a letter as part of an address; line ends as mail has them.
fn in_address(text: &str) -> String {
    percent::part(&text.replace('\n', "\r\n"))
}
