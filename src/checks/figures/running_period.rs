//! An outcome of a period that is not over.

use super::future_outcome::tell_totals;
use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Words};

static CODE: Code = Code::note(
    "running-period",
    Words("Utfallet gäller en tid som inte är slut", "The outcome is of a time that is not over"),
    Words(
        "Ett läge mitt i året läses som hela årets, och målet bedöms som om all tid hade gått.",
        "Where things stand in the middle of a year is read as the whole year's, and the goal is judged as if all its time were gone.",
    ),
    Words(
        "Gäller talet en viss dag, skriv dagen som period: 2026-08-31. Står det fast för hela perioden, låt det stå.",
        "If the number is of a certain day, write the day as its period: 2026-08-31. If it stands for the whole period, leave it.",
    ),
);

/// A number for all together, of a period that the day that the site shows is in.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        tell_totals(site, id, (&CODE, report), |one| {
            let (value, period, day) = (one.value.printed(), &one.period, site.as_of);
            let is_over = period.last().is_none_or(|last| last <= day);
            let runs = one.value.amount().is_some() && !is_over && !one.is_ahead(day);
            runs.then(|| {
                text!(
                    "{value} är utfall för {period}, som inte är slut den {day}",
                    "{value} is an outcome of {period}, which is not over on {day}"
                )
            })
        });
    }),
};
