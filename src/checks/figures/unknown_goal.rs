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
            let headings = site.document(plan.document).prose.headings();
            for one in said.assessments.iter().filter(|one| plan.goals.find(&one.goal.value).is_none()) {
                let place = Place::new(&document.origin.path, one.goal.span.clone());
                let is_heading = headings.iter().any(|heading| heading.id == one.goal.value);
                report.push(if is_heading {
                    no_goal(&one.goal, place)
                } else {
                    unknown(plan, &one.goal, place)
                });
            }
        }
    }),
};

/// The fault of a heading that is judged as a goal, and is none.
fn no_goal(goal: &Placed<String>, place: Place) -> Diagnostic {
    let id = &goal.value;
    Diagnostic::new(&CODE, text!("rubriken \"{id}\" är inget mål", "the heading \"{id}\" is no goal"))
        .at(place)
        .help(text!(
            "skriv {{#{id} .mal}} efter rubriken i styrdokumentet",
            "write {{#{id} .mal}} after the heading in the steering document"
        ))
}

/// Whether two names of goals can be one, misspelt: with another number, or another letter for one, it is another goal.
fn can_be_one(one: &str, other: &str) -> bool {
    let number = |id: &str| -> String {
        let letter = || id.rfind('-').filter(|at| id.len() - at <= 3);
        let from = id.find(|c: char| c.is_ascii_digit()).or_else(letter).unwrap_or(id.len());
        id[from..].chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    number(one) == number(other)
}

fn unknown(plan: &Plan, goal: &Placed<String>, place: Place) -> Diagnostic {
    let given = &goal.value;
    let known = plan.goals.all().iter().map(|goal| goal.id.as_str()).filter(|id| can_be_one(id, given));
    Diagnostic::new(&CODE, text!("inget mål heter \"{given}\"", "no goal is called \"{given}\""))
        .at(place)
        .help(CODE.explanation.fix)
        .did_you_mean_text(nearest(given, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_number_is_another_goal() {
        for (one, other) in
            [("mal-1a", "mal-1-a"), ("mål-1a", "mal-1A"), ("trafk", "trafik"), ("mal-a", "Mal-A")]
        {
            assert!(can_be_one(one, other), "{one} {other}");
        }
        for (one, other) in
            [("mal-1a", "mal-1"), ("mal-1", "mal-2"), ("mal-a", "mal-b"), ("mal-2a-1", "mal-2a-2")]
        {
            assert!(!can_be_one(one, other), "{one} {other}");
        }
    }
}
