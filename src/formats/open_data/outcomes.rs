//! The rows of the table of outcomes: every figure of every steering document that is the municipality's own.

use std::borrow::Cow;

use super::cells::Rows;
use crate::figures::Measurement;
use crate::formats::teller::Teller;
use crate::site::Plan;
use crate::terms::{Decimal, Unit};

/// Each outcome: the page of its indicator, whose plan, what, when, for whom, how much, and what must be said of it.
pub fn rows(teller: Teller<'_>) -> Rows<'_> {
    Box::new(teller.site.plans().iter().flat_map(move |plan| of_plan(teller, plan)))
}

fn of_plan<'s>(teller: Teller<'s>, plan: &'s Plan) -> impl Iterator<Item = Vec<Cow<'s, str>>> {
    let document = teller.site.title(plan.document.into());
    let indicators = plan.figures.indicators.iter().zip(&plan.indicator_pages).enumerate();
    indicators.flat_map(move |(at, (indicator, page))| {
        let own = plan.outcomes(at).into_iter().filter(|one| one.is_own());
        own.map(move |one| {
            let unit = one.value.unit().or(indicator.unit.as_ref());
            let unit = unit.map(Unit::printed).unwrap_or_default();
            let mut row = vec![teller.url(page).into(), document.into(), indicator.name.as_str().into()];
            row.extend(cells(one));
            row.insert(6, unit.into());
            row
        })
    })
}

/// Period, group, value, state and comment. A value that is no number stands as words in the comment.
fn cells(one: &Measurement) -> [Cow<'_, str>; 5] {
    let number = one.value.number();
    let words = match number {
        Some(_) => None,
        None => Some(one.value.printed()),
    };
    let comment = [words, one.comment.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(". ");
    [
        one.period.printed().into(),
        one.group.as_str().into(),
        number.map(Decimal::machine).unwrap_or_default().into(),
        one.value.state().name().into(),
        comment.into(),
    ]
}
