//! The rows of the table of outcomes: every figure of every steering document that is the municipality's own.

use crate::figures::Measurement;
use crate::formats::teller::Teller;
use crate::site::Plan;
use crate::terms::Decimal;

/// Each outcome: the page of its indicator, whose plan, what, when, for whom, how much, and what must be said of it.
pub fn rows(teller: Teller<'_>) -> Vec<Vec<String>> {
    teller.site.plans().iter().flat_map(|plan| of_plan(teller, plan)).collect()
}

fn of_plan(teller: Teller<'_>, plan: &Plan) -> Vec<Vec<String>> {
    let document = teller.site.title(plan.document.into());
    let indicators = plan.figures.indicators.iter().zip(&plan.indicator_pages).enumerate();
    let rows = indicators.flat_map(|(at, (indicator, page))| {
        let own = plan.outcomes(at).into_iter().filter(|one| one.is_own());
        own.map(move |one| {
            let unit = one.value.unit().or(indicator.unit.as_ref());
            let unit = unit.map(|unit| unit.printed().to_owned()).unwrap_or_default();
            let mut row = vec![teller.url(page), document.to_owned(), indicator.name.clone()];
            row.extend(cells(one));
            row.insert(6, unit);
            row
        })
    });
    rows.collect()
}

/// Period, group, value, state and comment. A value that is no number stands as words in the comment.
fn cells(one: &Measurement) -> [String; 5] {
    let number = one.value.number();
    let words = match number {
        Some(_) => None,
        None => Some(one.value.printed().to_owned()),
    };
    let comment = [words, one.comment.clone()].into_iter().flatten().collect::<Vec<_>>().join(". ");
    [
        one.period.printed().to_owned(),
        one.group.clone(),
        number.map(Decimal::machine).unwrap_or_default(),
        one.value.state().name().to_owned(),
        comment,
    ]
}
