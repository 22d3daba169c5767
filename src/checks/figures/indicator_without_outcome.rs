//! An indicator without any outcome.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Severity, Words};

static CODE: Code = Code {
    id: "indicator-without-outcome",
    severity: Severity::Note,
    ..Code::warning(
        "",
        Words("Måttet har inget utfall", "The indicator has no outcome"),
        Words(
            "Läsaren ser ett mål och får inte veta hur det gick.",
            "The reader sees a goal and is not told how it went.",
        ),
        Words(
            "Lägg till en rad i utfall.csv, också när svaret är rapporteras senare eller mäts inte.",
            "Add a row in utfall.csv, also where the answer is rapporteras senare or mäts inte.",
        ),
    )
};

/// An indicator without any row of outcome.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let Some(plan) = site.plan(id) else { return };
        let indicators = plan.figures.indicators.iter().enumerate();
        for (_, one) in indicators.filter(|(at, _)| plan.outcomes(*at).is_empty()) {
            let name = &one.name;
            report.push(
                Diagnostic::new(&CODE, text!("\"{name}\" har inget utfall", "\"{name}\" has no outcome"))
                    .at(one.place.clone())
                    .help(CODE.explanation.fix),
            );
        }
    }),
};
