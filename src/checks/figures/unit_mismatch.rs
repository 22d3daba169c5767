//! A figure printed in another unit than its indicator's.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Words};

static CODE: Code = Code::error(
    "unit-mismatch",
    Words("Talet har en annan enhet än måttet", "The number has another unit than the indicator"),
    Words(
        "Dagar och procent går inte att jämföra, och en kurva med båda vore fel.",
        "Days and percent cannot be compared, and a line with both would be wrong.",
    ),
    Words("Rätta enheten i raden eller i matt.toml.", "Correct the unit in the row or in matt.toml."),
);

/// A number with a unit that does not agree with the indicator's.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let Some(plan) = site.plan(id) else { return };
        for one in &plan.figures.indicators {
            let Some(unit) = &one.unit else { continue };
            for outcome in plan.figures.outcomes(one) {
                let Some(other) = outcome.value.unit().filter(|other| !other.agrees_with(unit)) else {
                    continue;
                };
                let name = &one.name;
                report.push(
                    Diagnostic::new(
                        &CODE,
                        text!(
                            "\"{name}\" mäts i {unit}, men här står {other}",
                            "\"{name}\" is measured in {unit}, but here stands {other}"
                        ),
                    )
                    .at(outcome.place.clone())
                    .help(CODE.explanation.fix),
                );
            }
        }
    }),
};
