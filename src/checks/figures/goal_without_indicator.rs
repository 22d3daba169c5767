//! A goal that nothing measures.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Place, Severity, Words};

static CODE: Code = Code {
    id: "goal-without-indicator",
    severity: Severity::Note,
    ..Code::warning(
        "",
        Words("Målet har inget mått", "The goal has no indicator"),
        Words(
            "Ingen kan se hur det går med ett mål som inte mäts.",
            "Nobody can see how a goal fares that is not measured.",
        ),
        Words(
            "Lägg till ett mått i matt.toml, eller säg varför det inte finns: [[utan_matt]] med mal och skal.",
            "Add an indicator in matt.toml, or say why there is none: [[utan_matt]] with mal and skal.",
        ),
    )
};

/// A goal at the lowest level without indicator, in a document that has figures, and nobody has said why.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let Some(plan) = site.plan(id).filter(|plan| !plan.figures.is_empty()) else { return };
        let document = site.document(id);
        for at in plan.goals_without_measure() {
            let Some(goal) = plan.goals.get(at).filter(|goal| goal.children.is_empty()) else { continue };
            let said = plan.figures.unmeasured.iter().any(|one| one.goal.value == goal.id);
            let Some(heading) = document.prose.headings().get(goal.heading).filter(|_| !said) else {
                continue;
            };
            let title = &goal.title;
            report.push(
                Diagnostic::new(&CODE, text!("\"{title}\" har inget mått", "\"{title}\" has no indicator"))
                    .at(Place::new(&document.origin.path, heading.span.clone()))
                    .help(CODE.explanation.fix),
            );
        }
    }),
};
