//! An action (åtgärd): what is to be done for a goal.

use super::codes::VERDICT_WITHOUT_REASON;
use crate::diagnostics::Diagnostic;
use crate::fields::{Fields, Placed};
use crate::terms::name_in;

/// What is to be done.
#[derive(Debug)]
pub struct Action {
    /// The goal, by its anchor.
    pub goal: Option<Placed<String>>,
    /// What.
    pub name: String,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// When, as the source says.
    pub period: Option<String>,
    /// How far it has come.
    pub state: Option<ActionState>,
    /// Why it was cancelled, or anything else.
    pub reason: Option<String>,
}

/// How far an action has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionState {
    /// Planned.
    Planned,
    /// Under way.
    UnderWay,
    /// Done.
    Done,
    /// Late.
    Late,
    /// Cancelled, for a reason.
    Cancelled,
}

impl ActionState {
    /// The states, as editors write them.
    pub const VALUES: &'static [(&'static str, Self)] = &[
        ("planerad", Self::Planned),
        ("pagar", Self::UnderWay),
        ("klar", Self::Done),
        ("forsenad", Self::Late),
        ("avbruten", Self::Cancelled),
    ];

    /// Its name in locales and data.
    pub fn name(self) -> &'static str {
        name_in(Self::VALUES, self)
    }
}

/// Reads an action of `matt.toml`.
pub fn read(one: &mut Fields<'_, '_>) -> Action {
    let state = one.choice("status", ActionState::VALUES);
    let reason = one.text("skal");
    if state == Some(ActionState::Cancelled) && reason.is_none() {
        let place = one.place("status");
        one.fault(
            Diagnostic::new(
                &VERDICT_WITHOUT_REASON,
                text!("åtgärden är avbruten utan skäl", "the action is cancelled without a reason"),
            )
            .at(place)
            .help(VERDICT_WITHOUT_REASON.explanation.fix),
        );
    }
    Action {
        goal: one.required_placed_text("mal"),
        name: one.required_text("namn"),
        responsible: one.text("ansvarig"),
        period: one.text("period"),
        state,
        reason,
    }
}
