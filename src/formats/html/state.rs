//! States as a word with a shape, never as a colour alone.

use serde::Serialize;

use super::desk::{Desk, Html};
use crate::documents::{Meeting, MeetingStatus, SteeringState, Verdict};
use crate::site::Standing;

/// A state: its word, a shape before it, and a class for its colour.
#[derive(Debug, Clone, Serialize)]
pub struct State {
    /// The word.
    pub word: String,
    /// The word explained, where a glossary does.
    pub explained: Option<Html>,
    /// The shape; read by eyes alone, for the word says it.
    pub shape: &'static str,
    /// `god`, `vantar`, `nej` or `neutral`.
    pub class: &'static str,
}

const FULL: &str = "●";
const HALF: &str = "◐";
const HOLLOW: &str = "○";
const DASH: &str = "–";

impl State {
    /// The state with its word explained, where the page has not explained it yet.
    pub fn explained(mut self, desk: &Desk<'_>) -> Self {
        self.explained = Some(desk.explained(&self.word));
        self
    }
}

impl Desk<'_> {
    /// How a proposal fared.
    pub fn verdict(&self, verdict: Verdict) -> State {
        let (shape, class) = match verdict {
            Verdict::Approved => (FULL, "god"),
            Verdict::Noted => (FULL, "neutral"),
            Verdict::Rejected => (HOLLOW, "nej"),
            Verdict::ReferredBack | Verdict::Tabled => (HALF, "vantar"),
            Verdict::Withdrawn => (DASH, "neutral"),
        };
        self.state("utfall", verdict.name(), (shape, class))
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
    pub fn state(&self, group: &str, name: &str, (shape, class): (&'static str, &'static str)) -> State {
        State { word: self.term(group, name), explained: None, shape, class }
    }
}
