//! An outcome of a period that has not begun.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Report, Text, Words};
use crate::figures::{Measurement, TOTAL};
use crate::site::{DocumentId, Site};

static CODE: Code = Code::warning(
    "future-outcome",
    Words("Utfallet gäller en tid som inte har börjat", "The outcome is of a time that has not begun"),
    Words(
        "Det som inte har hänt kan inte vara mätt. Läsaren ser talet som ett utfall, och målet bedöms utan det.",
        "What has not happened cannot have been measured. The reader sees the number as an outcome, and the goal is judged without it.",
    ),
    Words(
        "Rätta perioden. Är talet en prognos, skriv prognos som grupp.",
        "Correct the period. If the number is a forecast, write prognos as its group.",
    ),
);

/// A number for all together, of a period after the day that the site shows.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        tell_totals(site, id, (&CODE, report), |one| {
            let (value, period, day) = (one.value.printed(), &one.period, site.as_of);
            one.is_ahead(day).then(|| {
                text!(
                    "{value} är utfall för {period}, som inte har börjat den {day}",
                    "{value} is an outcome of {period}, which has not begun on {day}"
                )
            })
        });
    }),
};

/// Tells each outcome of a plan's own for all together that there are words for.
pub fn tell_totals(
    site: &Site,
    id: DocumentId,
    (code, report): (&'static Code, &mut Report),
    words: impl Fn(&Measurement) -> Option<Text>,
) {
    let Some(plan) = site.plan(id) else { return };
    for one in plan.figures.measurements.iter().filter(|one| one.group == TOTAL && one.is_own()) {
        if let Some(message) = words(one) {
            let found = Diagnostic::new(code, message);
            report.push(found.at(one.place.clone()).help(code.explanation.fix));
        }
    }
}
