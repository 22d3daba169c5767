//! A number of persons so small that somebody can be recognised.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Words};
use crate::terms::Decimal;

static CODE: Code = Code::warning(
    "small-group",
    Words("Gruppen är så liten att någon kan kännas igen", "The group is so small that somebody can be recognised"),
    Words(
        "Ett litet antal i en grupp kan peka ut en person, och rätten till skydd för personuppgifter gäller också i tabeller.",
        "A small number in a group can point out a person, and personal data are protected in tables too.",
    ),
    Words(
        "Skriv -- i stället för talet, och dölj så många andra celler att det inte går att räkna ut.",
        "Write -- instead of the number, and hide as many other cells as it takes to keep it from being worked out.",
    ),
)
.resting_on("GDPR, artikel 5.1 c");

/// A number of persons above nought and below the site's limit, of an indicator that counts persons, in a group.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let Some(plan) = site.plan(id) else { return };
        let limit = site.config.smallest_group;
        for one in plan.figures.indicators.iter().filter(|one| one.persons) {
            for outcome in plan.figures.outcomes(one) {
                let small = outcome
                    .value
                    .number()
                    .is_some_and(|number| number > Decimal::ZERO && number < Decimal::whole(limit));
                if !small {
                    continue;
                }
                let (name, group, value) = (&one.name, &outcome.group, outcome.value.printed());
                report.push(
                    Diagnostic::new(
                        &CODE,
                        text!(
                            "\"{name}\", {group}: {value} är färre än {limit}",
                            "\"{name}\", {group}: {value} is fewer than {limit}"
                        ),
                    )
                    .at(outcome.place.clone())
                    .help(CODE.explanation.fix),
                );
            }
        }
    }),
};
