//! "Hur går det med målen?": every indicator of the steering documents in force, by how far it has come.

use serde::Serialize;

use super::desk::{Desk, Link};
use super::figure::IndicatorLine;
use super::layout::{Head, Shell};
use super::plan::{Progress, goal_link, progress};
use super::state::State;
use super::steering::in_state;
use super::surroundings::register_word;
use crate::documents::SteeringState;
use crate::site::{Address, ListOf, Plan, Register, SHOWN, Subject};
use crate::terms::Attainment;

/// The same as a table, with every plan.
const TABLE: &str = "data/matt.csv";

/// The order of the degrees: what people come for is what does not go as it was meant to.
const ORDER: [Attainment; Attainment::VALUES.len()] = [
    Attainment::NotMet,
    Attainment::Behind,
    Attainment::OnTrack,
    Attainment::Met,
    Attainment::NotMeasured,
    Attainment::NotComparable,
];

/// What the template of the register gets.
#[derive(Debug, Serialize)]
pub struct AttainmentView {
    /// What surrounds the page.
    pub shell: Shell,
    /// The title.
    pub heading: String,
    /// How many indicators.
    pub count: usize,
    /// How many plans.
    pub plans: usize,
    /// The degrees that occur.
    pub sections: Vec<DegreeSection>,
    /// How it went with plans that have ended, the latest adopted first.
    pub ended: Vec<Progress>,
    /// All of them as a table.
    pub csv: Option<String>,
}

/// The indicators of one degree.
#[derive(Debug, Serialize)]
pub struct DegreeSection {
    /// Its anchor.
    pub id: &'static str,
    /// The degree.
    pub state: State,
    /// How many.
    pub count: usize,
    /// They, each with its plan; no more than a page can bear.
    pub rows: Vec<AttainmentRow>,
}

/// An indicator, and whose it is.
#[derive(Debug, Serialize)]
pub struct AttainmentRow {
    /// The indicator.
    pub line: IndicatorLine,
    /// Its steering document.
    pub plan: Link,
    /// Its goal.
    pub goal: Option<Link>,
}

/// The view of the register.
pub fn view(desk: &Desk<'_>) -> AttainmentView {
    let plans: Vec<&Plan> =
        in_state(desk, SteeringState::InForce).into_iter().filter_map(|id| desk.site.plan(id)).collect();
    let degrees = || plans.iter().flat_map(|plan| plan.assessments.iter().map(|one| one.attainment));
    let section = |degree: Attainment| {
        let rows = plans.iter().flat_map(|plan| rows(desk, plan, degree)).take(SHOWN);
        DegreeSection {
            id: degree.name(),
            state: desk.attainment(degree),
            count: degrees().filter(|one| *one == degree).count(),
            rows: rows.collect(),
        }
    };
    let heading = desk.word(register_word(Register::Attainment)).to_owned();
    let head = Head { title: heading.clone(), part: Some(ListOf::Steering), ..Head::default() };
    AttainmentView {
        shell: Shell::of(desk, Subject::Register(Register::Attainment), head),
        heading,
        count: degrees().count(),
        plans: plans.iter().filter(|plan| !plan.assessments.is_empty()).count(),
        sections: ORDER.map(section).into_iter().filter(|section| section.count > 0).collect(),
        ended: ended(desk),
        csv: desk.site.config.has_file(TABLE).then(|| desk.link(&Address::file(TABLE))),
    }
}

fn ended(desk: &Desk<'_>) -> Vec<Progress> {
    let states = [SteeringState::Expired, SteeringState::Repealed];
    let all = states.into_iter().flat_map(|state| in_state(desk, state));
    all.filter_map(|id| progress(desk, id)).take(SHOWN).collect()
}

fn rows<'d>(
    desk: &'d Desk<'_>,
    plan: &'d Plan,
    degree: Attainment,
) -> impl Iterator<Item = AttainmentRow> + 'd {
    let of_degree = plan.assessments.iter().enumerate().filter(move |(_, one)| one.attainment == degree);
    of_degree.map(|(at, _)| AttainmentRow {
        line: desk.indicator_line(plan, at),
        plan: desk.link_to(plan.document),
        goal: plan.goal_of(at).map(|goal| goal_link(desk, plan, goal)),
    })
}
