//! Figures that should add up and do not.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Words};
use crate::figures::{FigureSet, Indicator, Measurement, TOTAL};
use crate::terms::{Decimal, Period};

static CODE: Code = Code::warning(
    "sum-mismatch",
    Words("Summan stämmer inte", "The sum does not add up"),
    Words(
        "En läsare som räknar efter slutar att lita på de andra talen också.",
        "A reader who counts stops trusting the other numbers too.",
    ),
    Words(
        "Rätta talen. Är det källan som räknar fel, säg det i kommentaren.",
        "Correct the numbers. Where the source is wrong, say so in the comment.",
    ),
);

/// Rows of a sum, and women and men of a total: more apart than rounding allows.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let Some(plan) = site.plan(id) else { return };
        let set = &plan.figures;
        for one in &set.indicators {
            for total in set.outcomes(one).into_iter().filter(|one| one.is_own() && one.comment.is_none()) {
                for parts in [of_rows(set, one, total), of_groups(set, one, total)].into_iter().flatten() {
                    if let (Some(sum), Some(printed)) = (off(&parts, total), total.value.number()) {
                        let (name, period) = (&one.name, &total.period);
                        report.push(
                            Diagnostic::new(
                                &CODE,
                                text!(
                                    "\"{name}\" {period}: delarna blir {sum}, men summan är {printed}",
                                    "\"{name}\" {period}: the parts make {sum}, but the sum is {printed}"
                                ),
                            )
                            .at(total.place.clone())
                            .help(CODE.explanation.fix),
                        );
                    }
                }
            }
        }
    }),
};

/// The same period and group of every indicator that it is the sum of.
fn of_rows(set: &FigureSet, one: &Indicator, total: &Measurement) -> Option<Vec<Decimal>> {
    if one.sum_of.is_empty() {
        return None;
    }
    one.sum_of.iter().map(|part| number(set, &part.value, (&total.period, &total.group))).collect()
}

/// Women and men, or girls and boys, of a total.
fn of_groups(set: &FigureSet, one: &Indicator, total: &Measurement) -> Option<Vec<Decimal>> {
    if !one.adds_up || total.group != TOTAL {
        return None;
    }
    [["kvinnor", "män"], ["flickor", "pojkar"]].iter().find_map(|pair| {
        pair.iter().map(|group| number(set, &one.id, (&total.period, group))).collect::<Option<Vec<_>>>()
    })
}

fn number(set: &FigureSet, indicator: &str, (period, group): (&Period, &str)) -> Option<Decimal> {
    set.outcomes_of(indicator)
        .into_iter()
        .find(|one| one.group == group && one.is_own() && one.period.same_days(period))?
        .value
        .number()
}

/// The sum of the parts, where it differs by more than each part's rounding.
fn off(parts: &[Decimal], total: &Measurement) -> Option<Decimal> {
    let printed = total.value.number()?;
    let mut sum = Decimal::ZERO;
    let mut coarsest = printed.last_place();
    for part in parts {
        sum = sum.plus(*part)?;
        coarsest = coarsest.max(part.last_place());
    }
    // Whole numbers that are counted are not rounded.
    let exact = printed.places() == 0 && parts.iter().all(|part| part.places() == 0);
    let room = if exact {
        Decimal::ZERO
    } else {
        coarsest.times(i64::try_from(parts.len()).ok()?.div_euclid(2) + 1)?
    };
    (sum.minus(printed)?.size() > room).then_some(sum)
}
