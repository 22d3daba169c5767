//! An indicator of a goal without a target.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Severity, Words};

static CODE: Code = Code {
    id: "indicator-without-target",
    severity: Severity::Note,
    ..Code::warning(
        "",
        Words("Måttet har inget målvärde", "The indicator has no target"),
        Words(
            "Utan målvärde går det inte att säga om målet är nått.",
            "Without a target it cannot be said whether the goal is reached.",
        ),
        Words(
            "Lägg till malvarde, eller säg varför det inte finns: utan_malvarde = \"skälet\".",
            "Add malvarde, or say why there is none: utan_malvarde = \"the reason\".",
        ),
    )
};

/// An indicator of a goal without a target, and nobody has said why.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let Some(plan) = site.plan(id) else { return };
        let indicators = plan.figures.indicators.iter().enumerate();
        for (_, one) in indicators.filter(|(at, one)| one.targets.is_empty() && plan.goal_of(*at).is_some()) {
            let name = &one.name;
            report.push(
                Diagnostic::new(&CODE, text!("\"{name}\" har inget målvärde", "\"{name}\" has no target"))
                    .at(one.place.clone())
                    .help(CODE.explanation.fix),
            );
        }
    }),
};
