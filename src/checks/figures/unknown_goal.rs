//! Figures for a goal or section that the text does not have.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Words, nearest};
use crate::documents::Data;
use crate::fields::Placed;
use crate::site::Plan;

static CODE: Code = Code::error(
    "unknown-goal",
    Words("Målet finns inte i dokumentet", "The document has no such goal"),
    Words(
        "Måttet eller bedömningen skulle inte synas vid något mål.",
        "The indicator or the judgement would not be seen at any goal.",
    ),
    Words(
        "Skriv rubrikens namn inom klammer: mal-1b för rubriken med {#mal-1b .mal}.",
        "Write the name in the heading's braces: mal-1b for the heading with {#mal-1b .mal}.",
    ),
);

/// An indicator, an action or a judgement of a goal that is no heading of the document.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        if let Some(plan) = site.plan(id) {
            let figures = &plan.figures;
            let indicators = figures
                .indicators
                .iter()
                .filter_map(|one| Some((one.goal.as_ref()?, one.place.path.clone())));
            let path = figures.indicators.first().map(|one| one.place.path.clone());
            let actions = figures.actions.iter().filter_map(|one| Some((one.goal.as_ref()?, path.clone()?)));
            let unmeasured = figures.unmeasured.iter().map(|one| (&one.goal, one.place.path.clone()));
            for (goal, path) in indicators.chain(actions).chain(unmeasured) {
                if !document.prose.headings().iter().any(|heading| heading.id == goal.value) {
                    report.push(unknown(plan, goal, Place::new(&path, goal.span.clone())));
                }
            }
        }
        if let (Data::FollowUp(said), Some(plan)) = (&document.data, site.plan_followed_by(id)) {
            for one in said.assessments.iter().filter(|one| plan.goals.find(&one.goal.value).is_none()) {
                let place = Place::new(&document.origin.path, one.goal.span.clone());
                report.push(unknown(plan, &one.goal, place));
            }
        }
    }),
};

fn unknown(plan: &Plan, goal: &Placed<String>, place: Place) -> Diagnostic {
    let given = &goal.value;
    let known = plan.goals.all().iter().map(|goal| goal.id.as_str());
    Diagnostic::new(&CODE, text!("inget mål heter \"{given}\"", "no goal is called \"{given}\""))
        .at(place)
        .help(CODE.explanation.fix)
        .did_you_mean_text(nearest(given, known))
}
