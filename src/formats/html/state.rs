//! States as a word with a shape, never as a colour alone.

use serde::Serialize;

use super::deed::verdict_name;
use super::desk::{Desk, Html, escaped, html};
use crate::documents::{Meeting, MeetingStatus, SteeringState, Verdict};
use crate::site::{DocumentId, Standing};

/// A state.
#[derive(Debug, Clone, Serialize)]
pub struct State {
    /// Its word.
    pub word: String,
    /// As pages show it: the word with a shape before it.
    pub element: Html,
    #[serde(skip)]
    form: Form,
}

/// The shape of a state, read by eyes alone, for the word says it; and a class for its colour: `god`, `vantar`, `nej` or
/// `neutral`.
type Form = (&'static str, &'static str);

const FULL: &str = "●";
const HALF: &str = "◐";
const HOLLOW: &str = "○";
const DASH: &str = "–";

impl State {
    fn new(word: String, form: Form) -> Self {
        Self { element: element(form, &escaped(&word)), word, form }
    }

    /// The state with its word explained, where a glossary does and the page has not explained it yet.
    pub fn explained(self, desk: &Desk<'_>) -> Self {
        Self { element: element(self.form, &desk.explained(&self.word).to_string()), ..self }
    }
}

fn element((shape, class): Form, word: &str) -> Html {
    let (before, within, after) =
        ("<span class=\"status ", "\"><span class=\"form\" aria-hidden=\"true\">", "</span> ");
    html([before, class, within, shape, after, word, "</span>"].concat())
}

impl Desk<'_> {
    /// How the proposal of an item fared.
    pub fn verdict(&self, id: DocumentId, verdict: Verdict) -> State {
        let (shape, class) = match verdict {
            Verdict::Approved => (FULL, "god"),
            Verdict::Noted => (FULL, "neutral"),
            Verdict::Rejected => (HOLLOW, "nej"),
            Verdict::ReferredBack | Verdict::Tabled => (HALF, "vantar"),
            Verdict::Withdrawn => (DASH, "neutral"),
        };
        self.state("utfall", verdict_name(self, id, verdict), (shape, class))
    }

    /// How far a meeting has come; one whose day, time or place was changed says so.
    pub fn meeting_status(&self, meeting: &Meeting) -> State {
        let name = meeting.called_on(self.site.as_of);
        let form = match meeting.status {
            status if name != status.name() => (HALF, "nej"),
            MeetingStatus::Planned => (HOLLOW, "neutral"),
            MeetingStatus::Called | MeetingStatus::Held => (HALF, "vantar"),
            MeetingStatus::Approved => (FULL, "god"),
            MeetingStatus::Cancelled => (DASH, "nej"),
        };
        self.state("motesstatus", name, form)
    }

    /// Where a steering document stands.
    pub fn steering_state(&self, state: SteeringState) -> State {
        let (shape, class) = match state {
            SteeringState::InForce => (FULL, "god"),
            SteeringState::Coming => (HALF, "vantar"),
            SteeringState::Proposed => (HOLLOW, "vantar"),
            SteeringState::Expired | SteeringState::Repealed => (DASH, "neutral"),
        };
        self.state("styrdokumentstatus", state.name(), (shape, class))
    }

    /// Where a commission stands.
    pub fn standing(&self, standing: Standing) -> State {
        let (shape, class) = match standing {
            Standing::Closed => (FULL, "god"),
            Standing::Reported => (FULL, "neutral"),
            Standing::Open => (HALF, "vantar"),
            Standing::Late => (HOLLOW, "nej"),
        };
        self.state("uppdragsstatus", standing.name(), (shape, class))
    }

    /// A state by its name among the words of its group.
    pub fn state(&self, group: &str, name: &str, form: Form) -> State {
        State::new(self.term(group, name), form)
    }
}
