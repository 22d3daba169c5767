//! A figure printed in another unit than its indicator's.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Report, Words};
use crate::figures::FigureSet;

static CODE: Code = Code::error(
    "unit-mismatch",
    Words("Talet har en annan enhet än måttet", "The number has another unit than the indicator"),
    Words(
        "Dagar och procent går inte att jämföra, och en kurva med båda vore fel.",
        "Days and percent cannot be compared, and a line with both would be wrong.",
    ),
    Words("Rätta enheten i raden eller i matt.toml.", "Correct the unit in the row or in matt.toml."),
);

/// A number with a unit that cannot be counted in the indicator's; where the indicator has none, in the first that one
/// of its figures has.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        if let Some(plan) = site.plan(id) {
            tell(&plan.figures, report);
        }
    }),
};

/// Tells the figures of one plan that have another unit than their indicator.
pub fn tell(figures: &FigureSet, report: &mut Report) {
    for one in &figures.indicators {
        let base = one.baseline.iter().map(|base| (&base.value, &base.place));
        let targets = one.targets.iter().map(|target| (&target.value, &target.place));
        let outcomes = figures.outcomes(one);
        let outcomes = outcomes.iter().map(|outcome| (&outcome.value, &outcome.place));
        let printed = base.chain(targets).chain(outcomes);
        let mut printed = printed.filter_map(|(value, place)| Some((value.unit()?, place)));
        let Some(unit) = one.unit.as_ref().or_else(|| Some(printed.next()?.0)) else { continue };
        for (other, place) in printed.filter(|(other, _)| !other.is_same_as(unit)) {
            let name = &one.name;
            // Only the indicator's own unit is one to count in.
            let help = if other.agrees_with(unit) {
                text!(
                    "skriv enhet = \"{unit}\" på måttet i matt.toml, så räknas talen om",
                    "write enhet = \"{unit}\" on the indicator in matt.toml, and the numbers are converted"
                )
            } else {
                CODE.explanation.fix.into()
            };
            report.push(
                Diagnostic::new(
                    &CODE,
                    text!(
                        "\"{name}\" mäts i {unit}, men här står {other}",
                        "\"{name}\" is measured in {unit}, but here stands {other}"
                    ),
                )
                .at(place.clone())
                .help(help),
            );
        }
    }
}
